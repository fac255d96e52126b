// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/active_key.h"

namespace carnet::issuer {

Result<ActiveKey> unlock_active_key(const IssuerHome& home, keys::KeyPurpose purpose,
                                    const keys::SecretBytes& passphrase) {
    CARNET_TRY(const auto store, home.keys());
    const auto* record = store.active(purpose);
    if (record == nullptr) {
        const std::string name(to_string(purpose));
        return error(ErrorCode::kKeyNotFound,
                     "There is no active key for " + name +
                         ". Make one with `carnet-issuer key rotate --purpose " + name + "`.",
                     home.keys_path().string());
    }
    CARNET_TRY(auto signer, store.unlock(record->id, passphrase));
    return ActiveKey{*record, std::move(signer)};
}

}  // namespace carnet::issuer
