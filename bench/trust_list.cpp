// SPDX-License-Identifier: Apache-2.0
//
// Question: what does it cost to read, check and cut a trust list of fifty thousand accreditations, and how
// much memory does each step take at most? One thread, each step once; processor time, and the peak of the
// resident set.
// usage: bench_trust_list [ENTRIES]
#include "wallet-format/profile/trust_list.h"
#include "base/text_encoding.h"
#include "bench/support/measure.h"
#include "bench/support/peak_memory.h"
#include "bench/support/trust_list_sample.h"
#include "keys/digest.h"
#include "keys/signer.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"

#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

namespace {

using namespace carnet;
using namespace carnet::bench;
using namespace carnet::wallet;

constexpr std::string_view kOperator = "did:web:council.example";

Envelope envelope() {
    return {.id = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a",
            .issuer = std::string(kOperator),
            .issuer_name = "Demo Skills Council (demo)",
            .valid_from = {1'795'000'000, 0},
            .valid_until = std::nullopt,
            .schema_base = "https://council.example/schemas/",
            .statuses = {}};
}

template <class Step>
auto timed(const char* what, const Step& step) {
    forget_peak();
    const std::clock_t begun = std::clock();
    auto result = required(step());
    const double took = static_cast<double>(std::clock() - begun) * 1e3 / CLOCKS_PER_SEC;
    std::printf("  %-40s %8.1f ms   peak %6.1f MB\n", what, took, peak_megabytes());
    return result;
}

std::string signed_list(std::size_t entries, const keys::Signer& signer) {
    const auto list = trust_list_of(entries, std::string(kOperator));
    const auto text = timed("write", [&] { return write_trust_list(list, envelope()); });
    const auto document = timed("parse", [&] { return JsonDocument::parse(text, kTrustListLimits); });
    ProofOptions options;
    options.verification_method = std::string(kOperator) + "#key-1";
    options.created = list.issued;
    return timed("sign over JSON", [&] { return add_proof(document, options, signer, embedded_contexts()); });
}

// What a verifier does with the text of a list, which it keeps no longer than it needs to.
TrustList read_signed(std::string text, const keys::PublicKey& key) {
    auto document = timed("parse", [&] { return JsonDocument::parse(text, kTrustListLimits); });
    std::string().swap(text);
    const auto credential = timed("credential", [&] { return Credential::from_json(std::move(document)); });
    timed("check the proof", [&]() -> Result<bool> {
        CARNET_TRY_VOID(
            check_proof(credential.json(), credential.proofs().front(), key, embedded_contexts()));
        return true;
    });
    return timed("read the typed list, all rules", [&] { return read_trust_list(credential); });
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t entries = argc == 2 ? std::strtoul(argv[1], nullptr, 10) : 50'000;
    test::SeededRandom random(7);
    const auto signer = required(keys::make_signer(
        keys::Algorithm::kEd25519, required(keys::generate_secret(keys::Algorithm::kEd25519, random))));
    std::printf("%zu accreditations: making the list\n", entries);
    auto text = signed_list(entries, *signer);
    const auto digest = encode_multibase(Multibase::kBase64Url, keys::sha256(as_bytes(text)));
    malloc_trim(0);
    std::printf("%.1f MB of text: reading it\n", static_cast<double>(text.size()) / 1e6);
    const auto list = read_signed(std::move(text), signer->public_key());
    const auto extract =
        timed("cut an extract", [&]() -> Result<TrustList> { return extract_for(list, digest, "TG"); });
    auto next = list;
    ++next.sequence;
    next.previous_digest = digest;
    next.issued = list.issued.plus_seconds(1);
    timed("compare with the next version", [&]() -> Result<bool> {
        CARNET_TRY_VOID(check_succession(list, digest, next));
        return true;
    });
    std::printf("  the extract has %zu accreditations\n", extract.entries.size());
    return 0;
}
