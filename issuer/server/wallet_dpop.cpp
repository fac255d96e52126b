// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/wallet_dpop.h"

#include "issuer/server/wallet_credential.h"

#include <algorithm>
#include <vector>

namespace carnet::issuer {
namespace {

constexpr std::string_view kBearer = "Bearer ";
constexpr std::string_view kDpop = "DPoP ";
constexpr int kUnauthorized = 401;

bool is_dpop_field(std::string_view name) {
    constexpr std::string_view kName = "dpop";
    return std::equal(name.begin(), name.end(), kName.begin(), kName.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

bool presents_dpop_token(const http::Request& request) {
    const auto header = request.fields.find("Authorization");
    return header && header->starts_with(kDpop);
}

ProtocolError bad_token() {
    return {protocol::kInvalidToken, "The access token is missing, unknown, over, or not for this key.",
            kUnauthorized};
}

ProtocolError as_unauthorized(ProtocolError refusal) {
    refusal.status = kUnauthorized;
    return refusal;
}

Answer<TokenHolder> bearer_holder(const IssuerHome& home, std::string_view token, UtcTime now) {
    CARNET_TRY(auto holder, find_token(home, token, now));
    if (!holder) return bad_token();
    return *std::move(holder);
}

// Used up only once its token is found: nobody without a token fills the memory of proofs.
Answer<TokenHolder> dpop_holder(WalletDependencies& dependencies, const IssuerHome& home,
                                const http::Request& request, std::string_view endpoint,
                                std::string_view token) {
    const UtcTime now = dependencies.clock.now();
    auto proof = dpop_proof_of(dependencies, home.settings(), request, endpoint, token);
    if (!proof) return as_unauthorized(proof.error());
    if (!*proof)
        return ProtocolError(protocol::kInvalidDpopProof, "Send a DPoP proof with this token.",
                             kUnauthorized);
    CARNET_TRY(auto holder, find_token(home, token, now, (*proof)->thumbprint));
    if (!holder) return bad_token();
    if (const auto used = dependencies.dpop.use(**proof, now); !used)
        return used.error().status == 503 ? used.error() : as_unauthorized(used.error());
    return *std::move(holder);
}

}  // namespace

Answer<std::optional<DpopProof>> dpop_proof_of(const WalletDependencies& dependencies,
                                               const IssuerSettings& settings, const http::Request& request,
                                               std::string_view endpoint, std::string_view access_token) {
    std::vector<std::string_view> proofs;
    for (const auto& [name, value] : request.fields.all()) {
        if (is_dpop_field(name)) proofs.emplace_back(value);
    }
    if (proofs.empty()) return std::optional<DpopProof>();
    if (proofs.size() != 1)
        return ProtocolError(protocol::kInvalidDpopProof, "Send one DPoP proof, not several.");
    const auto url = settings.base_url + std::string(endpoint);
    CARNET_TRY(auto proof, dependencies.dpop.check(proofs.front(), {request.method, url, access_token},
                                                   dependencies.clock.now()));
    return std::optional(std::move(proof));
}

Answer<TokenHolder> token_holder_of(WalletDependencies& dependencies, const IssuerHome& home,
                                    const http::Request& request, std::string_view endpoint) {
    const auto header = request.fields.find("Authorization");
    if (!header) return bad_token();
    if (header->starts_with(kDpop))
        return dpop_holder(dependencies, home, request, endpoint, header->substr(kDpop.size()));
    if (header->starts_with(kBearer))
        return bearer_holder(home, header->substr(kBearer.size()), dependencies.clock.now());
    return bad_token();
}

http::Response refuse(const WalletDependencies& dependencies, const http::Request& request,
                      const ProtocolError& refusal) {
    auto response = wallet_answer(refusal);
    if (refusal.status == 429) response.fields.set("Retry-After", "1");
    const bool wants_nonce = refusal.code == protocol::kUseDpopNonce;
    if (wants_nonce) {
        response.fields.set("DPoP-Nonce",
                            dependencies.nonces.make(dependencies.clock.now(), dependencies.random));
        response.fields.set("Access-Control-Expose-Headers", "DPoP-Nonce, WWW-Authenticate");
    }
    if ((refusal.status == kUnauthorized || refusal.status == 403) && presents_dpop_token(request)) {
        response.fields.set("WWW-Authenticate", "DPoP error=\"" + refusal.code + "\", algs=\"" +
                                                    std::string(kDpopAlgorithms) + "\"");
    }
    return response;
}

}  // namespace carnet::issuer
