// SPDX-License-Identifier: Apache-2.0
// A recognition authority: cases from paper, acts proposed by asha and approved by biru.
#pragma once

#include "issuer/decision_signing.h"
#include "issuer/desk/decision_act.h"
#include "issuer/desk/decision_case.h"
#include "issuer/desk/decision_standing.h"
#include "tests/unit/issuer/issuer_fixture.h"

#include <optional>
#include <string>
#include <utility>

namespace carnet::test {

inline constexpr std::string_view kAuthoritySettings = R"toml(
[issuer]
name = "Recognition Office (demo)"
base_url = "https://certs.example"
[decisions]
authority = "Recognition Office (demo)"
competence = "Demo Recognition Act, section 8 (demo)"
jurisdictions = ["DE", "DE-BY"]
language = "en"
statutory_days = 90
[decisions.outcome_terms]
full = "full recognition"
partial = "partial recognition"
refused = "refusal"
[[decisions.legal_basis]]
citation = "Demo Recognition Act, section 4 (demo)"
[[decisions.remedies]]
kind = "objection"
body = "Recognition Office (demo)"
address = "Sample Street 1 (demo)"
deadline = "P1M"
form = "in writing"
suspensive = true
)toml";

// What a case from paper does not know.
inline constexpr std::string_view kWhose =
    R"draft("person":{"name":"Namuna Person"},"recognises":[{"qualificationType":"trade certificate",)draft"
    R"draft("title":"Electrician (demo)","titleLanguage":"en","awardingBody":{"name":"A body (demo)"},)draft"
    R"draft("awarded":"2019","country":"NP"}])draft";

inline std::string full_draft(std::string_view more = {}) {
    return R"draft({"outcome":"full","comparedWith":{"title":"Electrician (demo)"},)draft"
           R"draft("effects":[{"kind":"right-to-title","answer":"yes"}],)draft" +
           std::string(kWhose) + std::string(more) + "}";
}

inline std::string refusal_draft() {
    return R"draft({"outcome":"refused","substantialDifferences":[{"element":"practice",)draft"
           R"draft("description":"None was shown.","essentialFor":"the occupation",)draft"
           R"draft("whyNotCompensated":"Nothing else was shown."}],"howToImprove":"Show practice.",)draft"
           R"draft("reasons":{"text":"Looked at (demo).","summary":{"en":"Looked at (demo)."}},)draft" +
           std::string(kWhose) + "}";
}

class TestDecisionDesk : public TestIssuer {
  public:
    TestDecisionDesk() : TestIssuer(kAuthoritySettings) {}

    [[nodiscard]] std::string opened() {
        issuer::NewCase made;
        made.destination = "DE";
        made.form = wallet::ExaminedForm::kCertifiedCopy;
        made.scan = keys::sha256(as_bytes("a scan"));
        auto one = issuer::open_case(home, made, "asha", clock, random);
        REQUIRE(one);
        return one->id;
    }

    [[nodiscard]] static issuer::DecisionAct act(issuer::DecisionActKind kind, const std::string& case_id) {
        issuer::DecisionAct made;
        made.kind = kind;
        made.case_id = case_id;
        if (!issuer::begins_a_case(kind)) {
            made.notice.emplace();
            made.notice->reason_code = "demo";
        }
        return made;
    }

    Result<issuer::DecisionProposal> propose(issuer::DecisionAct made, std::string_view draft = "{}") {
        const auto asha = officer("asha");
        return issuer::propose_decision_act(home, std::move(made), draft, &asha, "asha", clock, random);
    }
    Result<void> approve_act(const issuer::DecisionProposal& proposal, const std::string& by = "biru") {
        REQUIRE(proposal.proposed);
        return issuer::approve_decision_act(home, proposal.proposed->act.id, proposal.proposed->digest,
                                            officer(by), clock);
    }
    Result<issuer::CaseSignatures> sign(const std::string& case_id) {
        return issuer::sign_case(home, case_id, certificate_key(), clock, random);
    }
    // Proposed, approved and signed.
    issuer::CaseSignatures done(issuer::DecisionAct made, std::string_view draft = "{}") {
        const auto case_id = made.case_id;
        auto proposal = propose(std::move(made), draft);
        REQUIRE(proposal);
        REQUIRE(proposal->faults.empty());
        REQUIRE(approve_act(*proposal));
        auto signatures = sign(case_id);
        REQUIRE(signatures);
        return *signatures;
    }

    [[nodiscard]] issuer::CaseHistory history(const std::string& case_id) const {
        const auto one = issuer::find_case(home, case_id);
        REQUIRE(one);
        auto made = issuer::history_of(home.records(), *one);
        REQUIRE(made);
        return *std::move(made);
    }
    [[nodiscard]] std::size_t bits_set() const {
        std::size_t count = 0;
        for (const auto& list : home.records().status_lists->list().value())
            count += home.records()
                         .status_bits->indices(list.number, issuer::StatusPurpose::kRevocation)
                         .value()
                         .size();
        return count;
    }
};

}  // namespace carnet::test
