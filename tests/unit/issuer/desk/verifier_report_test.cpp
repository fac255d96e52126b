// SPDX-License-Identifier: Apache-2.0
// What a verifier answered, as a case takes it in: whole, or refused at the place that is wrong.
#include "issuer/desk/verifier_report.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace carnet;
using namespace carnet::issuer;

namespace {

constexpr std::string_view kVerdict =
    R"({"decision":"accepted","evaluatedAt":"2026-11-21T09:30:00.25Z","inputDigest":"uDigest",)"
    R"("recognition":{"word":"rec-none"}})";

std::string refused(std::string_view text) {
    const auto report = VerifierReport::read(text);
    REQUIRE_FALSE(report.has_value());
    CHECK_FALSE(report.error().detail.empty());
    return report.error().where;
}

std::string with(std::string_view from, std::string_view to) {
    std::string text(kVerdict);
    text.replace(text.find(from), from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("a verdict is read as it came over HTTP, and as the command line prints it", "[issuer][decision]") {
    const std::string printed = R"([{"file":"a.json","verdict":)" + std::string(kVerdict) + "}]";
    for (const std::string& text : {std::string(kVerdict), printed}) {
        const auto report = VerifierReport::read(text);
        REQUIRE(report.has_value());
        CHECK(report->result() == wallet::VerificationResult::kAccepted);
        CHECK(report->input_digest() == "uDigest");
        CHECK(Timestamp::of(report->evaluated_at()).text() == "2026-11-21T09:30:00Z");
        REQUIRE(report->recognition().has_value());
        CHECK(text_in(*report->recognition(), "word") == "rec-none");
    }
    CHECK_FALSE(VerifierReport::read(with("recognition", "other"))->recognition().has_value());
}

TEST_CASE("what is no verdict on one file opens no case, and the place is named", "[issuer][decision]") {
    CHECK(refused(with("accepted", "maybe")) == "/decision");
    CHECK(refused(with("\"accepted\"", "true")) == "/decision");
    CHECK(refused(with("2026-11-21", "2026-13-21")) == "/evaluatedAt");
    CHECK(refused(with("\"uDigest\"", "7")) == "/inputDigest");
    refused(with("decision", "outcome"));
    refused("[]");
    refused(R"([{"file":"a.json"}])");
    refused("[" + std::string(kVerdict) + "," + std::string(kVerdict) + "]");
    refused("\"accepted\"");
    refused("");
    refused(std::string(kVerdict).substr(0, 40));
    refused(R"({"decision":"accepted","decision":"rejected"})");
    refused(std::string(200, '['));
    refused(std::string(kMaxReport + 1, ' '));
}
