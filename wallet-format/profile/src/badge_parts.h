// SPDX-License-Identifier: Apache-2.0
//
// Parts of Open Badges that several of our kinds share, described as they stand on the wire, and how they
// turn into our values and back. Open Badges wants an id for the subject and for every profile; where we have
// none it is the credential's id and a fragment, which means nothing outside the document. Pure, thread-safe.
// spec: Open Badges 3.0 section B.1 (AchievementSubject, Profile, Address, Criteria)
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/src/description.h"
#include "wallet-format/profile/src/members.h"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet::profile {

struct BadgeName {
    std::string value;
    std::optional<std::string> language;
    friend bool operator==(const BadgeName&, const BadgeName&) = default;
};

// The members of a subject that say who it is.
struct BadgeHolder {
    std::string id;
    std::string name;
    std::optional<BadgeName> name_original;
    std::optional<Date> birth_date;
    friend bool operator==(const BadgeHolder&, const BadgeHolder&) = default;
};

struct BadgeAddress {
    std::string country;
    friend bool operator==(const BadgeAddress&, const BadgeAddress&) = default;
};

struct BadgeProfile {
    std::string id;
    std::string name;
    std::optional<BadgeAddress> address;
    friend bool operator==(const BadgeProfile&, const BadgeProfile&) = default;
};

struct BadgePlace {
    std::string name;
    std::optional<std::string> locality;
    std::string country;
    friend bool operator==(const BadgePlace&, const BadgePlace&) = default;
};

template <>
struct Description<BadgeName> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("@value", self.value, TextKind::kName);
        visitor.text("@language", self.language, TextKind::kLanguage);
    }
};

template <class Visitor, class Self>
void describe_holder(Visitor& visitor, Self& self) {
    visitor.text("id", self.id, TextKind::kUri);
    visitor.constants("type", {member::kAchievementSubject});
    visitor.text("name", self.name, TextKind::kLatinName);
    visitor.object(member::kNameOriginal, self.name_original);
    visitor.partial_day(member::kBirthDate, self.birth_date);
}

template <>
struct Description<BadgeAddress> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constants("type", {member::kAddressType});
        visitor.text(member::kCountryCode, self.country, TextKind::kCountry);
    }
};

template <>
struct Description<BadgeProfile> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("id", self.id, TextKind::kUri);
        visitor.constants("type", {member::kProfileType});
        visitor.text("name", self.name, TextKind::kTitle);
        visitor.object(member::kAddress, self.address);
    }
};

template <>
struct Description<BadgePlace> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constants("type", {member::kAddressType});
        visitor.text("name", self.name, TextKind::kTitle);
        visitor.text(member::kLocality, self.locality, TextKind::kTitle);
        visitor.text(member::kCountryCode, self.country, TextKind::kCountry);
    }
};

[[nodiscard]] BadgeHolder to_badge(const Holder& holder, const std::string& credential_id);
[[nodiscard]] BadgeProfile to_badge(const Organisation& organisation, const std::string& credential_id,
                                    std::string_view fragment);
[[nodiscard]] BadgePlace to_badge(const Place& place);

// kBadValue, with the place below `where`: an id that is another document's, or a holder's that is no DID.
[[nodiscard]] Result<Holder> from_badge(const BadgeHolder& holder, const std::string& credential_id);
[[nodiscard]] Result<Organisation> from_badge(const BadgeProfile& profile, const std::string& credential_id,
                                              std::string_view fragment, const std::string& where);
[[nodiscard]] Place from_badge(const BadgePlace& place);
// A day is written as the midnight at its beginning.
[[nodiscard]] Result<Date> day_from_badge(UtcTime midnight, const std::string& where);

// Rules over our values, with their places on the wire. A holder's id is a DID, the language of an original
// name comes with the name, and nobody was born on the day `active` or later.
[[nodiscard]] Result<void> check_holder(const Holder& holder, Date active);
// An id of the form that we write for those without may not be given.
[[nodiscard]] Result<void> check_own_id(const std::optional<std::string>& id, const std::string& where);
[[nodiscard]] Result<void> check_whole_day(Date day, const std::string& where);

}  // namespace carnet::wallet::profile
