// SPDX-License-Identifier: Apache-2.0
// What wallets push and prove when their holders log in: authorization requests, code grants, DPoP proofs,
// deferred requests and encryption parameters. What is read is within its bounds and leads nowhere but to a
// configured address; all else is refused with a description that may stand in an answer.
#include "issuer/oid4vci/authorization_request.h"
#include "issuer/oid4vci/code_grant.h"
#include "issuer/oid4vci/deferral.h"
#include "issuer/oid4vci/dpop.h"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace carnet;

class Fixed final : public Random {
  public:
    void fill(std::span<std::uint8_t> out) override { std::ranges::fill(out, std::uint8_t{7}); }
};

void must(bool holds) {
    if (!holds) std::abort();
}

// spec: RFC 6749 5.2 (characters of error and error_description)
template <class T>
bool may_be_answered(const issuer::Answer<T>& answer) {
    if (answer) return true;
    const auto& refusal = answer.error();
    return !refusal.code.empty() &&
           std::all_of(refusal.description.begin(), refusal.description.end(),
                       [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

const issuer::AuthorizationSettings& settings() {
    static const issuer::AuthorizationSettings known{{{"w", "Wallet (demo)", {"https://w.example/cb"}}},
                                                     false};
    return known;
}

void try_forms(std::string_view text) {
    http::Request form;
    form.fields.set("Content-Type", "application/x-www-form-urlencoded");
    form.body = text;
    const auto pushed = issuer::read_authorization_request(form, settings());
    must(may_be_answered(pushed));
    must(!pushed || (pushed->redirect_uri == "https://w.example/cb" && pushed->challenge.size() == 43));
    const auto grant = issuer::read_code_request(form);
    must(may_be_answered(grant));
    must(!grant || grant->verifier.size() <= 128);
}

void try_dpop(std::string_view text) {
    static Fixed random;
    static const issuer::NonceMint nonces(random);
    static const issuer::DpopGuard guard(nonces);
    const issuer::DpopTarget target{"POST", "https://certs.example/token", {}};
    const auto proof = guard.check(text, target, UtcTime{1'790'000'000, 0});
    must(may_be_answered(proof));
    must(!proof || (proof->thumbprint.size() == 43 && !proof->id.empty()));
    must(issuer::comparable_url(text).size() <= text.size() + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = as_text({data, size});
    try_forms(text);
    try_dpop(text);
    const auto deferred = issuer::read_deferred_request(text, true);
    must(may_be_answered(deferred));
    must(!deferred || !deferred->transaction.empty());
    const auto toml = issuer::read_authorization_settings(text);
    must(toml || toml.error().code == ErrorCode::kConfiguration);
    return 0;
}
