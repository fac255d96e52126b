// SPDX-License-Identifier: Apache-2.0
//
// The one door from received bytes to a verdict. It never fails: whatever is wrong with the bytes, the
// network or the issuer stands in the verdict. The order of the checks and what each one means:
// docs/verifying-cycle.md.
//
// Thread-safe: any number of threads may verify with the same policy and dependencies. A call may block while
// a DID document or a status list is fetched (http::FetchRules bound how long), and not otherwise.
#pragma once

#include "base/bytes.h"
#include "base/time.h"
#include "verifier/fetch/issuer_documents.h"
#include "verifier/policy.h"
#include "verifier/proof_expectations.h"
#include "verifier/recognition/recognition_library.h"
#include "verifier/status/status_lists.h"
#include "verifier/trust/stapled_lists.h"
#include "verifier/trust/trust_registry.h"
#include "verifier/verdict.h"

#include <optional>

namespace carnet::verifier {

// Built once by the program; all outlive every call.
struct VerifyDependencies {
    const Clock& clock;
    const IssuerDocuments& issuers;
    const StatusLists& lists;
    const TrustRegistry* trust = nullptr;         // none: no trust list is accepted
    const RecognitionLibrary* library = nullptr;  // none: nothing is known of other countries
    const StapledLists* stapled = nullptr;        // of one question: what came with the document

    [[nodiscard]] const TrustRegistry& registry() const noexcept;
    [[nodiscard]] const RecognitionLibrary& recognition() const noexcept;
    [[nodiscard]] const StapledLists& stapled_lists() const noexcept;
};

// `as_of`: judge dates, keys and issuer on that day instead of now. The status of a past day comes from
// archived lists (StatusSource::at), else it is undetermined, except that a revocation bit which is clear
// today was clear then.
[[nodiscard]] Verdict verify(ByteView bytes, const Policy& policy, const VerifyDependencies& dependencies,
                             std::optional<UtcTime> as_of = std::nullopt,
                             const ProofExpectations& expected = {});

}  // namespace carnet::verifier
