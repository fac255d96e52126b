// SPDX-License-Identifier: Apache-2.0
#include "issuer/commands/console.h"

#include "issuer/commands/exit_codes.h"
#include "issuer/intake/shown_text.h"

#include <iostream>
#include <string>

#include <unistd.h>

namespace carnet::issuer {
namespace {

constexpr std::size_t kBarWidth = 40;

}  // namespace

void Console::say(std::string_view line) const {
    if (!json_) std::cout << shown_text(line) << '\n';
}

void Console::give(JsonWriter& document) const {
    auto text = document.take();
    if (json_) std::cout << text << '\n';
}

int Console::fail(const Error& failed) const {
    if (json_) {
        JsonWriter writer;
        writer.begin_object().key("error").begin_object();
        writer.member("code", to_string(failed.code))
            .member("detail", failed.detail)
            .member("where", failed.where);
        writer.end_object().end_object();
        std::cerr << writer.take() << '\n';
    } else {
        std::cerr << "carnet-issuer: " << shown_text(failed.message()) << '\n';
    }
    return exit_code_of(failed.code);
}

void Console::progress(std::string_view what, std::uint64_t done, std::uint64_t total) {
    if (json_ || total == 0 || ::isatty(STDERR_FILENO) == 0) return;
    const auto percent = static_cast<std::int64_t>(done * 100 / total);
    if (percent == last_drawn_percent_) return;
    last_drawn_percent_ = done >= total ? -1 : percent;
    const auto filled = static_cast<std::size_t>(done * kBarWidth / total);
    std::cerr << '\r' << what << " [" << std::string(filled, '#') << std::string(kBarWidth - filled, '.')
              << "] " << done << '/' << total << (done >= total ? "\n" : "") << std::flush;
}

}  // namespace carnet::issuer
