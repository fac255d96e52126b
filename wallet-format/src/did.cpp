// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/identifier/did.h"

#include "wallet-format/src/ascii.h"

#include <algorithm>
#include <cstddef>

namespace carnet::wallet {
namespace {

constexpr std::size_t kMaxDid = 2048;
constexpr std::string_view kScheme = "did:";

Error bad(std::string detail, std::string_view text) {
    return error(ErrorCode::kBadIdentifier, std::move(detail), std::string(text.substr(0, kMaxDid)));
}

bool percent_pair_at(std::string_view text, std::size_t at) noexcept {
    return text.size() - at >= 3 && text[at] == '%' && is_hex_digit(text[at + 1]) &&
           is_hex_digit(text[at + 2]);
}

// Every character is of the class or begins a percent-encoded one.
template <class Class>
bool made_of(std::string_view text, Class of_class) noexcept {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (percent_pair_at(text, at)) {
            at += 2;
        } else if (!of_class(text[at])) {
            return false;
        }
    }
    return true;
}

bool is_did_char(char c) noexcept {
    return is_alnum(c) || c == '.' || c == '-' || c == '_';
}

// spec: RFC 3986 3.5
bool is_fragment_char(char c) noexcept {
    return is_alnum(c) || std::string_view("-._~!$&'()*+,;=:@/?").find(c) != std::string_view::npos;
}

// spec: DID Core 1.0 section 3.1 (the last part between colons is not empty)
bool is_specific_id(std::string_view text) noexcept {
    return !text.empty() && text.back() != ':' &&
           made_of(text, [](char c) { return is_did_char(c) || c == ':'; });
}

bool is_method_name(std::string_view text) noexcept {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c); });
}

}  // namespace

// spec: DID Core 1.0 sections 3.1 and 3.2
Result<DidUrl> parse_did_url(std::string_view text) {
    if (text.size() > kMaxDid) return bad("This DID is longer than 2048 characters.", text);
    if (!text.starts_with(kScheme)) return bad("A DID begins with \"did:\".", text);
    const auto hash = text.find('#');
    const auto did = text.substr(0, hash);
    const auto fragment = hash == std::string_view::npos ? std::string_view{} : text.substr(hash + 1);
    const auto colon = did.find(':', kScheme.size());
    if (colon == std::string_view::npos) return bad("A DID is did:method:identifier.", text);
    const auto method = did.substr(kScheme.size(), colon - kScheme.size());
    if (!is_method_name(method)) return bad("The method of a DID is lower-case letters and digits.", text);
    if (did.find_first_of("/?") != std::string_view::npos) {
        return bad("A DID with a path or a query does not name a key or an issuer here.", text);
    }
    if (!is_specific_id(did.substr(colon + 1))) {
        return bad("The identifier of this DID is empty or has characters that no DID has.", text);
    }
    if (hash != std::string_view::npos && (fragment.empty() || !made_of(fragment, is_fragment_char))) {
        return bad("The fragment behind # is empty or has characters that no fragment has.", text);
    }
    return DidUrl{std::string(did), std::string(method), std::string(fragment)};
}

}  // namespace carnet::wallet
