// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/accreditation_toml.h"

#include "base/json_writer.h"

#include <array>
#include <charconv>
#include <optional>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxItems = 500;
constexpr TomlKind kAccreditationFile{"An accreditation", "docs/formats/accreditation-file.md"};
constexpr TomlKind kScopeFile{"A scope", "docs/formats/accreditation-file.md"};

enum class Kind : std::uint8_t { kText, kDay, kTexts };

// A key of the file and the member that it becomes.
struct Key {
    std::string_view key;
    std::string_view member;
    Kind kind;
};

constexpr std::array kTopKeys = {
    Key{"id", "id", Kind::kText},           Key{"accreditor", "accreditor", Kind::kText},
    Key{"role", "role", Kind::kText},       Key{"from", "validFrom", Kind::kDay},
    Key{"until", "validUntil", Kind::kDay}, Key{"legal_basis", "legalBasis", Kind::kText},
    Key{"dids", "issuers", Kind::kTexts},
};
constexpr std::array kBodyKeys = {
    Key{"id", "id", Kind::kText},
    Key{"name", "name", Kind::kText},
    Key{"country", "country", Kind::kText},
};
constexpr std::array kScopeKeys = {
    Key{"qualifications", "qualifications", Kind::kTexts},
    Key{"isco08", "isco08", Kind::kTexts},
    Key{"fields", "fields", Kind::kTexts},
    Key{"levels_below", "levelsBelow", Kind::kTexts},
    Key{"methods", "methods", Kind::kTexts},
    Key{"places", "places", Kind::kTexts},
    Key{"jurisdictions", "jurisdictions", Kind::kTexts},
};
constexpr std::array kCeilingKeys = {
    Key{"framework", "framework", Kind::kText},
    Key{"framework_version", "frameworkVersion", Kind::kText},
    Key{"level", "level", Kind::kText},
};

Result<void> write_key(JsonWriter& writer, const TomlSection& section, const Key& key) {
    if (key.kind == Kind::kText) {
        CARNET_TRY(const auto text, section.optional_text(key.key));
        if (text) writer.member(key.member, *text);
    } else if (key.kind == Kind::kDay) {
        CARNET_TRY(const auto day, section.day(key.key));
        if (day) writer.member(key.member, day->text());
    } else {
        CARNET_TRY(const auto texts, section.texts(key.key, kMaxItems));
        if (!texts) return {};
        if (texts->empty())
            return section.wrong(key.key,
                                 "An empty list limits nothing; leave the key out if that is meant.");
        writer.key(key.member).begin_array();
        for (const auto& text : *texts) writer.string(text);
        writer.end_array();
    }
    return {};
}

template <std::size_t N>
Result<void> write_keys(JsonWriter& writer, const TomlSection& section, const std::array<Key, N>& keys) {
    for (const auto& key : keys) CARNET_TRY_VOID(write_key(writer, section, key));
    return {};
}

Result<TomlSection> ceiling_of(const TomlSection& scope) {
    return scope.section("level_ceiling", {"framework", "framework_version", "level"});
}
Result<TomlSection> body_of(const TomlSection& file) {
    return file.required_section("body", {"id", "name", "country"});
}
Result<TomlSection> scope_of(const TomlSection& file) {
    return file.required_section("scope", {"qualifications", "isco08", "fields", "level_ceiling",
                                           "levels_below", "methods", "places", "jurisdictions"});
}

Result<void> write_scope(JsonWriter& writer, const TomlSection& scope) {
    CARNET_TRY(const auto ceiling, ceiling_of(scope));
    writer.begin_object();
    CARNET_TRY_VOID(write_keys(writer, scope, kScopeKeys));
    if (ceiling.is_there()) {
        writer.key("levelCeiling").begin_object();
        CARNET_TRY_VOID(write_keys(writer, ceiling, kCeilingKeys));
        writer.end_object();
    }
    writer.end_object();
    return {};
}

