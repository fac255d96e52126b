// SPDX-License-Identifier: Apache-2.0
//
// Names and values as HTML forms and OAuth send them. Pure and thread-safe.
// spec: WHATWG URL section 5 (application/x-www-form-urlencoded); RFC 6749 appendix B, section 3.1
#pragma once

#include "base/result.h"
#include "http/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::http {

class Form {
  public:
    // The body of a request with Content-Type application/x-www-form-urlencoded, in UTF-8, at most 64 names.
    // A name that comes twice is refused: of two readers one would take the first and one the last.
    // kUnsupported (another Content-Type), kBadValue, kBadUtf8, kLimit.
    [[nodiscard]] static Result<Form> read(const Request& request);

    // Nothing where the name is absent, or has no value: OAuth takes both for the same.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;

  private:
    std::vector<std::pair<std::string, std::string>> values_;
};

// Everything but letters, digits, '-', '.', '_' and '~' percent-encoded: fit for any part of a URL.
// spec: RFC 3986 2.3
[[nodiscard]] std::string percent_encode(std::string_view text);

// "name=value&name=value", encoded.
[[nodiscard]] std::string write_query(const std::vector<std::pair<std::string_view, std::string>>& values);

}  // namespace carnet::http
