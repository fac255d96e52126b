// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/group_signing.h"

#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <iterator>
#include <thread>

namespace carnet::issuer {
namespace {

// Starting a thread costs as much as signing a credential or two.
constexpr std::size_t kLeastPerThread = 16;

Error own_signature_bad(const Error& why, const PendingCredential& candidate) {
    return error(
        ErrorCode::kSignatureInvalid,
        "Our own signature does not verify (" + why.detail +
            "). Nothing of this group was stored. Key file and record may differ, or the machine may be "
            "faulty: do not go on before you know.",
        candidate.reservation.id);
}

// The rule under which a reservation is given up when the program writes it differently now than when it was
// reserved (a newer version in between): its intent cannot be kept any more.
LintFinding intent_changed() {
    return {"intent", LintScope::kRow,
            "This version of the program writes the credential differently than the one that reserved it. "
            "Import the "
            "row again."};
}

Result<SigningOutcome> sign(const PendingCredential& candidate, const SigningTask& task) {
    if (candidate.has_other_intent) return SigningOutcome{{}, intent_changed()};
    if (candidate.text.empty())
        return SigningOutcome{{}, LintFinding{"profile", LintScope::kRow, candidate.problem}};
    CARNET_TRY(const auto json, JsonDocument::parse(candidate.text));
    auto finding = lint({task.run, candidate.reservation, candidate.row, candidate.list_id, candidate.text,
                         json, candidate.holder});
    if (finding && finding->scope == LintScope::kRun) {
        return error(finding->rule == "clock" ? ErrorCode::kClock : ErrorCode::kLintRefused,
                     finding->detail + " Nothing was signed.", "lint rule " + std::string(finding->rule));
    }
    if (finding) return SigningOutcome{{}, std::move(finding)};
    wallet::ProofOptions options;
    options.verification_method = task.verification_method;
    options.created = candidate.reservation.valid_from;
    options.form = task.form;
    CARNET_TRY(auto text, wallet::add_proof(json, options, *task.signer, wallet::embedded_contexts()));
    // Read back from the very bytes that will be kept, and under the public key that is published.
    CARNET_TRY(const auto kept, JsonDocument::parse(text));
    CARNET_TRY(const auto proof, kept.root().require(wallet::name::kProof));
    if (auto sound =
            wallet::check_proof(kept.root(), proof, task.run.key.public_key, wallet::embedded_contexts());
        !sound) {
        return own_signature_bad(sound.error(), candidate);
    }
    return SigningOutcome{std::move(text), std::nullopt};
}

Result<std::vector<SigningOutcome>> sign_some(std::span<const PendingCredential> some,
                                              const SigningTask& task) {
    std::vector<SigningOutcome> outcomes;
    outcomes.reserve(some.size());
    for (const auto& candidate : some) {
        CARNET_TRY(auto outcome, sign(candidate, task));
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

std::size_t threads_for(std::size_t credentials, std::size_t wanted) {
    if (wanted == 0) wanted = std::thread::hardware_concurrency();
    return std::clamp<std::size_t>(wanted, 1, 1 + credentials / kLeastPerThread);
}

}  // namespace

// A credential does not depend on its neighbours, so the cores share them. Where the machine gives no further
// thread, a part is done by whoever asks for its outcomes.
GroupSigning::GroupSigning(std::span<const PendingCredential> group, SigningTask task)
    : task_(std::move(task)) {
    const std::size_t threads = threads_for(group.size(), task_.threads);
    const std::size_t share = (group.size() + threads - 1) / threads;
    for (std::size_t begin = 0; begin < group.size(); begin += share) {
        const auto some = group.subspan(begin, std::min(share, group.size() - begin));
        parts_.push_back(std::async([this, some] { return sign_some(some, task_); }));
    }
}

Result<std::vector<SigningOutcome>> GroupSigning::outcomes() {
    std::vector<SigningOutcome> all;
    for (auto& part : parts_) {  // the first that failed speaks; the others are waited for by the destructor
        CARNET_TRY(auto some, part.get());
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace carnet::issuer
