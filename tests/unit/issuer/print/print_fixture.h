// SPDX-License-Identifier: Apache-2.0
//
// A print as it was signed, without a store: plainly fictional.
#pragma once

#include "issuer/print/paper_printer.h"
#include "issuer/print/paper_text.h"
#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

#include <string>

namespace carnet::test {

inline wallet::Award printed_award(std::size_t units = 3) {
    wallet::Award award{
        .number = "000417",
        .title = "Site Electrician",
        .description = "Installs wiring.",
        .language = "en",
        .holder = {"Asha Namuna", "आशा नमुना", "ne", Date::parse("1988-04").value(), {}},
        .occupation = {"7411", std::nullopt, "Building electrician"},
        .standard = {"https://board.example/standards/electrician", "ELE-07", "2.1", "Electricians (demo)"},
        .units = {},
        .assessment = {wallet::AssessmentMethod::kTradeTest,
                       {"Demo Test Centre (demo)", "Exampleville", "NP"},
                       Date::parse("2026-04-20").value(),
                       Date::parse("2026-04-21").value(),
                       {std::nullopt, "Assessor 0042 (demo)", std::nullopt}},
        .levels = {{"https://framework.example/nqf", "2020", "3", "NQF Level 3 (demo)"}},
        .awarding_body = {"https://board.example/", "Demo Skills Testing Board (demo)", "NP"},
        .provider = std::nullopt,
        .awarded = Date::parse("2026-05-01").value(),
        .field_isced_f = "0713",
    };
    for (std::size_t i = 1; i <= units; ++i) {
        const auto number = std::to_string(i);
        award.units.push_back(
            {"U" + number, "Unit title " + number, wallet::UnitStatus::kCompleted, std::nullopt});
    }
    return award;
}

inline wallet::PaperDocument printed_document(wallet::PaperContent content) {
    wallet::PaperDocument document{{}, {1'780'308'000, 0}, std::move(content)};
    document.envelope.id = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a";
    document.envelope.issuer = "did:web:board.example";
    document.envelope.issuer_name = "Demo Skills Testing Board (demo)";
    document.envelope.valid_from = {1'777'708'800, 0};
    document.envelope.valid_until = UtcTime{1'935'446'399, 0};
    document.envelope.statuses = {{"",
                                   "BitstringStatusListEntry",
                                   "revocation",
                                   4711,
                                   "https://board.example/status/a/revocation",
                                   1,
                                   {}}};
    return document;
}

inline Result<issuer::PaperText> said(const wallet::CompetencyDocument& award, const std::string& language,
                                      const std::string& second) {
    wallet::PaperContent content =
        std::visit([](const auto& each) { return wallet::PaperContent(each); }, award);
    const auto document = printed_document(std::move(content));
    const auto titles = issuer::titles_of(award);
    return issuer::say_paper({document, titles, "en", {1, 2, 3, 4, 5}}, language, second);
}

inline issuer::PaperCodes printed_codes(std::size_t length = 686) {
    std::string payload = "CARNET1:";
    for (std::size_t i = payload.size(); i < length; ++i) payload += static_cast<char>('A' + i * 7 % 26);
    return {payload, "https://check.example/"};
}

}  // namespace carnet::test
