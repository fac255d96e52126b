// SPDX-License-Identifier: Apache-2.0
//
// Looks at a credential once more, as a stranger would, before the key is used. Each rule is a function in a
// file of its own; this is their list. What intake, desk and writer promise is not believed here but looked
// at in the text that is about to be signed. Pure, thread-safe.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/records.h"
#include "keys/key_store.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/competency.h"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

// What is true for every credential of a run.
struct LintRun {
    std::string issuer;       // DID
    std::string status_base;  // "https://host/status/"
    UtcTime now;
    keys::KeyRecord key;  // that is about to sign
};

// One credential: its text, and what the readers make of it.
struct LintSubject {
    const LintRun& run;
    const Reservation& reservation;
    const BatchRow& row;
    std::string_view list_id;
    std::string_view text;
    const wallet::Credential& credential;
    const wallet::CompetencyDocument& document;
};

// A broken rule. kRow: this credential is refused, others go on. kRun: nothing may be signed at all.
enum class LintScope : std::uint8_t { kRow, kRun };
struct LintFinding {
    std::string_view rule;
    LintScope scope = LintScope::kRow;
    std::string detail;
};

// The unsigned text with what it was made from.
struct LintInput {
    const LintRun& run;
    const Reservation& reservation;
    const BatchRow& row;
    std::string_view list_id;
    std::string_view text;
    const JsonDocument& json;  // of the text
};

// The first rule that is broken, or nothing.
[[nodiscard]] std::optional<LintFinding> lint(const LintInput& input);
// The same for an award that is issued already and gets a further form: without the rules about the first
// signing (clock, signing-key), whose time has gone by.
[[nodiscard]] std::optional<LintFinding> lint_further_form(const LintInput& input);

}  // namespace carnet::issuer
