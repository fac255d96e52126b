// SPDX-License-Identifier: Apache-2.0
//
// How organisations and persons stand in Carnet's own documents, and what no member of them can say alone.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/src/description.h"
#include "wallet-format/profile/src/rule.h"

namespace carnet::wallet::profile {

template <>
struct Description<Organisation> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("id", self.id, TextKind::kUri);
        visitor.text("name", self.name, TextKind::kTitle);
        visitor.text("country", self.country, TextKind::kCountry);
    }
};

template <>
struct Description<Holder> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("id", self.id, TextKind::kDid);
        visitor.text("name", self.name_latin, TextKind::kLatinName);
        visitor.text("nameOriginal", self.name_original, TextKind::kName);
        visitor.text("nameLanguage", self.name_language, TextKind::kLanguage);
        visitor.partial_day("birthDate", self.birth_date);
    }
};

// `where`: the pointer of the person ("/person").
[[nodiscard]] inline Result<void> check_person(const Holder& person, const std::string& where) {
    if (person.name_language && !person.name_original)
        return broken(where + "/nameLanguage",
                      "is the language of nameOriginal, which is absent; give both or neither");
    return {};
}

}  // namespace carnet::wallet::profile
