// SPDX-License-Identifier: Apache-2.0
//
// The file in which an authority says what it wants to grant: TOML for people, JSON for programs. Strict: a
// member that is not known is refused, and so is a code that no list has. Thread-safe.
// docs/formats/accreditation-file.md
#pragma once

#include "base/json_reader.h"
#include "base/random.h"
#include "base/result.h"
#include "issuer/settings.h"
#include "wallet-format/profile/trust_list.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

// What stands where the file says nothing.
struct AccreditationDefaults {
    std::string id;          // of the new accreditation
    std::string accreditor;  // the authority itself
};
// A new id below base_url.
[[nodiscard]] AccreditationDefaults grant_defaults(const IssuerSettings& settings, Random& random);

// Text that begins with '{' is JSON. kConfiguration with "line 12, scope.isco08" in TOML; in JSON what the
// reader says, with a pointer.
[[nodiscard]] Result<wallet::Accreditation> read_accreditation_file(std::string_view text,
                                                                    const AccreditationDefaults& defaults);
// The same for what it is reduced to: the members of [scope], at the top of the file.
[[nodiscard]] Result<wallet::AccreditationScope> read_scope_file(std::string_view text);

// A grant as JSON: an accreditation without its history. Errors with a pointer into `given`'s document that
// begins at `given`.
[[nodiscard]] Result<wallet::Accreditation> read_grant(JsonValue given,
                                                       const AccreditationDefaults& defaults);
[[nodiscard]] Result<wallet::AccreditationScope> read_grant_scope(JsonValue given);

}  // namespace carnet::issuer
