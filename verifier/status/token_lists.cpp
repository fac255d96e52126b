// SPDX-License-Identifier: Apache-2.0
#include "verifier/status/token_lists.h"

#include "verifier/src/error_reasons.h"
#include "verifier/src/freshness_cache.h"
#include "verifier/src/judge_token.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::size_t kMaxLists = 4'096;

struct HeldToken {
    std::shared_ptr<const PublishedToken> list;
    std::string body;
    std::string etag;
};

struct Failure {
    Reason reason = Reason::kStatusListUnreachable;
    std::string detail;
};

using Cache = FreshnessCache<HeldToken, Failure>;

const wallet::StatusListTokenContent& content_of(const PublishedToken& list) {
    return list.token.content;
}

// Would this token take the verifier back behind one that it has seen?
bool is_older(const PublishedToken& fetched, const HeldToken* held) {
    return held != nullptr && content_of(fetched).issued < content_of(*held->list).issued;
}

std::int64_t fresh_for(const PublishedToken& list, const Freshness& rule) {
    const auto ttl = content_of(list).ttl_seconds;
    if (!ttl) return rule.max_age;
    return std::min(static_cast<std::int64_t>(std::min<std::uint64_t>(*ttl, 1U << 30U)), rule.max_age);
}

std::string text_of(UtcTime instant) {
    return Timestamp::of(instant).text();
}

// The dates of the token itself, at the time judged.
TokenAnswer judge_dates(std::shared_ptr<const PublishedToken> list, const Moment& moment) {
    const auto begins = list->token.not_before.value_or(content_of(*list).issued);
    if (!moment.has_begun(begins))
        return {nullptr, Reason::kStatusListNotYetValid, "The list begins at " + text_of(begins) + "."};
    if (const auto ends = content_of(*list).expires; ends && moment.has_ended(*ends)) {
        std::string detail = "The list ended at " + text_of(*ends) + ".";
        return {std::move(list), Reason::kStatusListExpired, std::move(detail)};
    }
    return {std::move(list), Reason::kOk, {}};
}

}  // namespace

struct TokenLists::Impl {
    const StatusSource& source;
    const IssuerDocuments& issuers;
    Policy policy;
    mutable Cache cache;

    [[nodiscard]] Moment today(UtcTime now) const { return {now, now, policy.clock_skew_seconds}; }

    [[nodiscard]] static Cache::Asked failed(Reason reason, std::string detail) {
        return {nullptr, 0, 0, Failure{reason, std::move(detail)}};
    }

    [[nodiscard]] Cache::Asked ask(std::string_view url, std::string_view issuer, UtcTime now,
                                   const HeldToken* held) const {
        auto fetched =
            source.current(url, held != nullptr ? std::string_view(held->etag) : std::string_view());
        if (!fetched) return failed(list_fetch_reason(fetched.error()), fetched.error().message());
        std::string body = std::move(fetched->body);
        if (fetched->not_modified && held != nullptr) body = held->body;
        TokenAnswer judged = judge_token(body, url, issuer, issuers, policy, today(now));
        if (judged.list == nullptr) return failed(judged.reason, std::move(judged.detail));
        if (is_older(*judged.list, held))
            return failed(Reason::kStatusListStale, "The publisher answered with an older list than before.");
        const std::int64_t seconds = fresh_for(*judged.list, policy.status_lists);
        const std::size_t weight = body.size() + judged.list->token.list.bytes().size();
        return {std::make_shared<const HeldToken>(
                    HeldToken{std::move(judged.list), std::move(body), std::move(fetched->etag)}),
                seconds,
                weight,
                {}};
    }

    // What a held token is good for after its age and dates were looked at.
    [[nodiscard]] TokenAnswer judge_held(Cache::Answer held, UtcTime now) const {
        TokenAnswer answer = judge_dates(held.value->list, today(now));
        if (answer.reason != Reason::kOk || !held.failure) return answer;
        const bool in_grace = now <= held.as_of.plus_seconds(policy.status_lists.grace);
        answer.reason = in_grace ? Reason::kStatusListAged : Reason::kStatusListStale;
        answer.detail = "Last confirmed at " + text_of(held.as_of) + ". " + held.failure->detail;
        return answer;
    }
};

TokenLists::TokenLists(const StatusSource& source, const IssuerDocuments& issuers, const Policy& policy)
    : impl_(new Impl{source, issuers, policy,
                     Cache(policy.status_lists.retry, kMaxLists, policy.limits.cached_list_bytes)}) {}

TokenLists::~TokenLists() = default;

TokenAnswer TokenLists::current(std::string_view url, std::string_view issuer, UtcTime now) const {
    const std::string key = std::string(url) + " " + std::string(issuer);
    Cache::Answer held = impl_->cache.find(key, now, [&](const std::shared_ptr<const HeldToken>& known) {
        return impl_->ask(url, issuer, now, known.get());
    });
    const bool kept = held.value != nullptr &&
                      (!held.failure || now <= held.as_of.plus_seconds(impl_->policy.status_lists.keep));
    if (!kept) return {nullptr, held.failure->reason, std::move(held.failure->detail)};
    return impl_->judge_held(std::move(held), now);
}

TokenAnswer TokenLists::at(std::string_view url, std::string_view issuer, UtcTime instant,
                           UtcTime now) const {
    const auto archived = impl_->source.at(url, instant);
    if (!archived) return {nullptr, Reason::kStatusPastUnknown, archived.error().message()};
    const Moment then{now, instant, impl_->policy.clock_skew_seconds};
    TokenAnswer judged = judge_token(archived->body, url, issuer, impl_->issuers, impl_->policy, then);
    if (judged.list == nullptr) return judged;
    return judge_dates(std::move(judged.list), then);
}

}  // namespace carnet::verifier
