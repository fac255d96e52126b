// SPDX-License-Identifier: Apache-2.0
//
// Question: beside the one signature check that cannot be avoided, what does it cost to read and check a
// secured credential, canonicalized as JSON and as RDF? One thread; medians, and the ratio to libsodium's
// bare verification of the same 64 bytes in the same run.
#include "bench/support/measure.h"
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

// An Open Badge of `results` results; 9 of them make about 3 KB.
std::string open_badge(int results, const std::string& further_context) {
    std::string descriptions;
    std::string achieved;
    for (int i = 0; i < results; ++i) {
        const std::string id = "urn:uuid:0b7f7a4e-5b1e-4f0a-9a52-5c1c3f3c" + std::to_string(1000 + i);
        descriptions.append(i == 0 ? "" : ",")
            .append(R"({"id":")" + id + R"(","type":["ResultDescription"],"name":"Unit )" +
                    std::to_string(i) + R"(","resultType":"Status"})");
        achieved.append(i == 0 ? "" : ",")
            .append(R"({"type":["Result"],"resultDescription":")" + id + R"(","status":"Completed"})");
    }
    return R"({"@context":["https://www.w3.org/ns/credentials/v2",)"
           R"("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")" +
           further_context +
           R"(],"id":"urn:uuid:0b7f7a4e-5b1e-4f0a-9a52-5c1c3f3c9a01",)"
           R"("type":["VerifiableCredential","OpenBadgeCredential"],"name":"Site Electrician",)"
           R"J("issuer":{"id":"did:web:skills.example","type":["Profile"],"name":"Demo Skills Testing Board (demo)"},)J"
           R"("validFrom":"2026-11-01T00:00:00Z","validUntil":"2031-11-01T00:00:00Z",)"
           R"("credentialSubject":{"id":"did:example:holder","type":["AchievementSubject"],)"
           R"("identifier":[{"type":"IdentityObject","identityHash":"Asha Demo-Tamang","identityType":"name","hashed":false}],)"
           R"("achievement":{"id":"urn:uuid:0b7f7a4e-5b1e-4f0a-9a52-5c1c3f3c9a02","type":["Achievement"],)"
           R"("name":"Site Electrician","description":"Installs electrical wiring on building sites.",)"
           R"("criteria":{"narrative":"A trade test of all units."},"resultDescription":[)" +
           descriptions + R"(]},"result":[)" + achieved +
           R"(]},"credentialStatus":{"type":"BitstringStatusListEntry","statusPurpose":"revocation",)"
           R"("statusListIndex":"94567","statusListCredential":"https://skills.example/status/3"}})";
}

void show(const char* what, double us, double bare) {
    std::printf("  %-42s %8.2f us  %5.2f of a bare verification\n", what, us, us / bare);
}

double bare_verification(const wallet::Proof& proof, const Bytes& signed_bytes, const keys::PublicKey& key) {
    return microseconds([&] {
        return crypto_sign_verify_detached(proof.value.data(), signed_bytes.data(), signed_bytes.size(),
                                           key.bytes().data()) == 0
                   ? 1U
                   : 0U;
    });
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
    const double bare = bare_verification(required(wallet::read_proof(proof)), input.signed_bytes, key);

    std::printf("%s, %zu bytes; a bare verification takes %.1f us\n", what, text.size(), bare);
    const double parse = microseconds([&] { return JsonDocument::parse(text).has_value() ? 1U : 0U; });
    show("parse", parse, bare);
    show("credential rules",
         microseconds([&] { return wallet::Credential::from_json(document).has_value() ? 1U : 0U; }), bare);
    const auto check = [&] {
        return wallet::check_proof(document.root(), proof, key, contexts).has_value() ? 1U : 0U;
    };
    const double checked = microseconds(check);
    show("check_proof", checked, bare);
    if (form == wallet::CanonicalForm::kRdfc) show_rdf_steps(unsecured.root(), bare);
    std::printf("  allocations of check_proof: %zu\n", allocations(check));
    std::printf("  raw verify / (parse + check_proof): %.2f\n", bare / (parse + checked));
}

}  // namespace

int main() {
    SystemRandom random;
    const auto signer = required(keys::make_signer(
        keys::Algorithm::kEd25519, required(keys::generate_secret(keys::Algorithm::kEd25519, random))));
    using wallet::CanonicalForm;
    measure("eddsa-jcs-2022", *signer, CanonicalForm::kJcs, open_badge(9, {}));
    measure("eddsa-rdfc-2022", *signer, CanonicalForm::kRdfc, open_badge(9, {}));
    measure("eddsa-rdfc-2022, a long document", *signer, CanonicalForm::kRdfc, open_badge(110, {}));
    const auto with_own_context = required(JsonDocument::parse(open_badge(
        9, R"(,{"trade":"https://skills.example/trade","level":"https://skills.example/level"})")));
    std::printf("a context that stands in the document itself\n");
    std::printf(
        "  to quads %.2f us\n", microseconds([&] {
            return wallet::to_rdf(with_own_context.root(), wallet::embedded_contexts())->quads().size();
        }));
    return g_sink == 0 ? 1 : 0;
}
