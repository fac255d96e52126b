// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/settings.h"

#include "wallet-format/identifier/did.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::size_t kMaxNeeds = 100;
constexpr std::size_t kMaxReturns = 100;
constexpr std::size_t kMaxName = 40;

bool is_need_name(std::string_view name) {
    return name.size() <= kMaxName && std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

Result<std::string> read_base_url(const TomlSection& section) {
    CARNET_TRY(std::string url, section.text("base_url"));
    const auto begin = url.find("://");
    const bool has_path = begin != std::string::npos && url.find('/', begin + 3) != std::string::npos;
    if (!wallet::did_web_of(url) || has_path) {
        return section.wrong(
            "base_url", "Write where wallets reach this verifier, without a path: https://verify.example");
    }
    return url;
}

Result<void> read_rules(const TomlSection& section, ExchangeRules& rules) {
    CARNET_TRY(const auto answer, section.whole_number("answer_minutes", 1, 60));
    if (answer) rules.answer_seconds = 60 * *answer;
    CARNET_TRY(const auto retention, section.whole_number("retention_minutes", 1, 24 * 60));
    if (retention) rules.retention_seconds = 60 * *retention;
    if (rules.retention_seconds < rules.answer_seconds) {
        return section.wrong(
            "retention_minutes",
            "A request is not forgotten before its time to answer is over (answer_minutes).");
    }
    CARNET_TRY_VOID(set_if_given(rules.open_sessions, section.whole_number("open_sessions", 1, 1'000'000)));
    return set_if_given(rules.return_to, section.texts("return_to", kMaxReturns));
}

Result<NeedFile> read_need_file(const TomlSection& section, const std::filesystem::path& folder) {
    NeedFile need;
    CARNET_TRY(need.name, section.text("name"));
    if (!is_need_name(need.name)) return section.wrong("name", "Use a to z, 0 to 9 and -, at most 40.");
    CARNET_TRY(need.title, section.text("title", 200));
    CARNET_TRY(const auto query, section.text("query"));
    need.query = folder / query;
    CARNET_TRY_VOID(set_if_given(need.recognition.destination, section.optional_text("destination")));
    CARNET_TRY_VOID(set_if_given(need.recognition.purpose, section.optional_text("purpose")));
    CARNET_TRY_VOID(set_if_given(need.recognition.occupation, section.optional_text("occupation")));
    return need;
}

Result<void> read_needs(const TomlSection& file, const std::filesystem::path& folder,
                        std::vector<NeedFile>& needs) {
    CARNET_TRY(const auto sections,
               file.sections(kNeedsSection, kMaxNeeds,
                             {"name", "title", "query", "destination", "purpose", "occupation"}));
    for (const auto& section : sections) {
        CARNET_TRY(auto need, read_need_file(section, folder));
        if (std::ranges::find(needs, need.name, &NeedFile::name) != needs.end())
            return section.wrong("name", "There is a need of this name already.");
        needs.push_back(std::move(need));
    }
    return {};
}

}  // namespace

Result<std::optional<PresentationSettings>> read_presentation_settings(const TomlSection& file,
                                                                       const std::filesystem::path& folder) {
    CARNET_TRY(const auto section,
               file.section(kPresentationsSection,
                            {"base_url", "store", "key_store", "answer_minutes", "retention_minutes",
                             "open_sessions", "return_to", "starts_per_second"}));
    PresentationSettings settings;
    CARNET_TRY_VOID(read_needs(file, folder, settings.needs));
    if (!section.is_there()) {
        if (settings.needs.empty()) return std::optional<PresentationSettings>();
        return file.wrong(kNeedsSection,
                          "Needs are asked of wallets; say in [presentations] how those reach you.");
    }
    CARNET_TRY(settings.base_url, read_base_url(section));
    CARNET_TRY(const auto store, section.text("store"));
    settings.store = folder / store;
    CARNET_TRY(const auto key_store, section.optional_text("key_store"));
    if (key_store) settings.key_store = folder / *key_store;
    CARNET_TRY_VOID(
        set_if_given(settings.starts_per_second, section.number("starts_per_second", 0.01, 1'000)));
    CARNET_TRY_VOID(read_rules(section, settings.rules));
    if (settings.needs.empty())
        return section.wrong("There is nothing to ask for: add a [[needs]] with name, title and query.");
    return std::optional(std::move(settings));
}

}  // namespace carnet::verifier
