// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/paper_document.h"
#include "wallet-format/profile/document_digest.h"
#include "wallet-format/vocabulary.h"

namespace carnet::wallet {
namespace {

std::string issuer_name(const Credential& credential) {
    const auto issuer = credential.json().find(name::kIssuer);
    const auto said = issuer ? issuer->find(name::kName) : std::nullopt;
    return said && said->is_string() ? std::string(said->string()) : std::string();
}

Result<Envelope> envelope_of(const Credential& credential) {
    if (!credential.valid_from())
        return error(ErrorCode::kMissingMember, "Paper says from when a document is valid.", "/validFrom");
    Envelope envelope;
    envelope.id = credential.id();
    envelope.issuer = credential.issuer();
    envelope.issuer_name = issuer_name(credential);
    envelope.valid_from = {credential.valid_from()->instant().seconds, 0};
    if (credential.valid_until()) envelope.valid_until = {credential.valid_until()->instant().seconds, 0};
    envelope.statuses = credential.statuses();
    return envelope;
}

Result<PaperContent> content_of(const Credential& credential) {
    if (credential.has_type(name::kRecognitionDecision)) {
        CARNET_TRY(const auto decision, read_recognition_decision(credential));
        return PaperContent(paper_decision(decision, document_digest(credential)));
    }
    CARNET_TRY(auto document, read_competency(credential));
    return std::visit([](auto& each) { return PaperContent(std::move(each)); }, document);
}

}  // namespace

PaperDecision paper_decision(const RecognitionDecision& decision, std::string document_digest) {
    PaperDecision paper{.id = decision.id,
                        .document_digest = std::move(document_digest),
                        .case_number = decision.case_number,
                        .jurisdictions = decision.jurisdictions,
                        .outcome = decision.outcome,
                        .outcome_local_term = decision.outcome_local_term,
                        .language = decision.language,
                        .purpose = decision.purpose,
                        .person = decision.person,
                        .decided = decision.timeline.decided,
                        .recognises = {},
                        .missing_units = {}};
    paper.person.id.reset();  // paper is held by whoever has it
    for (const auto& examined : decision.recognises)
        paper.recognises.push_back({examined.title, examined.credential, examined.digest});
    for (const auto& unit : decision.missing_units) paper.missing_units.push_back(unit.code);
    return paper;
}

Result<PaperDocument> paper_of(const Credential& credential, UtcTime printed) {
    CARNET_TRY(auto envelope, envelope_of(credential));
    CARNET_TRY(auto content, content_of(credential));
    return PaperDocument{std::move(envelope), {printed.seconds, 0}, std::move(content)};
}

}  // namespace carnet::wallet
