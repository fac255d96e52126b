// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/wallet_response.h"

#include "base/json_writer.h"
#include "wallet-format/jose/jwe.h"

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

Result<JsonDocument> parse_at(std::string_view text, std::string_view where) {
    auto document = JsonDocument::parse(text, kTokenLimits);
    if (!document) {
        return error(document.error().code, document.error().detail,
                     std::string(where) + ", " + document.error().where);
    }
    return document;
}

// spec: OpenID4VP 1.0 sections 8.2, 8.5
Result<WalletResponse> read_plain(const http::Form& form) {
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
    CARNET_TRY(response.vp_token, parse_at(*vp_token, "vp_token"));
    return response;
}

Result<std::string> text_in(JsonValue payload, const char* name) {
    const auto member = payload.find(name);
    if (!member) return missing(name);
    CARNET_TRY(const auto text, member->as_string());
    return std::string(text);
}

// What the encrypted object says, as the plain parameters would.
Result<WalletResponse> read_payload(const JsonDocument& document) {
    WalletResponse response;
    const JsonValue payload = document.root();
    CARNET_TRY_VOID(payload.as_object());
    CARNET_TRY(response.state, text_in(payload, "state"));
    if (payload.find("error")) {
        CARNET_TRY(const auto code, text_in(payload, "error"));
        CARNET_TRY(response.error, read_error(code));
        return response;
    }
    const auto vp_token = payload.find("vp_token");
    if (!vp_token) return missing("vp_token");
    JsonWriter writer;
    writer.value(*vp_token);
    CARNET_TRY(response.vp_token, parse_at(writer.take(), "vp_token"));
    return response;
}

// spec: OpenID4VP 1.0 section 8.3.1
Result<WalletResponse> read_encrypted(std::string_view text, const PresentationSession& session,
                                      const ResponseKeys& keys) {
    auto jwe = wallet::CompactJwe::parse(text);
    if (!jwe) return error(jwe.error().code, jwe.error().detail, "response");
    CARNET_TRY(const auto key, keys.of(session.id));
    if (!jwe->header().kid.empty() && jwe->header().kid != response_key_id(key))
        return error(ErrorCode::kKeyNotFound,
                     "the answer is encrypted to another key than that of this request", "response");
    const auto content = wallet::decrypt_compact_jwe(*jwe, key);
    if (!content) return error(content.error().code, content.error().detail, "response");
    CARNET_TRY(const auto document, parse_at(as_text(*content), "response"));
    return read_payload(document);
}

}  // namespace

Result<WalletResponse> read_wallet_response(const http::Form& form, const PresentationSession& session,
                                            const ResponseKeys* keys) {
    const bool is_asked_encrypted = session.mode == ResponseMode::kDirectPostJwt && keys != nullptr;
    const auto encrypted = form.find("response");
    if (encrypted.has_value() != is_asked_encrypted && !form.find("error")) {
        return error(ErrorCode::kUnsupported,
                     is_asked_encrypted ? "an encrypted answer was asked for (direct_post.jwt)"
                                        : "a plain answer was asked for (direct_post)",
                     "response_mode");
    }
    return encrypted && keys != nullptr ? read_encrypted(*encrypted, session, *keys) : read_plain(form);
}

}  // namespace carnet::verifier
