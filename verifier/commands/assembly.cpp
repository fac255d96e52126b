// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/assembly.h"

#include "verifier/commands/files.h"
#include "verifier/status/archived_status_source.h"
#include "verifier/status/directory_status_source.h"

namespace carnet::verifier {
namespace {

constexpr std::size_t kConfigurationBytes = std::size_t{1024} * 1024;

}  // namespace

Result<VerifierConfig> load_config(const Overrides& overrides) {
    VerifierConfig config;
    if (overrides.config) {
        CARNET_TRY(const auto text, read_file(*overrides.config, kConfigurationBytes));
        auto read = read_config(text, overrides.config->parent_path());
        if (!read)
            return error(read.error().code, read.error().detail,
                         overrides.config->string() + ", " + read.error().where);
        config = *std::move(read);
    }
    if (overrides.policy) config.policy = overrides.policy;
    if (overrides.status_dir) config.status_dir = overrides.status_dir;
    if (overrides.did_dir) config.did_dir = overrides.did_dir;
    return config;
}

Result<Policy> load_policy(const VerifierConfig& config) {
    if (!config.policy) return Policy{};
    CARNET_TRY(const auto text, read_file(*config.policy, kConfigurationBytes));
    auto policy = read_policy(text);
    if (!policy)
        return error(policy.error().code, policy.error().detail,
                     config.policy->string() + ", " + policy.error().where);
    return policy;
}

Result<std::unique_ptr<Assembly>> Assembly::make(const VerifierConfig& config, Policy policy) {
    std::unique_ptr<Assembly> made(new Assembly(std::move(policy)));
    CARNET_TRY_VOID(made->make_contexts(config));
    CARNET_TRY(made->client_, http::Client::make(config.fetch));
    CARNET_TRY_VOID(made->make_issuers(config));
    CARNET_TRY_VOID(made->make_lists(config));
    if (config.trust_dir) {
        CARNET_TRY(made->trust_,
                   load_trust(*config.trust_dir, made->policy_, *made->cached_issuers_, made->clock_.now()));
    }
    return made;
}

Result<void> Assembly::make_contexts(const VerifierConfig& config) {
    if (config.contexts.empty()) return {};
    contexts_ = wallet::embedded_contexts();
    for (const auto& context : config.contexts) {
        CARNET_TRY(const auto text, read_file(context.file, kMaxContextBytes));
        CARNET_TRY_VOID(add_context(contexts_, context, text));
    }
    policy_.contexts = &contexts_;
    return {};
}

Result<void> Assembly::make_issuers(const VerifierConfig& config) {
    if (config.did_dir) {
        CARNET_TRY(issuers_, DirectoryIssuerDocuments::open(*config.did_dir));
    } else {
        issuers_ =
            std::make_unique<WebIssuerDocuments>(*client_, config.fetch.allow_plain_http ? "http" : "https");
    }
    cached_issuers_ = std::make_unique<CachedIssuerDocuments>(*issuers_, policy_.issuer_documents,
                                                              policy_.limits.cached_issuers);
    return {};
}

Result<void> Assembly::make_lists(const VerifierConfig& config) {
    const StatusSource* chosen = nullptr;
    if (config.status_dir) {
        CARNET_TRY(source_, DirectoryStatusSource::open(*config.status_dir));
        chosen = source_.get();
    } else {
        source_ = std::make_unique<HttpStatusSource>(*client_);
        chosen = source_.get();
        if (config.status_archive) {
            CARNET_TRY(archive_, DirectoryStatusSource::open(*config.status_archive));
            archived_ = std::make_unique<ArchivedStatusSource>(*source_, *archive_);
            chosen = archived_.get();
        }
    }
    lists_ = std::make_unique<StatusLists>(*chosen, *cached_issuers_, policy_);
    return {};
}

}  // namespace carnet::verifier
