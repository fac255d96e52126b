// SPDX-License-Identifier: Apache-2.0
//
// StatusNotice: what happened to a decision after it was made, since when, and why. A decision is never
// edited; a status list says in one bit that something happened, the notice says what. It names the decision
// and nobody's name. Field by field: docs/formats/status-notice.md. Plain values; reading and writing are
// pure and thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/legal_effect.h"
#include "wallet-format/profile/translations.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet {

enum class NoticeEvent : std::uint8_t {
    kSuperseded,       // a newer decision in the same case
    kUnderAppeal,      // neither valid nor revoked: `still_applies` says whether it is applied meanwhile
    kAppealConfirmed,  // the appeal is over, the decision stands
    kAppealReplaced,   // the appeal is over, `successor` stands in its place
    kAnnulled,         // by a court or the body of appeal, with nothing in its place
    kRevoked,          // it was lawful, and ends
    kWithdrawn,        // it was unlawful or had by fraud
    kLapsed,           // its time ran out
    kCorrected,        // a slip of the pen; `successor` is the same decision in the right words
    kReinstated        // an earlier notice that ended or suspended it was wrong
};

struct StatusNotice {
    std::string id;               // URI of the notice
    std::string decision;         // URI of the decision, the id of its subject
    std::string decision_digest;  // document_digest() of its credential
    NoticeEvent event = NoticeEvent::kSuperseded;
    std::optional<LegalEffect> effect;  // of what is ended by an act: annulled, revoked, withdrawn, replaced
    Date effective = Date::of(UtcTime{});  // first day on which the notice counts
    std::optional<Date> since;             // ex tunc: as if it had never been from this day on; absent: ever
    std::string reason_code;
    Translations reason;                   // for people; never about a person
    std::optional<std::string> successor;  // URI of the decision that stands in its place
    std::optional<bool> still_applies;     // under appeal
    friend bool operator==(const StatusNotice&, const StatusNotice&) = default;
};

[[nodiscard]] std::string_view to_string(NoticeEvent event) noexcept;  // "superseded", "under-appeal", ...

// Is the credential the decision that the notice is about, unchanged?
[[nodiscard]] bool speaks_of(const StatusNotice& notice, const Credential& decision);

// Rules between members: kBadValue, `where` a JSON Pointer into the subject ("/successor").
[[nodiscard]] Result<void> check_status_notice(const StatusNotice& notice);
// The unsigned credential's text. kBadValue: a rule is broken, there or in the envelope ("envelope/issuer").
[[nodiscard]] Result<std::string> write_status_notice(const StatusNotice& notice, const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<StatusNotice> read_status_notice(const Credential& credential);

}  // namespace carnet::wallet
