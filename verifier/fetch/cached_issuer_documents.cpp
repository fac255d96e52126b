// SPDX-License-Identifier: Apache-2.0
#include "verifier/fetch/issuer_documents.h"
#include "verifier/src/freshness_cache.h"

#include <algorithm>
#include <limits>

namespace carnet::verifier {
namespace {

using Cache = FreshnessCache<wallet::DidDocument, Error>;

constexpr std::int64_t kComputedIsFreshFor = std::numeric_limits<std::int32_t>::max();

bool is_computed(std::string_view did) {
    return did.starts_with("did:key:");
}

}  // namespace

struct CachedIssuerDocuments::Impl {
    const IssuerDocuments& source;
    Freshness freshness;
    Cache cache;

    Cache::Asked ask(std::string_view did, UtcTime now) const {
        auto answer = source.find(did, now);
        if (!answer) return {nullptr, 0, 0, std::move(answer).error()};
        return {
            std::move(answer->document), is_computed(did) ? kComputedIsFreshFor : freshness.max_age, 1, {}};
    }
};

CachedIssuerDocuments::CachedIssuerDocuments(const IssuerDocuments& source, const Freshness& freshness,
                                             std::size_t capacity)
    : impl_(new Impl{source, freshness,
                     Cache(freshness.retry, capacity, std::numeric_limits<std::size_t>::max())}) {}

CachedIssuerDocuments::~CachedIssuerDocuments() = default;

Result<IssuerDocument> CachedIssuerDocuments::find(std::string_view did, UtcTime now) const {
    const auto ask = [&](const std::shared_ptr<const wallet::DidDocument>&) { return impl_->ask(did, now); };
    auto held = impl_->cache.find(did, now, ask);
    const bool kept =
        held.value != nullptr && (!held.failure || now <= held.as_of.plus_seconds(impl_->freshness.keep));
    if (!kept) return *std::move(held.failure);
    std::string refresh_failed;
    if (held.failure) refresh_failed = held.failure->message();
    return IssuerDocument{std::move(held.value), is_computed(did) ? now : held.as_of,
                          std::move(refresh_failed)};
}

}  // namespace carnet::verifier
