// SPDX-License-Identifier: Apache-2.0
// The strict TOML reader: whatever the text, each way of reading a key gives a value within its bounds or an
// error with a place and a rule that can be shown to a person.
#include "base/toml_reader.h"

#include "base/bytes.h"
#include "base/text_encoding.h"

#include <algorithm>
#include <cstdlib>

using namespace carnet;

namespace {

const TomlSection::Keys kKeys = {"a", "b", "c", "d"};
constexpr int kDepth = 3;

void must(bool holds) {
    if (!holds) std::abort();
}

bool is_showable(const std::string& text) {
    return is_utf8(text) &&
           std::none_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; });
}

void check_error(const Error& failed) {
    must(failed.code == ErrorCode::kConfiguration);
    must(failed.where.starts_with("line ") || failed.where == "the file");
    must(!failed.where.starts_with("line 0") && failed.where.size() < 2'000);
    must(failed.detail.ends_with('.'));
    must(is_showable(failed.where) && is_showable(failed.detail));
}

// The value, where there is one.
template <class T>
std::optional<T> found(const Result<std::optional<T>>& result) {
    if (!result) check_error(result.error());
    return result ? *result : std::nullopt;
}

void read_values(const TomlSection& section, std::string_view key) {
    if (const auto text = found(section.optional_text(key))) {
        must(!text->empty() && text->size() <= kMaxTomlText && is_utf8(*text));
        must(section.text(key).value() == *text);
    }
    if (const auto whole = found(section.whole_number(key, -5, 1'000))) {
        must(*whole >= -5 && *whole <= 1'000);
        must(found(section.number(key, -5, 1'000)) == static_cast<double>(*whole));
    }
    if (const auto number = found(section.number(key, 0, 1))) must(*number >= 0 && *number <= 1);
    if (const auto day = found(section.day(key)))
        must(day->is_complete() && found(section.instant(key)) == day->start());
    must(found(section.flag(key)) == found(section.flag(key)));  // asked twice, the same answer
    must(found(section.instant(key)) == found(section.instant(key)));
    if (const auto texts = found(section.texts(key, 4)))
        must(texts->size() <= 4 && std::find(texts->begin(), texts->end(), std::string()) == texts->end());
    if (const auto numbers = found(section.whole_numbers(key, 4, 0, 9)))
        must(numbers->size() <= 4 &&
             std::all_of(numbers->begin(), numbers->end(), [](std::int64_t n) { return n >= 0 && n <= 9; }));
    check_error(section.wrong(key, "No."));
    check_error(section.wrong_item(key, 1, "No."));
}

void read_section(const TomlSection& section, int depth) {
    check_error(section.wrong("No."));
    for (const auto key : kKeys) {
        read_values(section, key);
        if (depth == kDepth) continue;
        const auto inner = section.section(key, kKeys);
        if (!inner)
            check_error(inner.error());
        else if (inner->is_there())
            read_section(*inner, depth + 1);
        const auto several = section.sections(key, 4, kKeys);
        if (!several) {
            check_error(several.error());
            continue;
        }
        must(several->size() <= 4);
        for (const auto& each : *several) read_section(each, depth + 1);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file =
        TomlSection::parse(as_text({data, size}), {"A file", "docs/defaults.md", 65'536}, kKeys);
    if (file)
        read_section(*file, 0);
    else
        check_error(file.error());
    return 0;
}
