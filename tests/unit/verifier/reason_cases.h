// SPDX-License-Identifier: Apache-2.0
//
// How a document, an issuer or a list comes to be wrong in one way: the pieces that the cases of
// every_reason_test.cpp are put together from.
#pragma once

#include "base/text_encoding.h"
#include "tests/unit/verifier/world.h"

#include <catch2/catch.hpp>

#include <functional>
#include <string>

namespace carnet::test {

struct Case {
    std::string name;
    CheckKind kind;
    Outcome outcome;
    Reason reason;
    std::function<Verdict(World&)> run;
};

// The issuer's certificate with one thing changed before it is signed.
inline std::function<Verdict(World&)> issued_with(std::string from, std::string to) {
    return [from, to](World& world) {
        return world.verify(sign(replaced(world.certificate(), from, to), world.key));
    };
}

// The issuer's certificate with one thing changed after it was signed.
inline std::function<Verdict(World&)> altered(std::string from, std::string to) {
    return [from, to](World& world) { return world.verify(replaced(world.signed_certificate(), from, to)); };
}

inline std::function<Verdict(World&)> raw(std::string bytes) {
    return [bytes](World& world) { return world.verify(bytes); };
}

// A good certificate, of whose proof more is asked.
inline std::function<Verdict(World&)> asked(ProofExpectations expected) {
    return [expected](World& world) {
        const StatusLists lists(world.published, world.issuers, world.policy);
        return carnet::verifier::verify(as_bytes(world.signed_certificate()), world.policy,
                                        {world.clock, world.issuers, lists}, std::nullopt, expected);
    };
}

inline std::function<Verdict(World&)> prepared(std::function<void(World&)> prepare) {
    return [prepare](World& world) {
        prepare(world);
        return world.verify(world.signed_certificate());
    };
}

inline std::function<Verdict(World&)> with_list(ListMaking how) {
    return prepared([how](World& world) { world.publish_list(how); });
}

inline std::function<Verdict(World&)> with_issuer_error(ErrorCode code) {
    return prepared([code](World& world) { world.issuers.answer(std::string(kIssuer), error(code, "why")); });
}

inline std::function<Verdict(World&)> with_list_error(ErrorCode code) {
    return prepared([code](World& world) { world.published.answer(kRevocationList, error(code, "why")); });
}

inline std::function<Verdict(World&)> with_method(std::function<void(wallet::VerificationMethod&)> change) {
    return prepared([change](World& world) {
        auto document = world.did_document();
        change(document.methods.front());
        world.issuers.publish(std::move(document));
    });
}

inline std::function<Verdict(World&)> signed_under(std::string key_id) {
    return [key_id](World& world) {
        Key key = make_key(1);
        key.id = key_id;
        return world.verify(sign(world.certificate(), key));
    };
}

inline std::function<Verdict(World&)> signed_how(Signing how) {
    return [how](World& world) { return world.verify(sign(world.certificate(), world.key, how)); };
}

// The same as `altered`, with a proof over RDF.
inline std::function<Verdict(World&)> altered_over_rdf(std::string from, std::string to) {
    return [from, to](World& world) {
        const auto text = sign(world.certificate(), world.key, {.form = wallet::CanonicalForm::kRdfc});
        return world.verify(replaced(text, from, to));
    };
}

// Evidence: blank nodes that are all linked to one another, so that nothing tells them apart.
inline std::string alike_nodes(int count) {
    const auto name = [](int node) { return R"({"id":"_:n)" + std::to_string(node) + "\""; };
    std::string nodes = R"({"type":"Evidence","https://example.org/all":[)";
    for (int node = 0; node < count; ++node) {
        nodes += name(node) + R"(,"https://example.org/k":[)";
        for (int other = 0; other < count; ++other) {
            if (other != node) nodes += name(other) + "},";
        }
        nodes.back() = ']';
        nodes += "},";
    }
    nodes.back() = ']';
    return nodes + "}";
}

// A did:key of an Ed25519 "key" given as bytes.
inline std::string did_key_of(std::uint8_t first, std::uint8_t rest) {
    Bytes bytes = {0xed, 0x01, first};
    bytes.insert(bytes.end(), 31, rest);
    const std::string text = encode_multibase(Multibase::kBase58Btc, bytes);
    return "did:key:" + text + "#" + text;
}

inline std::string with_proof_value(const World& world,
                                    const std::function<std::string(std::string)>& change) {
    const std::string text = world.signed_certificate();
    const std::size_t begin = text.find("\"proofValue\":\"") + 14;
    const std::size_t end = text.find('"', begin);
    return text.substr(0, begin) + change(text.substr(begin, end - begin)) + text.substr(end);
}

inline std::string proof_config(const World& world, std::string_view suite, std::string_view more = {}) {
    return R"({"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json","https://w3id.org/carnet/v1"],"type":"DataIntegrityProof","cryptosuite":")" +
           std::string(suite) + R"(","verificationMethod":")" + world.key.id +
           R"(","proofPurpose":"assertionMethod")" + std::string(more) + "}";
}

inline constexpr std::string_view kVcHeader = R"({"alg":"EdDSA","typ":"vc+jwt","kid":"$key"})";

// The issuer's certificate in a token with that header ($key is the issuer's), signed by the issuer's key
// whatever the header says.
inline std::function<Verdict(World&)> with_token(
    std::string_view header,
    std::function<std::string(std::string)> change = [](std::string claims) { return claims; }) {
    return [header = std::string(header), change](World& world) {
        std::string named = header;
        if (const auto at = named.find("$key"); at != std::string::npos) named.replace(at, 4, world.key.id);
        return world.verify(in_token(named, change(world.certificate()), world.key));
    };
}

// One more member of the payload.
inline std::function<std::string(std::string)> with_claim(std::string claim) {
    return [claim](std::string claims) { return claims.substr(0, claims.size() - 1) + "," + claim + "}"; };
}

// Verifies once to fill the cache, cuts the line to the lists, and verifies again `seconds` later.
inline std::function<Verdict(World&)> after_silence(std::int64_t seconds) {
    return [seconds](World& world) {
        world.publish_list({.valid_until = at("2026-12-21T00:00:00Z")});
        const StatusLists lists(world.published, world.issuers, world.policy);
        const std::string bytes = world.signed_certificate();
        REQUIRE(world.verify_with(lists, bytes).decision() == Decision::kAccepted);
        world.published.answer(kRevocationList, error(ErrorCode::kFetchTimeout, "silence"));
        world.clock.set(at(kNow).plus_seconds(seconds));
        return world.verify_with(lists, bytes);
    };
}

inline std::function<Verdict(World&)> with_issuer_age(std::int64_t seconds) {
    return prepared([seconds](World& world) {
        world.issuers.forget_age(std::string(kIssuer), at(kNow).plus_seconds(-seconds), "silence");
    });
}

}  // namespace carnet::test
