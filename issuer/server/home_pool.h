// SPDX-License-Identifier: Apache-2.0
//
// Open homes for handlers that run on several threads: an IssuerHome belongs to one thread at a time, so each
// handler borrows one and gives it back. Thread-safe.
#pragma once

#include "base/result.h"
#include "issuer/issuer_home.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace carnet::issuer {

class HomePool {
  public:
    explicit HomePool(std::filesystem::path directory) : directory_(std::move(directory)) {}

    // A borrowed home; goes back when destroyed.
    class Loan {
      public:
        Loan(HomePool& pool, std::unique_ptr<IssuerHome> home) : pool_(&pool), home_(std::move(home)) {}
        Loan(Loan&&) noexcept = default;
        Loan& operator=(Loan&&) = delete;
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        ~Loan();
        [[nodiscard]] IssuerHome& operator*() noexcept { return *home_; }
        [[nodiscard]] IssuerHome* operator->() noexcept { return home_.get(); }

      private:
        HomePool* pool_;
        std::unique_ptr<IssuerHome> home_;
    };

    // An idle home, or one more is opened; errors as of IssuerHome::open.
    [[nodiscard]] Result<Loan> borrow();

  private:
    std::filesystem::path directory_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<IssuerHome>> idle_;
};

}  // namespace carnet::issuer
