// SPDX-License-Identifier: Apache-2.0
// What wallets send: token forms, credential requests, notifications and holders' proofs. What is read is
// within its bounds; all else is refused with a code of the protocol and a description that may stand in an
// answer.
#include "base/bytes.h"
#include "issuer/oid4vci/configuration.h"
#include "issuer/oid4vci/credential_request.h"
#include "issuer/oid4vci/holder_proof.h"
#include "issuer/oid4vci/notification.h"
#include "issuer/oid4vci/token.h"

#include <algorithm>
#include <cstdlib>

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

// spec: RFC 6749 5.2 (characters of error and error_description)
bool may_be_answered(const carnet::issuer::ProtocolError& refusal) {
    return !refusal.code.empty() &&
           std::all_of(refusal.description.begin(), refusal.description.end(),
                       [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    const auto text = as_text({data, size});
    http::Request form;
    form.fields.set("Content-Type", "application/x-www-form-urlencoded");
    form.body = text;
    const auto token = issuer::read_token_request(form);
    must(token ? !token->code.empty() : may_be_answered(token.error()));
    const auto request = issuer::read_credential_request(text);
    if (request) {
        must(request->configuration.empty() != request->identifier.empty());
        must(!request->proofs.empty() && request->proofs.size() <= issuer::kBatchSize);
    } else {
        must(may_be_answered(request.error()));
    }
    const auto notification = issuer::read_notification(text);
    must(notification ? !notification->event.empty() : may_be_answered(notification.error()));
    const auto proof = issuer::check_holder_proof(text, "https://certs.example", UtcTime{1'790'000'000, 0});
    must(proof ? proof->holder.starts_with("did:") : !proof.error().detail.empty());
    return 0;
}
