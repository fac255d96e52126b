// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/receipts.h"

#include "base/random.h"
#include "keys/key_store.h"
#include "verifier/commands/exit_codes.h"
#include "wallet-format/identifier/did.h"

#include <iostream>

namespace carnet::verifier {
namespace {

// What this program signs by itself; a folder of its own keeps the two kinds apart.
constexpr auto kPurpose = keys::KeyPurpose::kPresentationRequests;

Result<std::string> make_key(const ReceiptKeyOptions& options) {
    CARNET_TRY(const auto config, load_config(options.overrides));
    if (!config.services.receipts) {
        return error(ErrorCode::kConfiguration,
                     "say where the key is kept: [receipts] base_url and key_store = \"receipt-keys\"",
                     options.overrides.config ? options.overrides.config->string() : "--config");
    }
    const auto& folder = config.services.receipts->key_store;
    CARNET_TRY(const auto algorithm, keys::algorithm_from_name(options.algorithm));
    CARNET_TRY(auto store, std::filesystem::exists(folder / "keys.json") ? keys::KeyStore::open(folder)
                                                                         : keys::KeyStore::create(folder));
    CARNET_TRY(const auto passphrase,
               keys::read_passphrase(options.passphrase, "New passphrase of the receipt key"));
    SystemRandom random;
    CARNET_TRY(const auto made,
               store.rotate(kPurpose, algorithm, passphrase, {}, SystemClock().now(), random));
    return made.id + " signs receipts, from the next start of serve on";
}

wallet::VerificationMethod method_of(const ReceiptSigner& signer) {
    return {signer.method,
            signer.method.substr(0, signer.method.find('#')),
            signer.signer->public_key(),
            {},
            {},
            wallet::KeyForm::kMultikey};
}

}  // namespace

int run_receipt_key_make(const ReceiptKeyOptions& options) {
    const auto made = make_key(options);
    if (made) {
        std::cout << *made << '\n';
        return kExitAccepted;
    }
    std::cerr << made.error().message() << '\n';
    return kExitUsage;
}

Result<ReceiptSigner> unlock_receipt_key(const ReceiptSettings& settings,
                                         const keys::PassphraseSource& source) {
    CARNET_TRY(const auto store, keys::KeyStore::open(settings.key_store));
    const auto* key = store.active(kPurpose);
    if (key == nullptr) {
        return error(ErrorCode::kNotFound, "holds no key for receipts yet: carnet-verifier receipt-key make",
                     settings.key_store.string());
    }
    CARNET_TRY(const auto passphrase, keys::read_passphrase(source, "Passphrase of the receipt key"));
    CARNET_TRY(auto signer, store.unlock(key->id, passphrase));
    CARNET_TRY(const auto did, wallet::did_web_of(settings.base_url));
    return ReceiptSigner{std::move(signer), did + "#" + key->id};
}

wallet::DidDocument document_of(const ReceiptSigner& signer) {
    const auto method = method_of(signer);
    return {method.controller, {method}, {method.id}, {}};
}

Result<void> add_to_document(const ReceiptSigner& signer, wallet::DidDocument& document) {
    auto method = method_of(signer);
    if (document.id != method.controller) {
        return error(ErrorCode::kConfiguration,
                     "must be the address of presentations.base_url: one verifier has one DID document",
                     "receipts.base_url");
    }
    if (document.find(method.id) != nullptr) return {};  // one key for both
    document.assertion_methods.push_back(method.id);
    document.methods.push_back(std::move(method));
    return {};
}

}  // namespace carnet::verifier
