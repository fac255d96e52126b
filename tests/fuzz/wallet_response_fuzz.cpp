// SPDX-License-Identifier: Apache-2.0
// What a wallet posts, plain and encrypted: forms are read or refused, and whatever is taken has a state and
// either presentations or an error.
#include "verifier/oid4vp/answer.h"
#include "verifier/oid4vp/wallet_response.h"

#include <cstdlib>

using namespace carnet;
using namespace carnet::verifier;

namespace {

void check(const http::Form& form, ResponseMode mode, const ResponseKeys* keys) {
    PresentationSession session;
    session.id = "session";
    session.mode = mode;
    const auto response = read_wallet_response(form, session, keys);
    if (!response) return;
    if (response->state.empty() || response->vp_token.has_value() != response->error.empty()) std::abort();
    if (!response->vp_token) return;
    DcqlQuery query;
    query.credentials.push_back({.id = "certificate", .multiple = true});
    static_cast<void>(read_vp_token(response->vp_token->root(), query));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ResponseKeys keys(keys::SecretBytes(32));
    http::Request request;
    request.fields.set("Content-Type", "application/x-www-form-urlencoded");
    request.body = as_text({data, size});
    const auto form = http::Form::read(request);
    if (!form) return 0;
    check(*form, ResponseMode::kDirectPost, nullptr);
    check(*form, ResponseMode::kDirectPostJwt, &keys);
    return 0;
}
