// SPDX-License-Identifier: Apache-2.0
#include "verifier/config.h"

#include <array>
#include <charconv>
#include <functional>
#include <limits>
#include <string>

#include <toml++/toml.h>

namespace carnet::verifier {
namespace {

std::string place_of(const toml::node& node, std::string_view key) {
    return "line " + std::to_string(node.source().begin.line) + ", " + std::string(key);
}

Error wrong(const toml::node& node, std::string_view key, std::string detail) {
    return error(ErrorCode::kConfiguration, std::move(detail), place_of(node, key));
}

// One key of a table: its name and what to do with its value.
struct Key {
    std::string_view name;
    std::function<Result<void>(const toml::node&)> read;
};

Result<void> read_table(const toml::table& table, std::string_view prefix, const std::vector<Key>& keys) {
    for (const auto& [name, node] : table) {
        const Key* found = nullptr;
        for (const auto& key : keys) {
            if (key.name == name.str()) found = &key;
        }
        const auto full = std::string(prefix) + std::string(name.str());
        if (found == nullptr)
            return wrong(node, full, "this key is not known; docs/defaults.md lists all keys");
        CARNET_TRY_VOID(found->read(node));
    }
    return {};
}

Key flag(std::string_view name, bool& out) {
    return {name, [name, &out](const toml::node& node) -> Result<void> {
                const auto value = node.value_exact<bool>();
                if (!value) return wrong(node, name, "must be true or false");
                out = *value;
                return {};
            }};
}

Key text(std::string_view name, std::string& out) {
    return {name, [name, &out](const toml::node& node) -> Result<void> {
                const auto value = node.value_exact<std::string>();
                if (!value || value->empty())
                    return wrong(node, name, "must be a text in quotes that is not empty");
                out = *value;
                return {};
            }};
}

template <class Out>
Key number(std::string_view name, Out& out, std::int64_t least, std::int64_t most) {
    return {name, [=, &out](const toml::node& node) -> Result<void> {
                const auto value = node.value_exact<std::int64_t>();
                if (!value || *value < least || *value > most)
                    return wrong(node, name,
                                 "must be a whole number from " + std::to_string(least) + " to " +
                                     std::to_string(most));
                out = static_cast<Out>(*value);
                return {};
            }};
}

Key milliseconds(std::string_view name, std::chrono::milliseconds& out) {
    return {name, [name, &out](const toml::node& node) -> Result<void> {
                std::int64_t value = 0;
                CARNET_TRY_VOID(number(name, value, 1, 600'000).read(node));
                out = std::chrono::milliseconds(value);
                return {};
            }};
}

Key path(std::string_view name, const std::filesystem::path& folder,
         std::optional<std::filesystem::path>& out) {
    return {name, [name, &folder, &out](const toml::node& node) -> Result<void> {
                std::string value;
                CARNET_TRY_VOID(text(name, value).read(node));
                out = folder / value;
                return {};
            }};
}

Key list_of_texts(std::string_view name, std::vector<std::string>& out) {
    return {name, [name, &out](const toml::node& node) -> Result<void> {
                const auto* array = node.as_array();
                if (array == nullptr) return wrong(node, name, "must be a list of texts");
                out.clear();
                for (const auto& element : *array) {
                    const auto value = element.value_exact<std::string>();
                    if (!value) return wrong(element, name, "must be a list of texts");
                    out.push_back(*value);
                }
                return {};
            }};
}

Key ports(std::string_view name, std::vector<std::uint16_t>& out) {
    return {name, [name, &out](const toml::node& node) -> Result<void> {
                const auto* array = node.as_array();
                if (array == nullptr)
                    return wrong(node, name, "must be a list of port numbers; [] allows every port");
                out.clear();
                for (const auto& element : *array) {
                    std::uint16_t port = 0;
                    CARNET_TRY_VOID(number(name, port, 1, 65'535).read(element));
                    out.push_back(port);
                }
                return {};
            }};
}

Key table(std::string_view name, std::vector<Key> keys) {
    return {name, [name, keys = std::move(keys)](const toml::node& node) -> Result<void> {
                const auto* inner = node.as_table();
                if (inner == nullptr)
                    return wrong(node, name, "must be a table, [" + std::string(name) + "]");
                return read_table(*inner, std::string(name) + ".", keys);
            }};
}

std::vector<Key> serve_keys(VerifierConfig& config, std::string& certificate, std::string& private_key) {
    auto& limits = config.limits;
    return {text("address", config.listen.address),
            number("port", config.listen.port, 0, 65'535),
            number("threads", config.threads, 1, 256),
            text("tls_certificate_chain", certificate),
            text("tls_private_key", private_key),
            number("body_bytes", limits.body_bytes, 1'024, 64 * 1024 * 1024),
            number("connections", limits.connections, 1, 100'000),
            number("connections_per_peer", limits.connections_per_peer, 1, 100'000),
            milliseconds("header_time_ms", limits.header_time),
            milliseconds("body_time_ms", limits.body_time),
            milliseconds("write_time_ms", limits.write_time),
            milliseconds("idle_time_ms", limits.idle_time),
            milliseconds("shutdown_time_ms", limits.shutdown_time)};
}

std::vector<Key> fetch_keys(http::FetchRules& rules) {
    return {flag("allow_plain_http", rules.allow_plain_http),
            flag("allow_private_addresses", rules.allow_private_addresses),
            ports("ports", rules.ports),
            list_of_texts("ca_files", rules.ca_files),
            number("body_bytes", rules.limits.body_bytes, 1'024, 256 * 1024 * 1024),
            milliseconds("total_time_ms", rules.limits.total_time),
            number("redirects", rules.limits.redirects, 0, 10)};
}

}  // namespace

Result<VerifierConfig> read_config(std::string_view toml_text, const std::filesystem::path& folder) {
    toml::table document;
    try {
        document = toml::parse(toml_text);
    } catch (const toml::parse_error& failed) {
        return error(ErrorCode::kConfiguration, std::string(failed.description()),
                     "line " + std::to_string(failed.source().begin.line));
    }
    VerifierConfig config;
    std::string certificate;
    std::string private_key;
    CARNET_TRY_VOID(read_table(
        document, "",
        {path("policy", folder, config.policy), path("status_dir", folder, config.status_dir),
         path("did_dir", folder, config.did_dir), path("status_archive", folder, config.status_archive),
         table("serve", serve_keys(config, certificate, private_key)),
         table("fetch", fetch_keys(config.fetch))}));
    if (certificate.empty() != private_key.empty())
        return error(ErrorCode::kConfiguration, "TLS needs both tls_certificate_chain and tls_private_key",
                     "serve");
    if (!certificate.empty()) config.listen.tls = http::TlsFiles{folder / certificate, folder / private_key};
    return config;
}

}  // namespace carnet::verifier
