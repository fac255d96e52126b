// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/number_pattern.h"
#include "tests/unit/issuer/intake/sheet.h"

using namespace carnet;
using namespace carnet::test;
using issuer::NumberPattern;

namespace {

struct Case {
    const char* cell;
    const char* found;
};

issuer::IssuingProfile with_pattern(const char* pattern) {
    auto profile = sheet_profile();
    profile.number_pattern = pattern;
    return profile;
}

}  // namespace

// ---- Numbers
// ------------------------------------------------------------------------------------------------

TEST_CASE("leading zeros of a certificate number are kept", "[issuer][intake][number]") {
    CHECK(award_at(imported(OneRow().with("number", "000123").text()), 0).number == "000123");
}

TEST_CASE("numbers spoilt by a spreadsheet are refused", "[issuer][intake][number]") {
    const Case cases[] = {
        {"000123", ""},
        {"A/2026-7", ""},
        {"رقم-7", ""},
        {"", "missing-value"},
        {"1.23457E+11", "scientific-notation"},
        {"1E+05", "scientific-notation"},
        {"1,2e15", "scientific-notation"},
        {"12E3", ""},
        {"123.0", "number-pattern"},
        {"12.5", ""},
        {"1 2", "forbidden-character"},
        {"=1+1", "forbidden-character"},
        {"1234567890123450", "lost-digits(note)"},
        {"1234567890123456", ""},
        {" 7 ", "surrounding-space(note)"},
        {"7\u200B", "forbidden-character"},
    };
    for (const auto& each : cases) {
        INFO(each.cell);
        CHECK(found_for("number", each.cell) == each.found);
    }
}

TEST_CASE("a number that lacks leading zeros is refused with the number it was", "[issuer][intake][number]") {
    const auto profile = with_pattern("######");
    CHECK(found_for("number", "000123", sheet_options(), profile).empty());
    CHECK(found_for("number", "1234567", sheet_options(), profile) == "number-pattern");
    const auto result = imported(OneRow().with("number", "123").text(), sheet_options(), profile);
    const auto* lost = finding(result.verdicts[0], issuer::RowRule::kLostLeadingZeros);
    REQUIRE(lost != nullptr);
    CHECK(lost->proposal == "000123");
    CHECK(found_for("number", "1.2E+05", sheet_options(), profile) == "scientific-notation");
}

TEST_CASE("the pattern may come as an option, but not against the profile", "[issuer][intake][number]") {
    auto options = sheet_options();
    options.number_pattern = "EL-####";
    CHECK(found_for("number", "EL-0012", options).empty());
    CHECK(found_for("number", "EL-12", options) == "lost-leading-zeros");
    const auto text = OneRow().text();
    CHECK(try_import(text, options, with_pattern("######")).error().code == ErrorCode::kUsage);
    CHECK(try_import(OneRow().with("number", "EL-0012").text(), options, with_pattern("EL-####")));
    options.number_pattern = "EL";
    CHECK_FALSE(try_import(text, options));
}

TEST_CASE("a number pattern matches, and puts zeros back where only zeros lack", "[issuer][intake][number]") {
    const auto pattern = NumberPattern::parse("AB-##/####");
    REQUIRE(pattern);
    CHECK(pattern->matches("AB-07/0012"));
    CHECK_FALSE(pattern->matches("AB-7/0012"));
    CHECK_FALSE(pattern->matches("AB-07/00123"));
    CHECK(pattern->with_zeros("AB-7/0012") == "AB-07/0012");
    CHECK(pattern->with_zeros("AB-07/12") == "AB-07/0012");
    CHECK_FALSE(pattern->with_zeros("AB-7/12"));
    CHECK_FALSE(pattern->with_zeros("CD-7/0012"));
    CHECK_FALSE(pattern->with_zeros(""));
    CHECK(NumberPattern::parse("@@#")->matches("XY7"));
    CHECK_FALSE(NumberPattern::parse("@@#")->matches("xy7"));
    CHECK_FALSE(NumberPattern::parse(""));
    CHECK_FALSE(NumberPattern::parse("ABC"));
    CHECK_FALSE(NumberPattern::parse("# #"));
    CHECK_FALSE(NumberPattern::parse(std::string(65, '#')));
}

// ---- Dates
// --------------------------------------------------------------------------------------------------

