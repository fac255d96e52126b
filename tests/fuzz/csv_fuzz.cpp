// SPDX-License-Identifier: Apache-2.0
//
// A whole import of arbitrary bytes: decoding, separator and header, row rules, doubles, both reports. What
// must hold for any file: the counts add up, and a report can be read again.
#include "issuer/intake/import.h"

#include "base/json_reader.h"
#include "wallet-format/profile/competency.h"

#include <cstdint>
#include <cstdlib>

using namespace carnet;

namespace {

issuer::IssuingProfile fuzz_profile() {
    issuer::IssuingProfile profile;
    profile.name = "fuzz";
    profile.title = "Site Electrician";
    profile.description = "Wires buildings.";
    profile.language = "en";
    profile.occupation = {"7411", std::nullopt, "Building electrician"};
    profile.standard = {"https://board.example/standards/electrician", "ELE-07", "2.1", "Electrician"};
    profile.units = {{"U1", "Safe working", false}, {"U2", "Wiring", false}, {"U3", "Solar", true}};
    profile.awarding_body = {std::nullopt, "Demo Skills Testing Board (demo)", "NP"};
    profile.methods = {wallet::AssessmentMethod::kTradeTest, wallet::AssessmentMethod::kInterview};
    profile.place = wallet::Place{"Test Centre 4 (demo)", "Exampleville", "NP"};
    profile.assessor = wallet::Organisation{std::nullopt, "Panel A (demo)", std::nullopt};
    profile.validity_years = 5;
    return profile;
}

// The first byte chooses the options, so that all of them are tried.
issuer::ImportOptions options_from(std::uint8_t choice) {
    issuer::ImportOptions options{*Date::of(2026, 11, 21)};
    constexpr issuer::TextEncoding kEncodings[] = {issuer::TextEncoding::kWindows1256,
                                                   issuer::TextEncoding::kWindows1252,
                                                   issuer::TextEncoding::kLatin1};
    if ((choice & 3U) != 0) options.encoding = kEncodings[(choice & 3U) - 1U];
    options.statements = (choice & 4U) != 0;
    options.accept_repairs = (choice & 8U) != 0;
    if ((choice & 16U) != 0) options.date_order = issuer::DateOrder::kDayFirst;
    if ((choice & 32U) != 0) options.number_pattern = "@-###";
    return options;
}

Result<std::optional<std::string>> nothing(const issuer::AwardIdentity&) {
    return std::optional<std::string>();
}

void must(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static const auto kProfile = fuzz_profile();
    auto options = options_from(data[0]);
    const auto result = issuer::import_rows({data + 1, size - 1}, kProfile, options, nothing);
    if (!result) {
        must(!result.error().detail.empty());
        return 0;
    }
    const auto& facts = result->facts;
    must(facts.rows == facts.accepted + facts.accepted_with_notes + facts.refused);
    must(result->verdicts.size() == facts.rows);
    must(result->applications.size() == facts.accepted + facts.accepted_with_notes);
    for (const auto& application : result->applications)
        must(wallet::check_competency(application.document).has_value());
    must(JsonDocument::parse(issuer::write_report_json(*result), {1U << 30U, 64, 10'000'000}).has_value());
    const auto report = issuer::write_report_csv(*result);
    options.encoding.reset();
    options.delimiter = facts.delimiter;
    options.limits.max_columns = 1024;
    options.limits.max_cell_bytes = 1U << 24U;
    const auto again = issuer::import_rows(as_bytes(report), kProfile, options, nothing);
    if (again) {
        must(again->verdicts.size() == result->verdicts.size());
        must(again->facts.refused >= facts.refused);
    }
    return 0;
}
