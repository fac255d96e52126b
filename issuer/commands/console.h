// SPDX-License-Identifier: Apache-2.0
//
// What a command says: text for a person or one JSON document for a program, never both; errors and progress
// on standard error. One thread.
#pragma once

#include "base/json_writer.h"
#include "base/result.h"

#include <cstdint>
#include <string_view>

namespace carnet::issuer {

class Console {
  public:
    explicit Console(bool json) : json_(json) {}

    [[nodiscard]] bool json() const noexcept { return json_; }
    // A line of text; nothing in JSON mode.
    void say(std::string_view line) const;
    // The command's JSON document; nothing in text mode.
    void give(JsonWriter& document) const;
    // The error in the mode's form, and the exit code that belongs to it.
    [[nodiscard]] int fail(const Error& failed) const;
    // A bar on a terminal that is redrawn at most some times a second; nothing elsewhere.
    void progress(std::string_view what, std::uint64_t done, std::uint64_t total);

  private:
    bool json_;
    std::int64_t last_drawn_percent_ = -1;
};

}  // namespace carnet::issuer
