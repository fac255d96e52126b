// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/badge_parts.h"

#include "wallet-format/profile/src/rule.h"
#include "wallet-format/profile/src/shape.h"

namespace carnet::wallet::profile {
namespace {

std::string local(const std::string& credential_id, std::string_view fragment) {
    return credential_id + std::string(fragment);
}

}  // namespace

BadgeHolder to_badge(const Holder& holder, const std::string& credential_id) {
    BadgeHolder out{holder.id.value_or(local(credential_id, kHolderFragment)), holder.name_latin,
                    std::nullopt, holder.birth_date};
    if (holder.name_original) out.name_original = BadgeName{*holder.name_original, holder.name_language};
    return out;
}

BadgeProfile to_badge(const Organisation& organisation, const std::string& credential_id,
                      std::string_view fragment) {
    BadgeProfile out{organisation.id.value_or(local(credential_id, fragment)), organisation.name,
                     std::nullopt};
    if (organisation.country) out.address = BadgeAddress{*organisation.country};
    return out;
}

BadgePlace to_badge(const Place& place) {
    auto locality = place.locality.empty() ? std::nullopt : std::optional(place.locality);
    return {place.name, std::move(locality), place.country};
}

Result<Holder> from_badge(const BadgeHolder& holder, const std::string& credential_id) {
    Holder out;
    if (holder.id != local(credential_id, kHolderFragment)) {
        if (const auto complaint = check_did(holder.id)) return broken("/id", "this text " + *complaint);
        out.id = holder.id;
    }
    out.name_latin = holder.name;
    if (holder.name_original) {
        out.name_original = holder.name_original->value;
        out.name_language = holder.name_original->language;
    }
    out.birth_date = holder.birth_date;
    return out;
}

Result<Organisation> from_badge(const BadgeProfile& profile, const std::string& credential_id,
                                std::string_view fragment, const std::string& where) {
    Organisation out{std::nullopt, profile.name, std::nullopt};
    if (profile.id != local(credential_id, fragment)) {
        CARNET_TRY_VOID(check_own_id(profile.id, where + "/id"));
        out.id = profile.id;
    }
    if (profile.address) out.country = profile.address->country;
    return out;
}

Place from_badge(const BadgePlace& place) {
    return {place.name, place.locality.value_or(""), place.country};
}

Result<Date> day_from_badge(UtcTime midnight, const std::string& where) {
    const auto day = Date::of(midnight);
    if (day.start() != midnight) return broken(where, "is not a day written as \"2026-05-01T00:00:00Z\"");
    return day;
}

Result<void> check_holder(const Holder& holder, Date active) {
    if (holder.id)
        if (const auto complaint = check_did(*holder.id)) return broken("/id", "this text " + *complaint);
    if (holder.name_language && !holder.name_original)
        return broken("/nameOriginal/@language",
                      "is the language of a name that is absent; give both or neither");
    if (holder.birth_date && holder.birth_date->start() >= active.start())
        return broken("/birthDate", "does not lie before what the person did");
    return {};
}

Result<void> check_own_id(const std::optional<std::string>& id, const std::string& where) {
    if (id && is_local_id(*id))
        return broken(
            where, "has the form urn:uuid:...#..., which Carnet writes where there is no id; leave it out");
    return {};
}

Result<void> check_whole_day(Date day, const std::string& where) {
    if (!day.is_complete()) return broken(where, "needs day and month");
    return {};
}

}  // namespace carnet::wallet::profile
