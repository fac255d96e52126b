// SPDX-License-Identifier: Apache-2.0
#include "issuer/print_settings.h"

#include "issuer/settings.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxUrl = 200;
constexpr std::size_t kMaxTag = 35;

bool is_printable(std::string_view url) {
    return std::ranges::all_of(url, [](char c) { return c > ' ' && c < '\x7f'; });
}

bool is_this_machine(std::string_view url) {
    constexpr std::string_view kBegins[] = {"http://localhost", "http://127.0.0.1"};
    return std::ranges::any_of(kBegins, [&](std::string_view begin) {
        return url.starts_with(begin) &&
               (url.size() == begin.size() || url[begin.size()] == ':' || url[begin.size()] == '/');
    });
}

}  // namespace

Result<void> check_verify_url(std::string_view url) {
    if (url.size() <= kMaxUrl && is_printable(url) &&
        ((url.starts_with("https://") && url.size() > 8) || is_this_machine(url)))
        return {};
    return error(ErrorCode::kBadValue,
                 "Write the https:// address of a checking page, of at most 200 characters.",
                 std::string(url));
}

Result<PrintSettings> read_print_settings(std::string_view toml) {
    CARNET_TRY(const auto file, parse_settings(toml));
    CARNET_TRY(const auto print, file.section("print", {"verify_url", "second_language", "seal"}));
    PrintSettings settings;
    CARNET_TRY(settings.verify_url, print.optional_text("verify_url"));
    if (settings.verify_url) {
        const auto sound = check_verify_url(*settings.verify_url);
        if (!sound) return print.wrong("verify_url", sound.error().detail);
    }
    CARNET_TRY(settings.second_language, print.optional_text("second_language", kMaxTag));
    CARNET_TRY(const auto seal, print.optional_text("seal"));
    if (seal) settings.seal = *seal;
    return settings;
}

}  // namespace carnet::issuer
