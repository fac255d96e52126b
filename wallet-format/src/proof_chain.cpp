// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/src/proof_chain.h"

#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace carnet::wallet {
namespace {

Error bad_chain(const char* what, JsonValue at) {
    return error(ErrorCode::kProofMalformed, what, at.pointer());
}

std::string_view id_of(JsonValue proof) {
    const auto id = proof.find(name::kId);
    return id && id->is_string() ? id->string() : std::string_view();
}

Result<std::vector<std::string_view>> previous_ids(JsonValue proof) {
    const auto previous = proof.find(name::kPreviousProof);
    if (!previous) return std::vector<std::string_view>();
    return one_or_more_strings(*previous);
}

Result<JsonValue> find_proof(const std::vector<JsonValue>& proofs, std::string_view id, JsonValue from) {
    const auto has_id = [id](JsonValue proof) { return id_of(proof) == id; };
    const auto found = std::find_if(proofs.begin(), proofs.end(), has_id);
    if (id.empty() || found == proofs.end())
        return bad_chain("The proof was made after another one that is not there (previousProof).", from);
    if (std::find_if(found + 1, proofs.end(), has_id) != proofs.end())
        return bad_chain("Two proofs have the identifier that previousProof names.", from);
    return *found;
}

// Does a proof, by way of those before it, come after itself?
Result<void> refuse_circle(const std::vector<JsonValue>& proofs, JsonValue proof) {
    std::set<std::string_view> seen;
    CARNET_TRY(auto open, previous_ids(proof));
    while (!open.empty()) {
        const auto id = open.back();
        open.pop_back();
        if (id == id_of(proof))
            return bad_chain("The proofs name one another in a circle (previousProof).", proof);
        if (!seen.insert(id).second) continue;
        CARNET_TRY(const auto earlier, find_proof(proofs, id, proof));
        CARNET_TRY(const auto more, previous_ids(earlier));
        open.insert(open.end(), more.begin(), more.end());
    }
    return {};
}

}  // namespace

std::vector<JsonValue> proofs_of(JsonValue document) {
    const auto proof = document.find(name::kProof);
    if (!proof) return {};
    if (!proof->is_array()) return {*proof};
    return {proof->elements().begin(), proof->elements().end()};
}

Result<std::vector<JsonValue>> previous_proofs(JsonValue document, JsonValue proof) {
    CARNET_TRY(const auto ids, previous_ids(proof));
    std::vector<JsonValue> found;
    if (ids.empty()) return found;
    const auto proofs = proofs_of(document);
    CARNET_TRY_VOID(refuse_circle(proofs, proof));
    for (const auto id : ids) {
        CARNET_TRY(const auto earlier, find_proof(proofs, id, proof));
        found.push_back(earlier);
    }
    return found;
}

}  // namespace carnet::wallet
