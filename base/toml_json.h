// SPDX-License-Identifier: Apache-2.0
//
// A TOML file as the JSON that it stands for, for documents that are written by hand and whose one strict
// reader reads JSON; and what that reader finds wrong, back at its line.
//
// Keys are the members in the spelling of our files: legal_basis is legalBasis. Days and instants may stand
// bare and become texts. A number with a fraction is refused: no document of ours has one. Which members
// there are, and of what kind, is the JSON reader's to say.
//
// Immutable, cheap to copy; any number of threads may read it.
// spec: TOML 1.0.0
#pragma once

#include "base/result.h"
#include "base/toml_reader.h"

#include <memory>
#include <string>
#include <string_view>

namespace carnet {

// Of a file that may be either: it is JSON when it begins with a brace.
[[nodiscard]] bool looks_like_json(std::string_view text) noexcept;

class TomlAsJson {
  public:
    // kConfiguration, `where` as of TomlSection.
    [[nodiscard]] static Result<TomlAsJson> read(std::string_view text, const TomlKind& kind);

    [[nodiscard]] const std::string& json() const noexcept { return json_; }
    // The fault with its JSON Pointer as a place in the file: "line 12, remedies.deadline". Of what is
    // missing that is the line of what it is missing in.
    [[nodiscard]] Error at_line(Error fault) const;

  private:
    TomlAsJson(std::shared_ptr<const toml_detail::File> file, std::string json)
        : file_(std::move(file)), json_(std::move(json)) {}
    std::shared_ptr<const toml_detail::File> file_;
    std::string json_;
};

}  // namespace carnet
