// SPDX-License-Identifier: Apache-2.0
// A small spreadsheet and a profile with two units for it, so that each test says only what is odd in its
// rows.
#pragma once

#include "issuer/intake/import.h"
#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::test {

inline Date on(std::string_view text) {
    return Date::parse(text).value();
}

inline issuer::IssuingProfile sheet_profile() {
    issuer::IssuingProfile profile;
    profile.name = "site-electrician";
    profile.title = "Site Electrician";
    profile.description = "Installs and checks electrical wiring on building sites.";
    profile.language = "en";
    profile.occupation = {"7411", std::nullopt, "Building electrician"};
    profile.standard = {"https://board.example/standards/electrician", "ELE-07", "2.1",
                        "Building electrician"};
    profile.units = {{"U1", "Safe working", false}, {"U2", "Wiring", false}, {"U3", "Solar panels", true}};
    profile.awarding_body = {"https://board.example/", "Demo Skills Testing Board (demo)", "NP"};
    profile.methods = {wallet::AssessmentMethod::kTradeTest, wallet::AssessmentMethod::kInterview};
    profile.place = wallet::Place{"Test Centre 4 (demo)", "Exampleville", "NP"};
    profile.assessor = wallet::Organisation{std::nullopt, "Panel A (demo)", std::nullopt};
    profile.awards_from = on("2020-01-01");
    profile.awards_until = on("2026-12-31");
    profile.minimum_age_years = 16;
    profile.validity_years = 5;
    return profile;
}

inline issuer::ImportOptions sheet_options() {
    return issuer::ImportOptions{on("2026-11-21")};
}

inline Result<std::optional<std::string>> nothing_earlier(const issuer::AwardIdentity&) {
    return std::optional<std::string>();
}

inline Result<issuer::ImportResult> try_import(std::string_view text,
                                               const issuer::ImportOptions& options = sheet_options(),
                                               const issuer::IssuingProfile& profile = sheet_profile(),
                                               const issuer::EarlierAwards& earlier = nothing_earlier) {
    return issuer::import_rows(as_bytes(text), profile, options, earlier);
}

inline issuer::ImportResult imported(std::string_view text,
                                     const issuer::ImportOptions& options = sheet_options(),
                                     const issuer::IssuingProfile& profile = sheet_profile(),
                                     const issuer::EarlierAwards& earlier = nothing_earlier) {
    auto result = try_import(text, options, profile, earlier);
    INFO((result ? std::string() : result.error().message()));
    REQUIRE(result);
    return *std::move(result);
}

// A file of one row, in which the named column has this cell. Columns beyond the usual ones are added.
struct OneRow {
    std::vector<std::pair<std::string, std::string>> cells{{"number", "000123"},
                                                           {"name", "Asha Exemplar"},
                                                           {"birth_date", "1990-05-17"},
                                                           {"award_date", "2026-03-31"},
                                                           {"U1", "pass"},
                                                           {"U2", "pass"}};

    OneRow& with(const std::string& column, const std::string& value) {
        const auto found =
            std::find_if(cells.begin(), cells.end(), [&](const auto& cell) { return cell.first == column; });
        if (found == cells.end())
            cells.emplace_back(column, value);
        else
            found->second = value;
        return *this;
    }
    [[nodiscard]] std::string text() const {
        std::vector<std::string> head;
        std::vector<std::string> row;
        for (const auto& [column, value] : cells) {
            head.push_back(column);
            row.push_back(value);
        }
        return quoted(head) + quoted(row);
    }

  private:
    static std::string quoted(const std::vector<std::string>& row) {
        std::string line;
        for (const auto& cell : row) {
            line += line.empty() ? "\"" : ",\"";
            for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
            line += '"';
        }
        return line + "\n";
    }
};

inline const issuer::RowFinding* finding(const issuer::RowVerdict& verdict, issuer::RowRule rule) {
    for (const auto& each : verdict.findings) {
        if (each.rule == rule) return &each;
    }
    return nullptr;
}

// "date-spelling(note) ambiguous-date": what was found, for comparing in one line.
inline std::string found(const issuer::RowVerdict& verdict) {
    std::string text;
    for (const auto& each : verdict.findings) {
        text += (text.empty() ? "" : " ") + std::string(issuer::to_string(each.rule)) +
                (each.refuses ? "" : "(note)");
    }
    return text;
}

// The findings about a single row that has this cell in that column.
inline std::string found_for(const std::string& column, const std::string& cell,
                             const issuer::ImportOptions& options = sheet_options(),
                             const issuer::IssuingProfile& profile = sheet_profile()) {
    return found(imported(OneRow().with(column, cell).text(), options, profile).verdicts.at(0));
}

inline const wallet::Award& award_at(const issuer::ImportResult& result, std::size_t index) {
    return wallet::award_of(result.applications.at(index).document);
}

}  // namespace carnet::test
