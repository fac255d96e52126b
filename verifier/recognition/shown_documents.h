// SPDX-License-Identifier: Apache-2.0
//
// What was shown together: the certificate that is asked about, and documents of the same person that may
// help it. Views on verdicts, which outlive them.
#pragma once

#include "verifier/verdict.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/competency.h"

#include <vector>

namespace carnet::verifier {

struct ShownCertificate {
    const wallet::Credential& credential;
    const wallet::CompetencyDocument& competency;
    const Verdict& verdict;
};

struct ShownDocument {
    const wallet::Credential& credential;
    const Verdict& verdict;
};

}  // namespace carnet::verifier
