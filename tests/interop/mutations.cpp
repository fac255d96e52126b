// SPDX-License-Identifier: Apache-2.0
#include "tests/interop/mutations.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>
#include <vector>

namespace carnet::test {
namespace {

using Pointer = Json::json_pointer;

const std::vector<Json> kTimes = {"2026-05-02T08:00:00+05:30",
                                  "2026-05-02T24:00:00Z",
                                  "2026-05-02T24:00:01Z",
                                  "2026-12-31T23:59:60Z",
                                  "2026-05-02t08:00:00z",
                                  "2026-05-02 08:00:00Z",
                                  "2026-05-02T08:00:00",
                                  "2026-05-02T08:00:00+14:00",
                                  "2026-05-02T08:00:00+14:30",
                                  "2023-02-29T08:00:00Z",
                                  "2024-02-29T08:00:00Z",
                                  "0000-01-01T00:00:00Z",
                                  "2026-05-02T08:00:00.1234567890123Z",
                                  "2026-05-02T08:00:00.Z",
                                  "2026-5-2T08:00:00Z",
                                  "2031-05-02T08:00:00-00:00"};
const std::vector<Json> kDays = {"2026-04-20T00:00:00Z", "2026-04-20T00:00:00+00:00", "2026-04-20T00:00:01Z",
                                 "2026-04-20",           "2026-02-30T00:00:00Z",      "2024-02-29T00:00:00Z",
                                 "2026-13-01T00:00:00Z", "0000-04-20T00:00:00Z",      "1900-02-29T00:00:00Z"};
const std::vector<Json> kLanguages = {"en",      "EN",      "pt-BR", "az-Cyrl-AZ",  "es-419",
                                      "zh-Hant", "english", "e",     "en-",         "en-US-x",
                                      "en--US",  "4n",      "en_US", "en-Latn-Latn"};
const std::vector<Json> kCountries = {"KE", "ke", "KEN", "K", "K1"};
const std::vector<Json> kUris = {"urn:x",
                                 "a:b%zz",
                                 "a:b%20",
                                 "https://ex.example/é",
                                 "https://ex.example/ a",
                                 "://x",
                                 "x",
                                 "1a:b",
                                 "mailto:",
                                 "https://ex.example/#f",
                                 "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a#assessor",
                                 "urn:uuid:00000000-0000-4000-8000-000000000000#assessor"};
const std::vector<Json> kNumbers = {0, -1, 1, 1.0, 1.5, 100, 1'000'000, 1'000'001, 1e15, 1e300};
const std::vector<Json> kDates = {"2026-04-20", "2026-04-31", "2023-02-29",          "2026-04",
                                  "2026",       "20260420",   "2026-04-20T00:00:00Z"};
const std::vector<Json> kGroups = {"7", "71", "712", "7126", "71260", "", "071", "7a", "7126 "};
const std::vector<Json> kEsco = {
    "http://data.europa.eu/esco/occupation/a-1", "http://data.europa.eu/esco/skill/a-1",
    "http://data.europa.eu/esco/skill/",         "http://data.europa.eu/esco/skill/a/b",
    "http://dataXeuropa.eu/esco/skill/a",        "https://data.europa.eu/esco/skill/a"};
const std::vector<Json> kJurisdictions = {
    "DE", "de", "DE-BY", "DE-", "DE-BYER", "GB-ENG", "DE-x:a", "https://community.example/", "ECOWAS"};
const std::vector<Json> kStatuses = {"Completed", "Failed", "InProgress", "completed"};
const std::vector<Json> kDigests = {"u",
                                    "uAA",
                                    "uAB",
                                    "uA",
                                    "z",
                                    "z6Mk",
                                    "z0",
                                    "mAA",
                                    "",
                                    "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                                    "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
                                    "sha384-AAAA",
                                    "md5-AAAA"};

// What a member of that name may be mistaken for, good and bad.
const std::vector<Json>& alternatives(const std::string& member) {
    static const std::map<std::string, std::vector<Json>> kTable = {
        {"validFrom", kTimes},
        {"validUntil", kTimes},
        {"awardedDate", kDays},
        {"activityStartDate", kDays},
        {"activityEndDate", kDays},
        {"birthDate",
         {"1988", "1988-04", "1988-04-02", "1988-00", "1988-00-00", "88", "1988-4-2", "0000", "2024-02-29",
          "2023-02-29", "1900-02-29", "2000-02-29", "1988-13", "2026-05-01", "2026", "2027", "1988-04-31",
          " 1988"}},
        {"inLanguage", kLanguages},
        {"@language", kLanguages},
        {"addressCountryCode", kCountries},
        {"status", kStatuses},
        {"achievementType", {"Certification", "ext:PartialQualification", "Degree", "certification"}},
        {"assessmentMethod",
         {"training-exam", "rpl-portfolio", "rpl-practical", "onsite", "workplace", "trade-test", "interview",
          "jury", "exam", "Jury"}},
        {"targetType",
         {"ext:ISCO-08", "ext:ESCO-Occupation", "ext:OccupationalStandard", "ext:ISCED-F-2013",
          "ext:NQFLevel", "CTDL"}},
        {"targetCode", {"7411", "0110", "741", "74110", "07", "071", "7", "abc", "3"}},
        {"targetUrl", kUris},
        {"isco08", kGroups},
        {"escoUri", kEsco},
        {"escoSkill", kEsco},
        {"jurisdiction", kJurisdictions},
        {"jurisdictions", kJurisdictions},
        {"country", kCountries},
        {"language", kLanguages},
        {"effectiveFrom", kDates},
        {"startDate", kDates},
        {"entry", kDates},
        {"since", kDates},
        {"id", kUris},
        {"digestMultibase", kDigests},
        {"digestSRI", kDigests},
        {"statusListIndex",
         {"0", "00", "-1", "1.0", "1e3", "9999999999999999999", "18446744073709551615",
          "18446744073709551616", "99999999999999999999", "184467440737095516150", 5}},
        {"statusListCredential",
         {"https://x", "https://", "ftp://x/1", "http://x/1", "https://x/%zz", "https:///x"}},
        {"statusSize", {0, 1, 2, 2.0, 2.5, 8, 9, -1, "2"}},
    };
    static const std::vector<Json> kNone;
    const auto found = kTable.find(member);
    return found == kTable.end() ? kNone : found->second;
}

const std::vector<std::pair<std::string, Json>>& other_types() {
    static const std::vector<std::pair<std::string, Json>> kValues = {
        {"null", nullptr},     {"true", true},         {"7", 7},
        {"[]", Json::array()}, {"{}", Json::object()}, {"empty text", ""}};
    return kValues;
}

// Spellings of one text, most of them unwelcome.
std::vector<std::pair<std::string, std::string>> spellings(const std::string& text) {
    return {{"space before", " " + text},
            {"space after", text + " "},
            {"control character", text + "\u0007x"},
            {"line feed", text + "\nx"},
            {"line feed at the end", text + "\n"},
            {"direction override", text + "\u202Ex"},
            {"isolate", "\u2066" + text},
            {"byte order mark", text + "\uFEFF"},
            {"joiner", text + "\u200Dx"},
            {"beyond the BMP", text + "😀"},
            {"other script", text + "आ"},
            {"accent", text + "é"},
            {"apostrophe first", "'" + text},
            {"digit first", "1" + text},
            {"one more letter", text + "x"},
            {"one more digit", text + "1"},
            {"64 letters", std::string(64, 'x')},
            {"65 letters", std::string(65, 'x')},
            {"200 letters", std::string(200, 'x')},
            {"201 letters", std::string(201, 'x')},
            {"300 letters", std::string(300, 'x')},
            {"301 letters", std::string(301, 'x')},
            {"301 signs beyond the BMP",
             [] {
                 std::string out;
                 for (int i = 0; i < 301; ++i) out += "😀";
                 return out;
             }()},
            {"4001 letters", std::string(4001, 'x')}};
}

class Mutator {
  public:
    Mutator(const Json& document, const Take& take) : document_(document), take_(take) {}

