// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust/trust_list_document.h"

namespace carnet::verifier {

Result<void> add_trust_list(TrustRegistry& registry, const wallet::Credential& credential, std::string digest,
                            const SignatureSources& sources) {
    const auto* accepted = sources.policy.find_operator(credential.issuer());
    if (accepted == nullptr)
        return error(ErrorCode::kForbidden, "Its operator " + std::string(credential.issuer()) +
                                                " is not one whose lists your policy accepts (trust_lists).");
    CARNET_TRY_VOID(require_signature(credential, sources));
    CARNET_TRY(auto list, wallet::read_trust_list(credential));
    AcceptedList held{accepted->name, accepted->did,    list.id,           list.sequence,
                      list.issued,    list.next_update, std::move(digest), list.extract_of.has_value(),
                      false};
    registry.add(std::move(held), std::move(list.entries));
    return {};
}

}  // namespace carnet::verifier
