// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/session.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::verifier {
namespace {

template <class T, std::size_t N>
using Names = std::array<std::pair<T, std::string_view>, N>;

constexpr Names<ClientIdPrefix, 4> kPrefixes = {
    {{ClientIdPrefix::kRedirectUri, "redirect_uri"},
     {ClientIdPrefix::kDecentralizedIdentifier, "decentralized_identifier"},
     {ClientIdPrefix::kX509SanDns, "x509_san_dns"},
     {ClientIdPrefix::kX509Hash, "x509_hash"}}};
constexpr Names<ResponseMode, 2> kModes = {
    {{ResponseMode::kDirectPost, "direct_post"}, {ResponseMode::kDirectPostJwt, "direct_post.jwt"}}};
constexpr Names<SessionState, 4> kStates = {{{SessionState::kOpen, "open"},
                                             {SessionState::kTaken, "taken"},
                                             {SessionState::kAnswered, "answered"},
                                             {SessionState::kDeclined, "declined"}}};

template <class T, std::size_t N>
std::string_view name_in(const Names<T, N>& names, T value) noexcept {
    const auto found = std::ranges::find(names, value, &std::pair<T, std::string_view>::first);
    return found == names.end() ? std::string_view() : found->second;
}

template <class T, std::size_t N>
std::optional<T> value_in(const Names<T, N>& names, std::string_view text) noexcept {
    const auto found = std::ranges::find(names, text, &std::pair<T, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional<T>(found->first);
}

}  // namespace

std::string_view to_string(ClientIdPrefix prefix) noexcept {
    return name_in(kPrefixes, prefix);
}
std::optional<ClientIdPrefix> client_id_prefix_from(std::string_view text) noexcept {
    return value_in(kPrefixes, text);
}
std::string_view to_string(ResponseMode mode) noexcept {
    return name_in(kModes, mode);
}
std::optional<ResponseMode> response_mode_from(std::string_view text) noexcept {
    return value_in(kModes, text);
}
std::string_view to_string(SessionState state) noexcept {
    return name_in(kStates, state);
}
std::optional<SessionState> session_state_from(std::string_view text) noexcept {
    return value_in(kStates, text);
}

}  // namespace carnet::verifier
