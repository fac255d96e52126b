// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/attendance_record.h"

#include "tests/unit/wallet-format/profile/badge_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::date;
using test::Json;
using test::read_back;
using test::sample_attendance_record;
using test::sample_envelope;

std::string text_of(const AttendanceRecord& record) {
    return write_attendance_record(record, sample_envelope()).value();
}

template <class Change>
std::string fault(const Change& change) {
    auto record = sample_attendance_record();
    change(record);
    const auto text = write_attendance_record(record, sample_envelope());
    REQUIRE_FALSE(text);
    return std::string(to_string(text.error().code)) + " " + text.error().where;
}

template <class Change>
std::string fault_of_document(const Change& change) {
    const auto text =
        damaged(text_of(sample_attendance_record()), [&](Json& json) { change(json["credentialSubject"]); });
    const auto read = read_back(text, read_attendance_record);
    INFO(text);
    REQUIRE_FALSE(read);
    return std::string(to_string(read.error().code)) + " " + read.error().where;
}

TEST_CASE("an attendance record that is written is read as what it was",
          "[wallet-format][attendance-record]") {
    const auto whole = sample_attendance_record();
    CHECK(read_back(text_of(whole), read_attendance_record).value() == whole);
    auto least = whole;
    least.number.reset();
    least.person = {"Asha Namuna", std::nullopt, std::nullopt, std::nullopt, "did:key:zExample7"};
    least.programme.reset();
    least.kind = AttendanceKind::kOrientation;
    least.provider = {std::nullopt, "Demo Training Works (demo)", std::nullopt};
    least.to = least.from;
    least.hours = 24;
    least.place.locality.clear();
    least.supervisor.reset();
    CHECK(read_back(text_of(least), read_attendance_record).value() == least);
}

TEST_CASE("five days of attendance look like no qualification in any wallet",
          "[wallet-format][attendance-record]") {
    const auto document = Json::parse(text_of(sample_attendance_record()));
    const auto& achievement = document["credentialSubject"]["achievement"];
    CHECK(achievement["achievementType"] == "ext:Attendance");
    CHECK(achievement["name"] == "Attendance: Safety on building sites");
    CHECK(achievement["criteria"]["narrative"] == "Presence was recorded. Nothing was assessed.");
    CHECK_FALSE(document["credentialSubject"].contains("result"));
    CHECK(fault_of_document([](Json& s) { s["achievement"]["achievementType"] = "Certificate"; }) ==
          "bad-value /credentialSubject/achievement/achievementType");
    CHECK(fault_of_document([](Json& s) { s["achievement"]["name"] = "Safety on building sites"; }) ==
          "bad-value /credentialSubject/achievement/name");
    CHECK(fault_of_document([](Json& s) { s["achievement"]["criteria"]["narrative"] = "Passed."; }) ==
          "bad-value /credentialSubject/achievement/criteria/narrative");
    CHECK(fault_of_document([](Json& s) { s["result"] = Json::array({Json::object()}); }) ==
          "unknown-member /credentialSubject/result");
    CHECK(fault_of_document([](Json& s) { s["assessmentMethod"] = "jury"; }) ==
          "unknown-member /credentialSubject/assessmentMethod");
    CHECK(read_back(text_of(sample_attendance_record()), read_competency).error().code ==
          ErrorCode::kUnsupported);
}

TEST_CASE("a rule of attendance records that is broken is named with its place",
          "[wallet-format][attendance-record]") {
    CHECK(fault([](auto& r) { r.person.name_original.reset(); }) == "bad-value /nameOriginal/@language");
    CHECK(fault([](auto& r) { r.person.birth_date = date("2026-02-02"); }) == "bad-value /birthDate");
    CHECK(fault([](auto& r) { r.from = date("2026-02"); }) == "bad-value /activityStartDate");
    CHECK(fault([](auto& r) { r.to = date("2026"); }) == "bad-value /activityEndDate");
    CHECK(fault([](auto& r) { r.to = date("2026-02-01"); }) == "bad-value /activityEndDate");
    CHECK(fault([](auto& r) { r.hours = 121; }) == "bad-value /attendedHours");
    CHECK(fault([](auto& r) { r.hours = 0; }) == "bad-value /attendedHours");
    CHECK(fault([](auto& r) { r.title = ""; }) == "bad-value /achievement/name");
    CHECK(fault([](auto& r) { r.title = " Safety"; }) == "bad-value /achievement/name");
    CHECK(fault([](auto& r) { r.title = "Attendance: Safety"; }) == "bad-value /achievement/name");
    CHECK(fault([](auto& r) { r.title = std::string(289, 'x'); }) == "bad-value /achievement/name");
    CHECK(fault([](auto& r) { r.programme = sample_envelope().id + "#programme"; }) ==
          "bad-value /achievement/id");
    CHECK(fault([](auto& r) { r.provider.id = sample_envelope().id + "#supervisor"; }) ==
          "bad-value /achievement/creator/id");
    CHECK(fault([](auto& r) { r.supervisor->id = sample_envelope().id + "#provider"; }) ==
          "bad-value /supervisor/id");
    CHECK(fault([](auto& r) { r.place.country = "Nepal"; }) ==
          "bad-value /attendancePlace/addressCountryCode");
}

TEST_CASE("an attendance record of another shape is refused with its place",
          "[wallet-format][attendance-record]") {
    CHECK(fault_of_document([](Json& s) { s["attendedHours"] = 40.5; }) ==
          "bad-value /credentialSubject/attendedHours");
    CHECK(fault_of_document([](Json& s) { s["attendedHours"] = "40"; }) ==
          "wrong-type /credentialSubject/attendedHours");
    CHECK(fault_of_document([](Json& s) { s["attendanceKind"] = "degree"; }) ==
          "bad-value /credentialSubject/attendanceKind");
    CHECK(fault_of_document([](Json& s) { s["activityStartDate"] = "2026-02-02T08:00:00Z"; }) ==
          "bad-value /credentialSubject/activityStartDate");
    CHECK(fault_of_document([](Json& s) {
              s["supervisor"]["id"] = "urn:uuid:00000000-0000-4000-8000-000000000000#x";
          }) == "bad-value /credentialSubject/supervisor/id");
    CHECK(fault_of_document([](Json& s) { s["attendancePlace"]["addressLocality"] = ""; }) ==
          "bad-value /credentialSubject/attendancePlace/addressLocality");
    CHECK(fault_of_document([](Json& s) { s["achievement"]["name"] = "Attendance:  Safety"; }) ==
          "bad-value /credentialSubject/achievement/name");
}

}  // namespace
}  // namespace carnet::wallet
