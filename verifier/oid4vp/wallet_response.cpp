// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/wallet_response.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr JsonLimits kTokenLimits{.max_bytes = std::size_t{4} * 1024 * 1024};
constexpr std::size_t kMaxError = 64;

Error missing(std::string name) {
    return error(ErrorCode::kMissingMember, "the wallet's answer has no " + name, name);
}

// spec: RFC 6749 4.1.2.1: printable ASCII without quotation mark and backslash
Result<std::string> read_error(std::string_view text) {
    const bool is_code = text.size() <= kMaxError && std::ranges::all_of(text, [](char c) {
                             return c >= 0x20 && c <= 0x7e && c != '"' && c != '\\';
                         });
    if (!is_code) return error(ErrorCode::kBadValue, "this is not an error code of OAuth", "error");
    return std::string(text);
}

}  // namespace

Result<WalletResponse> read_wallet_response(const http::Form& form, const PresentationSession& session) {
    static_cast<void>(session);
    WalletResponse response;
    const auto state = form.find("state");
    if (!state) return missing("state");
    response.state = *state;
    if (const auto failed = form.find("error")) {
        CARNET_TRY(response.error, read_error(*failed));
        return response;
    }
    const auto vp_token = form.find("vp_token");
    if (!vp_token) return missing("vp_token");
    auto document = JsonDocument::parse(*vp_token, kTokenLimits);
    if (!document)
        return error(document.error().code, document.error().detail, "vp_token, " + document.error().where);
    response.vp_token = *std::move(document);
    return response;
}

}  // namespace carnet::verifier
