// SPDX-License-Identifier: Apache-2.0
//
// An AttendanceRecord as it stands on the wire. A wallet that knows Open Badges but not Carnet shows the
// achievement's name and criteria: both say that somebody was there, and nothing more.
// spec: Open Badges 3.0 section B.1 (AchievementSubject, Achievement, AchievementType with "ext:")
#pragma once

#include "wallet-format/profile/attendance_record.h"
#include "wallet-format/profile/src/badge_parts.h"
#include "wallet-format/profile/src/own_document.h"

#include <array>
#include <utility>

namespace carnet::wallet::profile {

struct AttendanceCriteria {
    friend bool operator==(const AttendanceCriteria&, const AttendanceCriteria&) = default;
};

struct AttendedProgramme {
    std::string id;
    std::string name;
    std::string description;
    AttendanceCriteria criteria;
    std::string language;
    BadgeProfile creator;
    friend bool operator==(const AttendedProgramme&, const AttendedProgramme&) = default;
};

struct AttendanceBadge {
    BadgeHolder holder;
    std::optional<std::string> number;
    AttendedProgramme achievement;
    AttendanceKind kind = AttendanceKind::kCourse;
    UtcTime from;
    UtcTime to;
    std::int64_t hours = 1;
    BadgePlace place;
    std::optional<BadgeProfile> supervisor;
    friend bool operator==(const AttendanceBadge&, const AttendanceBadge&) = default;
};

template <>
struct Choice<AttendanceKind> {
    using enum AttendanceKind;
    static constexpr std::array rows = {std::pair{kOrientation, std::string_view("orientation")},
                                        std::pair{kCourse, std::string_view("course")},
                                        std::pair{kInternship, std::string_view("internship")},
                                        std::pair{kModule, std::string_view("module")}};
};

template <>
struct Description<AttendanceCriteria> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& /*self*/) {
        visitor.constant("narrative", "Presence was recorded. Nothing was assessed.");
    }
};

template <>
struct Description<AttendedProgramme> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("id", self.id, TextKind::kUri);
        visitor.constants("type", {member::kAchievementType});
        visitor.constant(member::kAchievementTypeOf, "ext:Attendance");
        visitor.text("name", self.name, TextKind::kTitle);
        visitor.text("description", self.description, TextKind::kParagraph);
        visitor.object(member::kCriteria, self.criteria);
        visitor.text(member::kInLanguage, self.language, TextKind::kLanguage);
        visitor.object(member::kCreator, self.creator);
    }
};

template <>
struct OwnDocument<AttendanceBadge> {
    static constexpr OwnKind kind{"AttendanceRecord", member::kAchievementSubject, "Attendance record",
                                  "attendance-record", Frame::kOpenBadge};
};

template <>
struct Description<AttendanceBadge> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        describe_holder(visitor, self.holder);
        visitor.text(member::kLicenseNumber, self.number, TextKind::kNumber);
        visitor.object(member::kAchievement, self.achievement);
        visitor.choice("attendanceKind", self.kind);
        visitor.instant(member::kActivityStart, self.from);
        visitor.instant(member::kActivityEnd, self.to);
        visitor.whole("attendedHours", self.hours, 1, 10'000);
        visitor.object("attendancePlace", self.place);
        visitor.object("supervisor", self.supervisor);
    }
};

}  // namespace carnet::wallet::profile
