// SPDX-License-Identifier: Apache-2.0
// A language result and an attendance record of a fictional person, with every member that they may have.
#pragma once

#include "wallet-format/profile/attendance_record.h"
#include "wallet-format/profile/language_proficiency.h"

namespace carnet::test {

[[nodiscard]] wallet::LanguageProficiency sample_language_proficiency();
[[nodiscard]] wallet::AttendanceRecord sample_attendance_record();

}  // namespace carnet::test
