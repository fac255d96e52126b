// SPDX-License-Identifier: Apache-2.0
#include "issuer/decision_signing.h"

#include "issuer/audit.h"
#include "issuer/desk/approval.h"
#include "issuer/desk/decision_notice.h"
#include "issuer/desk/decision_standing.h"
#include "issuer/desk/hand_out.h"
#include "issuer/src/envelope.h"
#include "issuer/status_registry.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/vocabulary.h"

namespace carnet::issuer {
namespace {

// One signing of one case.
class Signing {
  public:
    Signing(IssuerHome& home, const DecisionCase& one, const CertificateKey& key, UtcTime now, Random& random)
        : home_(home), one_(one), key_(key), now_(now), random_(random) {}

    Result<CaseSignatures> run(Act& transaction) {
        CARNET_TRY(const auto history, history_of(home_.records(), one_));
        for (const auto& act : history.acts) {
            if (!act.wants_signature()) continue;
            CARNET_TRY_VOID(require_two_persons(home_.records(), act.statement, true));
            if (makes_a_document(act.act.kind) && !act.has_decision)
                CARNET_TRY_VOID(sign_decision(transaction, history, act));
            if (act.act.notice && !act.has_notice) CARNET_TRY_VOID(sign_notice(transaction, history, act));
        }
        if (signatures_.decisions.empty() && signatures_.assessments.empty() && signatures_.notices.empty())
            return error(
                ErrorCode::kApprovalMissing,
                "Nothing is approved and unsigned in this case. A second officer approves a draft with "
                "`carnet-issuer approve`.",
                one_.id);
        return std::move(signatures_);
    }

  private:
    [[nodiscard]] wallet::Envelope envelope(std::string id) const {
        const auto& settings = home_.settings();
        wallet::Envelope made;
        made.id = std::move(id);
        made.issuer = settings.did;
        made.issuer_name = settings.name;
        made.valid_from = now_;
        made.schema_base = settings.schema_base();
        return made;
    }

    Result<std::string> sign(const std::string& text) const {
        CARNET_TRY(const auto document, JsonDocument::parse(text));
        wallet::ProofOptions options;
        options.verification_method = home_.settings().method_of(key_.record.id);
        options.created = now_;
        options.form = wallet::CanonicalForm::kJcs;
        CARNET_TRY(auto signed_text,
                   wallet::add_proof(document, options, *key_.signer, wallet::embedded_contexts()));
        CARNET_TRY(const auto read_back, JsonDocument::parse(signed_text));
        CARNET_TRY(const auto proof, read_back.root().require(wallet::name::kProof));
        CARNET_TRY_VOID(wallet::check_proof(read_back.root(), proof, key_.record.public_key,
                                            wallet::embedded_contexts()));
        return signed_text;
    }

    // A refusal gets no place: nothing public is there or changes because of it (docs/decisions/0009).
    Result<void> take_place(SignedDecision& record, wallet::Envelope& made) {
        StatusRegistry registry(home_.records(), home_.settings());
        CARNET_TRY(const auto place, registry.take_place(now_, random_));
        CARNET_TRY_VOID(registry.flush());
        record.list = place.list;
        record.index = place.index;
        made.statuses = status_entries(envelope_of(home_.settings()), place.list_id, place.index);
        return {};
    }

    Result<void> sign_decision(Act& transaction, const CaseHistory& history, const CaseAct& act) {
        if (!act.act.decision.empty()) {
            const auto* before = history.find(act.act.decision);
            if (before == nullptr)
                return error(ErrorCode::kStoreCorrupt, "The earlier decision is missing.", act.act.decision);
            CARNET_TRY_VOID(check_turn(act.act.kind, *before));
        }
        CARNET_TRY(const auto two, require_two_persons(home_.records(), act.statement, true));
        CARNET_TRY(const auto made, hand_out_of(act.act, two.prepared.officer, two.approved.officer));
        SignedDecision record;
        record.id = "urn:uuid:" + random_.uuid();
        record.decision = id_of(made);
        record.case_number = one_.number;
        record.statement = act.statement.id;
        record.is_positive = !is_refusal(made);
        auto frame = envelope(record.id);
        if (const auto end = end_of(made)) frame.valid_until = end->start().plus_seconds(-1);
        if (record.is_positive) CARNET_TRY_VOID(take_place(record, frame));
        CARNET_TRY(const auto text, write_hand_out(made, frame));
        CARNET_TRY(record.text, sign(text));
        record.key = key_.record.id;
        record.signed_at = now_;
        CARNET_TRY(record.signed_by, transaction.note({key_.record.id, AuditAction::kDecisionSigned,
                                                       record.id, keys::sha256(as_bytes(record.text))},
                                                      now_));
        CARNET_TRY(record.number, home_.records().decisions->add_decision(record));
        (is_advice(made) ? signatures_.assessments : signatures_.decisions).push_back(std::move(record));
        return {};
    }

    Result<void> sign_notice(Act& transaction, const CaseHistory& history, const CaseAct& act) {
        const auto* before = history.find(act.act.decision);
        if (before == nullptr)
            return error(ErrorCode::kStoreCorrupt, "The earlier decision is missing.", act.act.decision);
        CARNET_TRY(const auto notice, notice_of(act.act, before->record));
        SignedNotice record;
        record.id = "urn:uuid:" + random_.uuid();
        record.decision = before->record.number;
        record.statement = act.statement.id;
        record.is_public = is_public_notice(act.act, before->record);
        CARNET_TRY(const auto text, wallet::write_status_notice(notice, envelope(record.id)));
        CARNET_TRY(record.text, sign(text));
        record.key = key_.record.id;
        record.signed_at = now_;
        CARNET_TRY(record.signed_by, transaction.note({key_.record.id, AuditAction::kNoticeSigned, record.id,
                                                       keys::sha256(as_bytes(record.text))},
                                                      now_));
        CARNET_TRY(record.number, home_.records().decisions->add_notice(record));
        if (ends_a_decision(act.act.kind) && before->record.list != 0 && !before->record.is_ended) {
            StatusRegistry registry(home_.records(), home_.settings());
            CARNET_TRY_VOID(registry.end(before->record));
            CARNET_TRY_VOID(registry.flush());
        }
        signatures_.notices.push_back(std::move(record));
        return {};
    }

    IssuerHome& home_;
    const DecisionCase& one_;
    const CertificateKey& key_;
    const UtcTime now_;
    Random& random_;
    CaseSignatures signatures_;
};

}  // namespace

Result<CaseSignatures> sign_case(IssuerHome& home, std::string_view case_id, const CertificateKey& key,
                                 const Clock& clock, Random& random) {
    const UtcTime now{clock.now().seconds, 0};
    CARNET_TRY(auto transaction, Act::begin(home));
    CARNET_TRY(const auto one, find_case(home, case_id));
    Signing signing(home, one, key, now, random);
    CARNET_TRY(auto signatures, signing.run(transaction));
    CARNET_TRY_VOID(transaction.commit());
    return signatures;
}

}  // namespace carnet::issuer
