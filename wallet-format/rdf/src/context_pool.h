// SPDX-License-Identifier: Apache-2.0
//
// The memory in which processed contexts live. A store of contexts has one that lasts as long as the store:
// what its contexts were processed into is shared by all documents and threads. Reading a document has one of
// its own for what the document itself defines. Thread-safe.
#pragma once

#include "wallet-format/rdf/src/active_context.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace carnet::wallet {

class ContextPool {
  public:
    enum class Lifetime : std::uint8_t { kOneDocument, kStore };

    explicit ContextPool(Lifetime lifetime);

    // A copy to be changed, and then to be kept here.
    [[nodiscard]] std::unique_ptr<ActiveContext> copy_of(const ActiveContext& context) const;
    // Takes the context over.
    [[nodiscard]] ContextPointer keep(std::unique_ptr<ActiveContext> context);
    // A context without a term. Of a pool that lasts.
    [[nodiscard]] ContextPointer empty() const noexcept { return empty_; }

    [[nodiscard]] bool lasts() const noexcept { return lifetime_ == Lifetime::kStore; }
    // Types that a document combines lead to contexts of their own. A pool that lasts takes a bounded number
    // of terms; further contexts are processed for each document anew.
    [[nodiscard]] bool has_room() const noexcept;

  private:
    const Lifetime lifetime_;
    std::atomic<std::size_t> terms_{0};
    std::mutex mutex_;
    std::vector<std::unique_ptr<const ActiveContext>> contexts_;
    ContextPointer empty_ = nullptr;
};

}  // namespace carnet::wallet
