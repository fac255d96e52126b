// SPDX-License-Identifier: Apache-2.0
#include "verifier/verify.h"

#include "base/text_encoding.h"
#include "keys/digest.h"
#include "verifier/checks/checks.h"
#include "verifier/src/summary.h"
#include "verifier/verified_credential.h"

#include <algorithm>

namespace carnet::verifier {

// One verification, from bytes to verdict; the order is that of docs/verifying-cycle.md. The only place that
// can make a VerifiedCredential.
class Pipeline {
  public:
    Pipeline(const Policy& policy, const VerifyDependencies& with, const ProofExpectations& expected,
             UtcTime now, UtcTime as_of)
        : policy_(policy), with_(with), expected_(expected), moment_{now, as_of, policy.clock_skew_seconds} {
        verdict_.checks.reserve(all_check_kinds().size());
        verdict_.evaluated_at = now;
        verdict_.judged_as_of = as_of;
        verdict_.policy = policy.name;
    }

    [[nodiscard]] Verdict run(ByteView bytes) && {
        verdict_.input_digest = encode_multibase(Multibase::kBase64Url, keys::sha256(bytes));

        auto opened = check_format(bytes, wallet::SecuredKind::kCredential, policy_);
        report(std::move(opened.format));
        if (opened.structure) report(*std::move(opened.structure));
        if (!opened.value)
            return give_up(verdict_.checks.size() == 1 ? Reason::kDependsOnFormat
                                                       : Reason::kDependsOnStructure);
        const auto& token = opened.value->token;
        const auto* sd_jwt = opened.value->sd_jwt ? &*opened.value->sd_jwt : nullptr;
        const auto* paper = opened.value->paper ? &*opened.value->paper : nullptr;
        verdict_.securing = to_string(opened.value->securing);

        auto read = check_structure(*opened.value, policy_);
        report(std::move(read.check));
        if (!read.value) return give_up(Reason::kDependsOnStructure);
        const wallet::Credential& credential = *read.value;

        auto profile = sd_jwt != nullptr  ? check_profile(*sd_jwt, policy_)
                       : paper != nullptr ? check_profile(paper->document)
                                          : check_profile(credential, policy_);
        Check schema = check_schema(credential, profile.check);
        report(std::move(profile.check));
        report(std::move(schema));

        ProofChecks proofs =
            check_proofs({credential.json(), credential.proofs(), wallet::ProofPurpose::kAssertion,
                          credential.issuer(), expected_, token ? &*token : nullptr, sd_jwt, paper},
                         with_.issuers, policy_, moment_);
        const bool proven = proofs.hold();
        report(std::move(proofs.issuer_key));
        report(std::move(proofs.key_state));
        report(std::move(proofs.proof));
        report(std::move(proofs.issuer_control));
        verdict_.signatures = std::move(proofs.signatures);

        const auto& trust = with_.registry();
        const auto* competency = profile.value ? &*profile.value : nullptr;
        Check accreditation =
            check_accreditation(credential, competency, {trust, with_.stapled_lists()}, policy_, moment_);
        const auto* decision =
            paper == nullptr ? nullptr : std::get_if<wallet::PaperDecision>(&paper->document.content);
        Check standing =
            decision == nullptr
                ? check_standing(credential, trust, with_.recognition(), policy_, moment_)
                : check_standing(*decision, credential, trust, with_.recognition(), policy_, moment_);
        report(check_issuer_trust(credential, accreditation, standing, policy_, moment_));
        report(std::move(accreditation));
        report(std::move(standing));
        report(check_validity(credential, policy_, moment_));
        for (const CheckKind kind : {CheckKind::kRevocation, CheckKind::kSuspension})
            report(sd_jwt != nullptr ? check_token_status(kind, *sd_jwt, credential.issuer(), with_.lists,
                                                          policy_, moment_, proven)
                                     : check_status(kind, credential, with_.lists, policy_, moment_, proven));
        report(check_resources(credential));

        verdict_.summary = summarize(credential, competency, policy_);
        if (sd_jwt != nullptr) add_bound_key(*verdict_.summary, *sd_jwt);
        if (verdict_.decision() == Decision::kAccepted) {
            accept(*std::move(read.value), std::move(profile.value));
        } else {
            verdict_.unproven = std::make_shared<const ReadDocument>(
                ReadDocument{*std::move(read.value), std::move(profile.value)});
        }
        return std::move(verdict_);
    }

  private:
    void report(Check check) { verdict_.checks.push_back(std::move(check)); }

    // Everything that was not reached depends on what went wrong.
    [[nodiscard]] Verdict give_up(Reason because) {
        const auto& kinds = all_check_kinds();
        for (std::size_t i = verdict_.checks.size(); i < kinds.size(); ++i)
            report(skipped(kinds[i], because));
        return std::move(verdict_);
    }

    void accept(wallet::Credential credential, std::optional<wallet::CompetencyDocument> competency) {
        verdict_.verified = std::shared_ptr<const VerifiedCredential>(new VerifiedCredential(
            std::move(credential), std::move(competency), policy_.name, moment_.as_of));
    }

    const Policy& policy_;
    const VerifyDependencies& with_;
    const ProofExpectations& expected_;
    Moment moment_;
    Verdict verdict_;
};

const TrustRegistry& VerifyDependencies::registry() const noexcept {
    static const TrustRegistry none;
    return trust == nullptr ? none : *trust;
}

const RecognitionLibrary& VerifyDependencies::recognition() const noexcept {
    static const RecognitionLibrary none;
    return library == nullptr ? none : *library;
}

const StapledLists& VerifyDependencies::stapled_lists() const noexcept {
    static const StapledLists none;
    return stapled == nullptr ? none : *stapled;
}

Verdict verify(ByteView bytes, const Policy& policy, const VerifyDependencies& dependencies,
               std::optional<UtcTime> as_of, const ProofExpectations& expected) {
    const UtcTime now = dependencies.clock.now();
    return Pipeline(policy, dependencies, expected, now, as_of.value_or(now)).run(bytes);
}

}  // namespace carnet::verifier
