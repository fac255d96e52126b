// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/text_kind.h"

#include "wallet-format/src/ascii.h"

#include <algorithm>
#include <array>

// The parts of patterns that several kinds share.
#define CARNET_PRINTABLE R"([^\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF])"
#define CARNET_EDGE R"([^\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF ])"
#define CARNET_LINE(limit)                                                                          \
    R"({"type":"string","maxLength":)" #limit R"(,"pattern":"^)" CARNET_EDGE "(?:" CARNET_PRINTABLE \
    "*" CARNET_EDGE R"()?$"})"
#define CARNET_ESCO(of)                                                                   \
    R"({"type":"string","maxLength":2048,"pattern":"^http://data\\.europa\\.eu/esco/)" of \
    R"(/[A-Za-z0-9\\-]+$"})"

namespace carnet::wallet::profile {
namespace {

template <std::size_t limit>
Complaint line(std::string_view text) {
    return check_line(text, limit);
}

Complaint paragraph(std::string_view text) {
    return check_paragraph(text, kMaxDescription);
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

Complaint isco_group(std::string_view text) {
    if (!text.empty() && text.size() <= 4 && all_digits(text)) return std::nullopt;
    return "is not an ISCO-08 group of one to four digits, such as \"71\" or \"7126\"";
}

// spec: ISO 3166-2: the country, a hyphen, one to three letters or digits
bool is_subdivision(std::string_view text) {
    const auto is_part = [](char c) { return is_digit(c) || is_upper(c); };
    return text.size() >= 4 && text.size() <= 6 && !check_country(text.substr(0, 2)) && text[2] == '-' &&
           std::all_of(text.begin() + 3, text.end(), is_part);
}

Complaint jurisdiction(std::string_view text) {
    if (!check_country(text) || is_subdivision(text) || !check_uri(text)) return std::nullopt;
    return "is not a country (\"DE\"), one of its parts (\"DE-BY\") or the URI of a community of states";
}

Complaint digest(std::string_view text) {
    constexpr std::string_view kLast = "AEIMQUYcgkosw048";  // 32 bytes leave four bits in the last character
    const auto is_base64url = [](char c) { return is_alnum(c) || c == '-' || c == '_'; };
    if (text.size() == 44 && text.front() == 'u' && kLast.find(text.back()) != std::string_view::npos &&
        std::all_of(text.begin(), text.end(), is_base64url))
        return std::nullopt;
    return "is not a SHA-256 digest in multibase: \"u\" and 43 characters of base64url";
}

Complaint duration(std::string_view text) {
    const bool good = text.size() >= 3 && text.size() <= 6 && text.front() == 'P' && text[1] != '0' &&
                      all_digits(text.substr(1, text.size() - 2)) &&
                      std::string_view("YMWD").find(text.back()) != std::string_view::npos;
    if (good) return std::nullopt;
    return "is not a duration such as \"P3Y\", \"P18M\", \"P6W\" or \"P30D\"";
}

struct Row {
    TextKind kind;
    Complaint (*check)(std::string_view);
    bool is_node;
    std::string_view schema;
};

constexpr std::array kRows = {
    Row{TextKind::kName, line<kMaxName>, false, CARNET_LINE(200)},
    Row{TextKind::kLatinName, check_latin_name, false,
        R"({"allOf":[)" CARNET_LINE(
            200) R"(,{"pattern":"^['\u2018\u2019]?[A-Za-z\u00AA\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u036F\u1E00-\u1EFF][A-Za-z\u00AA\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u036F\u1E00-\u1EFF'\u2018\u20190-9\u2010\u00B7 .,()/\\-]*$"}]})"},
    Row{TextKind::kTitle, line<kMaxTitle>, false, CARNET_LINE(300)},
    Row{TextKind::kCode, line<kMaxCode>, false, CARNET_LINE(64)},
    Row{TextKind::kNumber, line<kMaxNumber>, false, CARNET_LINE(100)},
    Row{TextKind::kParagraph, paragraph, false,
        R"({"type":"string","maxLength":4000,"pattern":"^[^\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF ](?:[^\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]*[^\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF ])?$"})"},
    Row{TextKind::kUri, check_uri, true,
        R"({"type":"string","maxLength":2048,"pattern":"^[A-Za-z][A-Za-z0-9+.\\-]*:(?:[!#$&-;=?-\\[\\]_a-z~]|%[0-9A-Fa-f]{2})+$"})"},
    Row{TextKind::kDid, check_did, true,
        R"({"type":"string","maxLength":2048,"pattern":"^did:[a-z0-9]+:(?:[A-Za-z0-9._:\\-]|%[0-9A-Fa-f]{2})+$"})"},
    Row{TextKind::kUuidUrn, check_uuid_urn, true,
        R"({"type":"string","pattern":"^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"})"},
    Row{TextKind::kLanguage, check_language, false,
        R"({"type":"string","pattern":"^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?$"})"},
    Row{TextKind::kCountry, check_country, false, R"({"type":"string","pattern":"^[A-Z]{2}$"})"},
    Row{TextKind::kJurisdiction, jurisdiction, false,
        R"({"type":"string","maxLength":2048,"pattern":"^(?:[A-Z]{2}(?:-[A-Z0-9]{1,3})?|[A-Za-z][A-Za-z0-9+.\\-]*:(?:[!#$&-;=?-\\[\\]_a-z~]|%[0-9A-Fa-f]{2})+)$"})"},
    Row{TextKind::kIscoGroup, isco_group, false, R"({"type":"string","pattern":"^[0-9]{1,4}$"})"},
    Row{TextKind::kIscedField, check_isced_f, false, R"({"type":"string","pattern":"^[0-9]{2,4}$"})"},
    Row{TextKind::kDigest, digest, false,
        R"({"type":"string","pattern":"^u[A-Za-z0-9_\\-]{42}[AEIMQUYcgkosw048]$"})"},
    Row{TextKind::kDuration, duration, false, R"({"type":"string","pattern":"^P[1-9][0-9]{0,3}[YMWD]$"})"},
    Row{TextKind::kIscoUnit, check_isco_unit, false, R"({"type":"string","pattern":"^[0-9]{4}$"})"},
    Row{TextKind::kEscoOccupation, check_esco_uri, true, CARNET_ESCO("occupation")},
    Row{TextKind::kEscoSkill, check_esco_skill, true, CARNET_ESCO("skill")},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kRows.size(); ++i)
        if (static_cast<std::size_t>(kRows[i].kind) != i) return false;
    return true;
}
static_assert(in_order() && kRows.size() == static_cast<std::size_t>(TextKind::kEscoSkill) + 1,
              "every kind has its row, in the order of declaration");

const Row& row(TextKind kind) noexcept {
    return kRows[static_cast<std::size_t>(kind)];
}

}  // namespace

Complaint check_text(TextKind kind, std::string_view text) {
    return row(kind).check(text);
}

std::string_view schema_of(TextKind kind) noexcept {
    return row(kind).schema;
}

bool names_a_node(TextKind kind) noexcept {
    return row(kind).is_node;
}

}  // namespace carnet::wallet::profile
