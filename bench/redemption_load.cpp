// SPDX-License-Identifier: Apache-2.0
//
// Wallets for bench/redemption.mjs, as a program of its own: each takes a pre-authorized code, asks for token
// and nonce, proves a P-256 key of its own, and fetches one certificate, over keep-alive connections to
// loopback. spec: OpenID4VCI 1.0 sections 6, 7, 8
//
// usage: redemption_load PORT ISSUER CONFIGURATION CODES [CONNECTIONS=4]    CODES: a file, one code a line
// Prints {"redeemed":N,"seconds":S}; ends with a message when anything is refused.
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/time.h"
#include "bench/support/keep_alive_load.h"
#include "bench/support/measure.h"
#include "keys/signer.h"
#include "wallet-format/jose/compact_jws.h"

#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace carnet;
using namespace carnet::bench;

struct Offers {
    std::string issuer;
    std::string configuration;
    std::vector<std::string> codes;
};

std::string text_in(std::string_view answer, std::string_view member) {
    const auto json = required(JsonDocument::parse(answer));
    return std::string(required(required(json.root().require(member)).as_string()));
}

class LoadWallet {
  public:
    LoadWallet(std::uint16_t port, const Offers& offers) : server_(port, 1), offers_(offers) {}

    void redeem(const std::string& code) {
        const auto token =
            text_in(server_.exchange(post_request("/token", "application/x-www-form-urlencoded",
                                                  "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3A"
                                                  "pre-authorized_code&pre-authorized_code=" +
                                                      code),
                                     "{\"access_token\""),
                    "access_token");
        const auto nonce = text_in(
            server_.exchange(post_request("/nonce", "application/json", {}), "{\"c_nonce\""), "c_nonce");
        server_.exchange(post_request("/credential", "application/json", request_with(nonce),
                                      "Authorization: Bearer " + token + "\r\n"),
                         "{\"credentials\"");
    }

  private:
    std::string request_with(std::string_view nonce) {
        const auto key = required(
            keys::make_signer(keys::Algorithm::kEcdsaP256,
                              required(keys::generate_secret(keys::Algorithm::kEcdsaP256, random_))));
        wallet::JwsHeaderMembers header;
        header.typ = "openid4vci-proof+jwt";
        header.jwk = key->public_key().jwk();
        JsonWriter claims;
        claims.begin_object().member("aud", offers_.issuer);
        claims.key("iat").integer(SystemClock().now().seconds).member("nonce", nonce).end_object();
        const auto proof = required(wallet::sign_compact_jws(header, as_bytes(claims.take()), *key));
        JsonWriter request;
        request.begin_object().member("credential_configuration_id", offers_.configuration);
        request.key("proofs").begin_object().key("jwt").begin_array().string(proof).end_array();
        return request.end_object().end_object().take();
    }

    KeepAliveLoad server_;
    const Offers& offers_;
    SystemRandom random_;
};

std::vector<std::string> lines_of(const char* path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) {
        std::fprintf(stderr, "usage: %s PORT ISSUER CONFIGURATION CODES [CONNECTIONS=4]\n", argv[0]);
        return 2;
    }
    const auto port = static_cast<std::uint16_t>(std::atoi(argv[1]));
    const Offers offers{argv[2], argv[3], lines_of(argv[4])};
    std::atomic<std::size_t> next{0};
    const auto begun = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> wallets;
        for (int i = 0; i < (argc > 5 ? std::atoi(argv[5]) : 4); ++i) {
            wallets.emplace_back([&] {
                LoadWallet wallet(port, offers);
                for (std::size_t at = next++; at < offers.codes.size(); at = next++)
                    wallet.redeem(offers.codes[at]);
            });
        }
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    std::printf("{\"redeemed\":%zu,\"seconds\":%.3f}\n", offers.codes.size(), taken.count());
    return 0;
}
