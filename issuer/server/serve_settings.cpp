// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/serve_settings.h"

#include <toml++/toml.h>

namespace carnet::issuer {
namespace {

constexpr std::size_t kAdminBody = 64 * 1024 * 1024;  // a spreadsheet

Error wrong(std::string_view section, const toml::key& key, std::string detail) {
    return error(ErrorCode::kConfiguration, std::move(detail),
                 std::string(section) + "." + std::string(key.str()));
}

Result<void> read_port(std::string_view section, const toml::key& key, const toml::node& node,
                       std::uint16_t& port) {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < 0 || *value > 65'535)
        return wrong(section, key, "must be a port number, 0 to 65535");
    port = static_cast<std::uint16_t>(*value);
    return {};
}

Result<void> read_text(std::string_view section, const toml::key& key, const toml::node& node,
                       std::string& text) {
    const auto value = node.value_exact<std::string>();
    if (!value || value->empty()) return wrong(section, key, "must be a text in quotes");
    text = *value;
    return {};
}

Result<void> read_serve(const toml::table& table, ServeSettings& settings) {
    std::string certificate;
    std::string private_key;
    for (const auto& [key, node] : table) {
        if (key == "address")
            CARNET_TRY_VOID(read_text("serve", key, node, settings.listen.address));
        else if (key == "port")
            CARNET_TRY_VOID(read_port("serve", key, node, settings.listen.port));
        else if (key == "tls_certificate_chain")
            CARNET_TRY_VOID(read_text("serve", key, node, certificate));
        else if (key == "tls_private_key")
            CARNET_TRY_VOID(read_text("serve", key, node, private_key));
        else if (key == "threads") {
            const auto value = node.value_exact<std::int64_t>();
            if (!value || *value < 1 || *value > 256)
                return wrong("serve", key, "must be a whole number from 1 to 256");
            settings.threads = static_cast<unsigned>(*value);
        } else {
            return wrong("serve", key, "this key is not known; docs/defaults.md lists all keys");
        }
    }
    if (certificate.empty() != private_key.empty())
        return error(ErrorCode::kConfiguration, "TLS needs both tls_certificate_chain and tls_private_key",
                     "serve");
    if (!certificate.empty()) settings.listen.tls = http::TlsFiles{certificate, private_key};
    return {};
}

Result<void> read_admin(const toml::table& table, ServeSettings& settings) {
    for (const auto& [key, node] : table) {
        if (key == "address")
            CARNET_TRY_VOID(read_text("admin", key, node, settings.admin.address));
        else if (key == "port")
            CARNET_TRY_VOID(read_port("admin", key, node, settings.admin.port));
        else if (key == "requests_per_second") {
            const auto value = node.value<double>();
            if (!value || *value <= 0 || *value > 100'000)
                return wrong("admin", key, "must be a number above 0");
            settings.requests_per_second = *value;
        } else {
            return wrong("admin", key, "this key is not known; docs/defaults.md lists all keys");
        }
    }
    return {};
}

}  // namespace

Result<ServeSettings> read_serve_settings(std::string_view toml_text) {
    toml::table document;
    try {
        document = toml::parse(toml_text);
    } catch (const toml::parse_error& failed) {
        return error(ErrorCode::kConfiguration, std::string(failed.description()),
                     "line " + std::to_string(failed.source().begin.line));
    }
    ServeSettings settings;
    settings.admin_limits.body_bytes = kAdminBody;
    if (const auto* serve = document["serve"].as_table()) CARNET_TRY_VOID(read_serve(*serve, settings));
    if (const auto* admin = document["admin"].as_table()) CARNET_TRY_VOID(read_admin(*admin, settings));
    return settings;
}

}  // namespace carnet::issuer
