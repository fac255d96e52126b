// SPDX-License-Identifier: Apache-2.0
//
// An optional value that takes the room of a pointer, for what is rarely there and would make its holder
// large. Moves and does not copy.
#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <utility>

namespace carnet::wallet {

template <class T>
class Boxed {
  public:
    Boxed() = default;
    template <class U>
        requires std::constructible_from<T, U&&>
    Boxed& operator=(U&& value) {
        held_ = std::make_unique<T>(std::forward<U>(value));
        return *this;
    }
    Boxed& operator=(const std::optional<T>& value) {
        held_ = value ? std::make_unique<T>(*value) : nullptr;
        return *this;
    }
    T& emplace() {
        held_ = std::make_unique<T>();
        return *held_;
    }

    [[nodiscard]] bool has_value() const noexcept { return held_ != nullptr; }
    explicit operator bool() const noexcept { return has_value(); }
    [[nodiscard]] T& operator*() & noexcept { return *held_; }
    [[nodiscard]] const T& operator*() const& noexcept { return *held_; }
    [[nodiscard]] T&& operator*() && noexcept { return std::move(*held_); }
    [[nodiscard]] T* operator->() noexcept { return held_.get(); }
    [[nodiscard]] const T* operator->() const noexcept { return held_.get(); }

  private:
    std::unique_ptr<T> held_;
};

}  // namespace carnet::wallet
