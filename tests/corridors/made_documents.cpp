// SPDX-License-Identifier: Apache-2.0
#include "tests/corridors/made_documents.h"

#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/document_digest.h"
#include "wallet-format/profile/passport.h"
#include "wallet-format/profile/src/published_kinds.h"

#include <algorithm>
#include <array>
#include <optional>

namespace carnet::corridors {
namespace {

using wallet::CanonicalForm;

Result<wallet::Credential> parse_credential(std::string_view text) {
    CARNET_TRY(auto document, JsonDocument::parse(text));
    return wallet::Credential::from_json(std::move(document));
}

const wallet::profile::PublishedKind* find_kind(std::string_view type) {
    static const auto kinds = wallet::profile::published_kinds();
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& each) { return each.kind.type == type; });
    return found == kinds.end() ? nullptr : &*found;
}

bool is_competency(std::string_view type) {
    return type == "CompetencyCertificate" || type == "CompetencyUnitStatement";
}

// In the shape of a badge: proofs over RDF, as the issuer writes them by default.
CanonicalForm form_of(std::string_view type) {
    const auto* kind = find_kind(type);
    const bool is_badge =
        is_competency(type) || (kind != nullptr && kind->kind.frame == wallet::profile::Frame::kOpenBadge);
    return is_badge ? CanonicalForm::kRdfc : CanonicalForm::kJcs;
}

Result<std::string> write_award(JsonValue claims, const wallet::Envelope& envelope) {
    CARNET_TRY(const auto award, wallet::read_claims(claims));
    return wallet::write_competency(award, envelope);
}

// The subject in its frame, then read by the kind's strict reader and written by its writer.
Result<std::string> write_own(const wallet::profile::PublishedKind& published, JsonValue content,
                              const wallet::Envelope& envelope) {
    CARNET_TRY(const auto subject, content.require("credentialSubject"));
    JsonWriter out;
    CARNET_TRY_VOID(wallet::profile::begin_own(out, published.kind, envelope));
    out.value(subject);
    wallet::profile::end_own(out, published.kind, envelope);
    CARNET_TRY(const auto credential, parse_credential(out.take()));
    return published.rewrite(credential, envelope);
}

Result<std::string> write_held(JsonValue content, const Draft& draft, const MadeDocuments& before) {
    std::vector<wallet::Credential> credentials;
    CARNET_TRY(const auto names, content.require("credentials"));
    for (const JsonValue name : names.elements()) {
        CARNET_TRY(const auto text, name.as_string());
        const auto made = before.find(text);
        if (made == before.end())
            return error(ErrorCode::kNotFound, "That document is not made yet.", name.pointer());
        CARNET_TRY(auto credential, parse_credential(made->second.text));
        credentials.push_back(std::move(credential));
    }
    return wallet::write_passport(draft.envelope.id, draft.envelope.issuer, credentials);
}

Result<std::string> write_unsigned(std::string_view type, JsonValue content, const Draft& draft,
                                   const MadeDocuments& before) {
    if (is_competency(type)) return write_award(content, draft.envelope);
    if (type == "Passport") return write_held(content, draft, before);
    const auto* kind = find_kind(type);
    if (kind == nullptr) return error(ErrorCode::kUnsupported, "There is no such kind of document.", "/type");
    return write_own(*kind, content, draft.envelope);
}

}  // namespace

Result<std::string> sign(std::string_view text, const Actor& signer, UtcTime at, CanonicalForm form,
                         std::string_view purpose) {
    CARNET_TRY(const auto document, JsonDocument::parse(text));
    wallet::ProofOptions options;
    options.verification_method = signer.verification_method;
    options.purpose = purpose;
    options.created = at;
    options.form = form;
    options.joins_others = true;
    return wallet::add_proof(document, options, *signer.signer, wallet::embedded_contexts());
}

bool is_for_verifiers(std::string_view type) {
    static constexpr std::array kTypes = {"TrustList", "RecognitionAgreement", "LevelReferencing",
                                          "OccupationalStandard", "StatusNotice"};
    return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

Result<MadeDocument> make_document(const Draft& draft, std::string_view text, const MadeDocuments& before) {
    CARNET_TRY(const auto content, JsonDocument::parse(text));
    CARNET_TRY(const auto type, content.root().require("type"));
    MadeDocument made;
    CARNET_TRY(made.type, type.as_string());
    CARNET_TRY(made.text, write_unsigned(made.type, content.root(), draft, before));
    const bool is_passport = made.type == "Passport";
    if (!is_passport) {
        CARNET_TRY(const auto credential, parse_credential(made.text));
        made.digest = wallet::document_digest(credential);
    }
    for (const Actor* signer : draft.signers) {
        CARNET_TRY(made.text, sign(made.text, *signer, draft.signed_at, form_of(made.type),
                                   is_passport ? "authentication" : "assertionMethod"));
    }
    return made;
}

}  // namespace carnet::corridors