TEST_CASE("the award date is complete, not in the future and in the profile's period",
          "[issuer][intake][date]") {
    const Case cases[] = {
        {"2026-11-21", ""},
        {"2026-11-22", "future-date"},
        {"2020-01-01", "currency-over(note)"},
        {"2019-12-31", "outside-award-period"},
        {"", "missing-value"},
        {"unknown", "missing-value"},
        {"2026", "incomplete-date"},
        {"2026-03", "incomplete-date"},
        {"46096", "serial-date"},
        {"03/04/2026", "ambiguous-date"},
        {"2082-05-02", "future-date"},
        {"1445-05-02", "implausible-date"},
    };
    for (const auto& each : cases) {
        INFO(each.cell);
        CHECK(found_for("award_date", each.cell) == each.found);
    }
}

TEST_CASE("a birth date may be a year, a month or missing", "[issuer][intake][date]") {
    const auto birth = [](const std::string& cell) {
        const auto result = imported(OneRow().with("birth_date", cell).text());
        return award_at(result, 0).holder.birth_date;
    };
    CHECK(birth("1988")->text() == "1988");
    CHECK(birth("1988-04")->text() == "1988-04");
    CHECK(birth("1988-00-00")->text() == "1988");
    CHECK_FALSE(birth(""));
    CHECK_FALSE(birth("unknown"));
}

TEST_CASE("the age at the award is judged as far as the birth date says", "[issuer][intake][date]") {
    const Case cases[] = {
        // the award is on 2026-03-31, the profile asks for 16 years
        {"2010-03-31", ""},
        {"2010-04-01", "too-young"},
        {"2010-03", "age-unproven(note)"},
        {"2010", "age-unproven(note)"},
        {"2009", ""},
        {"2011", "too-young"},
        {"2015-02-11", "too-young"},
        {"2027", "too-young"},
        {"1925-01-01", "implausible-date"},
        {"1899-01-01", "implausible-date"},
        {"2055-01-01", "too-young"},
    };
    for (const auto& each : cases) {
        INFO(each.cell);
        CHECK(found_for("birth_date", each.cell) == each.found);
    }
}

TEST_CASE("years of other calendars are pointed out", "[issuer][intake][date]") {
    const auto explanation = [](const std::string& column, const std::string& cell) {
        return imported(OneRow().with(column, cell).text()).verdicts[0].findings.at(0).explanation;
    };
    CHECK_THAT(explanation("award_date", "2082-05-02"), Catch::Contains("Bikram Sambat"));
    CHECK_THAT(explanation("birth_date", "1410-05-02"), Catch::Contains("Hijri"));
    CHECK_THAT(explanation("birth_date", "2531-05-02"), Catch::Contains("Buddhist"));
}

TEST_CASE("a stated date format holds for the whole file or for the column that says it",
          "[issuer][intake][date]") {
    auto options = sheet_options();
    options.date_order = issuer::DateOrder::kDayFirst;
    const auto stated = imported(OneRow().with("birth_date", "03/04/1991").text(), options);
    CHECK(award_at(stated, 0).holder.birth_date->text() == "1991-04-03");
    const auto headed = imported(
        "number,name,DOB (mm/dd/yyyy),award_date,U1,U2\nA,Asha Exemplar,03/04/1991,03/04/2026,pass,pass\n");
    CHECK(found(headed.verdicts[0]) == "ambiguous-date");
    CHECK(headed.verdicts[0].findings[0].column == "award_date");
}

TEST_CASE("other rows never decide what an ambiguous date means, but a mixed column is said",
          "[issuer][intake][date]") {
    const std::string head = "number,name,birth_date,award_date,U1,U2\n";
    const auto result = imported(head +
                                 "A,Asha Exemplar,25/04/1991,2026-03-31,pass,pass\n"
                                 "B,Bao Exemplar,04/26/1991,2026-03-31,pass,pass\n"
                                 "C,Chidi Exemplar,03/04/1991,2026-03-31,pass,pass\n");
    CHECK(found(result.verdicts[2]) == "ambiguous-date");
    CHECK_THAT(result.facts.notes.back(), Catch::Contains("\"birth_date\" mixes dates") &&
                                              Catch::Contains("line 2") && Catch::Contains("line 3"));
}

