// SPDX-License-Identifier: Apache-2.0
//
// AttendanceRecord: that a person was there, and nothing else: an orientation, a course, an internship, a
// module, as an Open Badges 3.0 AchievementCredential with the Carnet context. Nothing was assessed, and
// every wallet shows it so. Field by field: docs/formats/attendance-record.md. Plain values; reading and
// writing are pure and thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/envelope.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet {

enum class AttendanceKind : std::uint8_t { kOrientation, kCourse, kInternship, kModule };

struct AttendanceRecord {
    std::optional<std::string> number;  // on paper
    Holder person;
    std::optional<std::string> programme;  // URI
    std::string title;                     // of the programme, without the word that it was attended
    std::string description;
    std::string language;  // of title and description
    AttendanceKind kind = AttendanceKind::kCourse;
    Organisation provider;
    Date from = Date::of(UtcTime{});
    Date to = Date::of(UtcTime{});  // last day
    std::int64_t hours = 1;
    Place place;
    std::optional<Organisation> supervisor;  // who looked after the person, of an internship above all
    friend bool operator==(const AttendanceRecord&, const AttendanceRecord&) = default;
};

[[nodiscard]] std::string_view to_string(AttendanceKind kind) noexcept;  // "orientation"

// Rules between members, the same for writing and reading: kBadValue, `where` a JSON Pointer into the subject
// ("/attendedHours").
[[nodiscard]] Result<void> check_attendance_record(const AttendanceRecord& record);
// The unsigned credential's text. kBadValue or kMissingMember: a rule is broken, or a text is not what it may
// be; in the envelope: "envelope/<member>".
[[nodiscard]] Result<std::string> write_attendance_record(const AttendanceRecord& record,
                                                          const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<AttendanceRecord> read_attendance_record(const Credential& credential);

}  // namespace carnet::wallet
