// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/status_notice.h"

#include "tests/unit/wallet-format/profile/accompanying_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/profile/document_digest.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::date;
using test::Json;
using test::read_back;
using test::sample_appeal;
using test::sample_replacement;

std::string place_of(const StatusNotice& notice) {
    const auto checked = check_status_notice(notice);
    CHECK(checked.has_value() == write_status_notice(notice, test::sample_envelope()).has_value());
    if (checked) return "good";
    CHECK(checked.error().code == ErrorCode::kBadValue);
    return checked.error().where;
}

TEST_CASE("a notice that is written is read as what it was", "[wallet-format][status-notice]") {
    for (const auto& notice : {sample_replacement(), sample_appeal()}) {
        const auto text = write_status_notice(notice, test::sample_envelope());
        REQUIRE(text);
        CHECK(read_back(*text, read_status_notice).value() == notice);
    }
}

TEST_CASE("each event has what goes with it and nothing else", "[wallet-format][status-notice]") {
    struct Row {
        NoticeEvent event;
        bool effect;
        bool successor;
        bool still_applies;
    };
    using enum NoticeEvent;
    constexpr std::array rows = {
        Row{kSuperseded, false, true, false},       Row{kUnderAppeal, false, false, true},
        Row{kAppealConfirmed, false, false, false}, Row{kAppealReplaced, true, true, false},
        Row{kAnnulled, true, false, false},         Row{kRevoked, true, false, false},
        Row{kWithdrawn, true, false, false},        Row{kLapsed, false, false, false},
        Row{kCorrected, false, true, false},        Row{kReinstated, false, false, false},
    };
    for (const auto& row : rows) {
        for (int given = 0; given < 8; ++given) {
            StatusNotice notice = sample_replacement();
            notice.event = row.event;
            notice.since.reset();
            notice.effect.reset();
            notice.successor.reset();
            if ((given & 1) != 0) notice.effect = LegalEffect::kExNunc;
            if ((given & 2) != 0) notice.successor = "https://authority.example/decisions/58";
            if ((given & 4) != 0) notice.still_applies = true;
            const std::string wanted = notice.effect.has_value() != row.effect         ? "/effect"
                                       : notice.successor.has_value() != row.successor ? "/successor"
                                       : notice.still_applies.has_value() != row.still_applies
                                           ? "/stillApplies"
                                           : "good";
            INFO(to_string(row.event) << " " << given);
            CHECK(place_of(notice) == wanted);
        }
    }
}

TEST_CASE("a revocation does not reach back, a withdrawal may", "[wallet-format][status-notice]") {
    auto notice = sample_replacement();
    notice.successor.reset();
    notice.event = NoticeEvent::kRevoked;
    CHECK(place_of(notice) == "/effect");
    notice.event = NoticeEvent::kWithdrawn;
    CHECK(place_of(notice) == "good");
    notice.since.reset();
    CHECK(place_of(notice) == "good");
    notice.effect = LegalEffect::kExNunc;
    CHECK(place_of(notice) == "good");
    notice.since = date("2025-01-01");
    CHECK(place_of(notice) == "/since");
}

TEST_CASE("what reaches back does so from before its own day, and a successor is another decision",
          "[wallet-format][status-notice]") {
    auto notice = sample_replacement();
    notice.since = notice.effective;
    CHECK(place_of(notice) == "/since");
    notice = sample_replacement();
    notice.successor = notice.decision;
    CHECK(place_of(notice) == "/successor");
    notice = sample_appeal();
    notice.since = date("2025-01-01");
    CHECK(place_of(notice) == "/since");
}

TEST_CASE("a notice speaks of one decision in its very words", "[wallet-format][status-notice]") {
    auto json = test::sample_credential();
    json["credentialSubject"]["id"] = "https://authority.example/decisions/41";
    const auto decision = Credential::from_json(test::parsed(json)).value();
    auto notice = sample_replacement();
    CHECK_FALSE(speaks_of(notice, decision));
    notice.decision_digest = document_digest(decision);
    CHECK(speaks_of(notice, decision));
    auto changed = json;
    changed["credentialSubject"]["holderName"] = "Somebody Else";
    CHECK_FALSE(speaks_of(notice, Credential::from_json(test::parsed(changed)).value()));
    notice.decision = "https://authority.example/decisions/42";
    CHECK_FALSE(speaks_of(notice, decision));
}

TEST_CASE("bad input in a notice is refused with its place", "[wallet-format][status-notice]") {
    const auto text = *write_status_notice(sample_replacement(), test::sample_envelope());
    const auto fault = [&](const auto& change) {
        const auto changed = damaged(text, [&](Json& json) { change(json["credentialSubject"]); });
        const auto notice = read_back(changed, read_status_notice);
        INFO(changed);
        REQUIRE_FALSE(notice);
        return std::string(to_string(notice.error().code)) + " " + notice.error().where;
    };
    CHECK(fault([](Json& s) { s["event"] = "cancelled"; }) == "bad-value /credentialSubject/event");
    CHECK(fault([](Json& s) { s["effect"] = "retroactive"; }) == "bad-value /credentialSubject/effect");
    CHECK(fault([](Json& s) { s.erase("effective"); }) == "missing-member /credentialSubject");
    CHECK(fault([](Json& s) { s["effective"] = "2026-05"; }) == "bad-value /credentialSubject/effective");
    CHECK(fault([](Json& s) { s["decisionDigest"] = "sha256-"; }) ==
          "bad-value /credentialSubject/decisionDigest");
    CHECK(fault([](Json& s) { s["decision"] = "41"; }) == "bad-value /credentialSubject/decision");
    CHECK(fault([](Json& s) { s["reason"] = Json::object(); }) == "bad-value /credentialSubject/reason");
    CHECK(fault([](Json& s) { s["event"] = "lapsed"; }) == "bad-value /credentialSubject/effect");
    CHECK(fault([](Json& s) { s["person"] = "Asha Namuna"; }) == "unknown-member /credentialSubject/person");
}

}  // namespace
}  // namespace carnet::wallet
