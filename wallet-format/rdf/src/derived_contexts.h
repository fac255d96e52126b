// SPDX-License-Identifier: Apache-2.0
//
// What a processed context becomes when others are put upon it, as far as that is known already. It grows and
// never forgets, and any number of threads may look and add at once, without a lock.
#pragma once

#include <atomic>

namespace carnet::wallet {

struct ActiveContext;
using ContextPointer = const ActiveContext*;  // owned by a ContextPool

class DerivedContexts {
  public:
    // What was put upon the context (a term with a scoped context, or a known document), and how.
    struct Key {
        const void* cause;
        bool override_protected;
        bool propagate;
        friend bool operator==(const Key&, const Key&) = default;
    };

    DerivedContexts() = default;
    DerivedContexts(const DerivedContexts& /*other*/) noexcept {}  // a copied context has become nothing yet
    DerivedContexts(DerivedContexts&&) = delete;
    DerivedContexts& operator=(const DerivedContexts&) = delete;
    DerivedContexts& operator=(DerivedContexts&&) = delete;
    ~DerivedContexts();

    // Null when it is not known yet.
    [[nodiscard]] ContextPointer find(const Key& key) const noexcept;
    // Two threads may add the same; they found the same.
    void add(const Key& key, ContextPointer context);

  private:
    struct Entry {
        Key key;
        ContextPointer context;
        const Entry* next;
    };
    std::atomic<const Entry*> first_{nullptr};
};

}  // namespace carnet::wallet
