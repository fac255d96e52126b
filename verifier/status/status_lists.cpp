// SPDX-License-Identifier: Apache-2.0
#include "verifier/status/status_lists.h"

#include "verifier/src/error_reasons.h"
#include "verifier/src/freshness_cache.h"
#include "verifier/src/judge_list.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::size_t kMaxLists = 4'096;

// A list with the bytes that it came from: a publisher that says "not modified" means those bytes, and the
// key that signed them may have been withdrawn since.
struct HeldList {
    std::shared_ptr<const wallet::StatusList> list;
    std::string body;
    std::string etag;
};

struct Failure {
    Reason reason = Reason::kStatusListUnreachable;
    std::string detail;
};

using Cache = FreshnessCache<HeldList, Failure>;

// Lists are kept apart by the size of their entries: the same bits read otherwise are other entries.
std::string key_of(std::string_view url, unsigned entry_bits) {
    std::string key(url);
    if (entry_bits != 1) key.append(1, ' ').append(std::to_string(entry_bits));
    return key;
}

// Would this list take the verifier back behind one that it has seen?
bool is_older(const wallet::StatusList& fetched, const HeldList* held) {
    if (held == nullptr || !held->list->valid_from) return false;
    return !fetched.valid_from || fetched.valid_from->instant() < held->list->valid_from->instant();
}

std::size_t weight_of(const HeldList& held) {
    return held.body.size() + held.list->bits.bytes().size();
}

// How long the list may be used before it is asked for again: what its publisher says, or the policy if that
// is shorter.
std::int64_t fresh_for(const wallet::StatusList& list, const Freshness& rule) {
    if (!list.ttl_milliseconds) return rule.max_age;
    const auto ttl =
        static_cast<std::int64_t>(std::min<std::uint64_t>(*list.ttl_milliseconds / 1000, 1U << 30U));
    return std::min(ttl, rule.max_age);
}

// The dates of the list itself, at the time judged.
ListAnswer judge_dates(std::shared_ptr<const wallet::StatusList> list, const Moment& moment) {
    if (list->valid_from && !moment.has_begun(list->valid_from->instant()))
        return {nullptr, Reason::kStatusListNotYetValid,
                "The list begins at " + list->valid_from->text() + "."};
    if (list->valid_until && moment.has_ended(list->valid_until->instant())) {
        std::string detail = "The list ended at " + list->valid_until->text() + ".";
        return {std::move(list), Reason::kStatusListExpired, std::move(detail)};
    }
    return {std::move(list), Reason::kOk, {}};
}

}  // namespace

struct StatusLists::Impl {
    const StatusSource& source;
    const IssuerDocuments& issuers;
    Policy policy;
    mutable Cache cache;
    TokenLists tokens;

    [[nodiscard]] Moment today(UtcTime now) const { return {now, now, policy.clock_skew_seconds}; }

    [[nodiscard]] Cache::Asked ask(std::string_view url, unsigned entry_bits, UtcTime now,
                                   const HeldList* held) const {
        auto fetched =
            source.current(url, held != nullptr ? std::string_view(held->etag) : std::string_view());
        if (!fetched) return failed(list_fetch_reason(fetched.error()), fetched.error().message());
        std::string body = std::move(fetched->body);
        if (fetched->not_modified && held != nullptr) body = held->body;
        JudgedList judged = judge_list(body, url, entry_bits, issuers, policy, today(now));
        if (judged.list == nullptr) return failed(judged.reason, std::move(judged.detail));
        if (is_older(*judged.list, held))
            return failed(Reason::kStatusListStale, "The publisher answered with an older list than before.");
        auto kept = std::make_shared<const HeldList>(
            HeldList{std::move(judged.list), std::move(body), std::move(fetched->etag)});
        const std::int64_t seconds = fresh_for(*kept->list, policy.status_lists);
        const std::size_t weight = weight_of(*kept);
        return {std::move(kept), seconds, weight, {}};
    }

    [[nodiscard]] static Cache::Asked failed(Reason reason, std::string detail) {
        return {nullptr, 0, 0, Failure{reason, std::move(detail)}};
    }

    // What a held list is good for after its age and dates were looked at.
    [[nodiscard]] ListAnswer judge_held(Cache::Answer held, UtcTime now) const {
        ListAnswer answer = judge_dates(held.value->list, today(now));
        if (answer.reason != Reason::kOk || !held.failure) return answer;
        const bool in_grace = now <= held.as_of.plus_seconds(policy.status_lists.grace);
        answer.reason = in_grace ? Reason::kStatusListAged : Reason::kStatusListStale;
        answer.detail = "Last confirmed at " + Timestamp::of(held.as_of).text() + ". " + held.failure->detail;
        return answer;
    }
};

StatusLists::StatusLists(const StatusSource& source, const IssuerDocuments& issuers, const Policy& policy)
    : impl_(new Impl{source, issuers, policy,
                     Cache(policy.status_lists.retry, kMaxLists, policy.limits.cached_list_bytes),
                     TokenLists(source, issuers, policy)}) {}

StatusLists::~StatusLists() = default;

ListAnswer StatusLists::current(std::string_view url, unsigned entry_bits, UtcTime now) const {
    const auto ask = [&](const std::shared_ptr<const HeldList>& held) {
        return impl_->ask(url, entry_bits, now, held.get());
    };
    Cache::Answer held = entry_bits == 1 ? impl_->cache.find(url, now, ask)
                                         : impl_->cache.find(key_of(url, entry_bits), now, ask);
    const bool kept = held.value != nullptr &&
                      (!held.failure || now <= held.as_of.plus_seconds(impl_->policy.status_lists.keep));
    if (!kept) return {nullptr, held.failure->reason, std::move(held.failure->detail)};
    return impl_->judge_held(std::move(held), now);
}

ListAnswer StatusLists::at(std::string_view url, unsigned entry_bits, UtcTime instant, UtcTime now) const {
    const auto archived = impl_->source.at(url, instant);
    if (!archived) return {nullptr, Reason::kStatusPastUnknown, archived.error().message()};
    const Moment then{now, instant, impl_->policy.clock_skew_seconds};
    JudgedList judged = judge_list(archived->body, url, entry_bits, impl_->issuers, impl_->policy, then);
    if (judged.list == nullptr) return {nullptr, judged.reason, std::move(judged.detail)};
    return judge_dates(std::move(judged.list), then);
}

std::vector<HeldStatusList> StatusLists::held() const {
    std::vector<HeldStatusList> lists;
    for (auto& [key, answer] : impl_->cache.all_held())
        if (key == answer.value->list->id) lists.push_back({key, answer.value->list, answer.as_of});
    std::sort(lists.begin(), lists.end(),
              [](const HeldStatusList& a, const HeldStatusList& b) { return a.url < b.url; });
    return lists;
}

const TokenLists& StatusLists::tokens() const noexcept {
    return impl_->tokens;
}

StatusLists::Counts StatusLists::counts() const {
    const auto counts = impl_->cache.counts();
    return {counts.keys, counts.weight, counts.asked};
}

}  // namespace carnet::verifier
