// SPDX-License-Identifier: Apache-2.0
//
// How a body writes its certificate numbers: '#' stands for a digit, '@' for a capital letter A-Z, anything
// else for itself ("DSTB-EL-######"). It shows which numbers a spreadsheet has spoilt. A value.
#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

class NumberPattern {
  public:
    // kBadValue: no place for a digit, longer than 64, or not printable ASCII without spaces.
    [[nodiscard]] static Result<NumberPattern> parse(std::string_view text);

    [[nodiscard]] bool matches(std::string_view number) const noexcept;
    // The number with zeros put back where the first run of digits is too short ("42" -> "000042"), where
    // only such zeros were missing.
    [[nodiscard]] std::optional<std::string> with_zeros(std::string_view number) const;
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

  private:
    explicit NumberPattern(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace carnet::issuer
