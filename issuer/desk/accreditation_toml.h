// SPDX-License-Identifier: Apache-2.0
//
// An accreditation file in TOML, as the JSON that it stands for; and what is wrong with that JSON, back at
// its line. The names of keys, one table, both ways.
#pragma once

#include "base/result.h"
#include "base/toml_reader.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

[[nodiscard]] Result<TomlSection> parse_accreditation_toml(std::string_view text);
[[nodiscard]] Result<TomlSection> parse_scope_toml(std::string_view text);

[[nodiscard]] Result<std::string> accreditation_json(const TomlSection& file);
[[nodiscard]] Result<std::string> scope_json(const TomlSection& file);

// kConfiguration: the fault at the line of the key that its pointer names.
[[nodiscard]] Error in_accreditation_toml(const TomlSection& file, const Error& fault);
[[nodiscard]] Error in_scope_toml(const TomlSection& file, const Error& fault);

}  // namespace carnet::issuer
