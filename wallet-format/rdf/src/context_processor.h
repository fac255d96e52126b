// SPDX-License-Identifier: Apache-2.0
//
// From the contexts of a document to active contexts. spec: JSON-LD 1.1 API 4.1, 4.2
//
// Contexts may come from anybody, so the work is counted: every term copied or defined is a step, and too
// many are kLimit. One thread at a time.
#pragma once

#include "base/result.h"
#include "wallet-format/rdf/context_store.h"
#include "wallet-format/rdf/src/active_context.h"

#include <cstddef>
#include <string>
#include <vector>

namespace carnet::wallet {

struct ContextRules {
    bool override_protected = false;  // property-scoped contexts may
    bool propagate = true;            // type-scoped contexts do not
};

class ContextProcessor {
  public:
    ContextProcessor(const ContextStore& store, std::size_t max_steps)
        : store_(store), steps_left_(max_steps) {}

    // `local` on top of `active`. kBadJsonLd, kLimit.
    [[nodiscard]] Result<ContextPointer> process(const ContextPointer& active, const LocalContext& local,
                                                 const ContextRules& rules);

  private:
    friend class TermBuilder;
    // What a context and those that it names share while they are processed.
    struct Chain {
        ContextRules rules;
        std::vector<std::string> urls;  // that led here
        bool validates_scoped = true;
    };

    [[nodiscard]] Result<void> spend(std::size_t steps, JsonValue at);
    [[nodiscard]] Result<ContextPointer> process(const ContextPointer& active, const LocalContext& local,
                                                 const Chain& chain);
    [[nodiscard]] Result<ContextPointer> reset(const ContextPointer& active, const ContextPointer& result,
                                               JsonValue at, const Chain& chain, bool propagate) const;
    [[nodiscard]] Result<ContextPointer> process_url(const ContextPointer& result, JsonValue url,
                                                     const LocalContext& local, const Chain& chain);
    [[nodiscard]] Result<ContextPointer> define(const ContextPointer& result, const LocalContext& local,
                                                const Chain& chain);
    [[nodiscard]] Result<const ContextStore::Known*> load(std::string_view url, JsonValue at) const;

    const ContextStore& store_;
    std::size_t steps_left_;
};

}  // namespace carnet::wallet
