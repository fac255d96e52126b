// SPDX-License-Identifier: Apache-2.0
//
// The checks of the pipeline, one source file each, as plain functions. Each looks at what is proven or
// unproven so far and reports one finding; none knows what the decision will be. Thread-safe.
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/time.h"
#include "verifier/fetch/issuer_documents.h"
#include "verifier/policy.h"
#include "verifier/proof_expectations.h"
#include "verifier/recognition/recognition_library.h"
#include "verifier/status/status_lists.h"
#include "verifier/trust/stapled_lists.h"
#include "verifier/trust/trust_registry.h"
#include "verifier/verdict.h"
#include "wallet-format/credential.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/presentation.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/secured_document.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace carnet::verifier {

// The two times of a verdict. A judged time within the clock skew of now counts as now.
struct Moment {
    UtcTime now;
    UtcTime as_of;
    std::int64_t skew = 0;

    [[nodiscard]] bool is_past() const noexcept { return as_of.plus_seconds(skew) < now; }
    [[nodiscard]] bool is_future() const noexcept { return now.plus_seconds(skew) < as_of; }
    // Has `instant` come, has it gone by, with the doubt of the clock in the document's favour?
    [[nodiscard]] bool has_begun(UtcTime instant) const noexcept {
        return instant <= as_of.plus_seconds(skew);
    }
    [[nodiscard]] bool has_ended(UtcTime instant) const noexcept {
        return instant.plus_seconds(skew) < as_of;
    }
};

// A check's result together with what it read; nothing when that is not to be had.
template <class T>
struct Read {
    Check check;
    std::optional<T> value;
};

[[nodiscard]] inline Check passed(CheckKind kind) {
    return {kind, Outcome::kPassed, Reason::kOk, {}, {}};
}
[[nodiscard]] inline Check skipped(CheckKind kind, Reason reason) {
    return {kind, Outcome::kSkipped, reason, {}, {}};
}
[[nodiscard]] inline Check finding(CheckKind kind, Outcome outcome, Reason reason, std::string where = {},
                                   std::string detail = {}) {
    return {kind, outcome, reason, std::move(where), std::move(detail)};
}
// Of two findings of one kind, the one that decides.
[[nodiscard]] Check worse_of(Check a, Check b);

// What opening the received text showed. A token may be readable and yet be nothing that we take: then
// `structure` says why.
struct Opened {
    Check format;
    std::optional<Check> structure;
    std::optional<wallet::SecuredDocument> value;
};

// In order of reporting:
// `documents`: how many of the policy's documents the text may be as long as.
[[nodiscard]] Opened check_format(ByteView bytes, wallet::SecuredKind kind, const Policy& policy,
                                  std::size_t documents = 1);
[[nodiscard]] Read<wallet::Credential> check_structure(const wallet::SecuredDocument& document,
                                                       const Policy& policy);
[[nodiscard]] Read<wallet::Presentation> check_presentation(const wallet::SecuredDocument& document,
                                                            const Policy& policy);
[[nodiscard]] Read<wallet::CompetencyDocument> check_profile(const wallet::Credential& credential,
                                                             const Policy& policy);
// Of an SD-JWT VC. What its holder kept back is not missed.
[[nodiscard]] Read<wallet::CompetencyDocument> check_profile(const wallet::SdJwtVc& vc, const Policy& policy);
// Of a printed document, whose reader has held it against its profile: what paper leaves out is not missed.
[[nodiscard]] Read<wallet::CompetencyDocument> check_profile(const wallet::PaperDocument& document);
[[nodiscard]] Check check_schema(const wallet::Credential& credential, const Check& profile);

// What the proofs of a document are looked at for.
struct ProofTask {
    JsonValue document;
    const std::vector<JsonValue>& proofs;
    wallet::ProofPurpose purpose;
    std::string_view controller;  // the issuer or the holder
    const ProofExpectations& expected;
    const wallet::VcJwt* token = nullptr;      // that the document came in; its signature must hold as well
    const wallet::SdJwtVc* sd_jwt = nullptr;   // instead of everything above but `expected`
    const wallet::PaperCode* paper = nullptr;  // instead of document and proofs
};

// The four checks around the proofs, over all proofs of the document: each must hold, and with
// require_issuer_control at least one must be made with a key of the controller itself.
struct ProofChecks {
    Check issuer_key;
    Check key_state;
    Check proof;
    Check issuer_control;
    std::vector<Signature> signatures;  // each by itself, where there are several

    // Did the issuer say this? Then it is worth asking what became of it since.
    [[nodiscard]] bool hold() const noexcept;
};
[[nodiscard]] ProofChecks check_proofs(const ProofTask& task, const IssuerDocuments& issuers,
                                       const Policy& policy, const Moment& moment);

// The lists that are asked: those that this verifier keeps, and those that came with the document.
struct AccreditationLists {
    const TrustRegistry& accepted;
    const StapledLists& stapled;
};

// Was the issuer accredited for this when it was awarded? Asked of awards, where lists are accepted or came
// along, and of lists by others than the policy's operators: may their issuer recognize anybody?
[[nodiscard]] Check check_accreditation(const wallet::Credential& credential,
                                        const wallet::CompetencyDocument* competency,
                                        const AccreditationLists& lists, const Policy& policy,
                                        const Moment& moment);
// Is whoever made a decision or an assessment competent, and does it still stand? Asked of those only.
[[nodiscard]] Check check_standing(const wallet::Credential& credential, const TrustRegistry& registry,
                                   const RecognitionLibrary& library, const Policy& policy,
                                   const Moment& moment);
// The same of a decision on paper, which says less.
[[nodiscard]] Check check_standing(const wallet::PaperDecision& decision,
                                   const wallet::Credential& credential, const TrustRegistry& registry,
                                   const RecognitionLibrary& library, const Policy& policy,
                                   const Moment& moment);
// An issuer is trusted by the policy, because it was accredited, or, for all but awards, as an authority.
[[nodiscard]] Check check_issuer_trust(const wallet::Credential& credential, const Check& accreditation,
                                       const Check& standing, const Policy& policy, const Moment& moment);
[[nodiscard]] Check check_validity(const wallet::Credential& credential, const Policy& policy,
                                   const Moment& moment);
// `kind`: kRevocation or kSuspension. `proven`: ProofChecks::hold(); lists are not fetched on the word of
// somebody who is not the issuer.
[[nodiscard]] Check check_status(CheckKind kind, const wallet::Credential& credential,
                                 const StatusLists& lists, const Policy& policy, const Moment& moment,
                                 bool proven);
// The same of an SD-JWT VC; `issuer` is the body behind it (wallet::issuer_of).
[[nodiscard]] Check check_token_status(CheckKind kind, const wallet::SdJwtVc& vc, std::string_view issuer,
                                       const StatusLists& lists, const Policy& policy, const Moment& moment,
                                       bool proven);
[[nodiscard]] Check check_resources(const wallet::Credential& credential);

}  // namespace carnet::verifier
