// SPDX-License-Identifier: Apache-2.0
//
// TrustList: which bodies were accredited for what, by whom, since when and until when, as one signed,
// append-only file that works offline. History is never removed: an accreditation that ended stays with its
// end, so that a certificate is judged by the day on which it was awarded. A list is a root only where a
// verifier chose it; there is none for the world. Field by field: docs/formats/trust-list.md.
//
// Plain values; reading and writing are pure and thread-safe. A list of 50,000 accreditations is read at
// once; JsonLimits for it: kTrustListLimits.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/framework_level.h"
#include "wallet-format/profile/legal_effect.h"
#include "wallet-format/profile/translations.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

inline constexpr std::size_t kMaxAccreditations = 60'000;
inline constexpr JsonLimits kTrustListLimits{
    .max_bytes = std::size_t{64} * 1024 * 1024, .max_depth = 64, .max_values = 5'000'000};

// What a body is accredited to do. Recognition authorities are competent by law; the list says so with
// kRecognise and the legal basis.
enum class AccreditedRole : std::uint8_t { kAccredit, kAward, kAssess, kTrain, kRecognise, kCoSign };

// kReduced: goes on with the narrower scope of the event. kLapsed: its time ran out.
enum class AccreditationState : std::uint8_t { kGranted, kReduced, kSuspended, kWithdrawn, kLapsed };

// Each list names what is covered; an empty one does not limit.
struct AccreditationScope {
    std::vector<std::string> qualifications;      // URIs of occupational standards or qualifications
    std::vector<std::string> isco08;              // groups of one to four digits: "71" covers "7126"
    std::vector<std::string> fields;              // ISCED-F 2013, "07" covers "0713"
    std::optional<LevelReference> level_ceiling;  // of its framework; other frameworks are not compared
    std::vector<std::string> levels_below;        // levels of that framework at or under the ceiling
    std::vector<AssessmentMethod> methods;
    std::vector<std::string> places;         // countries or parts of them where it may assess or teach
    std::vector<std::string> jurisdictions;  // where its awards are official
    friend bool operator==(const AccreditationScope&, const AccreditationScope&) = default;
};

struct AccreditationEvent {
    AccreditationState state = AccreditationState::kGranted;
    Date from =
        Date::of(UtcTime{});  // first day of the new state; of several events on a day the last counts
    std::optional<LegalEffect> effect;        // of a withdrawal; absent: ex nunc
    std::optional<Date> since;                // ex tunc: the first day that the withdrawal reaches back to
    std::optional<AccreditationScope> scope;  // of kReduced, and of kGranted where it differs from before
    std::optional<std::string> reason;        // for people, in the operator's language
    std::optional<std::string> decision;      // URI of the decision
    friend bool operator==(const AccreditationEvent&, const AccreditationEvent&) = default;
};

struct Accreditation {
    std::string id;  // URI, the same for ever
    Organisation body;
    std::vector<std::string>
        issuers;             // DIDs under which the body signs, past ones too; key history is theirs
    std::string accreditor;  // DID or URI: the operator, or a body that is accredited to accredit
    AccreditedRole role = AccreditedRole::kAward;
    AccreditationScope scope;
    Date valid_from = Date::of(UtcTime{});
    std::optional<Date> valid_until;          // first day after its term
    std::vector<AccreditationEvent> history;  // oldest first; begins with kGranted on valid_from
    std::optional<std::string> legal_basis;
    friend bool operator==(const Accreditation&, const Accreditation&) = default;
};

// A part of a list, signed by its operator, small enough for a phone. What it does not hold it does not deny.
struct ExtractOf {
    std::string list_digest;  // of the whole list's bytes as published
    std::vector<std::string> territories;
    std::int64_t total_entries = 0;  // of the whole list
    friend bool operator==(const ExtractOf&, const ExtractOf&) = default;
};

struct TrustList {
    std::string id;  // URI, the same for all versions
    Translations title;
    std::vector<std::string> territories;
    std::int64_t sequence = 1;  // of the version; never repeated, never going back
    UtcTime issued;
    UtcTime next_update;                         // a hard end: after it, the list is too old to say
    std::optional<std::string> previous_digest;  // of the version before, as published; absent in the first
    std::optional<ExtractOf> extract_of;
    std::vector<Accreditation> entries;
    friend bool operator==(const TrustList&, const TrustList&) = default;
};

// Rules between members, the same for writing and reading: kBadValue, `where` a JSON Pointer into the subject
// ("/entries/3/history/1/from"). Among them: ids stand once, history in order without overlap and in states
// that may follow one another, next_update after issued, previous_digest exactly when sequence > 1.
[[nodiscard]] Result<void> check_trust_list(const TrustList& list);
// Every entry's accreditor is the operator, or a body that is itself on the list with the role kAccredit, and
// so on up to the operator: nobody accredits himself. kBadValue with the place ("/entries/3/accreditor"). The
// operator is the issuer of the document, so writing and reading check this too.
[[nodiscard]] Result<void> check_accreditors(const TrustList& list, std::string_view operator_id);
// The unsigned credential's text. kBadValue: a rule is broken, there or in the envelope ("envelope/issuer").
[[nodiscard]] Result<std::string> write_trust_list(const TrustList& list, const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<TrustList> read_trust_list(const Credential& credential);

// kBadValue with a pointer into `scope`: the first member by which it covers something that `before` does
// not.
[[nodiscard]] Result<void> check_not_wider(const AccreditationScope& scope, const AccreditationScope& before);

// May `next` come after `previous` (whole lists; `previous` was published with `previous_digest`)? kConflict
// with the place in `next`: another id, a sequence that does not follow, another digest, or history that was
// removed or changed. What an entry may gain: events, DIDs, a later end of its term, another name of the
// body.
[[nodiscard]] Result<void> check_succession(const TrustList& previous, const std::string& previous_digest,
                                            const TrustList& next);

// The entries of a whole list (published with `list_digest`) that concern a territory: by the body's country,
// by places or jurisdictions, or because they name none of these; and the accreditations of their
// accreditors.
[[nodiscard]] TrustList extract_for(const TrustList& list, const std::string& list_digest,
                                    const std::string& territory);

}  // namespace carnet::wallet
