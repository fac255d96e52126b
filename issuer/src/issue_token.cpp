// SPDX-License-Identifier: Apache-2.0
#include "issuer/issue_token.h"

#include "issuer/audit.h"
#include "issuer/desk/approval.h"
#include "issuer/desk/batch.h"
#include "issuer/fsck/signed_text.h"
#include "issuer/lint/lint.h"
#include "issuer/src/group_digest.h"
#include "issuer/src/statement.h"
#include "wallet-format/jose/vc_jwt.h"

#include <algorithm>
#include <string_view>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMostAtOnce = 10'000;

// What is the same for every token of a call.
struct TokenRun {
    const CertificateKey& key;
    keys::KeyStore keys;
    std::vector<StatusListRecord> lists;
    LintRun lint;
    std::string kid;
};

// The batch as two officers approved it, and nothing else. Officers who left since signed it all the same.
Result<void> check_approval(const Records& records, const BatchRecord& batch) {
    CARNET_TRY(const auto statement, require_statement(records, StatementKind::kBatch, batch.id));
    if (statement.state == StatementState::kWithdrawn)
        return error(ErrorCode::kConflict, "This batch was withdrawn.", batch.id);
    CARNET_TRY_VOID(require_two_persons(records, statement, false));
    return check_rows(records, batch, statement);
}

Result<void> may_have_token(const CredentialRecord& award, const BatchRecord& batch) {
    const auto& id = award.reservation.id;
    if (award.state != CredentialState::kIssued || award.reservation.batch != batch.number)
        return error(ErrorCode::kConflict, "This award is not an issued one of the batch.", id);
    if (award.revoked)
        return error(ErrorCode::kConflict, "This award is withdrawn; it gets no further form.", id);
    return {};
}

// The text that was approved and reserved, from the text that was stored.
Result<std::string> intended_text(const CredentialRecord& award, const TokenRun& run) {
    auto text = without_proof(award.text);
    if (keys::sha256(as_bytes(text)) != award.reservation.intent) {
        return error(ErrorCode::kStoreCorrupt,
                     "What is stored is not what was intended. Run `carnet-issuer fsck`; nothing was signed.",
                     award.reservation.id);
    }
    CARNET_TRY(const auto stored, JsonDocument::parse(award.text));
    CARNET_TRY_VOID(check_signed(stored.root(), run.keys, keys::KeyPurpose::kCertificates, run.lint.issuer));
    return text;
}

Result<BatchRow> row_of(const Records& records, const Reservation& reservation) {
    CARNET_TRY(auto rows, records.batches->rows(reservation.batch, reservation.row - 1, 1));
    if (rows.empty() || rows.front().number != reservation.row)
        return error(ErrorCode::kStoreCorrupt, "The row that it was made from is missing.", reservation.id);
    return std::move(rows.front());
}

Result<void> lint_again(const Records& records, const CredentialRecord& award, std::string_view text,
                        const JsonDocument& json, const TokenRun& run) {
    const auto& reservation = award.reservation;
    CARNET_TRY(const auto row, row_of(records, reservation));
    const auto list = std::find_if(run.lists.begin(), run.lists.end(), [&](const StatusListRecord& each) {
        return each.number == reservation.list;
    });
    if (list == run.lists.end())
        return error(ErrorCode::kStoreCorrupt, "A status list is missing.", reservation.id);
    const auto finding = lint_further_form({run.lint, reservation, row, list->id, text, json});
    if (!finding) return {};
    return error(ErrorCode::kLintRefused, finding->detail + " Nothing was signed.",
                 reservation.id + ", lint rule " + std::string(finding->rule));
}

// Read back from the very text that will leave, and under the public key that is published.
Result<void> verify_own(const std::string& token, const JsonDocument& json, const TokenRun& run,
                        std::string_view id) {
    const auto read = wallet::read_vc_jwt(token);
    const auto sound =
        read ? wallet::verify_compact_jws(read->jws, run.key.record.public_key) : Result<void>(read.error());
    if (sound && read->verification_method == run.kid && read->document.root() == json.root()) return {};
    return error(ErrorCode::kSignatureInvalid,
                 "Our own token does not verify (" +
                     (sound ? std::string("it holds something else") : sound.error().detail) +
                     "). Nothing was recorded. Key file and record may differ, or the machine may be faulty: "
                     "do not go on before you know.",
                 std::string(id));
}

Result<std::string> make_token(const Records& records, const CredentialRecord& award, const TokenRun& run) {
    CARNET_TRY(const auto text, intended_text(award, run));
    CARNET_TRY(const auto json, JsonDocument::parse(text));
    CARNET_TRY_VOID(lint_again(records, award, text, json, run));
    if (run.lint.now < award.issued) {
        return error(
            ErrorCode::kClock,
            "The clock stands before the time at which this award was issued. Set it, then try again.",
            award.reservation.id);
    }
    CARNET_TRY(auto token,
               wallet::sign_vc_jwt(json, {.kid = run.kid, .issued_at = run.lint.now}, *run.key.signer));
    CARNET_TRY_VOID(verify_own(token, json, run, award.reservation.id));
    return token;
}

// The key's state as it is on disk now, and not as it was when it was opened.
Result<TokenRun> begin_run(const IssuerHome& home, const CertificateKey& key, UtcTime now) {
    CARNET_TRY(auto keys, home.keys());
    const auto* record = keys.find(key.record.id);
    if (record == nullptr || record->state != keys::KeyState::kActive ||
        record->purpose != keys::KeyPurpose::kCertificates)
        return error(ErrorCode::kKeyState, "This key is not the active one for certificates.", key.record.id);
    const auto& settings = home.settings();
    LintRun lint{settings.did, settings.base_url + "/status/", now, *record};
    CARNET_TRY(auto lists, home.records().status_lists->list());
    return TokenRun{key, std::move(keys), std::move(lists), std::move(lint),
                    settings.method_of(key.record.id)};
}

}  // namespace

Result<std::vector<std::string>> issue_tokens(IssuerHome& home, const BatchRecord& batch,
                                              std::span<const CredentialRecord> awards,
                                              const CertificateKey& key, const Clock& clock) {
    if (awards.size() > kMostAtOnce) return error(ErrorCode::kUsage, "At most 10,000 tokens at once.");
    const UtcTime now{clock.now().seconds, 0};
    CARNET_TRY_VOID(check_approval(home.records(), batch));
    CARNET_TRY(const auto run, begin_run(home, key, now));
    std::vector<std::string> tokens;
    tokens.reserve(awards.size());
    IssuedGroup issued;
    for (const auto& award : awards) {
        CARNET_TRY_VOID(may_have_token(award, batch));
        CARNET_TRY(auto token, make_token(home.records(), award, run));
        issued.add(award.reservation.id, key.record.id, token);
        tokens.push_back(std::move(token));
    }
    if (tokens.empty()) return tokens;
    CARNET_TRY_VOID(
        record_act(home, {"operator", AuditAction::kTokensIssued, batch.id, issued.digest()}, now));
    return tokens;
}

}  // namespace carnet::issuer