    void run() { visit(document_, Pointer()); }

  private:
    void emit(const std::string& what, const Pointer& at, const std::function<void(Json&)>& change) {
        Json copy = document_;
        change(copy.at(at));
        take_(what + " at " + (at.empty() ? std::string("/") : at.to_string()), copy);
    }
    void replace(const std::string& what, const Pointer& at, const Json& value) {
        emit(what, at, [&value](Json& target) { target = value; });
    }

    void visit(const Json& value, const Pointer& at) {
        if (!at.empty())
            for (const auto& [name, other] : other_types()) replace("becomes " + name, at, other);
        if (value.is_object()) visit_object(value, at);
        if (value.is_array()) visit_array(value, at);
        if (value.is_string()) {
            for (const auto& [name, text] : spellings(value.get<std::string>())) replace(name, at, text);
            for (const auto& other : alternatives(member_of(at)))
                replace("becomes " + other.dump(), at, other);
        }
        if (value.is_number()) {
            for (const auto& other : kNumbers) replace("becomes " + other.dump(), at, other);
            for (const auto& other : alternatives(member_of(at)))
                replace("becomes " + other.dump(), at, other);
        }
    }

    void visit_object(const Json& object, const Pointer& at) {
        emit("an unknown member", at, [](Json& target) { target["extra"] = "x"; });
        emit("an unknown keyword", at, [](Json& target) { target["@extra"] = "x"; });
        for (const auto& [key, member] : object.items()) {
            emit("without " + key, at, [&key = key](Json& target) { target.erase(key); });
            visit(member, at / key);
        }
    }

    void visit_array(const Json& array, const Pointer& at) {
        if (array.empty()) return;
        emit("first element twice", at, [](Json& target) { target.push_back(Json(target.front())); });
        emit("without the first element", at, [](Json& target) { target.erase(0); });
        emit("without the last element", at, [](Json& target) { target.erase(target.size() - 1); });
        emit("turned around", at, [](Json& target) { std::reverse(target.begin(), target.end()); });
        emit("a foreign text added", at, [](Json& target) { target.push_back("x"); });
        emit("a foreign object added", at, [](Json& target) { target.push_back(Json::object()); });
        emit("element instead of array", at, [](Json& target) { target = Json(target.front()); });
        for (std::size_t i = 0; i < array.size(); ++i) visit(array[i], at / i);
    }

    // An element of a list is called as the list.
    static std::string member_of(const Pointer& at) {
        if (at.empty()) return {};
        const auto& last = at.back();
        return std::isdigit(static_cast<unsigned char>(last.front())) != 0 ? member_of(at.parent_pointer())
                                                                           : last;
    }

    const Json& document_;
    const Take& take_;
};

}  // namespace

void for_each_mutation(const Json& document, const Take& take) {
    Mutator(document, take).run();
}

}  // namespace carnet::test
