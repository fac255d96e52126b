// SPDX-License-Identifier: Apache-2.0
#include "issuer/issue_token.h"

#include "issuer/audit.h"
#include "issuer/src/further_form.h"
#include "issuer/src/group_digest.h"
#include "wallet-format/jose/vc_jwt.h"

#include <string_view>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMostAtOnce = 10'000;

// Read back from the very text that will leave, and under the public key that is published.
Result<void> verify_own(const std::string& token, const JsonDocument& json, const FurtherForm& form,
                        std::string_view id) {
    const auto read = wallet::read_vc_jwt(token);
    const auto sound = read ? wallet::verify_compact_jws(read->jws, form.key().record.public_key)
                            : Result<void>(read.error());
    if (sound && read->verification_method == form.method() && read->document.root() == json.root())
        return {};
    return error(ErrorCode::kSignatureInvalid,
                 "Our own token does not verify (" +
                     (sound ? std::string("it holds something else") : sound.error().detail) +
                     "). Nothing was recorded. Key file and record may differ, or the machine may be faulty: "
                     "do not go on before you know.",
                 std::string(id));
}

Result<std::string> make_token(const CredentialRecord& award, const FurtherForm& form) {
    CARNET_TRY(const auto json, form.admit(award));
    CARNET_TRY(auto token, wallet::sign_vc_jwt(json, {.kid = form.method(), .issued_at = form.now()},
                                               *form.key().signer));
    CARNET_TRY_VOID(verify_own(token, json, form, award.reservation.id));
    return token;
}

}  // namespace

Result<std::vector<std::string>> issue_tokens(IssuerHome& home, const BatchRecord& batch,
                                              std::span<const CredentialRecord> awards,
                                              const CertificateKey& key, const Clock& clock) {
    if (awards.size() > kMostAtOnce) return error(ErrorCode::kUsage, "At most 10,000 tokens at once.");
    const UtcTime now{clock.now().seconds, 0};
    CARNET_TRY(const auto form, FurtherForm::begin(home, batch, key, now));
    std::vector<std::string> tokens;
    tokens.reserve(awards.size());
    IssuedGroup issued;
    for (const auto& award : awards) {
        CARNET_TRY(auto token, make_token(award, form));
        issued.add(award.reservation.id, key.record.id, token);
        tokens.push_back(std::move(token));
    }
    if (tokens.empty()) return tokens;
    CARNET_TRY_VOID(
        record_act(home, {"operator", AuditAction::kTokensIssued, batch.id, issued.digest()}, now));
    return tokens;
}

}  // namespace carnet::issuer
