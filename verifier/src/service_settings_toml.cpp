// SPDX-License-Identifier: Apache-2.0
#include "verifier/service_settings.h"

#include "wallet-format/identifier/did.h"

namespace carnet::verifier {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kMostEntries = 1'000'000;

Result<void> read_folder(const TomlSection& section, std::string_view key,
                         const std::filesystem::path& folder, std::filesystem::path& out) {
    CARNET_TRY(const auto written, section.text(key));
    out = folder / written;
    return {};
}

Result<void> read_web(const TomlSection& file, const std::filesystem::path& folder,
                      ServiceSettings& settings) {
    CARNET_TRY(const auto section, file.section(kWebSection, {"folder"}));
    if (!section.is_there()) return {};
    return read_folder(section, "folder", folder, settings.web.emplace().folder);
}

Result<void> read_receipts(const TomlSection& file, const std::filesystem::path& folder,
                           ServiceSettings& settings) {
    CARNET_TRY(const auto section, file.section(kReceiptsSection, {"base_url", "key_store"}));
    if (!section.is_there()) return {};
    auto& receipts = settings.receipts.emplace();
    CARNET_TRY(receipts.base_url, section.text("base_url"));
    const auto begin = receipts.base_url.find("://");
    const bool has_path =
        begin != std::string::npos && receipts.base_url.find('/', begin + 3) != std::string::npos;
    if (has_path || !wallet::did_web_of(receipts.base_url))
        return section.wrong("base_url",
                             "Write where this verifier is reached, without a path: https://verify.example");
    return read_folder(section, "key_store", folder, receipts.key_store);
}

Result<void> read_shares(const TomlSection& file, const std::filesystem::path& folder,
                         ServiceSettings& settings) {
    CARNET_TRY(const auto section,
               file.section(kSharesSection, {"store", "longest_days", "most", "starts_per_second"}));
    if (!section.is_there()) return {};
    auto& shares = settings.shares.emplace();
    CARNET_TRY_VOID(read_folder(section, "store", folder, shares.store));
    CARNET_TRY(const auto days, section.whole_number("longest_days", 1, 366));
    if (days) shares.longest_seconds = kDay * *days;
    CARNET_TRY_VOID(set_if_given(shares.most, section.whole_number("most", 1, kMostEntries)));
    return set_if_given(shares.starts_per_second, section.number("starts_per_second", 0.001, 1'000));
}

Result<void> read_reports(const TomlSection& file, const std::filesystem::path& folder,
                          ServiceSettings& settings) {
    CARNET_TRY(const auto section, file.section(kReportsSection, {"store", "most", "starts_per_second"}));
    if (!section.is_there()) return {};
    auto& reports = settings.reports.emplace();
    CARNET_TRY_VOID(read_folder(section, "store", folder, reports.store));
    CARNET_TRY_VOID(set_if_given(reports.most, section.whole_number("most", 1, kMostEntries)));
    return set_if_given(reports.starts_per_second, section.number("starts_per_second", 0.001, 1'000));
}

Result<void> read_offline(const TomlSection& file, OfflineSettings& offline) {
    CARNET_TRY(const auto section, file.section(kOfflineSection, {"max_age_hours", "status_lists"}));
    CARNET_TRY(const auto hours, section.whole_number("max_age_hours", 1, 24 * 31));
    if (hours) offline.max_age_seconds = 3'600 * *hours;
    return set_if_given(offline.status_lists, section.texts("status_lists", 100));
}

}  // namespace

Result<ServiceSettings> read_service_settings(const TomlSection& file, const std::filesystem::path& folder) {
    ServiceSettings settings;
    CARNET_TRY_VOID(read_web(file, folder, settings));
    CARNET_TRY_VOID(read_receipts(file, folder, settings));
    CARNET_TRY_VOID(read_shares(file, folder, settings));
    CARNET_TRY_VOID(read_reports(file, folder, settings));
    CARNET_TRY_VOID(read_offline(file, settings.offline));
    return settings;
}

}  // namespace carnet::verifier
