// SPDX-License-Identifier: Apache-2.0
//
// How an agreement between authorities stands in its document.
#pragma once

#include "wallet-format/profile/recognition_agreement.h"
#include "wallet-format/profile/src/level_descriptions.h"
#include "wallet-format/profile/src/own_document.h"
#include "wallet-format/profile/src/party_descriptions.h"
#include "wallet-format/profile/src/recognition_purpose_choice.h"
#include "wallet-format/profile/src/shape.h"

#include <array>
#include <string_view>
#include <utility>

namespace carnet::wallet::profile {

template <>
struct Choice<AgreementStatus> {
    using enum AgreementStatus;
    static constexpr std::array rows = {
        std::pair{kDraft, std::string_view("draft")},
        std::pair{kNegotiating, std::string_view("negotiating")},
        std::pair{kSigned, std::string_view("signed")},
        std::pair{kInForceProvisionally, std::string_view("in-force-provisionally")},
        std::pair{kInForce, std::string_view("in-force")},
        std::pair{kSuspended, std::string_view("suspended")},
        std::pair{kDenounced, std::string_view("denounced")},
    };
};
template <>
struct Choice<RuleEffect> {
    using enum RuleEffect;
    static constexpr std::array rows = {
        std::pair{kRecognises, std::string_view("recognises")},
        std::pair{kRecognisesSubjectTo, std::string_view("recognises-subject-to")},
        std::pair{kFacilitates, std::string_view("facilitates")},
        std::pair{kCreditsUnits, std::string_view("credits-units")},
        std::pair{kNoEffect, std::string_view("no-effect")},
    };
};
template <>
struct Choice<ConditionKind> {
    using enum ConditionKind;
    static constexpr std::array rows = {
        std::pair{kExperience, std::string_view("experience")},
        std::pair{kLanguage, std::string_view("language")},
        std::pair{kCertificateAge, std::string_view("certificate-age")},
        std::pair{kHealth, std::string_view("health")},
        std::pair{kRegistration, std::string_view("registration")},
        std::pair{kAptitudeTest, std::string_view("aptitude-test")},
        std::pair{kAdaptationPeriod, std::string_view("adaptation-period")},
    };
};
template <>
struct Choice<Reciprocity> {
    static constexpr std::array rows = {std::pair{Reciprocity::kOneWay, std::string_view("one-way")},
                                        std::pair{Reciprocity::kMutual, std::string_view("mutual")}};
};

template <>
struct Description<AgreementParty> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("name", self.name, TextKind::kTitle);
        visitor.text("jurisdiction", self.jurisdiction, TextKind::kJurisdiction);
        visitor.text("signer", self.signer, TextKind::kDid);
        visitor.text("competence", self.competence, TextKind::kTitle);
        visitor.day("entry", self.entry);
        visitor.day("exit", self.exit);
    }
};

template <>
struct Description<LegalText> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("language", self.language, TextKind::kLanguage);
        visitor.text("uri", self.uri, TextKind::kUri);
        visitor.text("digestMultibase", self.digest, TextKind::kDigest);
    }
};

template <>
struct Description<RuleCondition> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.choice("kind", self.kind);
        visitor.translations("text", self.text, TextKind::kParagraph, {1, 20});
        visitor.whole("years", self.years, 1, 60);
        visitor.text("language", self.language, TextKind::kLanguage);
        visitor.text("level", self.level, TextKind::kCode);
    }
};

template <>
struct Description<RuleOrigin> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.texts("jurisdictions", self.jurisdictions, TextKind::kJurisdiction, {1, 100});
        visitor.texts("qualifications", self.qualifications, TextKind::kUri, {0, 200});
        visitor.texts("isco08", self.isco08, TextKind::kIscoGroup, {0, 200});
        visitor.list("levels", self.levels, {0, 50});
        visitor.texts("issuers", self.issuers, TextKind::kDid, {0, 200});
        visitor.day("awardedFrom", self.awarded_from);
        visitor.day("awardedUntil", self.awarded_until);
    }
};

template <>
struct Description<RuleTarget> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.texts("jurisdictions", self.jurisdictions, TextKind::kJurisdiction, {1, 100});
        visitor.translations("title", self.title, TextKind::kTitle, {1, 20});
        visitor.text("qualification", self.qualification, TextKind::kUri);
        visitor.text("isco08", self.isco08, TextKind::kIscoGroup);
        visitor.object("level", self.level);
    }
};

template <>
struct Description<AgreementRule> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("ruleId", self.id, TextKind::kCode);
        visitor.object("from", self.from);
        visitor.object("to", self.to);
        visitor.choice("effect", self.effect);
        visitor.choices("purposes", self.purposes, {0, 9});
        visitor.list("conditions", self.conditions, {0, 20});
        visitor.texts("creditedUnits", self.credited_units, TextKind::kCode, {0, kMaxUnits});
        visitor.texts("excludedUnits", self.excluded_units, TextKind::kCode, {0, kMaxUnits});
        visitor.choice("reciprocity", self.reciprocity);
        visitor.flag("coversEarlierAwards", self.covers_earlier_awards);
        visitor.flag("keepsAcquiredRights", self.keeps_acquired_rights);
        visitor.object("decidedBy", self.decided_by);
        visitor.text("article", self.article, TextKind::kTitle);
    }
};

template <>
struct OwnDocument<RecognitionAgreement> {
    static constexpr OwnKind kind{"RecognitionAgreement", "RecognitionAgreementSubject",
                                  "Recognition agreement", "recognition-agreement"};
};

template <>
struct Description<RecognitionAgreement> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", OwnDocument<RecognitionAgreement>::kind.subject_type);
        visitor.text("id", self.id, TextKind::kUri);
        visitor.whole("version", self.version, 1, 1'000'000);
        visitor.translations("title", self.title, TextKind::kTitle, {1, 20});
        visitor.choice("status", self.status);
        visitor.list("parties", self.parties, {2, 100});
        visitor.list("texts", self.texts, {0, 20});
        visitor.day("inForceFrom", self.in_force_from);
        visitor.day("inForceUntil", self.in_force_until);
        visitor.list("rules", self.rules, {0, 500});
    }
};

}  // namespace carnet::wallet::profile
