// SPDX-License-Identifier: Apache-2.0
// Credentials and presentations in tokens, and every form in which one may be shown: what is read holds no
// claim of the JWT, and whoever is named twice is the same.
#include "wallet-format/credential.h"
#include "wallet-format/jose/vc_jwt.h"
#include "wallet-format/presentation.h"
#include "wallet-format/secured_document.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

using namespace carnet;

void look_at(const wallet::VcJwt& token) {
    const JsonValue document = token.document.root();
    require(document.is_object());
    for (const char* claim : {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "nonce", "cnf", "vc", "vp"})
        require(!document.find(claim));
    require(token.kind == wallet::VcJwtKind::kPresentation || token.nonce.empty());
    if (token.kind != wallet::VcJwtKind::kCredential || token.claims.iss.empty()) return;
    const auto credential = wallet::Credential::from_json(token.document);
    if (credential) require(credential->issuer() == token.claims.iss);
}

void open_as(std::string_view text, wallet::SecuredKind kind) {
    const auto opened = wallet::open_secured(text, kind, {});
    if (!opened) {
        require(!opened.error().detail.empty());
        return;
    }
    require(opened->token.has_value() == (opened->securing == wallet::Securing::kVcJwt));
    require(opened->token.has_value() == opened->around().has_value());
    if (opened->token) look_at(*opened->token);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = as_text({data, size});
    if (const auto token = wallet::read_vc_jwt(text)) look_at(*token);
    open_as(text, wallet::SecuredKind::kCredential);
    open_as(text, wallet::SecuredKind::kPresentation);
    static_cast<void>(wallet::holds_presentation(text, {}));
    return 0;
}
