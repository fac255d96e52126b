// SPDX-License-Identifier: Apache-2.0
#include "http/src/percent.h"

#include "http/src/ascii.h"

namespace carnet::http {

bool is_percent_encoded(std::string_view text) noexcept {
    for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 3)) {
        if (at + 2 >= text.size() || hex_value(text[at + 1]) < 0 || hex_value(text[at + 2]) < 0) return false;
    }
    return true;
}

std::optional<std::string> percent_decode(std::string_view text, Plus plus) {
    if (!is_percent_encoded(text)) return std::nullopt;
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            out.push_back(static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
            i += 2;
        } else {
            out.push_back(text[i] == '+' && plus == Plus::kIsSpace ? ' ' : text[i]);
        }
    }
    return out;
}

}  // namespace carnet::http
