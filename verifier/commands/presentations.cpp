// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/presentations.h"

#include "keys/key_store.h"
#include "verifier/commands/files.h"
#include "wallet-format/identifier/did.h"

namespace carnet::verifier {
namespace {

constexpr std::size_t kResponseSecret = 32;
constexpr double kStartsAtOnce = 10;  // times the starts of a second

wallet::DidDocument document_of(const RequestSigner& signer) {
    wallet::DidDocument document;
    document.id = signer.method.substr(0, signer.method.find('#'));
    document.methods.push_back(
        {signer.method, document.id, signer.signer->public_key(), {}, {}, wallet::KeyForm::kJsonWebKey});
    document.authentication.push_back(signer.method);
    document.assertion_methods.push_back(signer.method);
    return document;
}

}  // namespace

Presentations::Presentations(const PresentationSettings& settings, const Assembly& assembly)
    : assembly_(assembly), starts_(settings.starts_per_second, kStartsAtOnce * settings.starts_per_second) {
    sender_.base_url = settings.base_url;
}

Result<std::unique_ptr<Presentations>> Presentations::make(const PresentationSettings& settings,
                                                           const Assembly& assembly,
                                                           const keys::PassphraseSource& passphrase) {
    std::unique_ptr<Presentations> made(new Presentations(settings, assembly));
    CARNET_TRY_VOID(made->load_needs(settings));
    CARNET_TRY_VOID(made->unlock_key(settings, passphrase));
    CARNET_TRY(made->sessions_, SessionStore::open(settings.store));
    made->exchange_ =
        std::make_unique<Exchange>(Exchange::Parts{made->needs_, made->sender_, *made->sessions_,
                                                   assembly.policy(), assembly.dependencies(), made->random_},
                                   settings.rules);
    return made;
}

Result<void> Presentations::load_needs(const PresentationSettings& settings) {
    for (const auto& file : settings.needs) {
        CARNET_TRY(const auto text, read_file(file.query, kMaxQueryBytes));
        CARNET_TRY(auto need, read_need(file, text));
        needs_.push_back(std::move(need));
    }
    return {};
}

Result<void> Presentations::unlock_key(const PresentationSettings& settings,
                                       const keys::PassphraseSource& source) {
    if (!settings.key_store) {  // answers are decrypted by this process only, then
        sender_.response_keys =
            std::make_shared<const ResponseKeys>(keys::SecretBytes::random(kResponseSecret, random_));
        return {};
    }
    CARNET_TRY(const auto store, keys::KeyStore::open(*settings.key_store));
    const auto* key = store.active(keys::KeyPurpose::kPresentationRequests);
    if (key == nullptr) {
        return error(ErrorCode::kNotFound, "holds no key for requests yet: carnet-verifier request-key make",
                     settings.key_store->string());
    }
    CARNET_TRY(const auto passphrase, keys::read_passphrase(source, "Passphrase of the request key"));
    CARNET_TRY(auto signer, store.unlock(key->id, passphrase));
    CARNET_TRY(auto chain, store.chain(key->id));
    CARNET_TRY(auto secret, store.derive(key->id, passphrase, "carnet oid4vp responses"));
    sender_.response_keys = std::make_shared<const ResponseKeys>(std::move(secret));
    CARNET_TRY(const auto did, wallet::did_web_of(settings.base_url));
    sender_.signer = RequestSigner{std::move(signer), did + "#" + key->id, std::move(chain)};
    return {};
}

PresentationService Presentations::service() noexcept {
    PresentationService service{*exchange_, starts_, assembly_.clock(), std::nullopt};
    if (sender_.signer) service.sender = document_of(*sender_.signer);
    return service;
}

}  // namespace carnet::verifier
