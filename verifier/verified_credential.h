// SPDX-License-Identifier: Apache-2.0
//
// A credential that was accepted: signature, key, issuer, dates and status all looked at and found right
// under a policy. Code that acts on a credential asks for this type; only the pipeline of verifier/verify.h
// can make one (tests/compile-fail shows it). Immutable; any number of threads may read it.
#pragma once

#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/competency.h"

#include <optional>
#include <string>
#include <utility>

namespace carnet::verifier {

class Pipeline;  // verifier/src/verify.cpp

class VerifiedCredential {
  public:
    [[nodiscard]] const wallet::Credential& credential() const noexcept { return credential_; }
    // The typed content of a competency certificate or unit statement; nothing for other kinds.
    [[nodiscard]] const std::optional<wallet::CompetencyDocument>& competency() const noexcept {
        return competency_;
    }
    [[nodiscard]] const std::string& policy() const noexcept { return policy_; }
    [[nodiscard]] UtcTime judged_as_of() const noexcept { return judged_as_of_; }

  private:
    friend class Pipeline;
    VerifiedCredential(wallet::Credential credential, std::optional<wallet::CompetencyDocument> competency,
                       std::string policy, UtcTime judged_as_of)
        : credential_(std::move(credential)),
          competency_(std::move(competency)),
          policy_(std::move(policy)),
          judged_as_of_(judged_as_of) {}

    wallet::Credential credential_;
    std::optional<wallet::CompetencyDocument> competency_;
    std::string policy_;
    UtcTime judged_as_of_;
};

}  // namespace carnet::verifier
