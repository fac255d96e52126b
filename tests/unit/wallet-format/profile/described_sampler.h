// SPDX-License-Identifier: Apache-2.0
//
// Random values of described types (wallet-format/profile/src/description.h): each member is good by itself.
// Rules between members are not known here.
#pragma once

#include "base/random.h"
#include "wallet-format/profile/src/description.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::test {

// A good text of that kind; those of kind kCode, kNumber and kUri differ from one another.
[[nodiscard]] std::string sample_text(wallet::profile::TextKind kind, Random& random);

class DescribedSampler {
  public:
    using TextKind = wallet::profile::TextKind;
    using Count = wallet::profile::Count;

    explicit DescribedSampler(Random& random) : random_(random) {}

    void constant(std::string_view /*name*/, std::string_view /*text*/) {}
    void constant_flag(std::string_view /*name*/, bool /*value*/) {}
    void text(std::string_view /*name*/, std::string& out, TextKind kind) {
        out = sample_text(kind, random_);
    }
    void flag(std::string_view /*name*/, bool& out) { out = coin(); }
    void whole(std::string_view /*name*/, std::int64_t& out, std::int64_t least, std::int64_t most) {
        out = least + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(most - least) + 1));
    }
    void day(std::string_view /*name*/, Date& out) { out = Date::of(some_time()); }
    void partial_day(std::string_view /*name*/, Date& out) {
        const auto day = Date::of(some_time());
        out = Date::of(day.year(), coin() ? day.month() : 0).value();
    }
    void instant(std::string_view /*name*/, UtcTime& out) { out = some_time(); }
    template <class Enum>
    void choice(std::string_view /*name*/, Enum& out) {
        const auto& rows = wallet::profile::Choice<Enum>::rows;
        out = rows[random_.below(rows.size())].first;
    }
    template <class T>
    void object(std::string_view /*name*/, T& out) {
        wallet::profile::Description<T>::members(*this, out);
    }

    template <class T, class... Rest>
    void text(std::string_view name, std::optional<T>& out, Rest... rest) {
        if (coin()) text(name, out.emplace(), rest...);
    }
    template <class T>
    void flag(std::string_view name, std::optional<T>& out) {
        if (coin()) flag(name, out.emplace());
    }
    void whole(std::string_view name, std::optional<std::int64_t>& out, std::int64_t least,
               std::int64_t most) {
        if (coin()) whole(name, out.emplace(), least, most);
    }
    void day(std::string_view name, std::optional<Date>& out) {
        if (coin()) day(name, out.emplace(Date::of(UtcTime{})));
    }
    void partial_day(std::string_view name, std::optional<Date>& out) {
        if (coin()) partial_day(name, out.emplace(Date::of(UtcTime{})));
    }
    void instant(std::string_view name, std::optional<UtcTime>& out) {
        if (coin()) instant(name, out.emplace());
    }
    template <class Enum>
    void choice(std::string_view name, std::optional<Enum>& out) {
        if (coin()) choice(name, out.emplace());
    }
    template <class T>
    void object(std::string_view name, std::optional<T>& out) {
        if (coin()) object(name, out.emplace());
    }

    void translations(std::string_view /*name*/, wallet::Translations& out, TextKind kind, Count count) {
        constexpr std::array<std::string_view, 4> languages = {"en", "fr", "ar", "az-Cyrl"};
        const std::size_t size = some_size(count);
        for (std::size_t i = 0; i < size && i < languages.size(); ++i)
            out.emplace(languages[i], sample_text(kind, random_));
    }
    void texts(std::string_view /*name*/, std::vector<std::string>& out, TextKind kind, Count count) {
        fill(out, count, [&](std::string& text) { text = sample_text(kind, random_); });
    }
    void constants(std::string_view /*name*/, std::initializer_list<std::string_view> /*texts*/) {}
    template <class Enum>
    void choices(std::string_view name, std::vector<Enum>& out, Count count) {
        fill(out, count, [&](Enum& value) { choice(name, value); });
    }
    template <class T>
    void list(std::string_view name, std::vector<T>& out, Count count) {
        fill(out, count, [&](T& value) { object(name, value); });
    }

  private:
    [[nodiscard]] bool coin() { return random_.below(2) == 1; }
    [[nodiscard]] UtcTime some_time() { return {static_cast<std::int64_t>(random_.below(4'000'000'000)), 0}; }
    [[nodiscard]] std::size_t some_size(Count count) {
        const auto least = static_cast<std::uint64_t>(count.least);
        return static_cast<std::size_t>(least +
                                        random_.below(std::min<std::uint64_t>(count.most - least, 3) + 1));
    }
    template <class T, class Fill>
    void fill(std::vector<T>& out, Count count, const Fill& one) {
        out.resize(some_size(count));
        for (auto& value : out) one(value);
    }

    Random& random_;
};

template <class T>
[[nodiscard]] T sample_described(Random& random) {
    T value{};
    DescribedSampler sampler(random);
    wallet::profile::Description<T>::members(sampler, value);
    return value;
}

}  // namespace carnet::test
