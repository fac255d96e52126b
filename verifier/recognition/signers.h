// SPDX-License-Identifier: Apache-2.0
//
// Whose signatures a document bears, inside it or around it. Whether they hold is another question: the
// verdict's, or the loader's. Pure, thread-safe.
#pragma once

#include "base/time.h"
#include "verifier/recognition/authorities.h"
#include "wallet-format/credential.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

// DIDs of the keys, each once. Whom the document names as its issuer is not among them for that alone.
[[nodiscard]] std::vector<std::string> signers_of(const wallet::Credential& credential);
[[nodiscard]] bool is_signed_by(const wallet::Credential& credential, std::string_view did);

// Competent when one of them is. Unknown when one of the others is, because it could be the one; else not
// there.
[[nodiscard]] Competence competence_of_signers(const wallet::Credential& credential, std::string_view place,
                                               const Date& day, const KnownAuthorities& authorities);

}  // namespace carnet::verifier
