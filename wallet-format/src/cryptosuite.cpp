// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/data-integrity/cryptosuite.h"

#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>

namespace carnet::wallet {
namespace {

enum class KeyKind : std::uint8_t { kEddsa, kEcdsa };

struct Row {
    Cryptosuite suite;
    std::string_view proof_type;
    std::string_view name;  // empty: the type says it
    CanonicalForm form;
    KeyKind keys;
};

constexpr std::array kRows = {
    Row{Cryptosuite::kEddsaJcs2022, name::kDataIntegrityProof, "eddsa-jcs-2022", CanonicalForm::kJcs,
        KeyKind::kEddsa},
    Row{Cryptosuite::kEcdsaJcs2019, name::kDataIntegrityProof, "ecdsa-jcs-2019", CanonicalForm::kJcs,
        KeyKind::kEcdsa},
    Row{Cryptosuite::kEddsaRdfc2022, name::kDataIntegrityProof, "eddsa-rdfc-2022", CanonicalForm::kRdfc,
        KeyKind::kEddsa},
    Row{Cryptosuite::kEcdsaRdfc2019, name::kDataIntegrityProof, "ecdsa-rdfc-2019", CanonicalForm::kRdfc,
        KeyKind::kEcdsa},
    Row{Cryptosuite::kEd25519Signature2020,
        "Ed25519Signature2020",
        {},
        CanonicalForm::kRdfc,
        KeyKind::kEddsa},
};

const Row& row_of(Cryptosuite suite) noexcept {
    return *std::find_if(kRows.begin(), kRows.end(), [=](const Row& row) { return row.suite == suite; });
}

KeyKind kind_of(keys::Algorithm algorithm) noexcept {
    return algorithm == keys::Algorithm::kEd25519 ? KeyKind::kEddsa : KeyKind::kEcdsa;
}

}  // namespace

std::string_view to_string(Cryptosuite suite) noexcept {
    const Row& row = row_of(suite);
    return row.name.empty() ? row.proof_type : row.name;
}

std::optional<Cryptosuite> cryptosuite_from(std::string_view type, std::string_view name) noexcept {
    const auto* const row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& one) {
        return one.proof_type == type && one.name == name;
    });
    if (row == kRows.end()) return std::nullopt;
    return row->suite;
}

CanonicalForm form_of(Cryptosuite suite) noexcept {
    return row_of(suite).form;
}

bool allows(Cryptosuite suite, keys::Algorithm algorithm) noexcept {
    return row_of(suite).keys == kind_of(algorithm);
}

Cryptosuite suite_of(keys::Algorithm algorithm, CanonicalForm form) noexcept {
    const auto* const row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& one) {
        return one.form == form && one.keys == kind_of(algorithm);
    });
    return row->suite;
}

}  // namespace carnet::wallet
