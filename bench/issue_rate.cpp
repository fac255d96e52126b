// SPDX-License-Identifier: Apache-2.0
//
// Question: how many credentials a CPU-second are signed over RDF, in process? Reads an unsecured credential
// and prints one JSON object: add_proof with eddsa-rdfc-2022, from text to text, the median of nine rounds.
//
// usage: issue_rate FILE
#include "bench/support/measure.h"
#include "keys/signer.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
    using namespace carnet;
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FILE\n", argv[0]);
        return 2;
    }
    std::ifstream file(argv[1], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    SystemRandom random;
    const auto signer = bench::required(
        keys::make_signer(keys::Algorithm::kEd25519,
                          bench::required(keys::generate_secret(keys::Algorithm::kEd25519, random))));
    wallet::ProofOptions options;
    options.verification_method = signer->public_key().did_key() + "#" + signer->public_key().multikey();
    options.created = UtcTime{1'795'000'000, 0};
    options.form = wallet::CanonicalForm::kRdfc;
    const auto issue = [&] {
        const auto document = bench::required(JsonDocument::parse(text));
        return bench::required(wallet::add_proof(document, options, *signer, wallet::embedded_contexts()))
            .size();
    };
    issue();
    std::printf("{\"issue_per_cpu_second\":%.0f}\n", 1e6 / bench::microseconds(issue));
    return bench::g_sink == 0 ? 1 : 0;
}
