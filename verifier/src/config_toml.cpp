// SPDX-License-Identifier: Apache-2.0
#include "base/text_encoding.h"
#include "base/toml_reader.h"
#include "verifier/config.h"

namespace carnet::verifier {
namespace {

constexpr TomlKind kConfigFile{"A configuration", "docs/defaults.md"};
constexpr std::int64_t kMegabyte = 1'048'576;
constexpr std::size_t kMaxItems = 100;  // of a list

Result<void> read_path(const TomlSection& file, std::string_view key, const std::filesystem::path& folder,
                       std::optional<std::filesystem::path>& out) {
    CARNET_TRY(const auto written, file.optional_text(key));
    if (written) out = folder / *written;
    return {};
}

Result<void> read_milliseconds(const TomlSection& section, std::string_view key,
                               std::chrono::milliseconds& out) {
    return set_if_given(out, section.whole_number(key, 1, 600'000));
}

Result<void> read_server_limits(const TomlSection& serve, http::ServerLimits& limits) {
    CARNET_TRY_VOID(set_if_given(limits.body_bytes, serve.whole_number("body_bytes", 1'024, 64 * kMegabyte)));
    CARNET_TRY_VOID(set_if_given(limits.connections, serve.whole_number("connections", 1, 100'000)));
    CARNET_TRY_VOID(
        set_if_given(limits.connections_per_peer, serve.whole_number("connections_per_peer", 1, 100'000)));
    CARNET_TRY_VOID(read_milliseconds(serve, "header_time_ms", limits.header_time));
    CARNET_TRY_VOID(read_milliseconds(serve, "body_time_ms", limits.body_time));
    CARNET_TRY_VOID(read_milliseconds(serve, "write_time_ms", limits.write_time));
    CARNET_TRY_VOID(read_milliseconds(serve, "idle_time_ms", limits.idle_time));
    return read_milliseconds(serve, "shutdown_time_ms", limits.shutdown_time);
}

Result<void> read_serve(const TomlSection& file, const std::filesystem::path& folder,
                        VerifierConfig& config) {
    CARNET_TRY(
        const auto serve,
        file.section("serve", {"address", "port", "threads", "tls_certificate_chain", "tls_private_key",
                               "body_bytes", "connections", "connections_per_peer", "header_time_ms",
                               "body_time_ms", "write_time_ms", "idle_time_ms", "shutdown_time_ms"}));
    CARNET_TRY_VOID(set_if_given(config.listen.address, serve.optional_text("address")));
    CARNET_TRY_VOID(set_if_given(config.listen.port, serve.whole_number("port", 0, 65'535)));
    CARNET_TRY_VOID(set_if_given(config.threads, serve.whole_number("threads", 1, 256)));
    CARNET_TRY_VOID(read_server_limits(serve, config.limits));
    CARNET_TRY(const auto certificate, serve.optional_text("tls_certificate_chain"));
    CARNET_TRY(const auto private_key, serve.optional_text("tls_private_key"));
    if (certificate.has_value() != private_key.has_value())
        return serve.wrong("TLS needs both tls_certificate_chain and tls_private_key: add the other one.");
    if (certificate) config.listen.tls = http::TlsFiles{folder / *certificate, folder / *private_key};
    return {};
}

// spec: Subresource Integrity section 3.5
bool is_sha256_sri(std::string_view text) {
    constexpr std::string_view kPrefix = "sha256-";
    if (!text.starts_with(kPrefix)) return false;
    const auto digest = decode_base64(text.substr(kPrefix.size()));
    return digest && digest->size() == 32;
}

Result<void> read_contexts(const TomlSection& file, const std::filesystem::path& folder,
                           std::vector<ContextFile>& contexts) {
    CARNET_TRY(const auto sections, file.sections("contexts", kMaxItems, {"url", "file", "digest"}));
    for (const auto& section : sections) {
        ContextFile context;
        CARNET_TRY(context.url, section.text("url"));
        CARNET_TRY(const auto path, section.text("file"));
        context.file = folder / path;
        CARNET_TRY(context.digest, section.text("digest"));
        if (!is_sha256_sri(context.digest))
            return section.wrong("digest",
                                 "Write sha256- and the SHA-256 of the file in base64: openssl dgst "
                                 "-sha256 -binary FILE | base64");
        contexts.push_back(std::move(context));
    }
    return {};
}

Result<void> read_fetch(const TomlSection& file, http::FetchRules& rules) {
    CARNET_TRY(const auto fetch,
               file.section("fetch", {"allow_plain_http", "allow_private_addresses", "ports", "ca_files",
                                      "body_bytes", "total_time_ms", "redirects"}));
    CARNET_TRY_VOID(set_if_given(rules.allow_plain_http, fetch.flag("allow_plain_http")));
    CARNET_TRY_VOID(set_if_given(rules.allow_private_addresses, fetch.flag("allow_private_addresses")));
    CARNET_TRY(const auto ports, fetch.whole_numbers("ports", kMaxItems, 1, 65'535));
    if (ports) rules.ports.assign(ports->begin(), ports->end());
    CARNET_TRY_VOID(set_if_given(rules.ca_files, fetch.texts("ca_files", kMaxItems)));
    CARNET_TRY_VOID(
        set_if_given(rules.limits.body_bytes, fetch.whole_number("body_bytes", 1'024, 256 * kMegabyte)));
    CARNET_TRY_VOID(read_milliseconds(fetch, "total_time_ms", rules.limits.total_time));
    return set_if_given(rules.limits.redirects, fetch.whole_number("redirects", 0, 10));
}

}  // namespace

Result<VerifierConfig> read_config(std::string_view toml, const std::filesystem::path& folder) {
    CARNET_TRY(
        const auto file,
        TomlSection::parse(toml, kConfigFile,
                           {"policy", "status_dir", "did_dir", "status_archive", "trust_dir", "contexts",
                            "serve", "fetch", kPresentationsSection, kNeedsSection, kWebSection,
                            kReceiptsSection, kSharesSection, kReportsSection, kOfflineSection}));
    VerifierConfig config;
    CARNET_TRY_VOID(read_path(file, "policy", folder, config.policy));
    CARNET_TRY_VOID(read_path(file, "status_dir", folder, config.status_dir));
    CARNET_TRY_VOID(read_path(file, "did_dir", folder, config.did_dir));
    CARNET_TRY_VOID(read_path(file, "status_archive", folder, config.status_archive));
    CARNET_TRY_VOID(read_path(file, "trust_dir", folder, config.trust_dir));
    CARNET_TRY_VOID(read_contexts(file, folder, config.contexts));
    CARNET_TRY_VOID(read_serve(file, folder, config));
    CARNET_TRY_VOID(read_fetch(file, config.fetch));
    CARNET_TRY(config.presentations, read_presentation_settings(file, folder));
    CARNET_TRY(config.services, read_service_settings(file, folder));
    return config;
}

}  // namespace carnet::verifier
