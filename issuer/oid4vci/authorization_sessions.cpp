// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/authorization_sessions.h"

#include "base/text_encoding.h"

#include <array>

namespace carnet::issuer {
namespace {

constexpr std::size_t kRandomBytes = 32;

std::string random_text(Random& random) {
    std::array<std::uint8_t, kRandomBytes> bytes{};
    random.fill(bytes);
    return encode_base64url(bytes);
}

// Looking a digest up takes a time that says nothing of the text that it was made of.
keys::Sha256Digest digest_of(std::string_view text) {
    return keys::sha256(as_bytes(text));
}

}  // namespace

void AuthorizationSessions::forget_ended(Table& table, UtcTime now) {
    std::erase_if(table, [&](const auto& one) { return one.second.ends <= now; });
}

// Whoever has one link cannot take everybody's place with it.
void AuthorizationSessions::make_room_for(const std::string& offer) {
    std::size_t count = 0;
    auto oldest = pushed_.end();
    for (auto at = pushed_.begin(); at != pushed_.end(); ++at) {
        if (at->second.request.offer != offer) continue;
        ++count;
        if (oldest == pushed_.end() || at->second.ends < oldest->second.ends) oldest = at;
    }
    if (count >= kMaxPushedOfOffer) pushed_.erase(oldest);
}

std::optional<std::string> AuthorizationSessions::push(AuthorizationRequest request, UtcTime now,
                                                       Random& random) {
    auto uri = std::string(kRequestUriPrefix) + random_text(random);
    const std::scoped_lock lock(mutex_);
    make_room_for(request.offer);
    if (pushed_.size() >= kMaxPushed) forget_ended(pushed_, now);
    if (pushed_.size() >= kMaxPushed) return std::nullopt;
    pushed_.emplace(digest_of(uri), Held{std::move(request), now.plus_seconds(kPushedSeconds)});
    return uri;
}

std::optional<AuthorizationRequest> AuthorizationSessions::pushed(std::string_view request_uri,
                                                                  std::string_view client, UtcTime now) {
    const std::scoped_lock lock(mutex_);
    const auto at = pushed_.find(digest_of(request_uri));
    if (at == pushed_.end() || at->second.ends <= now || at->second.request.client != client)
        return std::nullopt;
    return at->second.request;
}

std::optional<std::string> AuthorizationSessions::approve(std::string_view request_uri, UtcTime now,
                                                          Random& random) {
    auto code = random_text(random);
    const std::scoped_lock lock(mutex_);
    const auto at = pushed_.find(digest_of(request_uri));
    if (at == pushed_.end() || at->second.ends <= now) return std::nullopt;
    forget_ended(codes_, now);
    codes_.emplace(digest_of(code), Held{std::move(at->second.request), now.plus_seconds(kCodeSeconds)});
    pushed_.erase(at);
    return code;
}

void AuthorizationSessions::drop(std::string_view request_uri) {
    const std::scoped_lock lock(mutex_);
    pushed_.erase(digest_of(request_uri));
}

bool AuthorizationSessions::holds(std::string_view code, UtcTime now) {
    const std::scoped_lock lock(mutex_);
    const auto at = codes_.find(digest_of(code));
    return at != codes_.end() && now < at->second.ends;
}

std::optional<AuthorizationRequest> AuthorizationSessions::take(std::string_view code, UtcTime now) {
    const std::scoped_lock lock(mutex_);
    const auto at = codes_.find(digest_of(code));
    if (at == codes_.end()) return std::nullopt;
    const auto held = std::move(at->second);
    codes_.erase(at);
    if (held.ends <= now) return std::nullopt;
    return held.request;
}

}  // namespace carnet::issuer
