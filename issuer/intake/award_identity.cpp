// SPDX-License-Identifier: Apache-2.0
// When are two awards the same award? By number under one standard; or by person and day under it. Here,
// beside the rest of ICU, because names are compared regardless of case, accents and punctuation.
#include "issuer/application.h"
#include "issuer/intake/src/unicode_text.h"

#include <initializer_list>

namespace carnet::issuer {
namespace {

// Line breaks occur in none of the parts, so that two different lists of parts never join to the same text.
std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const auto part : parts) text.append(part).append("\n");
    return text;
}

}  // namespace

AwardIdentity identity_of(const Application& application) {
    const auto& award = wallet::award_of(application.document);
    AwardIdentity identity;
    if (!award.number.empty()) {
        identity.by_number = joined({award.standard.id, award.standard.version, award.number});
    }
    const std::string name = folded(award.holder.name_latin);
    const std::string birth = award.holder.birth_date ? award.holder.birth_date->text() : std::string();
    if (!name.empty()) {
        identity.by_person =
            joined({award.standard.id, award.standard.version, name, birth, award.awarded.text()});
    }
    return identity;
}

}  // namespace carnet::issuer
