// SPDX-License-Identifier: Apache-2.0
//
// Which reason an error of another room is: one table per place where errors come up, each with a reason for
// whatever it does not name.
#pragma once

#include "base/result.h"
#include "verifier/verdict.h"

namespace carnet::verifier {

[[nodiscard]] Reason format_reason(const Error& failed) noexcept;     // wallet::open_secured
[[nodiscard]] Reason structure_reason(const Error& failed) noexcept;  // wallet::Credential::from_json
[[nodiscard]] Reason proof_reason(const Error& failed) noexcept;  // wallet::read_proof, wallet::check_proof
[[nodiscard]] Reason key_binding_reason(const Error& failed) noexcept;  // wallet::check_key_binding
[[nodiscard]] Reason issuer_reason(const Error& failed) noexcept;       // IssuerDocuments::find
[[nodiscard]] Reason list_fetch_reason(const Error& failed) noexcept;   // StatusSource
[[nodiscard]] Reason list_read_reason(const Error& failed) noexcept;    // reading a status list credential

// Failed where the reason may be a failure, else undetermined: for the tables above.
[[nodiscard]] Outcome outcome_of(Reason reason) noexcept;

}  // namespace carnet::verifier
