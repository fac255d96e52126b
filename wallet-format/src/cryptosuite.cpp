// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/data-integrity/cryptosuite.h"

namespace carnet::wallet {

// spec: vc-di-eddsa 3.3; vc-di-ecdsa 3.3
std::string_view to_string(Cryptosuite suite) noexcept {
    switch (suite) {
        case Cryptosuite::kEddsaJcs2022:
            return "eddsa-jcs-2022";
        case Cryptosuite::kEcdsaJcs2019:
            return "ecdsa-jcs-2019";
    }
    return {};
}

std::optional<Cryptosuite> cryptosuite_from(std::string_view name) noexcept {
    for (const auto suite : {Cryptosuite::kEddsaJcs2022, Cryptosuite::kEcdsaJcs2019}) {
        if (to_string(suite) == name) return suite;
    }
    return std::nullopt;
}

bool allows(Cryptosuite suite, keys::Algorithm algorithm) noexcept {
    return jcs_suite_of(algorithm) == suite;
}

Cryptosuite jcs_suite_of(keys::Algorithm algorithm) noexcept {
    switch (algorithm) {
        case keys::Algorithm::kEd25519:
            return Cryptosuite::kEddsaJcs2022;
        case keys::Algorithm::kEcdsaP256:
        case keys::Algorithm::kEcdsaP384:
            return Cryptosuite::kEcdsaJcs2019;
    }
    return Cryptosuite::kEcdsaJcs2019;
}

}  // namespace carnet::wallet
