// SPDX-License-Identifier: Apache-2.0
//
// Question: beside the one signature check that cannot be avoided, what does it cost to read and check a
// secured credential, canonicalized as JSON and as RDF? One thread; medians, and the ratio to libsodium's
// bare verification of the same 64 bytes, measured in turns.
#include "bench/support/measure.h"
#include "bench/support/open_badge.h"
#include "keys/signer.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/credential.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/json_ld.h"
#include "wallet-format/rdf/src/general_way.h"

#include <sodium.h>

#include <cstdio>
#include <memory>
#include <new>
#include <string>

void* operator new(std::size_t size) {
    ++carnet::bench::g_allocations;
    void* const memory = std::malloc(size);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}

namespace {

using namespace carnet;
using namespace carnet::bench;

void show(const char* what, double us, double bare) {
    std::printf("  %-42s %8.2f us  %5.2f of a bare verification\n", what, us, us / bare);
}

void show_rdf_steps(JsonValue unsecured, double bare) {
    const auto& contexts = wallet::embedded_contexts();
    const auto dataset = required(wallet::to_rdf(unsecured, contexts));
    show("to quads", microseconds([&] { return wallet::to_rdf(unsecured, contexts)->quads().size(); }), bare);
    show("to quads by the general way",
         microseconds([&] { return wallet::to_rdf_generally(unsecured, contexts)->quads().size(); }), bare);
    show("canonicalize the quads",
         microseconds([&] { return wallet::canonicalize_rdf(dataset)->n_quads.size(); }), bare);
    std::printf("  %zu quads, %zu blank nodes\n", dataset.quads().size(), dataset.blank_nodes());
}

void measure(const char* what, const keys::Signer& signer, wallet::CanonicalForm form,
             const std::string& unsecured_text) {
    const auto& contexts = wallet::embedded_contexts();
    const auto& key = signer.public_key();
    wallet::ProofOptions options;
    options.verification_method = key.did_key() + "#" + key.multikey();
    options.created = UtcTime{1'795'000'000, 0};
    options.form = form;
    const auto unsecured = required(JsonDocument::parse(unsecured_text));
    const auto text = required(wallet::add_proof(unsecured, options, signer, contexts));
    const auto document = required(JsonDocument::parse(text));
    const auto proof = *document.root().find("proof");
    const auto input = required(wallet::proof_input(document.root(), proof, key.algorithm(), contexts));
    const auto signature = required(wallet::read_proof(proof)).value;
    const auto verify_barely = [&] {
        return crypto_sign_verify_detached(signature.data(), input.signed_bytes.data(),
                                           input.signed_bytes.size(), key.bytes().data()) == 0
                   ? 1U
                   : 0U;
    };
    const double bare = microseconds(verify_barely);

    std::printf("%s, %zu bytes; a bare verification takes %.1f us\n", what, text.size(), bare);
    show("parse", microseconds([&] { return JsonDocument::parse(text).has_value() ? 1U : 0U; }), bare);
    show("credential rules",
         microseconds([&] { return wallet::Credential::from_json(document).has_value() ? 1U : 0U; }), bare);
    const auto check = [&] {
        return wallet::check_proof(document.root(), proof, key, contexts).has_value() ? 1U : 0U;
    };
    show("check_proof", microseconds(check), bare);
    if (form == wallet::CanonicalForm::kRdfc) show_rdf_steps(unsecured.root(), bare);
    std::printf("  allocations of check_proof: %zu\n", allocations(check));
    const auto parse_and_check = [&] {
        const auto parsed = required(JsonDocument::parse(text));
        const auto root = parsed.root();
        return wallet::check_proof(root, *root.find("proof"), key, contexts).has_value() ? 1U : 0U;
    };
    std::printf("  raw verify / (parse + check_proof), in turns: %.2f\n",
                ratio_in_turns(verify_barely, parse_and_check));
}

}  // namespace

int main() {
    SystemRandom random;
    const auto signer = required(keys::make_signer(
        keys::Algorithm::kEd25519, required(keys::generate_secret(keys::Algorithm::kEd25519, random))));
    using wallet::CanonicalForm;
    measure("eddsa-jcs-2022", *signer, CanonicalForm::kJcs, open_badge(kUsualResults, {}));
    measure("eddsa-rdfc-2022", *signer, CanonicalForm::kRdfc, open_badge(kUsualResults, {}));
    measure("eddsa-rdfc-2022, a context that stands in the document itself", *signer, CanonicalForm::kRdfc,
            open_badge(kUsualResults, kOwnContext));
    measure("eddsa-rdfc-2022, a long document", *signer, CanonicalForm::kRdfc, open_badge(kManyResults, {}));
    return g_sink == 0 ? 1 : 0;
}
