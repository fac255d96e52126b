// SPDX-License-Identifier: Apache-2.0
//
// Carnet's side of an exchange of SD-JWTs and token status lists with another implementation: one JSON
// request per line in, one answer per line out. The issuer's key is made when the program starts.
//
//   {"act":"issue","holder":JWK}                    -> {"text","issuer","claims"}: an award, with decoys
//   {"act":"verify","text","issuer","audience","nonce","now"}  -> {"accepted","error","claims"}
//   {"act":"select","text","wanted":[path]}         -> {"text"}
//   {"act":"write-status","bits","statuses":[...],"uri"}       -> {"text","issuer"}
//   {"act":"read-status","text","issuer","uri"}     -> {"accepted","error","statuses"}
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "tests/support/seeded_random.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "wallet-format/jcs.h"
#include "wallet-format/jose/media_type.h"
#include "wallet-format/profile/award_sd_jwt.h"
#include "wallet-format/sd-jwt/key_binding.h"
#include "wallet-format/sd-jwt/presenting.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"
#include "wallet-format/status-list/status_list_token.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace carnet;

constexpr std::size_t kCap = 1024 * 1024;

Result<std::string> text_of(JsonValue request, std::string_view member) {
    CARNET_TRY(const auto value, request.require(member));
    CARNET_TRY(const auto text, value.as_string());
    return std::string(text);
}

Result<std::int64_t> number_of(JsonValue request, std::string_view member) {
    CARNET_TRY(const auto value, request.require(member));
    return value.as_integer();
}

Result<keys::PublicKey> key_of(JsonValue request, std::string_view member) {
    CARNET_TRY(const auto value, request.require(member));
    return keys::PublicKey::from_jwk(value);
}

class Partner {
  public:
    explicit Partner(std::unique_ptr<const keys::Signer> issuer) : issuer_(std::move(issuer)) {}

    Result<std::string> answer(JsonValue request) {
        CARNET_TRY(const auto act, text_of(request, "act"));
        if (act == "issue") return issue(request);
        if (act == "verify") return judged(verify(request), "claims");
        if (act == "select") return select(request);
        if (act == "write-status") return write_status(request);
        if (act == "read-status") return judged(read_status(request), "statuses");
        return error(ErrorCode::kUsage, "no such act: " + act);
    }

