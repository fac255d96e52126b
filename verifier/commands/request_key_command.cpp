// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/request_key_command.h"

#include "keys/key_store.h"
#include "verifier/commands/exit_codes.h"
#include "verifier/commands/files.h"

#include <iostream>

namespace carnet::verifier {
namespace {

constexpr std::size_t kMaxChainFile = 256UL * 1024;
constexpr auto kPurpose = keys::KeyPurpose::kPresentationRequests;

int finish(const Result<std::string>& done) {
    if (done) {
        std::cout << *done << '\n';
        return kExitAccepted;
    }
    std::cerr << done.error().message() << '\n';
    return kExitUsage;
}

Result<PresentationSettings> load_settings(const RequestKeyOptions& options) {
    CARNET_TRY(auto config, load_config(options.overrides));
    if (!config.presentations || !config.presentations->key_store) {
        return error(ErrorCode::kConfiguration,
                     "name a folder for the key in [presentations]: key_store = \"keys\"",
                     options.overrides.config ? options.overrides.config->string() : "--config");
    }
    return *std::move(config.presentations);
}

Result<keys::KeyStore> open_or_create(const std::filesystem::path& folder) {
    return std::filesystem::exists(folder / "keys.json") ? keys::KeyStore::open(folder)
                                                         : keys::KeyStore::create(folder);
}

Result<std::string> make_key(const RequestKeyOptions& options) {
    CARNET_TRY(const auto settings, load_settings(options));
    CARNET_TRY(const auto algorithm, keys::algorithm_from_name(options.algorithm));
    CARNET_TRY(auto store, open_or_create(*settings.key_store));
    CARNET_TRY(const auto passphrase,
               keys::read_passphrase(options.passphrase, "New passphrase of the request key"));
    SystemRandom random;
    CARNET_TRY(const auto made,
               store.rotate(kPurpose, algorithm, passphrase, {}, SystemClock().now(), random));
    return made.id + " signs what wallets are asked, from the next start of serve on";
}

// The key that the commands below are about.
Result<keys::KeyRecord> active_key(const keys::KeyStore& store, const std::filesystem::path& folder) {
    const auto* key = store.active(kPurpose);
    if (key != nullptr) return *key;
    return error(ErrorCode::kNotFound, "holds no key for requests yet: carnet-verifier request-key make",
                 folder.string());
}

std::string host_of(std::string_view base_url) {
    const auto rest = base_url.substr(base_url.find("//") + 2);
    return std::string(rest.substr(0, rest.find(':')));
}

Result<std::string> write_request(const RequestKeyOptions& options) {
    CARNET_TRY(const auto settings, load_settings(options));
    CARNET_TRY(const auto store, keys::KeyStore::open(*settings.key_store));
    CARNET_TRY(const auto key, active_key(store, *settings.key_store));
    CARNET_TRY(const auto passphrase,
               keys::read_passphrase(options.passphrase, "Passphrase of the request key"));
    CARNET_TRY(const auto signer, store.unlock(key.id, passphrase));
    auto request = options.request;
    if (request.common_name.empty()) request.common_name = host_of(settings.base_url);
    request.dns_names = {host_of(settings.base_url)};
    CARNET_TRY(const auto pem, keys::write_certificate_request(request, *signer));
    CARNET_TRY_VOID(write_new_file(options.file, pem));
    return "Send " + options.file.string() +
           " to a certificate authority that wallets accept; hand in its answer with request-key "
           "import-chain";
}

Result<std::string> import_chain(const RequestKeyOptions& options) {
    CARNET_TRY(const auto settings, load_settings(options));
    CARNET_TRY(auto store, keys::KeyStore::open(*settings.key_store));
    CARNET_TRY(const auto key, active_key(store, *settings.key_store));
    CARNET_TRY(const auto text, read_file(options.file, kMaxChainFile));
    CARNET_TRY(auto chain, keys::Certificate::from_pem(text));
    if (chain.size() > 1 && chain.back().is_self_signed()) chain.pop_back();  // the root is the reader's own
    CARNET_TRY_VOID(store.set_chain(key.id, chain));
    return key.id + " is certified as " + chain.front().subject() + " until " +
           Timestamp::of(chain.front().not_after()).text();
}

}  // namespace

int run_request_key_make(const RequestKeyOptions& options) {
    return finish(make_key(options));
}
int run_request_key_csr(const RequestKeyOptions& options) {
    return finish(write_request(options));
}
int run_request_key_import(const RequestKeyOptions& options) {
    return finish(import_chain(options));
}

}  // namespace carnet::verifier