// "/isco08/0" without its first part, which is `first`.
struct Pointer {
    std::string_view first;
    std::string_view rest;
};
Pointer split(std::string_view pointer) {
    if (pointer.empty()) return {};
    const auto next = pointer.find('/', 1);
    if (next == std::string_view::npos) return {pointer.substr(1), {}};
    return {pointer.substr(1, next - 1), pointer.substr(next)};
}

std::optional<std::size_t> index_of(std::string_view rest) {
    std::size_t index = 0;
    if (rest.size() < 2) return std::nullopt;
    const auto [end, failed] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), index);
    if (failed != std::errc{} || end != rest.data() + rest.size()) return std::nullopt;
    return index;
}

template <std::size_t N>
std::optional<Error> at_key(const TomlSection& section, const std::array<Key, N>& keys,
                            const Pointer& pointer, const std::string& detail) {
    for (const auto& key : keys) {
        if (key.member != pointer.first) continue;
        if (const auto index = index_of(pointer.rest)) return section.wrong_item(key.key, *index, detail);
        return section.wrong(key.key, detail);
    }
    return std::nullopt;
}

Error in_scope(const TomlSection& scope, std::string_view pointer, const std::string& detail) {
    const auto parts = split(pointer);
    if (parts.first == "levelCeiling") {
        const auto ceiling = ceiling_of(scope);
        if (!ceiling) return ceiling.error();
        if (auto placed = at_key(*ceiling, kCeilingKeys, split(parts.rest), detail)) return *placed;
        return ceiling->is_there() ? ceiling->wrong(detail) : scope.wrong("level_ceiling", detail);
    }
    if (auto placed = at_key(scope, kScopeKeys, parts, detail)) return *placed;
    return scope.wrong(detail);
}

}  // namespace

Result<TomlSection> parse_accreditation_toml(std::string_view text) {
    return TomlSection::parse(
        text, kAccreditationFile,
        {"id", "accreditor", "role", "from", "until", "legal_basis", "dids", "body", "scope"});
}

Result<TomlSection> parse_scope_toml(std::string_view text) {
    return TomlSection::parse(text, kScopeFile,
                              {"qualifications", "isco08", "fields", "level_ceiling", "levels_below",
                               "methods", "places", "jurisdictions"});
}

Result<std::string> accreditation_json(const TomlSection& file) {
    CARNET_TRY(const auto body, body_of(file));
    CARNET_TRY(const auto scope, scope_of(file));
    JsonWriter writer;
    writer.begin_object();
    CARNET_TRY_VOID(write_keys(writer, file, kTopKeys));
    writer.key("body").begin_object();
    CARNET_TRY_VOID(write_keys(writer, body, kBodyKeys));
    writer.end_object().key("scope");
    CARNET_TRY_VOID(write_scope(writer, scope));
    return writer.end_object().take();
}

Result<std::string> scope_json(const TomlSection& file) {
    JsonWriter writer;
    CARNET_TRY_VOID(write_scope(writer, file));
    return writer.take();
}

Error in_accreditation_toml(const TomlSection& file, const Error& fault) {
    const auto& detail = fault.detail;
    const auto parts = split(fault.where);
    if (parts.first == "body") {
        const auto body = body_of(file);
        if (!body) return body.error();
        if (auto placed = at_key(*body, kBodyKeys, split(parts.rest), detail)) return *placed;
        return body->wrong(detail);
    }
    if (parts.first == "scope") {
        const auto scope = scope_of(file);
        return scope ? in_scope(*scope, parts.rest, detail) : scope.error();
    }
    if (auto placed = at_key(file, kTopKeys, parts, detail)) return *placed;
    return file.wrong(detail);
}

Error in_scope_toml(const TomlSection& file, const Error& fault) {
    return in_scope(file, fault.where, fault.detail);
}

}  // namespace carnet::issuer