  private:
    Result<std::string> issue(JsonValue request) {
        CARNET_TRY(auto holder, key_of(request, "holder"));
        const wallet::CompetencyDocument document = documents_.document();
        wallet::AwardSdJwtFacts facts;
        facts.award_id = "urn:uuid:" + random_.uuid();
        facts.issuer = "https://board.example";
        facts.vct = wallet::award_vct(facts.issuer, document);
        facts.issued = UtcTime{1'795'000'000, 0};
        facts.holder_key = std::move(holder);
        CARNET_TRY(const auto award, wallet::award_claims(document, facts));
        CARNET_TRY(const auto claims, JsonDocument::parse(award.json));
        CARNET_TRY(const auto text, wallet::issue_sd_jwt_vc(claims.root(), award.hidden, {.kid = "key-1"},
                                                            *issuer_, random_, {.max_decoys = 5}));
        JsonWriter out;
        out.begin_object().member("text", text).key("issuer").raw(issuer_->public_key().jwk());
        return out.key("claims").raw(award.json).end_object().take();
    }

    // The claims, where everything holds.
    static Result<std::string> verify(JsonValue request) {
        CARNET_TRY(const auto text, text_of(request, "text"));
        CARNET_TRY(const auto issuer, key_of(request, "issuer"));
        CARNET_TRY(const auto vc, wallet::read_sd_jwt_vc(text));
        CARNET_TRY_VOID(wallet::verify_compact_jws(vc.sd_jwt.issuer_jwt(), issuer));
        if (request.find("nonce")) {
            wallet::KeyBindingRules rules;
            CARNET_TRY(rules.audience, text_of(request, "audience"));
            CARNET_TRY(rules.nonce, text_of(request, "nonce"));
            CARNET_TRY(rules.now.seconds, number_of(request, "now"));
            CARNET_TRY_VOID(wallet::check_key_binding(vc.sd_jwt, rules));
        }
        return wallet::canonicalize(vc.claims());
    }

    static Result<std::string> select(JsonValue request) {
        CARNET_TRY(const auto text, text_of(request, "text"));
        CARNET_TRY(const auto sd_jwt, wallet::SdJwt::parse(text));
        CARNET_TRY(const auto wanted, request.require("wanted"));
        std::vector<wallet::ClaimPath> paths;
        for (const JsonValue path : wanted.elements()) {
            CARNET_TRY(auto read, wallet::read_claim_path(path));
            paths.push_back(std::move(read));
        }
        CARNET_TRY(const auto chosen, wallet::select_disclosures(sd_jwt, paths));
        return JsonWriter().begin_object().member("text", chosen).end_object().take();
    }

    Result<std::string> write_status(JsonValue request) {
        CARNET_TRY(const auto bits, number_of(request, "bits"));
        CARNET_TRY(const auto statuses, request.require("statuses"));
        CARNET_TRY(auto list, wallet::TokenStatusList::zeros(statuses.size(), static_cast<unsigned>(bits)));
        std::uint64_t index = 0;
        for (const JsonValue status : statuses.elements()) {
            CARNET_TRY(const auto value, status.as_integer());
            CARNET_TRY_VOID(list.set(index++, static_cast<unsigned>(value)));
        }
        wallet::StatusListTokenContent content;
        CARNET_TRY(content.uri, text_of(request, "uri"));
        content.issued = UtcTime{1'795'000'000, 0};
        content.ttl_seconds = 60;
        CARNET_TRY(const auto text, wallet::sign_compact_jws(
                                        {.typ = std::string(wallet::kStatusListTokenType)},
                                        as_bytes(wallet::write_status_list_claims(content, list)), *issuer_));
        JsonWriter out;
        out.begin_object().member("text", text).key("issuer").raw(issuer_->public_key().jwk());
        return out.end_object().take();
    }

    static Result<std::string> read_status(JsonValue request) {
        CARNET_TRY(const auto text, text_of(request, "text"));
        CARNET_TRY(const auto issuer, key_of(request, "issuer"));
        CARNET_TRY(const auto uri, text_of(request, "uri"));
        CARNET_TRY(const auto jws, wallet::CompactJws::parse(text));
        if (!wallet::names_media_type(jws.header().typ, wallet::kStatusListTokenType))
            return error(ErrorCode::kJoseType, "is no status list token");
        CARNET_TRY_VOID(wallet::verify_compact_jws(jws, issuer));
        CARNET_TRY(const auto claims, JsonDocument::parse(as_text(jws.payload())));
        CARNET_TRY(const auto token, wallet::read_status_list_claims(claims.root(), uri, kCap));
        JsonWriter out;
        out.begin_array();
        for (std::uint64_t i = 0; i < token.list.entries(); ++i)
            out.integer(static_cast<std::int64_t>(token.list.get(i).value()));
        return out.end_array().take();
    }

    static std::string judged(const Result<std::string>& found, std::string_view name) {
        JsonWriter out;
        out.begin_object().key("accepted").boolean(found.has_value());
        if (found) return out.key(name).raw(*found).end_object().take();
        return out.member("error", found.error().message()).end_object().take();
    }

    std::unique_ptr<const keys::Signer> issuer_;
    SystemRandom random_;
    test::SeededRandom chance_{808};
    test::RandomDocuments documents_{chance_};
};

Result<std::unique_ptr<const keys::Signer>> fresh_signer() {
    SystemRandom random;
    CARNET_TRY(auto secret, keys::generate_secret(keys::Algorithm::kEcdsaP256, random));
    return keys::make_signer(keys::Algorithm::kEcdsaP256, std::move(secret));
}

}  // namespace

int main() {
    auto signer = fresh_signer();
    if (!signer) return 1;
    Partner partner(*std::move(signer));
    for (std::string line; std::getline(std::cin, line);) {
        const auto request = JsonDocument::parse(line);
        const auto answer = request ? partner.answer(request->root()) : Result<std::string>(request.error());
        if (answer)
            std::cout << *answer << std::endl;
        else
            std::cout
                << JsonWriter().begin_object().member("failed", answer.error().message()).end_object().take()
                << std::endl;
    }
    return 0;
}
