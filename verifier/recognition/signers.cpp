// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/signers.h"

#include <algorithm>

namespace carnet::verifier {

std::vector<std::string> signers_of(const wallet::Credential& credential) {
    std::vector<std::string> signers;
    for (const auto& signature : credential.signatures()) {
        const auto& method = signature.verification_method;
        if (method.empty()) continue;
        auto did = method.substr(0, method.find('#'));
        if (std::find(signers.begin(), signers.end(), did) == signers.end())
            signers.push_back(std::move(did));
    }
    return signers;
}

bool is_signed_by(const wallet::Credential& credential, std::string_view did) {
    const auto signers = signers_of(credential);
    return std::find(signers.begin(), signers.end(), did) != signers.end();
}

Competence competence_of_signers(const wallet::Credential& credential, std::string_view place,
                                 const Date& day, const KnownAuthorities& authorities) {
    const auto signers = signers_of(credential);
    auto found = signers.empty() ? Competence::kUnknown : Competence::kNotThere;
    for (const auto& did : signers) {
        const auto competence = authorities.competence(did, place, day);
        if (competence == Competence::kCompetent) return competence;
        if (competence == Competence::kUnknown) found = competence;  // it could be the one
    }
    return found;
}

}  // namespace carnet::verifier
