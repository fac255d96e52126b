// SPDX-License-Identifier: Apache-2.0
//
// Passport: what a person put together from their credentials, to show and to keep. A Verifiable Presentation
// with that type, signed by the holder and by nobody else: it says nothing that its credentials do not say,
// and is never an authority of its own. This view is made before anything is verified; each credential is
// verified by itself, and one that is withdrawn or unreadable does not hide the others. Field by field:
// docs/formats/passport.md. Plain values; all functions are pure and thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/credential.h"
#include "wallet-format/presentation.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/person_match.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

inline constexpr std::size_t kMaxPassportEntries = 100;

enum class PassportEntryKind : std::uint8_t {
    kCertificate,
    kUnitStatement,
    kDecision,
    kAssessment,
    kLanguage,
    kExperience,
    kAttendance,
    kSkillsProfile,  // says the person; not assessed
    kEndorsement,
    kOther,      // a credential of a type that Carnet does not know
    kUnreadable  // no credential that Carnet can open
};

struct PassportEntry {
    PassportEntryKind kind = PassportEntryKind::kUnreadable;
    std::string type;  // the last of its types: "CompetencyCertificate"
    std::string id;    // may be empty
    std::string issuer;
    std::optional<Holder> person;  // where the kind has one and the document could be read
    std::optional<Error> fault;    // why it could not, with the place in the passport
    friend bool operator==(const PassportEntry&, const PassportEntry&) = default;
};

struct Passport {
    std::optional<std::string> id;
    std::string holder;                  // who signed it, says the passport
    std::vector<PassportEntry> entries;  // in the holder's order
    friend bool operator==(const Passport&, const Passport&) = default;
};

[[nodiscard]] std::string_view to_string(PassportEntryKind kind) noexcept;  // "certificate", "unit-statement"

// kUnsupported: a presentation of another type. Else kMissingMember, kWrongType, kBadValue, kUnknownMember
// with the JSON Pointer. A credential inside that cannot be read is an entry with its fault.
[[nodiscard]] Result<Passport> read_passport(const Presentation& presentation);

// The unsigned presentation's text, the credentials as they are. kBadValue at "/id", "/holder" or
// "/verifiableCredential/2": the holder is no DID, a credential stands there twice, or it is a decision that
// recognises nothing. Nobody can ask a holder for refusals, so a passport has no place for one.
[[nodiscard]] Result<std::string> write_passport(const std::optional<std::string>& id,
                                                 const std::string& holder,
                                                 const std::vector<Credential>& credentials);

// The entries of one kind, in order; they live as long as the passport.
[[nodiscard]] std::vector<const PassportEntry*> entries_of(const Passport& passport, PassportEntryKind kind);

// The weakest match among all persons in the entries: can they all be one? kExact where there are fewer than
// two. For a person to look at; never a reason to refuse.
[[nodiscard]] PersonMatch persons_match(const Passport& passport);

}  // namespace carnet::wallet
