// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/status_notice.h"

#include "wallet-format/profile/document_digest.h"
#include "wallet-format/profile/src/legal_effect_choice.h"
#include "wallet-format/profile/src/own_document.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/rule.h"
#include "wallet-format/vocabulary.h"

#include <array>
#include <utility>

namespace carnet::wallet {
namespace profile {

template <>
struct Choice<NoticeEvent> {
    using enum NoticeEvent;
    static constexpr std::array rows = {
        std::pair{kSuperseded, std::string_view("superseded")},
        std::pair{kUnderAppeal, std::string_view("under-appeal")},
        std::pair{kAppealConfirmed, std::string_view("appeal-confirmed")},
        std::pair{kAppealReplaced, std::string_view("appeal-replaced")},
        std::pair{kAnnulled, std::string_view("annulled")},
        std::pair{kRevoked, std::string_view("revoked")},
        std::pair{kWithdrawn, std::string_view("withdrawn")},
        std::pair{kLapsed, std::string_view("lapsed")},
        std::pair{kCorrected, std::string_view("corrected")},
        std::pair{kReinstated, std::string_view("reinstated")},
    };
};

template <>
struct OwnDocument<StatusNotice> {
    static constexpr OwnKind kind{"StatusNotice", "StatusNoticeSubject", "Status notice", "status-notice"};
};

template <>
struct Description<StatusNotice> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", OwnDocument<StatusNotice>::kind.subject_type);
        visitor.text("id", self.id, TextKind::kUri);
        visitor.text("decision", self.decision, TextKind::kUri);
        visitor.text("decisionDigest", self.decision_digest, TextKind::kDigest);
        visitor.choice("event", self.event);
        visitor.choice("effect", self.effect);
        visitor.day("effective", self.effective);
        visitor.day("since", self.since);
        visitor.text("reasonCode", self.reason_code, TextKind::kCode);
        visitor.translations("reason", self.reason, TextKind::kParagraph, {0, 20});
        visitor.text("successor", self.successor, TextKind::kUri);
        visitor.flag("stillApplies", self.still_applies);
    }
};

PublishedKind publish_status_notice() {
    return publish_own<StatusNotice, read_status_notice, write_status_notice>();
}

}  // namespace profile

namespace {

using profile::broken;

// What goes with each event.
struct EventRow {
    NoticeEvent event;
    bool has_effect;
    bool has_successor;
};
constexpr std::array kEvents = {
    EventRow{NoticeEvent::kSuperseded, false, true},       EventRow{NoticeEvent::kUnderAppeal, false, false},
    EventRow{NoticeEvent::kAppealConfirmed, false, false}, EventRow{NoticeEvent::kAppealReplaced, true, true},
    EventRow{NoticeEvent::kAnnulled, true, false},         EventRow{NoticeEvent::kRevoked, true, false},
    EventRow{NoticeEvent::kWithdrawn, true, false},        EventRow{NoticeEvent::kLapsed, false, false},
    EventRow{NoticeEvent::kCorrected, false, true},        EventRow{NoticeEvent::kReinstated, false, false},
};
constexpr bool in_order() {
    for (std::size_t i = 0; i < kEvents.size(); ++i)
        if (static_cast<std::size_t>(kEvents[i].event) != i) return false;
    return true;
}
static_assert(in_order() && kEvents.size() == profile::Choice<NoticeEvent>::rows.size(),
              "every event has its row, in the order of declaration");

Result<void> goes_with(NoticeEvent event, bool is_needed, bool is_there, const char* where) {
    if (is_needed == is_there) return {};
    return broken(where, std::string(is_needed ? "is absent; the event " : "does not go with the event ") +
                             std::string(to_string(event)) + (is_needed ? " needs it" : "; leave it out"));
}

}  // namespace

std::string_view to_string(NoticeEvent event) noexcept {
    return profile::spelling(event);
}

bool speaks_of(const StatusNotice& notice, const Credential& decision) {
    const auto subject = decision.json().find(name::kCredentialSubject);
    const auto id = subject ? subject->find(name::kId) : std::nullopt;
    return id && id->is_string() && id->string() == notice.decision &&
           document_digest(decision) == notice.decision_digest;
}

Result<void> check_status_notice(const StatusNotice& notice) {
    const auto event = notice.event;
    const auto& row = kEvents[static_cast<std::size_t>(event)];
    CARNET_TRY_VOID(goes_with(event, row.has_effect, notice.effect.has_value(), "/effect"));
    CARNET_TRY_VOID(goes_with(event, row.has_successor, notice.successor.has_value(), "/successor"));
    CARNET_TRY_VOID(goes_with(event, event == NoticeEvent::kUnderAppeal, notice.still_applies.has_value(),
                              "/stillApplies"));
    if (event == NoticeEvent::kRevoked && notice.effect != LegalEffect::kExNunc)
        return broken("/effect", "of a revocation is ex-nunc; what should never have been is withdrawn");
    if (notice.since && notice.effect != LegalEffect::kExTunc)
        return broken("/since", "reaches back, which only an effect ex-tunc does; leave it out");
    if (notice.since && *notice.since >= notice.effective)
        return broken("/since", "does not lie before effective");
    if (notice.successor == notice.decision)
        return broken("/successor", "is the decision itself; name the one that stands in its place");
    return {};
}

Result<std::string> write_status_notice(const StatusNotice& notice, const Envelope& envelope) {
    CARNET_TRY_VOID(check_status_notice(notice));
    return profile::write_own(notice, envelope);
}

Result<StatusNotice> read_status_notice(const Credential& credential) {
    CARNET_TRY(auto notice, profile::read_own<StatusNotice>(credential));
    if (auto checked = check_status_notice(notice); !checked)
        return profile::in_subject(std::move(checked).error());
    return notice;
}

}  // namespace carnet::wallet
