// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/further_form.h"

#include "issuer/desk/approval.h"
#include "issuer/desk/batch.h"
#include "issuer/fsck/signed_text.h"
#include "issuer/src/statement.h"

#include <algorithm>
#include <string_view>

namespace carnet::issuer {
namespace {

// The batch as two officers approved it, and nothing else. Officers who left since signed it all the same.
Result<void> check_approval(const Records& records, const BatchRecord& batch) {
    CARNET_TRY(const auto statement, require_statement(records, StatementKind::kBatch, batch.id));
    if (statement.state == StatementState::kWithdrawn)
        return error(ErrorCode::kConflict, "This batch was withdrawn.", batch.id);
    CARNET_TRY_VOID(require_two_persons(records, statement, false));
    return check_rows(records, batch, statement);
}

Result<BatchRow> row_of(const Records& records, const Reservation& reservation) {
    CARNET_TRY(auto rows, records.batches->rows(reservation.batch, reservation.row - 1, 1));
    if (rows.empty() || rows.front().number != reservation.row)
        return error(ErrorCode::kStoreCorrupt, "The row that it was made from is missing.", reservation.id);
    return std::move(rows.front());
}

}  // namespace

// The key's state as it is on disk now, and not as it was when it was opened.
Result<FurtherForm> FurtherForm::begin(const IssuerHome& home, const BatchRecord& batch,
                                       const CertificateKey& key, UtcTime now) {
    CARNET_TRY_VOID(check_approval(home.records(), batch));
    CARNET_TRY(auto keys, home.keys());
    const auto* record = keys.find(key.record.id);
    if (record == nullptr || record->state != keys::KeyState::kActive ||
        record->purpose != keys::KeyPurpose::kCertificates)
        return error(ErrorCode::kKeyState, "This key is not the active one for certificates.", key.record.id);
    const auto& settings = home.settings();
    LintRun lint{settings.did, settings.base_url + "/status/", now, *record};
    FurtherForm form(home.records(), batch, key, std::move(keys), std::move(lint));
    CARNET_TRY(form.lists_, home.records().status_lists->list());
    form.method_ = settings.method_of(key.record.id);
    return form;
}

Result<void> FurtherForm::may_have_another(const CredentialRecord& award) const {
    const auto& id = award.reservation.id;
    if (award.state != CredentialState::kIssued || award.reservation.batch != batch_->number)
        return error(ErrorCode::kConflict, "This award is not an issued one of the batch.", id);
    if (award.revoked)
        return error(ErrorCode::kConflict, "This award is withdrawn; it gets no further form.", id);
    return {};
}

// The text that was approved and reserved, from the text that was stored.
Result<std::string> FurtherForm::intended_text(const CredentialRecord& award) const {
    auto text = without_proof(award.text);
    if (keys::sha256(as_bytes(text)) != award.reservation.intent) {
        return error(ErrorCode::kStoreCorrupt,
                     "What is stored is not what was intended. Run `carnet-issuer fsck`; nothing was signed.",
                     award.reservation.id);
    }
    CARNET_TRY(const auto stored, JsonDocument::parse(award.text));
    CARNET_TRY_VOID(check_signed(stored.root(), keys_, keys::KeyPurpose::kCertificates, lint_.issuer));
    return text;
}

Result<void> FurtherForm::lint_again(const CredentialRecord& award, std::string_view text,
                                     const JsonDocument& json) const {
    const auto& reservation = award.reservation;
    CARNET_TRY(const auto row, row_of(*records_, reservation));
    const auto list = std::find_if(lists_.begin(), lists_.end(), [&](const StatusListRecord& each) {
        return each.number == reservation.list;
    });
    if (list == lists_.end())
        return error(ErrorCode::kStoreCorrupt, "A status list is missing.", reservation.id);
    const auto finding = lint_further_form({lint_, reservation, row, list->id, text, json});
    if (!finding) return {};
    return error(ErrorCode::kLintRefused, finding->detail + " Nothing was signed.",
                 reservation.id + ", lint rule " + std::string(finding->rule));
}

Result<JsonDocument> FurtherForm::admit(const CredentialRecord& award) const {
    CARNET_TRY_VOID(may_have_another(award));
    CARNET_TRY(const auto text, intended_text(award));
    CARNET_TRY(auto json, JsonDocument::parse(text));
    CARNET_TRY_VOID(lint_again(award, text, json));
    if (lint_.now < award.issued) {
        return error(
            ErrorCode::kClock,
            "The clock stands before the time at which this award was issued. Set it, then try again.",
            award.reservation.id);
    }
    return json;
}

}  // namespace carnet::issuer
