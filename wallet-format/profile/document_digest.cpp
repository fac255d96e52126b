// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/document_digest.h"

#include "base/bytes.h"
#include "base/text_encoding.h"
#include "keys/digest.h"
#include "wallet-format/jcs.h"
#include "wallet-format/vocabulary.h"

namespace carnet::wallet {

std::string document_digest(const Credential& credential) {
    const auto text = canonicalize_without(credential.json(), name::kProof);
    return encode_multibase(Multibase::kBase64Url, keys::sha256(as_bytes(text)));
}

}  // namespace carnet::wallet
