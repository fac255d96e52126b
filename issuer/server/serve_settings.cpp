// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/serve_settings.h"

#include "issuer/settings.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kAdminBody = std::size_t{64} * 1024 * 1024;  // a spreadsheet

Result<void> read_serve(const TomlSection& file, ServeSettings& settings) {
    CARNET_TRY(const auto serve, file.section("serve", {"address", "port", "threads", "tls_certificate_chain",
                                                        "tls_private_key"}));
    CARNET_TRY_VOID(set_if_given(settings.listen.address, serve.optional_text("address")));
    CARNET_TRY_VOID(set_if_given(settings.listen.port, serve.whole_number("port", 0, 65'535)));
    CARNET_TRY_VOID(set_if_given(settings.threads, serve.whole_number("threads", 1, 256)));
    CARNET_TRY(const auto certificate, serve.optional_text("tls_certificate_chain"));
    CARNET_TRY(const auto private_key, serve.optional_text("tls_private_key"));
    if (certificate.has_value() != private_key.has_value())
        return serve.wrong("TLS needs both tls_certificate_chain and tls_private_key: add the other one.");
    if (certificate) settings.listen.tls = http::TlsFiles{*certificate, *private_key};
    return {};
}

Result<void> read_admin(const TomlSection& file, ServeSettings& settings) {
    CARNET_TRY(const auto admin, file.section("admin", {"address", "port", "requests_per_second"}));
    CARNET_TRY_VOID(set_if_given(settings.admin.address, admin.optional_text("address")));
    CARNET_TRY_VOID(set_if_given(settings.admin.port, admin.whole_number("port", 0, 65'535)));
    // Ten times as many are allowed at once: with less than 0.1 that would be none.
    return set_if_given(settings.requests_per_second, admin.number("requests_per_second", 0.1, 100'000));
}

Result<void> read_wallets(const TomlSection& file, ServeSettings& settings) {
    CARNET_TRY(const auto wallets, file.section("wallets", {"requests_per_second"}));
    return set_if_given(settings.wallet_requests_per_second,
                        wallets.number("requests_per_second", 0.1, 100'000));
}

}  // namespace

Result<ServeSettings> read_serve_settings(std::string_view toml) {
    CARNET_TRY(const auto file, parse_settings(toml));
    ServeSettings settings;
    settings.admin_limits.body_bytes = kAdminBody;
    CARNET_TRY_VOID(read_serve(file, settings));
    CARNET_TRY_VOID(read_admin(file, settings));
    CARNET_TRY_VOID(read_wallets(file, settings));
    return settings;
}

}  // namespace carnet::issuer
