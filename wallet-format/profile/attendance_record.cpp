// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/attendance_record.h"

#include "wallet-format/profile/src/attendance_badge.h"
#include "wallet-format/profile/src/envelope_rules.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/rule.h"

#include <utility>

namespace carnet::wallet {
namespace profile {

PublishedKind publish_attendance_record() {
    return publish_own<AttendanceBadge, read_attendance_record, write_attendance_record>();
}

}  // namespace profile

namespace {

using profile::AttendanceBadge;
using profile::broken;

constexpr std::string_view kTitlePrefix = "Attendance: ";
constexpr std::string_view kProgrammeFragment = "#programme";
constexpr std::string_view kProviderFragment = "#provider";
constexpr std::string_view kSupervisorFragment = "#supervisor";
constexpr std::int64_t kDay = 86'400;

AttendanceBadge to_badge(const AttendanceRecord& from, const std::string& credential_id) {
    AttendanceBadge out;
    out.holder = profile::to_badge(from.person, credential_id);
    out.number = from.number;
    out.achievement = {from.programme.value_or(credential_id + std::string(kProgrammeFragment)),
                       std::string(kTitlePrefix) + from.title,
                       from.description,
                       {},
                       from.language,
                       profile::to_badge(from.provider, credential_id, kProviderFragment)};
    out.kind = from.kind;
    out.from = from.from.start();
    out.to = from.to.start();
    out.hours = from.hours;
    out.place = profile::to_badge(from.place);
    if (from.supervisor)
        out.supervisor = profile::to_badge(*from.supervisor, credential_id, kSupervisorFragment);
    return out;
}

Result<void> read_programme(const profile::AttendedProgramme& programme, const std::string& credential_id,
                            AttendanceRecord& out) {
    if (!programme.name.starts_with(kTitlePrefix))
        return broken("/achievement/name",
                      "must begin with \"" + std::string(kTitlePrefix) + "\" in a document of this type");
    if (programme.id != credential_id + std::string(kProgrammeFragment)) out.programme = programme.id;
    out.title = programme.name.substr(kTitlePrefix.size());
    out.description = programme.description;
    out.language = programme.language;
    CARNET_TRY(out.provider, profile::from_badge(programme.creator, credential_id, kProviderFragment,
                                                 "/achievement/creator"));
    return {};
}

Result<AttendanceRecord> from_badge(const AttendanceBadge& badge, const std::string& credential_id) {
    AttendanceRecord out;
    out.number = badge.number;
    CARNET_TRY(out.person, profile::from_badge(badge.holder, credential_id));
    CARNET_TRY_VOID(read_programme(badge.achievement, credential_id, out));
    out.kind = badge.kind;
    CARNET_TRY(out.from, profile::day_from_badge(badge.from, "/activityStartDate"));
    CARNET_TRY(out.to, profile::day_from_badge(badge.to, "/activityEndDate"));
    out.hours = badge.hours;
    out.place = profile::from_badge(badge.place);
    if (badge.supervisor) {
        CARNET_TRY(out.supervisor,
                   profile::from_badge(*badge.supervisor, credential_id, kSupervisorFragment, "/supervisor"));
    }
    return out;
}

Result<void> check_ids(const AttendanceRecord& record) {
    CARNET_TRY_VOID(profile::check_own_id(record.programme, "/achievement/id"));
    CARNET_TRY_VOID(profile::check_own_id(record.provider.id, "/achievement/creator/id"));
    if (record.supervisor) CARNET_TRY_VOID(profile::check_own_id(record.supervisor->id, "/supervisor/id"));
    return {};
}

}  // namespace

std::string_view to_string(AttendanceKind kind) noexcept {
    return profile::spelling(kind);
}

Result<void> check_attendance_record(const AttendanceRecord& record) {
    CARNET_TRY_VOID(profile::check_whole_day(record.from, "/activityStartDate"));
    CARNET_TRY_VOID(profile::check_whole_day(record.to, "/activityEndDate"));
    CARNET_TRY_VOID(profile::check_holder(record.person, record.from));
    CARNET_TRY_VOID(check_ids(record));
    if (record.to < record.from) return broken("/activityEndDate", "lies before activityStartDate");
    const auto days = (record.to.start().seconds - record.from.start().seconds) / kDay + 1;
    if (record.hours > 24 * days)
        return broken("/attendedHours", "are more than " + std::to_string(days) + " days have");
    if (const auto complaint = profile::check_text(profile::TextKind::kTitle, record.title))
        return broken("/achievement/name", "this title " + *complaint);
    if (record.title.starts_with(kTitlePrefix))
        return broken("/achievement/name",
                      "says \"" + std::string(kTitlePrefix) + "\" twice; give the title alone");
    return {};
}

Result<std::string> write_attendance_record(const AttendanceRecord& record, const Envelope& envelope) {
    CARNET_TRY_VOID(check_attendance_record(record));
    CARNET_TRY_VOID(profile::check_envelope(envelope));
    return profile::write_own(to_badge(record, envelope.id), envelope);
}

Result<AttendanceRecord> read_attendance_record(const Credential& credential) {
    CARNET_TRY(const auto badge, profile::read_own<AttendanceBadge>(credential));
    auto record = from_badge(badge, std::string(credential.id()));
    if (!record) return profile::in_subject(std::move(record).error());
    if (auto checked = check_attendance_record(*record); !checked)
        return profile::in_subject(std::move(checked).error());
    return record;
}

}  // namespace carnet::wallet
