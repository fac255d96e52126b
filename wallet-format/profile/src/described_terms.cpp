// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/described_terms.h"

#include <algorithm>
#include <array>

namespace carnet::wallet::profile {
namespace {

// spec: VC Data Model 2.0 appendix B.1: what its context defines for every object
constexpr std::array<std::string_view, 7> kEverywhere = {
    "id", "type", "name", "description", "digestMultibase", "digestSRI", "mediaType"};

}  // namespace

void MemberTerms::add(std::string_view name, std::string_view definition) {
    if (std::find(kEverywhere.begin(), kEverywhere.end(), name) != kEverywhere.end()) return;
    terms_ += ',';
    append_json_string(terms_, name);
    terms_.append(R"(:{"@id":")").append(kVocabulary).append(name).append("\"");
    if (!definition.empty()) terms_.append(",").append(definition);
    terms_ += '}';
}

}  // namespace carnet::wallet::profile
