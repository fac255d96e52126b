// SPDX-License-Identifier: Apache-2.0
#include "http/src/header_gate.h"

#include "http/src/ascii.h"

#include <algorithm>
#include <array>

namespace carnet::http {
namespace {

constexpr std::size_t kMaxChunkExtensions = 1024;  // of one request, all chunks together
constexpr std::size_t kMaxAuthority = 255 + 6;     // a DNS name, a colon and a port
constexpr std::size_t kMaxLengthDigits = 18;       // fits std::uint64_t with room to spare
constexpr std::array<std::string_view, 7> kMethods = {"GET",   "POST",   "HEAD",   "PUT",
                                                      "PATCH", "DELETE", "OPTIONS"};

std::optional<Refusal> refuse(int status, std::string_view detail) {
    return Refusal{status, detail};
}

bool is_upper_token(std::string_view text) noexcept {
    return is_token(text) &&
           std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_port(std::string_view text) noexcept {
    return text.empty() || (text.front() == ':' && text.size() <= 6 && all_digits(text.substr(1)));
}

bool is_literal_character(char c) noexcept {
    return hex_value(c) >= 0 || c == ':' || c == '.';
}

bool is_name_character(char c) noexcept {
    return is_alphanumeric(c) || c == '-' || c == '.' || c == '_';
}

}  // namespace

bool is_authority(std::string_view text) noexcept {
    if (text.empty() || text.size() > kMaxAuthority) return false;
    if (text.front() == '[') {
        const auto close = text.find(']');
        if (close == std::string_view::npos || close < 3) return false;
        return std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(close),
                           is_literal_character) &&
               is_port(text.substr(close + 1));
    }
    const auto colon = std::min(text.find(':'), text.size());
    return colon > 0 &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_name_character) &&
           is_port(text.substr(colon));
}

std::optional<Refusal> HeaderGate::request_line(std::string_view method, std::string_view target,
                                                int version) {
    version_ = version;
    if (target.size() > limits_.target_bytes) return refuse(414, "The request target is too long.");
    if (std::find(kMethods.begin(), kMethods.end(), method) == kMethods.end()) {
        return is_upper_token(method) ? refuse(501, "This method is not known here.")
                                      : refuse(400, "The method must be upper-case letters.");
    }
    may_have_body_ = method == "POST" || method == "PUT" || method == "PATCH";
    return std::nullopt;
}

HeaderGate::Single HeaderGate::single(std::string_view name) noexcept {
    switch (name.size()) {  // most fields are told apart by their length alone
        case 4:
            return equal_ignoring_case(name, "host") ? kHost : kOther;
        case 6:
            return equal_ignoring_case(name, "expect") ? kExpect : kOther;
        case 12:
            return equal_ignoring_case(name, "content-type") ? kType : kOther;
        case 13:
            return equal_ignoring_case(name, "authorization") ? kAuthorization : kOther;
        case 14:
            return equal_ignoring_case(name, "content-length") ? kLength : kOther;
        case 17:
            return equal_ignoring_case(name, "transfer-encoding") ? kEncoding : kOther;
        default:
            return kOther;
    }
}

std::optional<Refusal> HeaderGate::field(std::string_view name, std::string_view value, bool folded) {
    if (finished_) return refuse(400, "Fields after the body (trailers) are not accepted.");
    if (++fields_ > limits_.header_fields) return refuse(431, "There are too many header fields.");
    if (!is_token(name)) return refuse(400, "A field name holds a character that is not allowed.");
    if (folded) return refuse(400, "A header field is continued on a second line.");
    if (!is_field_value(value)) return refuse(400, "A field value holds a control character.");
    if (equal_ignoring_case(name, "trailer")) return refuse(400, "Trailers are not accepted.");
    const auto which = single(name);
    if (which == kOther) return std::nullopt;
    const auto bit = static_cast<std::uint8_t>(1U << which);
    if ((seen_ & bit) != 0) return refuse(400, "A field stands twice that may stand only once.");
    seen_ = static_cast<std::uint8_t>(seen_ | bit);
    return judge(which, value);
}

std::optional<Refusal> HeaderGate::judge(Single which, std::string_view value) {
    switch (which) {
        case kHost:
            if (!is_authority(value)) return refuse(400, "The Host field is not a name with a port.");
            return std::nullopt;
        case kLength:
            // spec: RFC 9112 6.3: a list, a sign or a space is no length
            if (!all_digits(value) || value.size() > kMaxLengthDigits) {
                return refuse(400, "Content-Length is not one decimal number.");
            }
            framing_ = Framing::kContentLength;
            return std::nullopt;
        case kEncoding:
            // spec: RFC 9112 6.1: nothing but a final "chunked" says where the body ends
            if (!equal_ignoring_case(value, "chunked")) {
                return refuse(400, "Transfer-Encoding is something else than chunked.");
            }
            if (version_ < 11) return refuse(400, "Transfer-Encoding does not exist in HTTP/1.0.");
            framing_ = Framing::kChunked;
            return std::nullopt;
        case kExpect:
            if (!equal_ignoring_case(value, "100-continue")) {
                return refuse(417, "Nothing but 100-continue can be expected here.");
            }
            expects_continue_ = version_ >= 11;
            return std::nullopt;
        case kType:
        case kAuthorization:
        case kOther:
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Refusal> HeaderGate::finish() {
    finished_ = true;
    const auto has = [this](Single which) { return (seen_ & (1U << which)) != 0; };
    if (!has(kHost)) return refuse(400, "The Host field is missing.");
    if (has(kLength) && has(kEncoding)) {
        return refuse(400, "Content-Length and Transfer-Encoding contradict each other.");
    }
    // HTTP/1.0 clients that leave the length out mean "until I close", which cannot be answered.
    if (version_ < 11 && may_have_body_ && !has(kLength)) return refuse(411, "Content-Length is missing.");
    return std::nullopt;
}

std::optional<Refusal> HeaderGate::chunk(std::size_t extension_bytes) {
    extension_bytes_ += extension_bytes;
    if (extension_bytes_ > kMaxChunkExtensions) return refuse(400, "The chunk extensions are too long.");
    return std::nullopt;
}

}  // namespace carnet::http
