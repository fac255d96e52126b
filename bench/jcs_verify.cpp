// SPDX-License-Identifier: Apache-2.0
//
// Question: beside the one signature check that cannot be avoided, what does it cost to read, canonicalize
// and check a credential of about 3 KB? Everything runs in one thread; the median of several rounds is shown,
// and the ratio to libsodium's bare verification of the same 64 bytes in the same run.
#include "keys/signer.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/credential.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/jcs.h"

#include <sodium.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace carnet;

constexpr int kRounds = 15;
constexpr int kRepeats = 400;

// Keeps the compiler from dropping work whose result nobody reads.
std::size_t g_sink = 0;

// Microseconds of processor time for one call, the median of the rounds.
double microseconds(const std::function<std::size_t()>& work) {
    std::vector<double> rounds;
    for (int round = 0; round < kRounds; ++round) {
        const std::clock_t begun = std::clock();
        for (int i = 0; i < kRepeats; ++i) g_sink += work();
        rounds.push_back(static_cast<double>(std::clock() - begun) * 1e6 / CLOCKS_PER_SEC / kRepeats);
    }
    std::sort(rounds.begin(), rounds.end());
    return rounds[rounds.size() / 2];
}

// A certificate's usual shape, filled up to about 3 KB with units.
std::string sample_text() {
    std::string units;
    for (int i = 0; i < 14; ++i) {
        units += std::string(i == 0 ? "" : ",") + R"({"type":["Result"],"code":"W)" +
                 std::to_string(100 + i) +
                 R"(","title":"Prepare and join steel by hand","status":"Completed","hours":)" +
                 std::to_string(8 + i) + "}";
    }
    return R"({"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/carnet/v1"],)"
           R"("id":"urn:uuid:0b7f7a4e-5b1e-4f0a-9a52-5c1c3f3c9a01","type":["VerifiableCredential","Example"],)"
           R"J("issuer":{"id":"did:web:skills.example","name":"Demo Skills Testing Board (demo)"},)J"
           R"("validFrom":"2026-11-01T00:00:00Z","validUntil":"2031-11-01T00:00:00Z",)"
           R"("credentialSubject":{"id":"did:example:holder","name":"Asha Demo-Tamang",)"
           R"("nameOriginal":"आशा तामाङ","units":[)" +
           units +
           R"(]},"credentialStatus":[{"type":"BitstringStatusListEntry","statusPurpose":"revocation",)"
           R"("statusListIndex":"94567","statusListCredential":"https://skills.example/status/3"},)"
           R"({"type":"BitstringStatusListEntry","statusPurpose":"suspension",)"
           R"("statusListIndex":"94567","statusListCredential":"https://skills.example/status/4"}]})";
}

template <class T>
T required(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "jcs_verify: %s\n", result.error().message().c_str());
        std::exit(1);
    }
    return *std::move(result);
}

void show(const char* what, double us, double bare) {
    std::printf("%-44s %8.2f us  %5.2f of a bare verification\n", what, us, us / bare);
}

}  // namespace

int main() {
    SystemRandom random;
    const auto signer = required(keys::make_signer(
        keys::Algorithm::kEd25519, required(keys::generate_secret(keys::Algorithm::kEd25519, random))));
    const auto& key = signer->public_key();
    wallet::ProofOptions options;
    options.verification_method = key.did_key() + "#" + key.multikey();
    options.created = UtcTime{1'795'000'000, 0};
    const auto unsecured = required(JsonDocument::parse(sample_text()));
    const auto text = required(wallet::add_proof(unsecured, options, *signer, wallet::embedded_contexts()));
    const auto document = required(JsonDocument::parse(text));
    const auto proof = *document.root().find("proof");
    const auto read = required(wallet::read_proof(proof));
    const auto input =
        required(wallet::proof_input(document.root(), proof, key.algorithm(), wallet::embedded_contexts()));

    const double bare = microseconds([&] {
        return crypto_sign_verify_detached(read.value.data(), input.signed_bytes.data(),
                                           input.signed_bytes.size(), key.bytes().data()) == 0
                   ? 1U
                   : 0U;
    });
    std::printf("document: %zu bytes\n", text.size());
    show("libsodium: verify 64 bytes", bare, bare);
    const double parse = microseconds([&] { return JsonDocument::parse(text).has_value() ? 1U : 0U; });
    show("parse", parse, bare);
    show("credential rules",
         microseconds([&] { return wallet::Credential::from_json(document).has_value() ? 1U : 0U; }), bare);
    show("canonicalize", microseconds([&] { return wallet::canonicalize(document.root()).size(); }), bare);
    show("read_proof", microseconds([&] { return wallet::read_proof(proof).has_value() ? 1U : 0U; }), bare);
    const double check = microseconds([&] {
        return wallet::check_proof(document.root(), proof, key, wallet::embedded_contexts()).has_value() ? 1U
                                                                                                         : 0U;
    });
    show("check_proof", check, bare);
    std::printf("bare verification / (parse + check_proof): %.2f\n", bare / (parse + check));
    return g_sink == 0 ? 1 : 0;
}
