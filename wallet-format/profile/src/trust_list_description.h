// SPDX-License-Identifier: Apache-2.0
//
// How a trust list stands in its document. docs/formats/trust-list.md
#pragma once

#include "wallet-format/profile/src/assessment_method_choice.h"
#include "wallet-format/profile/src/legal_effect_choice.h"
#include "wallet-format/profile/src/level_descriptions.h"
#include "wallet-format/profile/src/own_document.h"
#include "wallet-format/profile/src/party_descriptions.h"
#include "wallet-format/profile/trust_list.h"

#include <array>
#include <string_view>

namespace carnet::wallet::profile {

inline constexpr std::int64_t kMaxSequence = 9'007'199'254'740'991;  // what JSON numbers hold exactly

template <>
struct Choice<AccreditedRole> {
    static constexpr std::array rows = {
        std::pair{AccreditedRole::kAccredit, std::string_view("accredit")},
        std::pair{AccreditedRole::kAward, std::string_view("award")},
        std::pair{AccreditedRole::kAssess, std::string_view("assess")},
        std::pair{AccreditedRole::kTrain, std::string_view("train")},
        std::pair{AccreditedRole::kRecognise, std::string_view("recognise")},
        std::pair{AccreditedRole::kCoSign, std::string_view("co-sign")},
    };
};
template <>
struct Choice<AccreditationState> {
    static constexpr std::array rows = {
        std::pair{AccreditationState::kGranted, std::string_view("granted")},
        std::pair{AccreditationState::kReduced, std::string_view("reduced")},
        std::pair{AccreditationState::kSuspended, std::string_view("suspended")},
        std::pair{AccreditationState::kWithdrawn, std::string_view("withdrawn")},
        std::pair{AccreditationState::kLapsed, std::string_view("lapsed")},
    };
};

template <>
struct Description<AccreditationScope> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.texts("qualifications", self.qualifications, TextKind::kUri, {0, 500});
        visitor.texts("isco08", self.isco08, TextKind::kIscoGroup, {0, 500});
        visitor.texts("fields", self.fields, TextKind::kIscedField, {0, 200});
        visitor.object("levelCeiling", self.level_ceiling);
        visitor.texts("levelsBelow", self.levels_below, TextKind::kCode, {0, 50});
        visitor.choices("methods", self.methods, {0, Choice<AssessmentMethod>::rows.size()});
        visitor.texts("places", self.places, TextKind::kJurisdiction, {0, 300});
        visitor.texts("jurisdictions", self.jurisdictions, TextKind::kJurisdiction, {0, 300});
    }
};

template <>
struct Description<AccreditationEvent> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.choice("state", self.state);
        visitor.day("from", self.from);
        visitor.choice("effect", self.effect);
        visitor.day("since", self.since);
        visitor.object("scope", self.scope);
        visitor.text("reason", self.reason, TextKind::kParagraph);
        visitor.text("decision", self.decision, TextKind::kUri);
    }
};

template <>
struct Description<Accreditation> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("id", self.id, TextKind::kUri);
        visitor.object("body", self.body);
        visitor.texts("issuers", self.issuers, TextKind::kDid, {0, 50});
        visitor.text("accreditor", self.accreditor, TextKind::kUri);
        visitor.choice("role", self.role);
        visitor.object("scope", self.scope);
        visitor.day("validFrom", self.valid_from);
        visitor.day("validUntil", self.valid_until);
        visitor.list("history", self.history, {1, 200});
        visitor.text("legalBasis", self.legal_basis, TextKind::kParagraph);
    }
};

template <>
struct Description<ExtractOf> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("listDigest", self.list_digest, TextKind::kDigest);
        visitor.texts("territories", self.territories, TextKind::kJurisdiction, {1, 300});
        visitor.whole("totalEntries", self.total_entries, 0, std::int64_t{kMaxAccreditations});
    }
};

template <>
struct OwnDocument<TrustList> {
    static constexpr OwnKind kind{"TrustList", "TrustListSubject", "Trust list", "trust-list"};
};

template <>
struct Description<TrustList> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", OwnDocument<TrustList>::kind.subject_type);
        visitor.text("id", self.id, TextKind::kUri);
        visitor.translations("title", self.title, TextKind::kTitle, {1, 20});
        visitor.texts("territories", self.territories, TextKind::kJurisdiction, {1, 300});
        visitor.whole("sequence", self.sequence, 1, kMaxSequence);
        visitor.instant("issued", self.issued);
        visitor.instant("nextUpdate", self.next_update);
        visitor.text("previousDigest", self.previous_digest, TextKind::kDigest);
        visitor.object("extractOf", self.extract_of);
        visitor.list("entries", self.entries, {0, kMaxAccreditations});
    }
};

}  // namespace carnet::wallet::profile
