// SPDX-License-Identifier: Apache-2.0
// SD-JWTs as they come, and, because few inputs are signed tokens, payloads with disclosures made from the
// input itself: whatever is accepted holds no reserved name, says where every disclosure went, and is
// presented again as the same claims. What is no SD-JWT is tried as claims to conceal: they come back whole.
#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/random.h"
#include "base/text_encoding.h"
#include "wallet-format/jcs.h"
#include "wallet-format/profile/award_sd_jwt.h"
#include "wallet-format/sd-jwt/concealing.h"
#include "wallet-format/sd-jwt/jwt_vc_issuer.h"
#include "wallet-format/sd-jwt/presenting.h"
#include "wallet-format/sd-jwt/processing.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"
#include "wallet-format/sd-jwt/type_metadata.h"

#include <cstdlib>

namespace {

using namespace carnet;

// Each salt another, the same in every run.
class CountingRandom final : public Random {
  public:
    void fill(std::span<std::uint8_t> out) override {
        ++count_;
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = static_cast<std::uint8_t>(i < sizeof count_ ? count_ >> (8 * i) : 0);
    }

  private:
    std::uint64_t count_ = 0;
};

void require_plain(JsonValue value) {
    for (const auto& [name, member] : value.members()) {
        if (name == "_sd" || name == "...") std::abort();
        require_plain(member);
    }
    for (const JsonValue element : value.elements()) require_plain(element);
}

void check_processed(const wallet::ProcessedClaims& processed, std::size_t disclosures) {
    require_plain(processed.claims.root());
    if (processed.disclosed.size() != disclosures) std::abort();
}

void check_text(std::string_view text) {
    const auto sd_jwt = wallet::SdJwt::parse(text);
    if (!sd_jwt) return;
    const auto processed = wallet::process_claims(sd_jwt->payload(), sd_jwt->disclosures());
    if (!processed) return;
    check_processed(*processed, sd_jwt->disclosures().size());
    const auto all = wallet::select_disclosures(*sd_jwt, processed->disclosed);
    if (!all || *all != sd_jwt->bound_text()) std::abort();
    if (const auto vc = wallet::read_sd_jwt_vc(text); vc && vc->vct.empty()) std::abort();
}

// Every member and element that is reached is hidden, and comes back.
void collect(JsonValue value, wallet::ClaimPath& at, std::vector<wallet::ClaimPath>& paths) {
    if (at.size() > 8 || paths.size() > 100) return;
    std::size_t position = 0;
    for (const auto& [name, member] : value.members()) {
        at.emplace_back(std::string(name));
        paths.push_back(at);
        collect(member, at, paths);
        at.pop_back();
    }
    for (const JsonValue element : value.elements()) {
        at.emplace_back(position++);
        paths.push_back(at);
        collect(element, at, paths);
        at.pop_back();
    }
}

void check_concealed(JsonValue claims) {
    std::vector<wallet::ClaimPath> paths;
    wallet::ClaimPath at;
    collect(claims, at, paths);
    CountingRandom random;
    const auto concealed = wallet::conceal_claims(claims, paths, {.max_decoys = 3}, random);
    if (!concealed) return;
    const auto payload = JsonDocument::parse(concealed->payload);
    if (!payload) std::abort();
    std::vector<wallet::Disclosure> disclosures;
    for (const auto& text : concealed->disclosures) {
        auto disclosure = wallet::Disclosure::parse(text);
        if (!disclosure) return;  // nested deeper than anybody reads
        disclosures.push_back(*std::move(disclosure));
    }
    const auto processed =
        wallet::process_claims(payload->root(), disclosures, {.digests = 10'000, .depth = 64});
    if (!processed) return;
    check_processed(*processed, disclosures.size());
    if (wallet::canonicalize(processed->claims.root()) != wallet::canonicalize(claims)) std::abort();
}

// As a payload whose disclosures are all strings of its member "disclosures".
void check_payload(JsonValue payload) {
    std::vector<wallet::Disclosure> disclosures;
    if (const auto texts = payload.find("disclosures")) {
        for (const JsonValue text : texts->elements()) {
            if (!text.is_string()) continue;
            if (auto read = wallet::Disclosure::parse(encode_base64url(as_bytes(text.string()))))
                disclosures.push_back(*std::move(read));
        }
    }
    if (const auto processed = wallet::process_claims(payload, disclosures))
        check_processed(*processed, disclosures.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = as_text(ByteView(data, size));
    check_text(text);
    const auto document = JsonDocument::parse(text, {.max_bytes = 65'536, .max_depth = 32});
    if (!document) return 0;
    const JsonValue root = document->root();
    if (const auto texts = wallet::compact_texts(root))
        for (const auto& one : *texts) check_text(one);
    check_payload(root);
    if (root.is_object()) check_concealed(root);
    if (const auto award = wallet::read_award_claims(root); award && award->award_id.empty()) std::abort();
    if (const auto type = wallet::read_type_metadata(root); type && type->vct.empty()) std::abort();
    if (const auto keys = wallet::read_jwk_set(root); keys && keys->size() > 64) std::abort();
    return 0;
}
