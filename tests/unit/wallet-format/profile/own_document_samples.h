// SPDX-License-Identifier: Apache-2.0
// One good document of each of Carnet's own kinds, and how tests read, change and damage them. All persons
// and organisations are fictional.
#pragma once

#include "base/json_reader.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "wallet-format/profile/level_referencing.h"
#include "wallet-format/profile/trust_list.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace carnet::test {

// The text as a credential, handed to `read`.
template <class Read>
[[nodiscard]] auto read_back(std::string_view text, const Read& read)
    -> decltype(read(std::declval<const wallet::Credential&>())) {
    CARNET_TRY(auto document, JsonDocument::parse(text));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(std::move(document)));
    return read(credential);
}

template <class Change>
[[nodiscard]] std::string damaged(std::string_view text, const Change& change) {
    auto json = nlohmann::ordered_json::parse(text);
    change(json);
    return json.dump();
}

[[nodiscard]] wallet::LevelReferencing sample_level_referencing();
// An extract: a body that accredits, and one that awards, whose history has every state.
[[nodiscard]] wallet::TrustList sample_trust_list();
[[nodiscard]] wallet::AccreditationEvent accreditation_event(wallet::AccreditationState state,
                                                             std::string_view from);

// They all, as unsigned documents.
struct OwnSample {
    std::string type;
    std::string text;
    Result<void> (*read)(const wallet::Credential& credential);  // with the rules between members
};
[[nodiscard]] std::vector<OwnSample> own_samples();

}  // namespace carnet::test
