// SPDX-License-Identifier: Apache-2.0
//
// LevelReferencing: who says that levels of one framework correspond to levels of another, by which report
// and since when; or that a framework was replaced by another. n to m, never calculated: what a statement
// does not list, it does not say. Field by field: docs/formats/level-referencing.md. Plain values; reading
// and writing are pure and thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/framework_level.h"
#include "wallet-format/profile/translations.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

enum class ReferencingRelation : std::uint8_t {
    kReferenced,  // levels were compared, by a report
    kReplaced     // `from` is no longer used; its levels are read as those of `to`
};
// A draft or a withdrawn statement is shown as such and never used.
enum class ReferencingStatus : std::uint8_t { kDraft, kAdopted, kWithdrawn };
// Which qualifications a statement is about: a framework for higher education says nothing of a trade.
enum class EducationSector : std::uint8_t { kGeneral, kVocational, kHigher };

// Each of `from` corresponds to each of `to`.
struct LevelCorrespondence {
    std::vector<std::string> from;
    std::vector<std::string> to;
    friend bool operator==(const LevelCorrespondence&, const LevelCorrespondence&) = default;
};

struct ReferencingReport {
    Translations title;
    Date date = Date::of(UtcTime{});
    std::optional<std::string> uri;
    std::optional<std::string> digest;
    friend bool operator==(const ReferencingReport&, const ReferencingReport&) = default;
};

struct LevelReferencing {
    std::string id;  // URI of the statement, the same in later versions of it
    ReferencingRelation relation = ReferencingRelation::kReferenced;
    ReferencingStatus status = ReferencingStatus::kDraft;
    FrameworkReference from;
    FrameworkReference to;
    std::vector<EducationSector> sectors;  // none: all
    std::vector<LevelCorrespondence> levels;
    ReferencingReport report;
    Date effective_from = Date::of(UtcTime{});
    std::optional<Date> effective_until;  // first day on which it no longer holds
    friend bool operator==(const LevelReferencing&, const LevelReferencing&) = default;
};

// The rules between members, the same for writing and reading: kBadValue, `where` a JSON Pointer into the
// subject ("/levels/0/from").
[[nodiscard]] Result<void> check_level_referencing(const LevelReferencing& statement);
// The unsigned credential's text. kBadValue: a rule is broken, there or in the envelope ("envelope/issuer").
[[nodiscard]] Result<std::string> write_level_referencing(const LevelReferencing& statement,
                                                          const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<LevelReferencing> read_level_referencing(const Credential& credential);

}  // namespace carnet::wallet
