// SPDX-License-Identifier: Apache-2.0
#include "issuer/issue_paper.h"

#include "issuer/audit.h"
#include "issuer/src/further_form.h"
#include "wallet-format/cose/paper_code.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMostAtOnce = 10'000;

Error not_ours(std::string_view why, std::string_view id) {
    return error(ErrorCode::kSignatureInvalid,
                 "Our own print does not verify (" + std::string(why) +
                     "). Nothing was recorded. Key file and record may differ, or the machine may be faulty: "
                     "do not go on before you know.",
                 std::string(id));
}

// Read back from the very text that the code will hold, and under the public key that is published.
Result<wallet::PaperDocument> read_own(const std::string& text, const wallet::PaperDocument& intended,
                                       const FurtherForm& form, std::string_view id) {
    auto read = wallet::read_paper_code(text);
    if (!read) return not_ours(read.error().detail, id);
    const auto holds = wallet::verify_cose_sign1(read->message, form.key().record.public_key);
    if (!holds) return not_ours(holds.error().detail, id);
    CARNET_TRY(const auto claims, wallet::write_paper_claims(intended));
    if (read->verification_method != form.method() || !std::ranges::equal(read->message.payload(), claims))
        return not_ours("it holds something else", id);
    return std::move(read->document);
}

Result<SignedPaper> make_paper(const CredentialRecord& award, const FurtherForm& form) {
    CARNET_TRY(auto json, form.admit(award));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(std::move(json)));
    CARNET_TRY(const auto intended, wallet::paper_of(credential, form.now()));
    CARNET_TRY(const auto message, wallet::sign_paper(intended, form.method(), *form.key().signer));
    auto text = wallet::paper_code_text(message);
    CARNET_TRY(auto document, read_own(text, intended, form, award.reservation.id));
    CARNET_TRY(auto content, wallet::read_competency(credential));
    return SignedPaper{std::move(text), keys::sha256(message), std::move(document), std::move(content)};
}

}  // namespace

Result<std::vector<SignedPaper>> issue_papers(IssuerHome& home, const BatchRecord& batch,
                                              std::span<const CredentialRecord> awards,
                                              const CertificateKey& key, const Clock& clock) {
    if (awards.size() > kMostAtOnce) return error(ErrorCode::kUsage, "At most 10,000 prints at once.");
    const UtcTime now{clock.now().seconds, 0};
    CARNET_TRY(const auto form, FurtherForm::begin(home, batch, key, now));
    std::vector<SignedPaper> papers;
    papers.reserve(awards.size());
    for (const auto& award : awards) {
        CARNET_TRY(auto paper, make_paper(award, form));
        papers.push_back(std::move(paper));
    }
    if (papers.empty()) return papers;
    CARNET_TRY(auto act, Act::begin(home));
    for (std::size_t i = 0; i < papers.size(); ++i) {
        CARNET_TRY_VOID(act.note(
            {"operator", AuditAction::kPaperSigned, awards[i].reservation.id, papers[i].digest}, now));
    }
    CARNET_TRY_VOID(act.commit());
    return papers;
}

Result<std::vector<PrintedAward>> find_papers(const IssuerHome& home,
                                              const std::function<bool(const Sha256Digest&)>& is_wanted) {
    std::vector<PrintedAward> found;
    const auto look = [&](const AuditEntry& entry) {
        if (entry.action == AuditAction::kPaperSigned && is_wanted(entry.detail))
            found.push_back({entry.object, entry.time});
    };
    CARNET_TRY_VOID(check_audit_chain(home.records(), std::nullopt, look));
    return found;
}

}  // namespace carnet::issuer
