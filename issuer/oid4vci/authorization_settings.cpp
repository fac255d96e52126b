// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/authorization_settings.h"

#include "issuer/oid4vci/offer.h"
#include "issuer/src/durable_file.h"
#include "issuer/src/store_facts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxClients = 32;
constexpr std::size_t kMaxRedirects = 8;
constexpr std::size_t kMaxId = 200;
constexpr std::size_t kMaxName = 100;
constexpr std::size_t kMaxRedirect = 500;

// Schemes whose address a browser would run or show itself instead of opening an app.
constexpr std::array<std::string_view, 9> kBrowserSchemes = {
    "about", "blob", "data", "file", "filesystem", "ftp", "javascript", "vbscript", "view-source"};

bool is_visible(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

bool is_scheme(std::string_view text) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    });
}

std::string_view host_of(std::string_view rest) {
    rest = rest.substr(0, rest.find_first_of("/?"));
    return rest.starts_with('[') ? rest.substr(0, rest.find(']') + 1) : rest.substr(0, rest.find(':'));
}

bool is_this_machine(std::string_view host) {
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

// What is wrong with it; nothing if it is an address that a holder may be sent to.
std::optional<std::string> fault_of(std::string_view uri) {
    if (!is_visible(uri) || uri.find_first_of("#\"'<>\\^`{|};,") != std::string_view::npos)
        return "is an address in plain ASCII, without fragment.";
    const auto colon = uri.find(':');
    const auto scheme = uri.substr(0, colon == std::string_view::npos ? 0 : colon);
    if (!is_scheme(scheme)) return "begins with a scheme in lower case, for example https://.";
    const auto rest = uri.substr(colon + 1);
    if (scheme == "https" || scheme == "http") {
        const auto host = rest.starts_with("//") ? host_of(rest.substr(2)) : std::string_view();
        if (host.empty() || rest.substr(0, rest.find('/', 2)).find('@') != std::string_view::npos)
            return "names a host, and no user.";
        if (scheme == "http" && !is_this_machine(host)) return "is https, or http on this machine.";
        return std::nullopt;
    }
    const bool is_browsers =
        std::find(kBrowserSchemes.begin(), kBrowserSchemes.end(), scheme) != kBrowserSchemes.end();
    if (is_browsers || rest.empty()) return "opens a wallet: https, or a scheme of the wallet's own.";
    return std::nullopt;
}

Result<WalletClient> read_client(const TomlSection& section) {
    WalletClient client;
    CARNET_TRY(client.id, section.text("id", kMaxId));
    if (!is_visible(client.id)) return section.wrong("id", "is plain ASCII without spaces.");
    CARNET_TRY(client.name, section.text("name", kMaxName));
    CARNET_TRY(auto uris, section.texts("redirect_uris", kMaxRedirects));
    if (!uris || uris->empty())
        return section.wrong("redirect_uris", "Write at least one address of the wallet.");
    for (std::size_t i = 0; i < uris->size(); ++i) {
        const auto& uri = (*uris)[i];
        if (uri.size() > kMaxRedirect) return section.wrong_item("redirect_uris", i, "is too long.");
        if (auto fault = fault_of(uri)) return section.wrong_item("redirect_uris", i, *std::move(fault));
    }
    client.redirect_uris = *std::move(uris);
    return client;
}

}  // namespace

const WalletClient* AuthorizationSettings::find(std::string_view id) const noexcept {
    for (const auto& client : clients) {
        if (client.id == id) return &client;
    }
    return nullptr;
}

Result<AuthorizationSettings> read_authorization_settings(std::string_view toml) {
    CARNET_TRY(const auto file, parse_settings(toml));
    CARNET_TRY(const auto section, file.section("authorization", {"auto_approve", "client"}));
    AuthorizationSettings settings;
    CARNET_TRY_VOID(set_if_given(settings.auto_approve, section.flag("auto_approve")));
    CARNET_TRY(const auto clients, section.sections("client", kMaxClients, {"id", "name", "redirect_uris"}));
    for (const auto& one : clients) {
        CARNET_TRY(auto client, read_client(one));
        if (settings.find(client.id) != nullptr) return one.wrong("id", "stands there twice.");
        settings.clients.push_back(std::move(client));
    }
    return settings;
}

Result<AuthorizationSettings> authorization_settings_of(const IssuerHome& home) {
    CARNET_TRY(const auto toml, read_small_file(home.settings_path(), kMaxSettingsBytes));
    CARNET_TRY(auto settings, read_authorization_settings(toml));
    CARNET_TRY(const auto is_demo, is_demonstration(home));
    if (settings.auto_approve && !is_demo) {
        return error(ErrorCode::kConfiguration,
                     "auto_approve gives certificates to whoever has a link. It is for homes that `init "
                     "--demo` made; take it out.",
                     "authorization.auto_approve");
    }
    return settings;
}

std::string login_state(const AuthorizationSettings& settings, const OfferRecord& offer,
                        std::string_view secret) {
    if (settings.clients.empty()) return {};
    if (!offer.tx_code && !settings.auto_approve) return {};
    return issuer_state_of(secret);
}

Result<void> require_demonstration_url(std::string_view base_url) {
    const auto scheme = base_url.find("://");
    if (scheme != std::string_view::npos && is_this_machine(host_of(base_url.substr(scheme + 3)))) return {};
    return error(ErrorCode::kForbidden,
                 "A home for demonstrations is served on this machine only: http://localhost:PORT.");
}

Result<void> mark_as_demonstration(IssuerHome& home) {
    CARNET_TRY_VOID(require_demonstration_url(home.settings().base_url));
    CARNET_TRY(const auto transaction, home.records().transactions->begin());
    CARNET_TRY_VOID(home.records().facts->put(fact::kDemonstration, "yes"));
    return transaction->commit();
}

Result<bool> is_demonstration(const IssuerHome& home) {
    CARNET_TRY(const auto fact, home.records().facts->find(fact::kDemonstration));
    return fact.has_value();
}

}  // namespace carnet::issuer
