// SPDX-License-Identifier: Apache-2.0
// Proofs as they come: reading never crashes, a proof that cannot be read is refused for the same reason when
// it is checked, and nothing verifies under keys whose owners signed none of this. Then the document is
// signed by one of them, with a suite that the input chooses: that proof holds, in any order of members, and
// not when it says another time.
#include "base/bytes.h"
#include "keys/signer.h"
#include "tests/fuzz/one_canonical_form.h"
#include "tests/fuzz/reversed_members.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/rdf/json_ld.h"

#include <array>
#include <cstdlib>
#include <memory>
#include <numeric>

namespace {

using namespace carnet;
using wallet::CanonicalForm;

constexpr std::string_view kCreated = "2026-11-21T09:30:00Z";
constexpr std::string_view kOtherTime = "2026-11-21T09:30:01Z";

void require(bool holds) {
    if (!holds) std::abort();
}

using Signers = std::array<std::unique_ptr<const keys::Signer>, 3>;

const Signers& signers() {
    static const Signers made = [] {
        test::SeededRandom random(1);
        const auto one = [&](keys::Algorithm algorithm) {
            return keys::make_signer(algorithm, keys::generate_secret(algorithm, random).value()).value();
        };
        return Signers{one(keys::Algorithm::kEd25519), one(keys::Algorithm::kEcdsaP256),
                       one(keys::Algorithm::kEcdsaP384)};
    }();
    return made;
}

Result<void> check(JsonValue document, JsonValue proof, const keys::Signer& signer) {
    return wallet::check_proof(document, proof, signer.public_key(), wallet::embedded_contexts());
}

void check_foreign(JsonValue document, JsonValue proof) {
    const auto read = wallet::read_proof(proof);
    for (const auto& signer : signers()) {
        const auto checked = check(document, proof, *signer);
        require(!checked);
        require(read || !document.is_object() || checked.error() == read.error());
    }
}

// What the newest proof of the document comes to; nothing when its text is too deep to be read again.
std::optional<Result<void>> newest_proof(const std::string& text, const keys::Signer& signer) {
    const auto document = JsonDocument::parse(text);
    if (!document) return std::nullopt;
    const auto proof = document->root().find("proof");
    require(proof.has_value());
    return check(document->root(), proof->is_array() ? proof->at(proof->size() - 1) : *proof, signer);
}

bool holds(const Result<void>& checked, CanonicalForm form) {
    if (checked) return true;
    // The signature does, but names in the document could hide what is signed.
    return form == CanonicalForm::kRdfc && checked.error().code == ErrorCode::kUnsupportedProof;
}

// Is what is signed the same in any order of members?
bool has_one_form(const JsonDocument& document, CanonicalForm form) {
    if (form == CanonicalForm::kJcs) return true;
    const auto dataset =
        wallet::to_rdf({document.root(), "proof", std::nullopt}, wallet::embedded_contexts());
    return dataset && test::has_one_canonical_form(*dataset);
}

void check_own(const JsonDocument& document, const keys::Signer& signer, CanonicalForm form) {
    wallet::ProofOptions options;
    options.verification_method = signer.public_key().did_key() + "#" + signer.public_key().multikey();
    options.created = Timestamp::parse(kCreated).value().instant();
    options.form = form;
    options.joins_others = true;
    const auto secured = wallet::add_proof(document, options, signer, wallet::embedded_contexts());
    if (!secured) return;
    const auto checked = newest_proof(*secured, signer);
    if (!checked) return;
    require(holds(*checked, form));
    const auto reversed =
        newest_proof(test::reversed_members(JsonDocument::parse(*secured).value().root()), signer);
    require(reversed && (holds(*reversed, form) || !has_one_form(document, form)));
    auto altered = *secured;
    altered.replace(altered.rfind(kCreated), kCreated.size(), kOtherTime);
    require(!holds(newest_proof(altered, signer).value(), form));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = JsonDocument::parse(as_text({data, size}));
    if (!document) return 0;
    if (const auto proof = document->root().find("proof")) check_foreign(document->root(), *proof);
    const unsigned choice = std::accumulate(data, data + size, 0U) % 6;
    check_own(*document, *signers()[choice / 2],
              choice % 2 == 0 ? CanonicalForm::kJcs : CanonicalForm::kRdfc);
    return 0;
}
