// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/signed_standard.h"

#include "keys/signer.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::issuer;

namespace {

std::unique_ptr<const keys::Signer> signer(std::uint64_t seed) {
    test::SeededRandom random(seed);
    auto secret = keys::generate_secret(keys::Algorithm::kEd25519, random).value();
    return keys::make_signer(keys::Algorithm::kEd25519, std::move(secret)).value();
}

std::string signed_by(const keys::Signer& whose) {
    wallet::OccupationalStandard standard;
    standard.id = "https://board.example/standards/electrician";
    standard.code = "ELE-07";
    standard.version = "2.1";
    standard.title = {{"en", "Electricians (demo)"}, {"fr", "Électriciens (démo)"}};
    standard.isco08 = "7411";
    standard.jurisdictions = {"NP"};
    standard.units = {{"U1", {{"en", "Safe working"}, {"fr", "Travail sûr"}}, {}, {}, {}}};
    standard.effective_from = Date::parse("2020-01-01").value();
    const wallet::Envelope envelope{"urn:uuid:3f0c1d2e-1111-4222-8333-444455556666",
                                    "did:web:authority.example",
                                    "Demo Authority (demo)",
                                    {1'780'308'000, 0},
                                    {},
                                    "https://authority.example/schemas/",
                                    {}};
    const auto text = wallet::write_occupational_standard(standard, envelope).value();
    const auto document = JsonDocument::parse(text).value();
    wallet::ProofOptions options;
    options.verification_method = "did:web:authority.example#key-1";
    options.created = {1'780'308'000, 0};
    return wallet::add_proof(document, options, whose, wallet::embedded_contexts()).value();
}

}  // namespace

TEST_CASE("titles come from a standard whose signature holds under the key that was named, and no other",
          "[print]") {
    const auto authority = signer(1);
    const auto text = signed_by(*authority);
    const auto read = read_signed_standard(text, authority->public_key());
    REQUIRE(read);
    CHECK(read->units.front().title.at("fr") == "Travail sûr");
    CHECK(read_signed_standard(text, signer(2)->public_key()).error().code == ErrorCode::kSignatureInvalid);
    auto changed = text;
    changed.replace(changed.find("Safe"), 4, "Sane");
    CHECK(read_signed_standard(changed, authority->public_key()).error().code ==
          ErrorCode::kSignatureInvalid);
    CHECK(read_signed_standard("{}", authority->public_key()).has_error());
}
