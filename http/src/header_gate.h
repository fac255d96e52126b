// SPDX-License-Identifier: Apache-2.0
//
// The gate in front of the router: refuses requests of which two readers could think differently (request
// smuggling), and those over the limits, from the plain request line and field list. Beast parses, this
// judges; docs/threat-model.md says what Beast alone lets through. No input or output, one per connection,
// not thread-safe.
// spec: RFC 9112 2-7, 11; RFC 9110 7.2
#pragma once

#include "http/limits.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace carnet::http {

// Why a request is refused. `detail` is a literal, so that it can be logged and lives for ever.
struct Refusal {
    int status;
    std::string_view detail;
};

// How the end of the body is found. There is never more than one way.
enum class Framing : std::uint8_t { kNone, kContentLength, kChunked };

class HeaderGate {
  public:
    explicit HeaderGate(const ServerLimits& limits) noexcept : limits_(limits) {}

    // To be called in this order; the first refusal ends the request. `version` is 10 or 11.
    [[nodiscard]] std::optional<Refusal> request_line(std::string_view method, std::string_view target,
                                                      int version);
    // `folded`: the value was continued on a second line.
    [[nodiscard]] std::optional<Refusal> field(std::string_view name, std::string_view value, bool folded);
    [[nodiscard]] std::optional<Refusal> finish();
    // For each chunk: the size of its extension. Extensions mean nothing to us and are bounded together.
    [[nodiscard]] std::optional<Refusal> chunk(std::size_t extension_bytes);

    [[nodiscard]] bool finished() const noexcept { return finished_; }
    [[nodiscard]] Framing framing() const noexcept { return framing_; }
    [[nodiscard]] bool expects_continue() const noexcept { return expects_continue_; }

  private:
    // The fields that may stand once only, because readers differ on which of two to believe.
    enum Single : std::uint8_t { kHost, kLength, kEncoding, kType, kAuthorization, kExpect, kOther };
    static Single single(std::string_view name) noexcept;
    std::optional<Refusal> judge(Single which, std::string_view value);

    const ServerLimits& limits_;
    std::size_t fields_ = 0;
    std::size_t extension_bytes_ = 0;
    int version_ = 11;
    Framing framing_ = Framing::kNone;
    bool may_have_body_ = false;  // the method usually carries one
    bool expects_continue_ = false;
    bool finished_ = false;
    std::uint8_t seen_ = 0;  // one bit per Single
};

// The authority of a Host field or an absolute target: a name or a literal, perhaps a port; no user.
// spec: RFC 3986 3.2.2, 3.2.3
[[nodiscard]] bool is_authority(std::string_view text) noexcept;

}  // namespace carnet::http
