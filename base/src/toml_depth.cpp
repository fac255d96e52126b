// SPDX-License-Identifier: Apache-2.0
//
// toml++ 3.3 limits how deep brackets go, but not how many dots a key has, and frees its tables by recursion:
// 260 KB of [a.a.a.a ...] would end the process. So depth is measured before it reads.
#include "base/src/toml_depth.h"

#include <algorithm>
#include <string>
#include <vector>

namespace carnet::toml_detail {
namespace {

class DepthScan {
  public:
    DepthScan(std::string_view text, std::size_t most) : text_(text), most_(most) {}

    std::optional<std::size_t> run() {
        while (at_ < text_.size()) {
            step();
            if (depth_ > most_) return line_;
        }
        return std::nullopt;
    }

  private:
    void step() {
        const char c = text_[at_];
        if (c == '"' || c == '\'') return skip_string(c);
        if (c == '#') {
            at_ = std::min(text_.find('\n', at_), text_.size());
            return;
        }
        ++at_;
        if (c == '\n') ++line_;
        if (c == '\n' || c == ',') forget_dots();
        if (c == '.') ++dots_.back(), ++depth_;
        if (c == '[' || c == '{') dots_.push_back(0), ++depth_;
        if ((c == ']' || c == '}') && dots_.size() > 1) {
            forget_dots();
            dots_.pop_back();
            --depth_;
        }
    }

    // A key ends with its line or at a comma. (A dot inside a number counts as one; that is no matter.)
    void forget_dots() {
        depth_ -= dots_.back();
        dots_.back() = 0;
    }

    void skip_string(char quote) {
        const std::string triple(3, quote);
        const bool many_lines = text_.substr(at_).starts_with(triple);
        const std::string_view end = many_lines ? std::string_view(triple) : text_.substr(at_, 1);
        for (at_ += end.size(); at_ < text_.size(); ++at_) {
            const auto rest = text_.substr(at_);
            if (rest[0] == '\n') {
                if (!many_lines) return;  // a fault, which toml++ reports
                ++line_;
            } else if (rest[0] == '\\' && quote == '"') {
                if (!rest.substr(1).starts_with('\n')) ++at_;
            } else if (rest.starts_with(end)) {
                at_ += end.size();
                // Up to two quotes may stand before the three that end a text of many lines.
                for (int i = 0; many_lines && i < 2 && text_.substr(at_).starts_with(quote); ++i) ++at_;
                return;
            }
        }
    }

    std::string_view text_;
    std::size_t most_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t depth_ = 0;             // open brackets and all their dots
    std::vector<std::size_t> dots_{0};  // of the key being read, for each open bracket
};

}  // namespace

std::optional<std::size_t> line_too_deep(std::string_view text, std::size_t most) {
    return DepthScan(text, most).run();
}

}  // namespace carnet::toml_detail
