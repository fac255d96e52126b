// SPDX-License-Identifier: Apache-2.0
//
// How a qualification is compared with one of the receiving country: with what, which units are there and
// which are missing, what differs substantially and what would make up for it. Plain values.
#pragma once

#include "base/time.h"
#include "wallet-format/profile/framework_level.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

struct ReferenceQualification {
    std::string title;
    std::optional<std::string> code;
    std::optional<std::string> standard;  // URI
    std::optional<std::string> standard_version;
    std::optional<std::string> isco08;
    std::optional<LevelReference> level;
    std::optional<std::string> regulation;  // the text that defines it, with its version
    friend bool operator==(const ReferenceQualification&, const ReferenceQualification&) = default;
};

// Compared, not equated.
struct LevelStatement {
    LevelReference from;
    LevelReference to;
    std::optional<std::string> basis;  // URI of a LevelReferencing
    friend bool operator==(const LevelStatement&, const LevelStatement&) = default;
};

struct DecidedUnit {
    std::string code;
    std::string title;
    friend bool operator==(const DecidedUnit&, const DecidedUnit&) = default;
};

enum class DifferenceElement : std::uint8_t {
    kLevel,
    kWorkload,
    kQuality,
    kProfile,
    kLearningOutcomes,
    kDuration,
    kPractice
};

struct SubstantialDifference {
    DifferenceElement element = DifferenceElement::kLearningOutcomes;
    std::string description;
    std::string essential_for;
    std::vector<std::string> considered_evidence;
    std::string why_not_compensated;
    friend bool operator==(const SubstantialDifference&, const SubstantialDifference&) = default;
};

enum class MeasureKind : std::uint8_t {
    kAdaptationPeriod,
    kAptitudeTest,
    kBridgingTraining,
    kLanguageProof,
    kSupervisedPractice
};
enum class MeasureChoice : std::uint8_t { kApplicant, kAuthority };

struct CompensationMeasure {
    MeasureKind kind = MeasureKind::kAptitudeTest;
    std::string content;
    std::optional<std::string> max_duration;  // "P3Y"
    MeasureChoice choice = MeasureChoice::kApplicant;
    std::optional<Date> deadline;
    std::optional<std::string> provider;
    std::optional<std::string> fulfilled_by;  // id of a credential
    friend bool operator==(const CompensationMeasure&, const CompensationMeasure&) = default;
};

}  // namespace carnet::wallet
