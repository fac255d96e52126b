// SPDX-License-Identifier: Apache-2.0
// Lists of accredited bodies that a holder brings along, made by the export that authorities use and really
// signed. Everything is as it must be; tests change one thing each.
#pragma once

#include "tests/unit/verifier/trust/trust_samples.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "verifier/verify_together.h"
#include "wallet-format/profile/recognized_entity.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::test {

inline constexpr std::string_view kCouncil = "did:web:council.example";

// Somebody who makes lists, with the key that his site shows.
struct Recognizer {
    Recognizer(World& world, std::string_view name, std::uint64_t seed)
        : did(name), key(make_key(seed, keys::Algorithm::kEd25519, name)) {
        publish(world, World::method_of(key, did));
    }
    void publish(World& world, const wallet::VerificationMethod& method) const {
        world.issuers.publish({did, {method}, {method.id}, {}});
    }

    std::string did;
    Key key;
};

// The operator whom the policy accepts, who stands behind everything here. No issuer is named by itself.
struct StapledWorld : World {
    StapledWorld() {
        policy.trusted.clear();
        policy.trust_lists = {{std::string(kOperator), "Accreditation list (demo)"}};
    }

    Recognizer authority{*this, kOperator, 9};
    Recognizer council{*this, kCouncil, 41};
};

// Accredited by `recognizer` since 2020, as of a day before kNow.
inline wallet::Accreditation recognized(const Recognizer& recognizer, std::string_view body,
                                        wallet::AccreditedRole role = wallet::AccreditedRole::kAward) {
    auto entry = accreditation(body);
    entry.accreditor = recognizer.did;
    entry.role = role;
    return entry;
}

inline wallet::TrustList list_by(const Recognizer& recognizer, std::vector<wallet::Accreditation> entries,
                                 std::string_view issued = "2026-11-20T00:00:00Z") {
    wallet::TrustList list;
    list.id = "https://" + recognizer.did.substr(8) + "/list";
    list.title = {{"en", "Accreditation list (demo)"}};
    list.territories = {"NP"};
    list.issued = at(issued);
    list.next_update = at("2026-12-21T00:00:00Z");
    list.entries = std::move(entries);
    return list;
}

inline wallet::Envelope envelope_of(const Recognizer& recognizer, UtcTime from) {
    wallet::Envelope envelope;
    envelope.id = "urn:uuid:0b7d5d7e-6a0e-4f3b-9a56-1c2d3e4f5a70";
    envelope.issuer = recognizer.did;
    envelope.issuer_name = "Example Authority (demo)";
    envelope.valid_from = from;
    envelope.schema_base = "https://authority.example/schemas/";
    return envelope;
}

// As a RecognizedEntityCredential, unsigned.
inline std::string recognized_text(const Recognizer& recognizer, const wallet::TrustList& list) {
    const auto made = wallet::export_recognized_entities(list, envelope_of(recognizer, list.issued));
    INFO((made ? std::string() : made.error().message()));
    REQUIRE(made.has_value());
    return made->credential;
}

inline std::string stapled(const Recognizer& recognizer, wallet::Accreditation entry,
                           std::string_view issued = "2026-11-20T00:00:00Z") {
    const auto list = list_by(recognizer, {std::move(entry)}, issued);
    return sign(recognized_text(recognizer, list), recognizer.key, {.created = list.issued});
}

inline VerdictsTogether shown_with(const World& world, const std::string& certificate,
                                   const std::vector<std::string>& lists,
                                   const VerifyQuestion& question = {}) {
    std::vector<ByteView> with;
    for (const auto& text : lists) with.push_back(as_bytes(text));
    const StatusLists statuses(world.published, world.issuers, world.policy);
    return verify_together(as_bytes(certificate), with, question, world.policy,
                           {world.clock, world.issuers, statuses, &world.trust, &world.library});
}

}  // namespace carnet::test
