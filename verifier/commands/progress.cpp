// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/progress.h"

#include <algorithm>
#include <iostream>

#include <unistd.h>

namespace carnet::verifier {
namespace {

constexpr std::size_t kWidth = 30;

unsigned percent_of(std::uintmax_t done, std::uintmax_t total) {
    return total == 0 ? 100U : static_cast<unsigned>(std::min<std::uintmax_t>(100, 100 * done / total));
}

}  // namespace

Progress::Progress(std::string_view noun, std::uintmax_t total)
    : noun_(noun), total_(total), is_shown_(::isatty(STDERR_FILENO) == 1) {}

void Progress::advance(std::uintmax_t done) {
    ++count_;
    const auto percent = percent_of(done, total_);
    if (!is_shown_ || percent == shown_percent_) return;
    shown_percent_ = percent;
    draw(done);
}

void Progress::draw(std::uintmax_t done) const {
    const auto percent = percent_of(done, total_);
    const auto full = kWidth * percent / 100;
    std::cerr << "\r[" << std::string(full, '#') << std::string(kWidth - full, '.') << "] " << percent
              << " % " << count_ << ' ' << noun_ << std::flush;
}

void Progress::finish() {
    if (!is_shown_) return;
    draw(total_);
    std::cerr << '\n';
}

}  // namespace carnet::verifier
