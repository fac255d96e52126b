// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/profile/passport_samples.h"

#include "tests/unit/wallet-format/competency_samples.h"
#include "tests/unit/wallet-format/profile/badge_samples.h"
#include "tests/unit/wallet-format/profile/decision_samples.h"
#include "wallet-format/profile/passport.h"

#include <vector>

namespace carnet::test {
namespace {

wallet::Credential credential(const Result<std::string>& text) {
    return wallet::Credential::from_json(JsonDocument::parse(text.value()).value()).value();
}

}  // namespace

std::string sample_passport() {
    using namespace wallet;
    auto envelope = sample_envelope();
    const auto next = [&envelope] {
        ++envelope.id.back();
        return envelope;
    };
    envelope.id.back() = '0';
    const std::vector<Credential> credentials = {
        credential(write_competency(sample_certificate(), next())),
        credential(write_language_proficiency(sample_language_proficiency(), next())),
        credential(write_attendance_record(sample_attendance_record(), next())),
        credential(write_recognition_decision(sample_recognition_decision(), next()))};
    return write_passport("urn:uuid:7c1b2f9e-5d7f-4f57-9a8e-3f0a5d6b7c8d", "did:key:zExample7", credentials)
        .value();
}

}  // namespace carnet::test
