// SPDX-License-Identifier: Apache-2.0
// A list that is accepted and accreditations on it; all bodies are fictional.
#pragma once

#include "tests/unit/verifier/reason_cases.h"
#include "verifier/trust/accreditation.h"

#include <functional>
#include <string>
#include <utility>

namespace carnet::test {

inline constexpr std::string_view kOperator = "did:web:authority.example";

// Number 41, good for another month after kNow.
inline AcceptedList accepted_list() {
    return {"Accreditation list (demo)",
            std::string(kOperator),
            "https://authority.example/list",
            41,
            test::at("2026-11-09T00:00:00Z"),
            test::at("2026-12-21T00:00:00Z"),
            "uDigest",
            false,
            false};
}

// To award, since 2020, by the list's operator, without limits.
inline wallet::Accreditation accreditation(std::string_view issuer) {
    wallet::Accreditation entry;
    entry.id = "https://authority.example/accreditations/" + std::string(issuer);
    entry.body = {std::string(issuer), "Example Skills Board (demo)", "NP"};
    entry.issuers = {std::string(issuer)};
    entry.accreditor = kOperator;
    entry.valid_from = Date::of(2020, 1, 1).value();
    wallet::AccreditationEvent granted;
    granted.from = entry.valid_from;
    entry.history = {granted};
    return entry;
}

// A good certificate of a body that is on a list, after the list or its entry was changed.
inline std::function<Verdict(World&)> listed(
    std::function<void(AcceptedList&, wallet::Accreditation&)> change,
    std::function<void(World&)> prepare = [](World&) {}) {
    return [change, prepare](World& world) {
        auto list = accepted_list();
        auto entry = accreditation(kIssuer);
        change(list, entry);
        prepare(world);
        world.trust.add(std::move(list), {std::move(entry)});
        return world.verify(world.signed_certificate());
    };
}

}  // namespace carnet::test
