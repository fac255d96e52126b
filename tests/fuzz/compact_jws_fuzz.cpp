// SPDX-License-Identifier: Apache-2.0
// Compact tokens as they come: what is read is spelled in one way only, so that decoding and encoding its
// parts gives the same text; and no key that signed nothing here verifies it.
#include "base/text_encoding.h"
#include "wallet-format/jose/compact_jws.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

// A point of the curve that nobody has the secret of: it cannot have signed anything.
const carnet::keys::PublicKey& stranger() {
    static const auto key =
        carnet::keys::PublicKey::from_multikey("z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp").value();
    return key;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    const auto text = as_text({data, size});
    const auto jws = wallet::CompactJws::parse(text);
    if (!jws) {
        require(!jws.error().detail.empty());
        return 0;
    }
    require(jws->text() == text);
    const auto covered = jws->signed_text();
    require(text.substr(covered.size() + 1) == encode_base64url(jws->signature()));
    require(covered.substr(covered.find('.') + 1) == encode_base64url(jws->payload()));
    const auto& header = jws->header();
    require(!header.document.root().find("crit"));
    require(header.x5c.size() <= wallet::kMaxCertificates);
    require(!header.jwk || header.jwk->is_object());
    require(!wallet::verify_compact_jws(*jws, stranger()));
    return 0;
}