TEST_CASE("the assessment lies before the award and ends after it begins", "[issuer][intake][date]") {
    const auto with_period = [](const std::string& from, const std::string& to) {
        return imported(OneRow().with("assessed_from", from).with("assessed_to", to).text());
    };
    const auto good = with_period("2026-03-01", "2026-03-02");
    CHECK(award_at(good, 0).assessment.from.text() == "2026-03-01");
    CHECK(award_at(good, 0).assessment.to.text() == "2026-03-02");
    CHECK(award_at(with_period("2026-03-01", ""), 0).assessment.to.text() == "2026-03-01");
    CHECK(award_at(with_period("", ""), 0).assessment.from.text() == "2026-03-31");
    CHECK(found(with_period("2026-03-02", "2026-03-01").verdicts[0]) == "assessment-period");
    CHECK(found(with_period("2026-03-02", "2026-04-01").verdicts[0]) == "assessment-period");
    CHECK(found_for("assessed_on", "2026-04-01") == "assessment-period");
    CHECK(found_for("assessed_on", "2026") == "incomplete-date");
}

TEST_CASE("currency ends on the anniversary of the award", "[issuer][intake][date]") {
    CHECK(imported(OneRow().text()).applications[0].valid_until == on("2031-03-31"));
    auto profile = sheet_profile();
    profile.validity_years.reset();
    CHECK_FALSE(imported(OneRow().text(), sheet_options(), profile).applications[0].valid_until);
}

// ---- Units
// --------------------------------------------------------------------------------------------------

TEST_CASE("results are read as words of four languages", "[issuer][intake][units]") {
    for (const char* word :
         {"pass", "PASSED", "Competent", "yes", "réussi", "ADMISE", "validée", "aprobado", "apto", "Sí",
          "ناجح", "مجتاز", "نعم", "✓", "Pass 87", "pass (B+)", "réussi: 14/20", "TRUE"}) {
        INFO(word);
        CHECK(found_for("U2", word).empty());
    }
    for (const char* word : {"fail", "Not yet competent", "NYC", "échoué", "non acquis", "suspenso",
                             "no apto", "راسب", "", "-", "absent", "N/A", "FALSE", "fail 12"}) {
        INFO(word);
        CHECK(found_for("U2", word) == "units-incomplete");
    }
    for (const char* word :
         {"perhaps", "87", "A", "1", "0", "pass pending", "no se presentó", "pass fail", "C", "passs"}) {
        INFO(word);
        CHECK(found_for("U2", word) == "unknown-result");
    }
}

TEST_CASE("grades come behind the word, in their own column, or from the profile's scale",
          "[issuer][intake][units]") {
    const auto grade = [](OneRow row, const issuer::IssuingProfile& profile = sheet_profile()) {
        return award_at(imported(row.text(), sheet_options(), profile), 0).units.at(1).grade;
    };
    CHECK(grade(OneRow().with("U2", "Pass (87%)")) == "87%");
    CHECK(grade(OneRow().with("U2 grade", "with merit")) == "with merit");
    CHECK_FALSE(grade(OneRow()));
    auto graded = sheet_profile();
    graded.grades = issuer::GradeScale{{"A", "B", "C"}, {"F"}};
    CHECK(grade(OneRow().with("U2", "C"), graded) == "C");
    CHECK(found_for("U2", "F", sheet_options(), graded) == "units-incomplete");
    CHECK(found_for("U2", "D", sheet_options(), graded) == "unknown-result");
}

TEST_CASE("all required units make a certificate", "[issuer][intake][units]") {
    const auto result = imported(OneRow().with("U3", "pass").text());
    const auto* certificate = std::get_if<wallet::CompetencyCertificate>(&result.applications.at(0).document);
    REQUIRE(certificate != nullptr);
    CHECK(certificate->award.units.size() == 3);
}

TEST_CASE("a failed elective is left out of the certificate and said", "[issuer][intake][units]") {
    const auto result = imported(OneRow().with("U3", "fail").text());
    CHECK(found(result.verdicts[0]) == "unit-not-shown(note)");
    CHECK(award_at(result, 0).units.size() == 2);
}

TEST_CASE("some units make a statement only where the office asks for it", "[issuer][intake][units]") {
    const auto row = OneRow().with("U2", "fail");
    CHECK(found(imported(row.text()).verdicts[0]) == "units-incomplete");
    auto options = sheet_options();
    options.statements = true;
    const auto stated = imported(row.text(), options);
    const auto* statement = std::get_if<wallet::CompetencyUnitStatement>(&stated.applications.at(0).document);
    REQUIRE(statement != nullptr);
    CHECK(statement->outstanding_units == std::vector<std::string>{"U2"});
    CHECK(statement->award.units.size() == 1);
    CHECK(stated.verdicts[0].outcome == issuer::RowOutcome::kAcceptedWithNotes);
    CHECK(imported(OneRow(row).with("document", "statement").text()).applications.size() == 1);
    CHECK(imported(OneRow(row).with("document", "إفادة").text()).applications.size() == 1);
    CHECK(found(imported(OneRow(row).with("document", "certificate").text(), options).verdicts[0]) ==
          "units-incomplete");
    CHECK(found_for("document", "statement") == "unknown-document");
    CHECK(found_for("document", "diploma") == "unknown-document");
}

