// SPDX-License-Identifier: Apache-2.0
#include "http/form.h"

#include "base/text_encoding.h"
#include "http/src/ascii.h"
#include "http/src/percent.h"

#include <algorithm>

namespace carnet::http {
namespace {

constexpr std::size_t kMaxNames = 64;
constexpr std::string_view kType = "application/x-www-form-urlencoded";

bool is_form(const Request& request) {
    const auto type = request.fields.find("Content-Type");
    if (!type) return false;
    std::string_view essence = type->substr(0, type->find(';'));
    while (essence.ends_with(' ')) essence.remove_suffix(1);
    return equal_ignoring_case(essence, kType);
}

Result<std::string> decoded(std::string_view text, std::string_view where) {
    auto value = percent_decode(text, Plus::kIsSpace);
    if (!value)
        return error(ErrorCode::kBadValue, "a '%' is not followed by two hexadecimal digits",
                     std::string(where));
    if (!is_utf8(*value)) return error(ErrorCode::kBadUtf8, "the value is not UTF-8", std::string(where));
    return *std::move(value);
}

}  // namespace

Result<Form> Form::read(const Request& request) {
    if (!is_form(request)) {
        return error(ErrorCode::kUnsupported, "send a form: Content-Type application/x-www-form-urlencoded");
    }
    Form form;
    std::string_view rest = request.body;
    while (!rest.empty()) {
        const auto pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        if (pair.empty()) continue;
        if (form.values_.size() == kMaxNames) return error(ErrorCode::kLimit, "a form has at most 64 names");
        const auto equals = pair.find('=');
        CARNET_TRY(std::string name, decoded(pair.substr(0, equals), "a name of the form"));
        const auto text = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
        CARNET_TRY(std::string value, decoded(text, name));
        const bool is_there =
            std::ranges::any_of(form.values_, [&](const auto& before) { return before.first == name; });
        if (is_there) return error(ErrorCode::kBadValue, "the name stands in the form twice", name);
        form.values_.emplace_back(std::move(name), std::move(value));
    }
    return form;
}

std::optional<std::string_view> Form::find(std::string_view name) const noexcept {
    for (const auto& [known, value] : values_) {
        if (known == name && !value.empty()) return value;
    }
    return std::nullopt;
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              c == '-' || c == '.' || c == '_' || c == '~';
        if (is_plain) {
            out.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', kDigits[byte >> 4U], kDigits[byte & 0x0fU]};
    }
    return out;
}

std::string write_query(const std::vector<std::pair<std::string_view, std::string>>& values) {
    std::string out;
    for (const auto& [name, value] : values) {
        if (!out.empty()) out.push_back('&');
        out += percent_encode(name) + "=" + percent_encode(value);
    }
    return out;
}

}  // namespace carnet::http
