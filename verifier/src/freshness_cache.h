// SPDX-License-Identifier: Apache-2.0
//
// A bounded memory of answers from elsewhere, each with the moment when it was last known to be so. One key
// is asked for by one thread at a time. Knows no clock: callers bring their `now`. Thread-safe.
//
// V: what is remembered (immutable, shared). F: why asking failed (copyable, default-constructible).
#pragma once

#include "base/time.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace carnet::verifier {

template <class V, class F>
class FreshnessCache {
  public:
    struct Asked {
        std::shared_ptr<const V> value;  // null: it failed
        std::int64_t fresh_for = 0;      // seconds, with a value
        std::size_t weight = 0;          // bytes, with a value
        F failure{};                     // without a value
    };
    struct Answer {
        std::shared_ptr<const V> value;  // null: nothing is held
        UtcTime as_of;                   // with a value: when it was last confirmed
        std::optional<F> failure;        // the last attempt since then failed, and how
    };

    FreshnessCache(std::int64_t retry, std::size_t max_keys, std::size_t max_weight)
        : retry_(retry), max_keys_(max_keys), max_weight_(max_weight) {}

    // What is held of `key`, asked for anew when that is due. `ask` gets what is held (or null) and runs
    // without any lock but the key's own.
    template <class Ask>
    [[nodiscard]] Answer find(std::string_view key, UtcTime now, const Ask& ask) {
        const std::shared_ptr<Slot> slot = slot_of(key);
        slot->used.store(uses_.fetch_add(1, std::memory_order_relaxed), std::memory_order_relaxed);
        if (auto held = slot->answer_unless_due(now, retry_)) return *std::move(held);
        std::unique_lock asking(slot->asking, std::try_to_lock);
        if (!asking.owns_lock()) {
            // Somebody is asking. Where the other side is known to be silent nobody waits for it in a row.
            if (auto held = slot->answer_if_failing()) return *std::move(held);
            asking.lock();
        }
        if (auto held = slot->answer_unless_due(now, retry_)) return *std::move(held);
        asked_.fetch_add(1, std::memory_order_relaxed);
        Asked asked = ask(slot->value());
        slot->take(std::move(asked), now);
        asking.unlock();
        make_room();
        return slot->answer();
    }

    // Whatever is held, with its key, in no order.
    [[nodiscard]] std::vector<std::pair<std::string, Answer>> all_held() const {
        const std::shared_lock lock(guard_);
        std::vector<std::pair<std::string, Answer>> all;
        for (const auto& [key, slot] : slots_) {
            auto answer = slot->answer();
            if (answer.value != nullptr) all.emplace_back(key, std::move(answer));
        }
        return all;
    }

    struct Counts {
        std::size_t keys = 0;
        std::size_t weight = 0;
        std::uint64_t asked = 0;
    };
    [[nodiscard]] Counts counts() const {
        const std::shared_lock lock(guard_);
        Counts counts{0, 0, asked_.load(std::memory_order_relaxed)};
        for (const auto& [key, slot] : slots_) {
            const std::size_t weight = slot->weight();
            counts.weight += weight;
            if (slot->value() != nullptr) ++counts.keys;
        }
        return counts;
    }

  private:
    class Slot {
      public:
        std::mutex asking;  // held by the thread that asks for this key
        std::atomic<std::uint64_t> used{0};

        [[nodiscard]] std::optional<Answer> answer_unless_due(UtcTime now, std::int64_t retry) const {
            const std::lock_guard lock(guard_);
            const bool fresh = value_ != nullptr && is_within(now, as_of_, fresh_for_);
            const bool resting = failure_ && is_within(now, failed_at_, retry);
            if (fresh || resting) return current();
            return std::nullopt;
        }
        [[nodiscard]] std::optional<Answer> answer_if_failing() const {
            const std::lock_guard lock(guard_);
            if (failure_ && value_ != nullptr) return current();
            return std::nullopt;
        }
        [[nodiscard]] Answer answer() const {
            const std::lock_guard lock(guard_);
            return current();
        }
        [[nodiscard]] std::shared_ptr<const V> value() const {
            const std::lock_guard lock(guard_);
            return value_;
        }
        [[nodiscard]] std::size_t weight() const {
            const std::lock_guard lock(guard_);
            return weight_;
        }
        void take(Asked asked, UtcTime now) {
            const std::lock_guard lock(guard_);
            if (asked.value == nullptr) {
                failure_ = std::move(asked.failure);
                failed_at_ = now;
                return;
            }
            value_ = std::move(asked.value);
            as_of_ = now;
            fresh_for_ = asked.fresh_for;
            weight_ = asked.weight;
            failure_.reset();
        }

      private:
        // A thread whose `now` is a moment older than another's must not take the clock for set back; a clock
        // that really was set back by more makes everything due.
        static constexpr std::int64_t kClockSetBack = 60;
        static bool is_within(UtcTime now, UtcTime since, std::int64_t seconds) {
            return now <= since.plus_seconds(seconds) && since.plus_seconds(-kClockSetBack) <= now;
        }
        [[nodiscard]] Answer current() const { return {value_, as_of_, failure_}; }

        mutable std::mutex guard_;
        std::shared_ptr<const V> value_;
        UtcTime as_of_;
        std::int64_t fresh_for_ = 0;
        std::size_t weight_ = 0;
        std::optional<F> failure_;
        UtcTime failed_at_;
    };

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Slots = std::unordered_map<std::string, std::shared_ptr<Slot>, Hash, std::equal_to<>>;

    std::shared_ptr<Slot> slot_of(std::string_view key) {
        {
            const std::shared_lock lock(guard_);
            if (const auto found = slots_.find(key); found != slots_.end()) return found->second;
        }
        const std::unique_lock lock(guard_);
        auto& slot = slots_[std::string(key)];
        if (slot == nullptr) slot = std::make_shared<Slot>();
        return slot;
    }

    // Forgets what was used longest ago until the rest fits. A key being asked for just now is the newest.
    void make_room() {
        const std::unique_lock lock(guard_);
        std::size_t weight = 0;
        for (const auto& [key, slot] : slots_) weight += slot->weight();
        while (slots_.size() > 1 && (slots_.size() > max_keys_ || weight > max_weight_)) {
            auto oldest = slots_.begin();
            for (auto each = slots_.begin(); each != slots_.end(); ++each) {
                if (each->second->used.load(std::memory_order_relaxed) <
                    oldest->second->used.load(std::memory_order_relaxed))
                    oldest = each;
            }
            weight -= oldest->second->weight();
            slots_.erase(oldest);
        }
    }

    const std::int64_t retry_;
    const std::size_t max_keys_;
    const std::size_t max_weight_;
    mutable std::shared_mutex guard_;
    Slots slots_;
    std::atomic<std::uint64_t> uses_{0};
    std::atomic<std::uint64_t> asked_{0};
};

}  // namespace carnet::verifier
