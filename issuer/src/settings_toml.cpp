// SPDX-License-Identifier: Apache-2.0
// The sections [issuer], [status] and [issue] of carnet-issuer.toml as IssuerSettings.
#include "issuer/settings.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/status-list/bitstring.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxName = 200;
constexpr std::int64_t kLongestHours = 744;  // 31 days

Result<void> read_form(const TomlSection& issuer, wallet::CanonicalForm& form) {
    CARNET_TRY(const auto written, issuer.optional_text("canonical_form"));
    if (!written || *written == "rdfc") {
        form = wallet::CanonicalForm::kRdfc;
    } else if (*written == "jcs") {
        form = wallet::CanonicalForm::kJcs;
    } else {
        return issuer.wrong("canonical_form", "Write \"rdfc\" or \"jcs\".");
    }
    return {};
}

Result<void> read_issuer(const TomlSection& file, IssuerSettings& settings) {
    CARNET_TRY(const auto issuer, file.required_section("issuer", {"name", "base_url", "canonical_form"}));
    CARNET_TRY(settings.name, issuer.text("name", kMaxName));
    CARNET_TRY(settings.base_url, issuer.text("base_url"));
    if (settings.base_url.ends_with('/')) settings.base_url.pop_back();
    auto did = wallet::did_web_of(settings.base_url);
    if (!did) return issuer.wrong("base_url", did.error().detail);
    settings.did = *std::move(did);
    return read_form(issuer, settings.canonical_form);
}

Result<void> read_status(const TomlSection& file, IssuerSettings& settings) {
    constexpr auto least_entries = static_cast<std::int64_t>(wallet::kMinStatusEntries);
    CARNET_TRY(const auto status, file.section("status", {"list_entries", "fill_percent", "valid_hours",
                                                          "resign_minutes", "ttl_seconds"}));
    CARNET_TRY_VOID(
        set_if_given(settings.list_entries, status.whole_number("list_entries", least_entries, 100'000'000)));
    if (settings.list_entries % 8 != 0)
        return status.wrong("list_entries", "Write a number that is divisible by 8.");
    CARNET_TRY_VOID(set_if_given(settings.fill_percent, status.whole_number("fill_percent", 1, 90)));
    CARNET_TRY(const auto hours, status.whole_number("valid_hours", 1, kLongestHours));
    if (hours) settings.valid_seconds = *hours * 3600;
    CARNET_TRY(const auto minutes, status.whole_number("resign_minutes", 1, 60 * kLongestHours));
    if (minutes) settings.resign_seconds = *minutes * 60;
    if (settings.resign_seconds >= settings.valid_seconds)
        return status.wrong("resign_minutes",
                            "Lists must be signed again before they end: write less than valid_hours * 60.");
    return set_if_given(settings.ttl_seconds, status.whole_number("ttl_seconds", 1, settings.valid_seconds));
}

Result<void> read_issue(const TomlSection& file, IssuerSettings& settings) {
    CARNET_TRY(const auto issue, file.section("issue", {"group_size"}));
    return set_if_given(settings.group_size, issue.whole_number("group_size", 1, 10'000));
}

}  // namespace

std::string IssuerSettings::status_url(std::string_view list, std::string_view purpose) const {
    std::string url = base_url;
    url.append("/status/").append(list).append("/").append(purpose);
    return url;
}

Result<TomlSection> parse_settings(std::string_view toml) {
    return TomlSection::parse(toml, {"carnet-issuer.toml", "docs/defaults.md", kMaxSettingsBytes},
                              {"issuer", "status", "issue", "serve", "admin", "conformance", "decisions",
                               "wallets", "authorization", "print"});
}

Result<IssuerSettings> read_settings(std::string_view toml) {
    CARNET_TRY(const auto file, parse_settings(toml));
    IssuerSettings settings;
    CARNET_TRY_VOID(read_issuer(file, settings));
    CARNET_TRY_VOID(read_status(file, settings));
    CARNET_TRY_VOID(read_issue(file, settings));
    return settings;
}

}  // namespace carnet::issuer
