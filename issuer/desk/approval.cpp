// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/approval.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "keys/verify_signature.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

Error invalid(std::string detail, const Statement& statement) {
    return error(ErrorCode::kApprovalInvalid,
                 std::move(detail) + " Run `carnet-issuer fsck` and find out who changed it.", statement.id);
}

// Whether the document is of that digest is another question.
Result<void> check_signed_digest(const Statement& statement, const OfficerSignature& signature,
                                 const OfficerRecord& officer) {
    if (signature.statement != statement.id || signature.digest != statement.digest) {
        return invalid("The signature of " + signature.officer + " is under something else.", statement);
    }
    if (signature.officer != officer.id) return invalid("The signature is of another officer.", statement);
    const std::string text = approval_text(statement.kind, signature);
    if (keys::verify_signature(officer.key, as_bytes(text), signature.signature)) return {};
    return invalid("The signature of " + signature.officer + " does not hold.", statement);
}

// Who signed what: the officer's record beside each signature, every signature checked.
struct Signed {
    OfficerSignature signature;
    OfficerRecord officer;
};

Result<std::vector<Signed>> checked_signatures(const Records& records, const Statement& statement) {
    CARNET_TRY(const auto signatures, records.signatures->of(statement.id));
    std::vector<Signed> checked;
    for (const auto& signature : signatures) {
        CARNET_TRY(const auto officer, records.officers->find(signature.officer));
        if (!officer) return invalid("It is signed by an officer whom nobody knows.", statement);
        CARNET_TRY_VOID(check_signed_digest(statement, signature, *officer));
        checked.push_back({signature, *officer});
    }
    return checked;
}

// The newest signature for which `counts` holds.
template <class Counts>
const Signed* newest(const std::vector<Signed>& all, Counts counts) {
    const auto found = std::find_if(all.rbegin(), all.rend(), counts);
    return found == all.rend() ? nullptr : &*found;
}

bool has_prepared(const std::vector<Signed>& all, const std::string& officer) {
    return std::any_of(all.begin(), all.end(), [&](const Signed& one) {
        return one.signature.act == SignedAct::kPrepare && one.signature.officer == officer;
    });
}

Error missing(const std::vector<Signed>& all, const Statement& statement, bool prepared) {
    const bool self_approved = std::any_of(all.begin(), all.end(), [&](const Signed& one) {
        return one.signature.act == SignedAct::kApprove && has_prepared(all, one.signature.officer);
    });
    if (prepared && self_approved) {
        return error(ErrorCode::kForbidden, "Its preparer approved it. Another officer must approve.",
                     statement.id);
    }
    return error(ErrorCode::kApprovalMissing,
                 prepared
                     ? "No second officer who is enabled and has the role `approve` has approved it yet."
                     : "No officer who is enabled and has the role `prepare` has signed it as preparer yet.",
                 statement.id);
}

}  // namespace

// docs/formats/approval.md. Members in canonical order, so that the text is its own JCS form.
std::string approval_text(StatementKind kind, const OfficerSignature& signature) {
    std::string act(to_string(signature.act));
    act.append("-").append(to_string(kind));
    JsonWriter writer;
    writer.begin_object().member("act", act).member("digest", encode_hex(signature.digest));
    writer.member("officer", signature.officer).member("statement", signature.statement);
    writer.member("time", Timestamp::of(signature.time).text()).member("type", "carnet-approval-v1");
    return writer.end_object().take();
}

Result<OfficerSignature> sign_statement(const Statement& statement, SignedAct act,
                                        const UnlockedOfficer& officer, UtcTime now) {
    OfficerSignature signature;
    signature.statement = statement.id;
    signature.act = act;
    signature.digest = statement.digest;
    signature.officer = officer.record().id;
    signature.time = UtcTime{now.seconds, 0};
    CARNET_TRY(signature.signature,
               officer.signer().sign(as_bytes(approval_text(statement.kind, signature))));
    return signature;
}

Result<void> check_document(const Statement& statement) {
    if (keys::sha256(as_bytes(statement.document)) == statement.digest) return {};
    return invalid("Its document was changed after it was made.", statement);
}

Result<void> check_signature(const Statement& statement, const OfficerSignature& signature,
                             const OfficerRecord& officer) {
    CARNET_TRY_VOID(check_document(statement));
    return check_signed_digest(statement, signature, officer);
}

Result<TwoPersons> require_two_persons(const Records& records, const Statement& statement,
                                       bool must_be_enabled) {
    CARNET_TRY_VOID(check_document(statement));
    return require_two_signers(records, statement, must_be_enabled);
}

Result<TwoPersons> require_two_signers(const Records& records, const Statement& statement,
                                       bool must_be_enabled) {
    CARNET_TRY(const auto all, checked_signatures(records, statement));
    const auto may = [&](const Signed& one) { return one.officer.enabled || !must_be_enabled; };
    const Signed* prepared = newest(all, [&](const Signed& one) {
        return one.signature.act == SignedAct::kPrepare && one.officer.roles.prepare && may(one);
    });
    const Signed* approved = newest(all, [&](const Signed& one) {
        return one.signature.act == SignedAct::kApprove && one.officer.roles.approve && may(one) &&
               !has_prepared(all, one.signature.officer);
    });
    if (prepared == nullptr || approved == nullptr) return missing(all, statement, prepared != nullptr);
    return TwoPersons{prepared->signature, approved->signature};
}

}  // namespace carnet::issuer
