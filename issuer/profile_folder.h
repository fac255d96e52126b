// SPDX-License-Identifier: Apache-2.0
//
// The issuing profiles of a home: profiles/NAME.toml, each validated before it is kept. A batch carries its
// own copy of its profile, so replacing a file here changes later batches only.
#pragma once

#include "base/result.h"
#include "issuer/issuer_home.h"
#include "issuer/profile.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// Validates and keeps. kConflict: a profile of that name is there and `replace` is false.
[[nodiscard]] Result<IssuingProfile> keep_profile(const IssuerHome& home, std::string_view toml,
                                                  bool replace);
// kNotFound names the profiles that there are.
[[nodiscard]] Result<IssuingProfile> find_profile(const IssuerHome& home, std::string_view name);
[[nodiscard]] Result<std::vector<std::string>> profile_names(const IssuerHome& home);

}  // namespace carnet::issuer
