// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/conformance_settings.h"

#include "issuer/settings.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxInstances = 64;
constexpr std::size_t kMaxName = 64;

bool is_name(std::string_view text) {
    return text.size() <= kMaxName && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

Result<ConformanceInstance> read_instance(const TomlSection& section) {
    ConformanceInstance instance;
    CARNET_TRY(instance.name, section.text("name"));
    if (!is_name(instance.name))
        return section.wrong("name", "is lower-case letters, digits and hyphens: it stands in URLs.");
    CARNET_TRY(const auto suite_name, section.text("cryptosuite"));
    const auto suite = wallet::cryptosuite_from("DataIntegrityProof", suite_name);
    if (!suite) return section.wrong("cryptosuite", "is a cryptosuite that Carnet signs with.");
    instance.form = wallet::form_of(*suite);
    CARNET_TRY(const auto key, section.text("key"));
    const auto algorithm = keys::algorithm_from_name(key);
    if (!algorithm || !wallet::allows(*suite, *algorithm))
        return section.wrong("key", "is a kind of key that this cryptosuite signs with.");
    instance.algorithm = *algorithm;
    CARNET_TRY_VOID(set_if_given(instance.adds_status, section.flag("status")));
    return instance;
}

Result<void> read_listen(const TomlSection& section, http::Listen& listen) {
    CARNET_TRY_VOID(set_if_given(listen.address, section.optional_text("address")));
    if (!listen.address.starts_with("127.") && listen.address != "::1")
        return section.wrong("address", "is a loopback address (127.0.0.1): nobody approves what is signed.");
    CARNET_TRY_VOID(set_if_given(listen.port, section.whole_number("port", 0, 65'535)));
    CARNET_TRY(const auto certificate, section.optional_text("tls_certificate_chain"));
    CARNET_TRY(const auto private_key, section.optional_text("tls_private_key"));
    if (certificate.has_value() != private_key.has_value())
        return section.wrong("TLS needs both tls_certificate_chain and tls_private_key: add the other one.");
    if (certificate) listen.tls = http::TlsFiles{*certificate, *private_key};
    return {};
}

}  // namespace

Result<std::optional<ConformanceSettings>> read_conformance_settings(std::string_view toml) {
    CARNET_TRY(const auto file, parse_settings(toml));
    CARNET_TRY(const auto section, file.section("conformance", {"address", "port", "tls_certificate_chain",
                                                                "tls_private_key", "instance"}));
    if (!section.is_there()) return std::optional<ConformanceSettings>();
    ConformanceSettings settings;
    CARNET_TRY_VOID(read_listen(section, settings.listen));
    CARNET_TRY(const auto instances,
               section.sections("instance", kMaxInstances, {"name", "cryptosuite", "key", "status"}));
    for (const auto& one : instances) {
        CARNET_TRY(auto instance, read_instance(one));
        const auto same = [&](const ConformanceInstance& other) { return other.name == instance.name; };
        if (std::any_of(settings.instances.begin(), settings.instances.end(), same))
            return one.wrong("name", "stands there twice.");
        settings.instances.push_back(std::move(instance));
    }
    return std::optional(std::move(settings));
}

}  // namespace carnet::issuer
