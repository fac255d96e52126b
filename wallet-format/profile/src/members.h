// SPDX-License-Identifier: Apache-2.0
//
// Names of members and types that only the competency profiles use, each once. The rest is in
// wallet-format/vocabulary.h. spec: Open Badges 3.0 section B (data model); Carnet context version 1
#pragma once

#include <string_view>

namespace carnet::wallet::profile::member {

// Types of Open Badges
inline constexpr std::string_view kAchievementCredential = "AchievementCredential";
inline constexpr std::string_view kAchievementSubject = "AchievementSubject";
inline constexpr std::string_view kAchievementType = "Achievement";
inline constexpr std::string_view kAlignmentType = "Alignment";
inline constexpr std::string_view kAddressType = "Address";
inline constexpr std::string_view kProfileType = "Profile";
inline constexpr std::string_view kResultType = "Result";
inline constexpr std::string_view kResultDescriptionType = "ResultDescription";
inline constexpr std::string_view kResultTypeStatus = "Status";
inline constexpr std::string_view kJsonSchema = "JsonSchema";

// Members of Open Badges
inline constexpr std::string_view kAwardedDate = "awardedDate";
inline constexpr std::string_view kLicenseNumber = "licenseNumber";
inline constexpr std::string_view kAchievement = "achievement";
inline constexpr std::string_view kAchievementTypeOf = "achievementType";
inline constexpr std::string_view kCriteria = "criteria";
inline constexpr std::string_view kVersion = "version";
inline constexpr std::string_view kInLanguage = "inLanguage";
inline constexpr std::string_view kCreator = "creator";
inline constexpr std::string_view kAlignment = "alignment";
inline constexpr std::string_view kTargetType = "targetType";
inline constexpr std::string_view kTargetUrl = "targetUrl";
inline constexpr std::string_view kTargetCode = "targetCode";
inline constexpr std::string_view kTargetName = "targetName";
inline constexpr std::string_view kResultDescription = "resultDescription";
inline constexpr std::string_view kResultTypeOf = "resultType";
inline constexpr std::string_view kResult = "result";
inline constexpr std::string_view kGrade = "value";
inline constexpr std::string_view kSource = "source";
inline constexpr std::string_view kActivityStart = "activityStartDate";
inline constexpr std::string_view kActivityEnd = "activityEndDate";
inline constexpr std::string_view kAddress = "address";
inline constexpr std::string_view kLocality = "addressLocality";
inline constexpr std::string_view kCountryCode = "addressCountryCode";

// Members of Carnet's own context
inline constexpr std::string_view kNameOriginal = "nameOriginal";
inline constexpr std::string_view kBirthDate = "birthDate";
inline constexpr std::string_view kTargetVersion = "targetVersion";
inline constexpr std::string_view kUnitCode = "unitCode";
inline constexpr std::string_view kAssessmentMethod = "assessmentMethod";
inline constexpr std::string_view kAssessmentPlace = "assessmentPlace";
inline constexpr std::string_view kTrainingProvider = "trainingProvider";
inline constexpr std::string_view kOutstandingUnits = "outstandingUnits";

}  // namespace carnet::wallet::profile::member
