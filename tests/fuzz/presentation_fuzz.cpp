// SPDX-License-Identifier: Apache-2.0
// Presentations as they come: what is let through holds objects only, each of which is read as a credential
// or refused with a reason, and looking for hidden names ends on any document. A passport has an entry for
// each credential.
#include "base/bytes.h"
#include "wallet-format/presentation.h"
#include "wallet-format/profile/passport.h"
#include "wallet-format/src/plain_names.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    const auto document = JsonDocument::parse(as_text({data, size}));
    if (!document) return 0;
    const auto plain = wallet::require_plain_names(document->root(), "proof");
    require(plain || !plain.error().detail.empty());
    const auto presentation = wallet::Presentation::from_json(*document);
    if (!presentation) {
        require(!presentation.error().detail.empty());
        return 0;
    }
    require(presentation->holder().empty() || presentation->holder().find(':') != std::string_view::npos);
    for (const auto& proof : presentation->proofs()) require(proof.is_object());
    for (const auto& credential : presentation->credentials()) require(credential.is_object());
    if (const auto passport = wallet::read_passport(*presentation)) {
        require(passport->entries.size() == presentation->credentials().size());
        for (const auto& entry : passport->entries) require(!entry.fault || !entry.person);
        require(!to_string(wallet::persons_match(*passport)).empty());
    }
    return 0;
}