TEST_CASE("no completed unit is refused even where statements are wanted", "[issuer][intake][units]") {
    auto options = sheet_options();
    options.statements = true;
    CHECK(found(imported(OneRow().with("U1", "fail").with("U2", "").text(), options).verdicts[0]) ==
          "no-unit-completed");
}

TEST_CASE("units may be listed by their codes in one column", "[issuer][intake][units]") {
    const auto listed = [](const std::string& units) {
        return imported("number,name,award_date,units\nA-1,Asha Exemplar,2026-03-31,\"" + units + "\"\n");
    };
    for (const char* units : {"U1,U2", "U1; U2", "U2 U1", "U1|U2|U3", "U1\nU2"}) {
        INFO(units);
        CHECK(listed(units).applications.size() == 1);
    }
    CHECK(found(listed("U1").verdicts[0]) == "units-incomplete");
    CHECK(found(listed("U1,U9").verdicts[0]) == "unknown-unit");
    CHECK(found(listed("").verdicts[0]) == "no-unit-completed");
}

TEST_CASE("a file without units needs the officer's word for all of them", "[issuer][intake][units]") {
    const std::string text = "number,name,award_date\nA-1,Asha Exemplar,2026-03-31\n";
    CHECK_FALSE(try_import(text));
    auto options = sheet_options();
    options.all_units_completed = true;
    const auto result = imported(text, options);
    CHECK(award_at(result, 0).units.size() == 2);
    CHECK_THAT(result.facts.notes.back(), Catch::Contains("--all-units-completed"));
}

// ---- Assessment
// ---------------------------------------------------------------------------------------------

TEST_CASE("the method is one of the profile's", "[issuer][intake][assessment]") {
    const auto method = [](const std::string& cell) {
        return award_at(imported(OneRow().with("method", cell).text()), 0).assessment.method;
    };
    CHECK(method("") == wallet::AssessmentMethod::kTradeTest);
    CHECK(method("Entretien") == wallet::AssessmentMethod::kInterview);
    CHECK(method("prueba práctica") == wallet::AssessmentMethod::kTradeTest);
    CHECK(method("مقابلة") == wallet::AssessmentMethod::kInterview);
    CHECK(found_for("method", "jury") == "unknown-method");
    CHECK(found_for("method", "by post") == "unknown-method");
}

TEST_CASE("the place is the row's own or the profile's, never a mixture", "[issuer][intake][assessment]") {
    const auto place = [](OneRow row) { return award_at(imported(row.text()), 0).assessment.place; };
    CHECK(place(OneRow()) == *sheet_profile().place);
    CHECK(place(OneRow().with("place", "Site 9 (demo)")) == wallet::Place{"Site 9 (demo)", "", "NP"});
    CHECK(
        place(OneRow().with("place", "Site 9 (demo)").with("country", "Francia").with("locality", "Lieu")) ==
        wallet::Place{"Site 9 (demo)", "Lieu", "FR"});
    CHECK(place(OneRow().with("country", "NPL")) == *sheet_profile().place);
    CHECK(found_for("country", "FR") == "unknown-place");
    const auto row = OneRow().with("place", "Site 9 (demo)");
    for (const char* country : {"np", "NPL", "Nepal", "Népal", "نيبال"}) {
        INFO(country);
        CHECK(place(OneRow(row).with("country", country)).country == "NP");
    }
    CHECK(found(imported(OneRow(row).with("country", "Atlantis").text()).verdicts[0]) == "unknown-country");
    CHECK(found(imported(OneRow(row).with("country", "ZZ").text()).verdicts[0]) == "unknown-country");
}

TEST_CASE("without defaults in the profile each row names place, country and assessor",
          "[issuer][intake][assessment]") {
    auto profile = sheet_profile();
    profile.place.reset();
    profile.assessor.reset();
    const auto row = OneRow().with("place", "").with("country", "").with("assessor", "");
    const auto result = imported(row.text(), sheet_options(), profile);
    CHECK(found(result.verdicts[0]) == "missing-value missing-value");
    const auto good = OneRow().with("place", "Site 9").with("country", "NP").with("assessor", "A-0042");
    CHECK(award_at(imported(good.text(), sheet_options(), profile), 0).assessment.assessor.name == "A-0042");
}
