// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/decision_request.h"

#include <catch2/catch.hpp>

#include <string>

using namespace carnet;
using namespace carnet::issuer;

namespace {

constexpr std::string_view kReplacement =
    R"({"act":"replace-on-appeal","draft":{"outcome":"full","effects":[]},"decision":"urn:uuid:1",)"
    R"body("withTrace":true,"reasonCode":"demo","reason":{"en":"After the appeal (demo)"},)body"
    R"("effective":"2026-11-20","effect":"ex-tunc","since":"2026-01-01"})";

Error fault_of(std::string_view body) {
    const auto request = read_decision_request("case-1", body);
    REQUIRE_FALSE(request.has_value());
    return request.error();
}

}  // namespace

TEST_CASE("a request becomes the act that an officer would propose", "[issuer][server][decision]") {
    const auto request = read_decision_request("case-1", kReplacement).value();
    CHECK(request.act.kind == DecisionActKind::kReplaceOnAppeal);
    CHECK(request.act.case_id == "case-1");
    CHECK(request.act.decision == "urn:uuid:1");
    CHECK(request.act.leaves_trace);
    CHECK(request.draft == R"({"effects":[],"outcome":"full"})");
    REQUIRE(request.act.notice);
    CHECK(request.act.notice->reason_code == "demo");
    CHECK(request.act.notice->reason.at("en") == "After the appeal (demo)");
    CHECK(request.act.notice->effective == Date::parse("2026-11-20").value());
    CHECK(request.act.notice->since == Date::parse("2026-01-01").value());
    CHECK(request.act.notice->effect == wallet::LegalEffect::kExTunc);
    CHECK(request.act.notice->id.empty());
    const auto appeal =
        read_decision_request("case-1", R"({"act":"appeal","reasonCode":"demo","stillApplies":false})")
            .value();
    CHECK(appeal.act.notice->still_applies == false);
    CHECK(appeal.draft.empty());
    for (const auto* act : {"decide", "assess"}) {
        const auto first =
            read_decision_request("case-1", R"({"draft":{},"act":")" + std::string(act) + "\"}");
        CHECK_FALSE(first.value().act.notice);
    }
}

TEST_CASE("what does not go with an act is refused at its place", "[issuer][server][decision]") {
    CHECK(fault_of(R"({"draft":{}})").code == ErrorCode::kMissingMember);
    CHECK(fault_of(R"({"act":"approve","draft":{}})").where == "/act");
    CHECK(fault_of(R"({"act":"decide"})").code == ErrorCode::kMissingMember);
    CHECK(fault_of(R"({"act":"decide","draft":[]})").where == "/draft");
    CHECK(fault_of(R"({"act":"decide","draft":{},"reasonCode":"demo"})").where == "/reasonCode");
    CHECK(fault_of(R"({"act":"decide","draft":{},"signers":[]})").code == ErrorCode::kUnknownMember);
    CHECK(fault_of(R"({"act":"revoke","reasonCode":"demo","draft":{}})").where == "/draft");
    CHECK(fault_of(R"({"act":"revoke","reasonCode":"demo","withTrace":true})").where == "/withTrace");
    CHECK(fault_of(R"({"act":"revoke"})").code == ErrorCode::kMissingMember);
    CHECK(fault_of(R"({"act":"withdraw","reasonCode":"demo","effect":"ever"})").where == "/effect");
    CHECK(fault_of(R"({"act":"withdraw","reasonCode":"demo","since":"2026"})").where == "/since");
    CHECK(fault_of(R"({"act":"appeal","reasonCode":"demo","stillApplies":"no"})").where == "/stillApplies");
    CHECK(fault_of(R"({"act":"appeal","reasonCode":"demo","reason":{"en":1}})").where == "/reason/en");
    CHECK(fault_of("[]").code == ErrorCode::kWrongType);
}

TEST_CASE("a damaged request is refused with a reason, or is still one of the acts",
          "[issuer][server][decision]") {
    std::size_t refused = 0;
    for (std::size_t at = 0; at < kReplacement.size(); ++at) {
        for (const char damage : {'\0', '"', '}', '9', '\xff'}) {
            std::string body(kReplacement);
            if (body[at] == damage) continue;
            body[at] = damage;
            const auto request = read_decision_request("case-1", body);
            if (request) {
                CHECK(request->act.kind == DecisionActKind::kReplaceOnAppeal);
                CHECK(request->act.notice);
            } else {
                ++refused;
                CHECK_FALSE(request.error().detail.empty());
            }
        }
        CHECK_FALSE(read_decision_request("case-1", kReplacement.substr(0, at)).has_value());
    }
    CHECK(refused > kReplacement.size());
}
