// SPDX-License-Identifier: Apache-2.0
#include "verifier/src/judge_list.h"

#include "verifier/src/error_reasons.h"
#include "wallet-format/secured_document.h"

#include <optional>

namespace carnet::verifier {
namespace {

JudgedList refuse(Reason reason, std::string detail) {
    return {nullptr, reason, std::move(detail)};
}

JudgedList refuse(const Error& failed) {
    return refuse(list_read_reason(failed), failed.message());
}

struct OpenedList {
    wallet::Credential credential;
    std::optional<wallet::VcJwt> token;  // that it came in
};

Result<OpenedList> open_list(std::string_view body, const PolicyLimits& limits) {
    constexpr std::size_t kMaxValues = 10'000;  // a list is one long text and a few members
    CARNET_TRY(auto opened, wallet::open_secured(body, wallet::SecuredKind::kCredential,
                                                 {limits.list_bytes, limits.document_depth, kMaxValues}));
    CARNET_TRY(auto credential, wallet::Credential::from_json(std::move(opened.document)));
    return OpenedList{std::move(credential), std::move(opened.token)};
}

std::string describe(const Check& check) {
    std::string text =
        "The list's " + std::string(to_string(check.kind)) + ": " + std::string(to_string(check.reason));
    if (!check.detail.empty()) text += ". " + check.detail;
    return text;
}

// A list on which only some proofs hold, or that somebody else signed, is nobody's list.
JudgedList judge_proofs(const OpenedList& list, const IssuerDocuments& issuers, Policy policy,
                        const Moment& moment) {
    const wallet::Credential& credential = list.credential;
    policy.require_issuer_control = true;
    ProofChecks found =
        check_proofs({credential.json(), credential.proofs(), wallet::ProofPurpose::kAssertion,
                      credential.issuer(), ProofExpectations{}, list.token ? &*list.token : nullptr},
                     issuers, policy, moment);
    if (found.hold()) return {};
    const Check worst = worse_of(worse_of(std::move(found.proof), std::move(found.issuer_key)),
                                 worse_of(std::move(found.key_state), std::move(found.issuer_control)));
    const bool failed = worst.outcome == Outcome::kFailed;
    return refuse(failed ? Reason::kStatusListProofWrong : Reason::kStatusListUnverifiable, describe(worst));
}

}  // namespace

JudgedList judge_list(std::string_view body, std::string_view url, unsigned entry_bits,
                      const IssuerDocuments& issuers, const Policy& policy, const Moment& moment) {
    const auto opened = open_list(body, policy.limits);
    if (!opened) return refuse(opened.error());
    const wallet::Credential* credential = &opened->credential;
    if (credential->id() != url)
        return refuse(Reason::kStatusListMalformed,
                      "The list found there calls itself '" + std::string(credential->id()) + "'.");
    if (credential->proofs().size() > policy.limits.proofs)
        return refuse(Reason::kStatusListMalformed, "The list carries more proofs than the policy reads.");
    // The proof before the bits: only the publisher itself can make us inflate something.
    JudgedList judged = judge_proofs(*opened, issuers, policy, moment);
    if (judged.reason != Reason::kOk) return judged;
    auto list = wallet::read_status_list(*credential, entry_bits, policy.limits.bitstring_bytes);
    if (!list) return refuse(list.error());
    judged.list = std::make_shared<const wallet::StatusList>(*std::move(list));
    return judged;
}

}  // namespace carnet::verifier
