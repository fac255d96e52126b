// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/library_document.h"

#include "verifier/recognition/signers.h"
#include "wallet-format/profile/document_digest.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>

namespace carnet::verifier {
namespace {

// What is at hand while one document is taken in.
struct Intake {
    RecognitionLibrary& library;
    const wallet::Credential& credential;
    const KnownAuthorities& authorities;
    const SignatureSources& sources;
};

Result<void> require_publisher(const Intake& intake) {
    const auto issuer = intake.credential.issuer();
    if (!intake.authorities.may_publish(issuer))
        return error(
            ErrorCode::kForbidden,
            "Its publisher " + std::string(issuer) +
                " is neither an authority nor trusted by your policy, and on no list (authorities).");
    return require_signature(intake.credential, intake.sources);
}

Result<void> add_agreement(const Intake& intake) {
    CARNET_TRY(auto agreement, wallet::read_recognition_agreement(intake.credential));
    HeldAgreement held{std::move(agreement), document_digest(intake.credential), {}, {}, false};
    for (const auto& party : held.agreement.parties) {
        const auto signature = require_signature_of(party.signer, intake.credential, intake.sources);
        held.has_signed.push_back(signature.has_value());
        held.why.push_back(signature ? std::string() : signature.error().message());
        held.has_known_signer |= signature && intake.authorities.may_publish(party.signer);
    }
    // A party that has left, or signs with another DID now, may say so in a version that no longer names it.
    for (const auto& did : signers_of(intake.credential))
        if (require_signature_of(did, intake.credential, intake.sources)) held.signers.push_back(did);
    if (std::find(held.has_signed.begin(), held.has_signed.end(), true) == held.has_signed.end())
        return error(ErrorCode::kSignatureInvalid, "No party's signature holds. " + held.why.front());
    CARNET_TRY_VOID(intake.library.check_may_follow(held));
    intake.library.add(std::move(held));
    return {};
}

Result<void> add_referencing(const Intake& intake) {
    CARNET_TRY(auto statement, wallet::read_level_referencing(intake.credential));
    CARNET_TRY_VOID(require_publisher(intake));
    HeldReferencing held{std::move(statement), std::string(intake.credential.issuer()),
                         document_digest(intake.credential), false, signers_of(intake.credential)};
    CARNET_TRY_VOID(intake.library.check_may_follow(held));
    intake.library.add(std::move(held));
    return {};
}

Result<void> add_standard(const Intake& intake) {
    CARNET_TRY(auto standard, wallet::read_occupational_standard(intake.credential));
    CARNET_TRY_VOID(require_publisher(intake));
    intake.library.add(HeldStandard{std::move(standard), std::string(intake.credential.issuer()),
                                    document_digest(intake.credential), false});
    return {};
}

Result<void> add_notice(const Intake& intake) {
    CARNET_TRY(auto notice, wallet::read_status_notice(intake.credential));
    CARNET_TRY_VOID(require_signature(intake.credential, intake.sources));
    const auto& issued = intake.credential.valid_from();
    intake.library.add(HeldNotice{std::move(notice), std::string(intake.credential.issuer()),
                                  issued ? issued->instant() : UtcTime{}});
    return {};
}

}  // namespace

LibraryOrder library_order(const wallet::Credential& credential) {
    LibraryOrder order;
    const auto subject = credential.json().find(wallet::name::kCredentialSubject);
    if (!subject || !subject->is_object()) return order;
    if (const auto version = subject->find("version"))
        if (const auto number = version->as_integer()) order.version = *number;
    const auto report = subject->find("report");
    const auto date = report && report->is_object() ? report->find("date") : std::nullopt;
    if (date)
        if (const auto text = date->as_string()) order.report = *text;
    return order;
}

Result<void> add_to_library(RecognitionLibrary& library, const wallet::Credential& credential,
                            const KnownAuthorities& authorities, const SignatureSources& sources) {
    const Intake intake{library, credential, authorities, sources};
    for (const auto& add : std::array{add_agreement, add_referencing, add_standard, add_notice}) {
        auto added = add(intake);
        if (added || added.error().code != ErrorCode::kUnsupported) return added;
    }
    return error(ErrorCode::kUnsupported,
                 "It is no trust list, agreement, referencing of levels, standard or notice.");
}

}  // namespace carnet::verifier
