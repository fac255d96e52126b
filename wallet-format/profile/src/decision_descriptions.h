// SPDX-License-Identifier: Apache-2.0
//
// How the parts of a recognition decision stand in it: who decides by which law, what follows, when what
// happened, why, and what the person can do about it.
#pragma once

#include "wallet-format/profile/src/decision_choices.h"

namespace carnet::wallet::profile {

template <>
struct Description<DecidingAuthority> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("name", self.name, TextKind::kTitle);
        visitor.text("competence", self.competence, TextKind::kTitle);
        visitor.texts("jurisdictions", self.jurisdictions, TextKind::kJurisdiction, {1, 20});
    }
};

template <>
struct Description<LegalBasis> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("citation", self.citation, TextKind::kTitle);
        visitor.text("uri", self.uri, TextKind::kUri);
        visitor.text("article", self.article, TextKind::kCode);
        visitor.day("versionDate", self.version_date);
        visitor.text("agreement", self.agreement, TextKind::kUri);
        visitor.text("agreementRule", self.agreement_rule, TextKind::kCode);
    }
};

template <>
struct Description<DecisionEffect> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.choice("kind", self.kind);
        visitor.choice("answer", self.answer);
        visitor.text("note", self.note, TextKind::kParagraph);
        visitor.flag("dependsOnCurrency", self.depends_on_currency);
    }
};

template <>
struct Description<ClockStop> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.day("stopped", self.stopped);
        visitor.day("resumed", self.resumed);
        visitor.text("reason", self.reason, TextKind::kParagraph);
    }
};

template <>
struct Description<DecisionTimeline> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.day("received", self.received);
        visitor.day("acknowledged", self.acknowledged);
        visitor.day("fileComplete", self.file_complete);
        visitor.list("suspended", self.suspended, {0, 20});
        visitor.day("extendedUntil", self.extended_until);
        visitor.text("extensionReason", self.extension_reason, TextKind::kParagraph);
        visitor.day("decided", self.decided);
        visitor.day("notified", self.notified);
        visitor.day("effective", self.effective);
        visitor.day("finalFrom", self.final_from);
    }
};

template <>
struct Description<DecisionReasons> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.texts("codes", self.codes, TextKind::kCode, {0, 20});
        visitor.text("text", self.text, TextKind::kParagraph);
        visitor.translations("summary", self.summary, TextKind::kParagraph, {1, 20});
    }
};

template <>
struct Description<Remedy> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.choice("kind", self.kind);
        visitor.text("body", self.body, TextKind::kTitle);
        visitor.text("address", self.address, TextKind::kParagraph);
        visitor.text("deadline", self.deadline, TextKind::kDuration);
        visitor.text("form", self.form, TextKind::kTitle);
        visitor.text("language", self.language, TextKind::kLanguage);
        visitor.text("fee", self.fee, TextKind::kTitle);
        visitor.flag("suspensive", self.is_suspensive);
    }
};

template <>
struct Description<DecisionSigner> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.choice("role", self.role);
        visitor.text("name", self.name, TextKind::kTitle);
    }
};

}  // namespace carnet::wallet::profile
