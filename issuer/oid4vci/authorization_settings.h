// SPDX-License-Identifier: Apache-2.0
//
// Which wallets may send holders to the login page, and where they take them back: the section
// [authorization] of carnet-issuer.toml. Without a client there is no login. Every key and its reason:
// docs/defaults.md. A value. spec: RFC 9700 2.1, 4.1.3; RFC 8252 7
#pragma once

#include "base/result.h"
#include "issuer/issuer_home.h"
#include "issuer/offer_records.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

struct WalletClient {
    std::string id;                          // client_id
    std::string name;                        // as the login page says it
    std::vector<std::string> redirect_uris;  // whole addresses; no other is ever redirected to
};

struct AuthorizationSettings {
    std::vector<WalletClient> clients;
    bool auto_approve = false;  // nobody is asked for anything: demonstration homes only

    // Null: there is none of that id.
    [[nodiscard]] const WalletClient* find(std::string_view id) const noexcept;
};

// kConfiguration: `where` is "line 12, authorization.client.redirect_uris", `detail` what to write there.
[[nodiscard]] Result<AuthorizationSettings> read_authorization_settings(std::string_view toml);
// Of this home. kConfiguration besides: auto_approve, and the home was not made by `init --demo`.
[[nodiscard]] Result<AuthorizationSettings> authorization_settings_of(const IssuerHome& home);

// What an offer says to a wallet that sends its holder to log in; empty: this one cannot be had that way, for
// it has no transaction code to log in with.
[[nodiscard]] std::string login_state(const AuthorizationSettings& settings, const OfferRecord& offer,
                                      std::string_view secret);

// A home for demonstrations is served on this machine only. kForbidden: it is not.
[[nodiscard]] Result<void> require_demonstration_url(std::string_view base_url);
// Marks a new home as one. kForbidden likewise.
[[nodiscard]] Result<void> mark_as_demonstration(IssuerHome& home);
[[nodiscard]] Result<bool> is_demonstration(const IssuerHome& home);

}  // namespace carnet::issuer
