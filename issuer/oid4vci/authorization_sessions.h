// SPDX-License-Identifier: Apache-2.0
//
// Pushed requests whose holders have not logged in yet, and codes that their wallets have not used yet. Kept
// in the memory of `serve`, of which there is one for each home, for minutes; after a restart a wallet pushes
// its request again. Codes are kept as digests. Bounded and thread-safe.
// spec: RFC 9126 2.2; RFC 6749 4.1.2
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "issuer/oid4vci/authorization_request.h"
#include "keys/digest.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

inline constexpr std::int64_t kPushedSeconds = 600;  // to log in
inline constexpr std::int64_t kCodeSeconds = 60;
inline constexpr std::size_t kMaxPushed = 10'000;
inline constexpr std::size_t kMaxPushedOfOffer = 20;  // then the oldest of that offer makes room
inline constexpr std::string_view kRequestUriPrefix = "urn:ietf:params:oauth:request_uri:";

class AuthorizationSessions {
  public:
    // The request_uri, with 256 random bits in it. Nothing: too many wait.
    [[nodiscard]] std::optional<std::string> push(AuthorizationRequest request, UtcTime now, Random& random);
    // Until it is approved, dropped or over. Nothing: none of that name was pushed by that client.
    [[nodiscard]] std::optional<AuthorizationRequest> pushed(std::string_view request_uri,
                                                             std::string_view client, UtcTime now);
    // The pushed request becomes a code of 256 random bits. Nothing: it is gone.
    [[nodiscard]] std::optional<std::string> approve(std::string_view request_uri, UtcTime now,
                                                     Random& random);
    void drop(std::string_view request_uri);
    // Is there such a code, not over? It stays.
    [[nodiscard]] bool holds(std::string_view code, UtcTime now);
    // What the code was given for. A code is gone once it was taken, whatever comes of it.
    [[nodiscard]] std::optional<AuthorizationRequest> take(std::string_view code, UtcTime now);

  private:
    struct Held {
        AuthorizationRequest request;
        UtcTime ends;
    };
    using Table = std::map<keys::Sha256Digest, Held>;
    static void forget_ended(Table& table, UtcTime now);
    void make_room_for(const std::string& offer);
    std::mutex mutex_;
    Table pushed_;
    Table codes_;
};

}  // namespace carnet::issuer
