// SPDX-License-Identifier: Apache-2.0
//
// One exchange with a wallet, from the request to the verdict. A value.
// spec: OpenID4VP 1.0 sections 5, 8.2, 13.3
#pragma once

#include "base/time.h"
#include "keys/digest.h"
#include "wording/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::verifier {

// How the wallet knows who asks. spec: OpenID4VP 1.0 section 5.9.3
enum class ClientIdPrefix : std::uint8_t { kRedirectUri, kDecentralizedIdentifier, kX509SanDns, kX509Hash };
[[nodiscard]] std::string_view to_string(ClientIdPrefix prefix) noexcept;  // "redirect_uri", ...
[[nodiscard]] std::optional<ClientIdPrefix> client_id_prefix_from(std::string_view text) noexcept;

enum class ResponseMode : std::uint8_t { kDirectPost, kDirectPostJwt };
[[nodiscard]] std::string_view to_string(ResponseMode mode) noexcept;  // "direct_post", "direct_post.jwt"
[[nodiscard]] std::optional<ResponseMode> response_mode_from(std::string_view text) noexcept;

enum class SessionState : std::uint8_t {
    kOpen,      // waits for the wallet
    kTaken,     // an answer has come and is looked at; no second one is accepted
    kAnswered,  // there is a result
    kDeclined   // the wallet sent an error instead: its holder does not want to, or has nothing that fits
};
[[nodiscard]] std::string_view to_string(SessionState state) noexcept;  // "open", ...
[[nodiscard]] std::optional<SessionState> session_state_from(std::string_view text) noexcept;

struct PresentationSession {
    std::string id;  // in the addresses that the wallet is given; 192 random bits, as nonce and state are
    std::string need;
    ClientIdPrefix prefix = ClientIdPrefix::kRedirectUri;
    ResponseMode mode = ResponseMode::kDirectPost;
    std::string client_id;  // with its prefix: the audience of whatever is presented
    std::string nonce;
    std::string state;
    std::string return_to;  // where the holder's browser goes afterwards; empty: nowhere
    wording::Language language = wording::Language::kEnglish;  // of the result's sentences
    keys::Sha256Digest result_token{};                         // SHA-256 of the token that fetches the result
    UtcTime created;
    UtcTime answer_until;

    SessionState phase = SessionState::kOpen;
    std::string result;                               // JSON; once there is one
    std::optional<keys::Sha256Digest> response_code;  // SHA-256; where the holder's browser was sent on
};

}  // namespace carnet::verifier
