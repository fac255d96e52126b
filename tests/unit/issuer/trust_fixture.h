// SPDX-License-Identifier: Apache-2.0
// An authority with a trust list: acts proposed by asha and approved by biru.
#pragma once

#include "issuer/desk/trust_change.h"
#include "issuer/desk/trust_state.h"
#include "issuer/trust_publish.h"
#include "tests/unit/issuer/issuer_fixture.h"

#include <string>
#include <utility>
#include <vector>

namespace carnet::test {

inline constexpr const char* kListId = "https://certs.example/trust/list";
inline constexpr const char* kAuthority = "did:web:certs.example";

inline std::vector<wallet::AccreditationEvent> granted_on(Date first) {
    wallet::AccreditationEvent event;
    event.from = first;
    return {event};
}
inline wallet::AccreditationScope groups(std::vector<std::string> isco08) {
    wallet::AccreditationScope scope;
    scope.isco08 = std::move(isco08);
    return scope;
}

inline wallet::Accreditation sample_accreditation(const std::string& id) {
    wallet::Accreditation accreditation;
    accreditation.id = "https://authority.example/a/" + id;
    accreditation.body = {std::nullopt, "Body " + id + " (demo)", "NP"};
    accreditation.issuers = {"did:web:" + id + ".example"};
    accreditation.accreditor = kAuthority;
    accreditation.scope.isco08 = {"74", "71"};
    accreditation.valid_from = day("2020-01-01");
    accreditation.history = granted_on(day("2020-01-01"));
    return accreditation;
}

class TestAuthority : public TestIssuer {
  public:
    explicit TestAuthority(bool has_list = true) {
        auto store = home.keys();
        REQUIRE(store);
        REQUIRE(store->rotate(keys::KeyPurpose::kTrustLists, keys::Algorithm::kEd25519,
                              passphrase("trust lists"), kCheap, clock.now(), random));
        if (has_list) REQUIRE(decide(terms()));
    }

    [[nodiscard]] static issuer::TrustChange terms() {
        issuer::TrustChange change;
        change.act = issuer::TrustAct::kInit;
        change.reason = "The Act (demo)";
        change.list = issuer::TrustListTerms{
            kListId, {{"en", "Bodies (demo)"}, {"fr", "Organismes (démo)"}}, {"NP"}, 30};
        return change;
    }
    [[nodiscard]] static issuer::TrustChange grants(std::vector<wallet::Accreditation> accreditations) {
        issuer::TrustChange change;
        change.act = issuer::TrustAct::kGrant;
        change.reason = "Application 17 (demo)";
        change.grants = std::move(accreditations);
        return change;
    }
    [[nodiscard]] Result<issuer::TrustChange> event(issuer::TrustEventRequest request) const {
        request.reason = "Inspection 4 (demo)";
        if (!request.accreditation.starts_with("https:"))
            request.accreditation = "https://authority.example/a/" + request.accreditation;
        return issuer::trust_event(home, request, Date::of(clock.now()));
    }

    Result<issuer::TrustChangeSummary> propose(issuer::TrustChange change) {
        const auto asha = officer("asha");
        return issuer::propose_trust_change(home, std::move(change), &asha, "asha", clock, random);
    }
    Result<void> decide(issuer::TrustChange change) {
        const auto proposed = propose(std::move(change));
        if (!proposed) return proposed.error();
        return issuer::approve_trust_change(home, proposed->change.id, proposed->digest, officer("biru"),
                                            clock);
    }
    Result<void> act(const issuer::TrustEventRequest& request) {
        auto change = event(request);
        if (!change) return change.error();
        return decide(*std::move(change));
    }

    [[nodiscard]] issuer::TrustKey trust_key() const {
        auto key = issuer::unlock_trust_key(home, passphrase("trust lists"));
        REQUIRE(key);
        return *key;
    }
    Result<issuer::TrustPublication> publish_list() {
        return issuer::publish_trust_list(home, trust_key(), clock, random);
    }
    void pass(std::int64_t seconds) { clock.set(clock.now().plus_seconds(seconds)); }
    [[nodiscard]] wallet::TrustList published(std::int64_t sequence) const {
        const auto found = home.records().trust_publications->find(sequence);
        REQUIRE(found);
        REQUIRE(found->has_value());
        const auto list = issuer::read_published(**found);
        REQUIRE(list);
        return *list;
    }
    [[nodiscard]] const wallet::Accreditation& entry(std::size_t i) {
        auto read = issuer::read_trust_state(home.records());
        REQUIRE(read);
        state = std::move(*read);
        REQUIRE(i < state.entries().size());
        return state.entries()[i];
    }

    issuer::TrustState state;
};

}  // namespace carnet::test
