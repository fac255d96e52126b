// SPDX-License-Identifier: Apache-2.0
//
// How far long work has come, on a terminal only: standard error, one line that is drawn over. Not
// thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::verifier {

class Progress {
  public:
    // `total`: of whatever advance() is told; `noun`: what one call of it stands for.
    Progress(std::string_view noun, std::uintmax_t total);
    // One more is done, and the work has come to `done`.
    void advance(std::uintmax_t done);
    void finish();

  private:
    void draw(std::uintmax_t done) const;

    std::string noun_;
    std::uintmax_t total_;
    std::uintmax_t count_ = 0;
    unsigned shown_percent_ = 101;
    bool is_shown_;
};

}  // namespace carnet::verifier
