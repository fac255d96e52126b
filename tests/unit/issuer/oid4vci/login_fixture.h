// SPDX-License-Identifier: Apache-2.0
// An issuer with one configured wallet, and what that wallet pushes and redeems.
#pragma once

#include "http/form.h"
#include "issuer/oid4vci/authorization_sessions.h"
#include "issuer/oid4vci/code_grant.h"
#include "tests/unit/issuer/oid4vci/wallet_fixture.h"

#include <map>

namespace carnet::test {

inline constexpr std::string_view kRedirect = "https://wallet.example/cb";

class LoginIssuer : public WalletIssuer {
  public:
    issuer::AuthorizationSettings authorization{
        {{"demo-wallet", "Demo Wallet (demo)", {std::string(kRedirect), "demo-wallet:/cb"}}}, false};
    issuer::AuthorizationSessions sessions;
    std::string verifier = std::string(43, 'v');

    [[nodiscard]] std::map<std::string, std::string> fields(const issuer::NewOffer& offer) const {
        return {{"client_id", "demo-wallet"},
                {"response_type", "code"},
                {"redirect_uri", std::string(kRedirect)},
                {"code_challenge", encode_base64url(keys::sha256(as_bytes(verifier)))},
                {"code_challenge_method", "S256"},
                {"state", "abc"},
                {"scope", std::string(kCertificateConfiguration)},
                {"issuer_state", issuer::issuer_state_of(offer.secret)}};
    }
    [[nodiscard]] static http::Request of(const std::map<std::string, std::string>& fields) {
        std::vector<std::pair<std::string_view, std::string>> values;
        for (const auto& [name, value] : fields) {
            if (!value.empty()) values.emplace_back(name, value);
        }
        http::Request request;
        request.fields.set("Content-Type", "application/x-www-form-urlencoded");
        request.body = http::write_query(values);
        return request;
    }
    [[nodiscard]] issuer::Answer<issuer::AuthorizationRequest> read(
        const std::map<std::string, std::string>& fields) const {
        auto request = issuer::read_authorization_request(of(fields), authorization);
        if (!request) return request;
        const auto found = issuer::find_offer_of(home, authorization, *request, clock.now());
        if (!found) return found.error();
        return request;
    }
    // The code that a holder's login gave.
    [[nodiscard]] std::string logged_in(const std::map<std::string, std::string>& fields) {
        auto request = read(fields);
        REQUIRE(request);
        const auto uri = sessions.push(*std::move(request), clock.now(), random);
        REQUIRE(uri);
        const auto code = sessions.approve(*uri, clock.now(), random);
        REQUIRE(code);
        return *code;
    }
    // The refusal, or the answer.
    [[nodiscard]] std::string redeemed(const issuer::CodeRequest& request,
                                       std::string_view thumbprint = "thumbprint") {
        auto answer = issuer::grant_for_code(home, sessions, request, thumbprint, clock.now(), random);
        return answer ? *answer : answer.error().code;
    }
};

}  // namespace carnet::test
