// SPDX-License-Identifier: Apache-2.0
//
// From the contexts of a document to active contexts. spec: JSON-LD 1.1 API 4.1, 4.2
//
// Where only known contexts are involved, the result is kept with their store and found there next time.
// Contexts may come from anybody, so the work is counted: every term copied or defined is a step, its IRI is
// text, and too much of either is kLimit. One thread at a time.
#pragma once

#include "base/result.h"
#include "wallet-format/rdf/context_store.h"
#include "wallet-format/rdf/json_ld.h"
#include "wallet-format/rdf/src/active_context.h"
#include "wallet-format/rdf/src/context_pool.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace carnet::wallet {

struct ContextRules {
    bool override_protected = false;  // property-scoped contexts may
    bool propagate = true;            // type-scoped contexts do not
};

class ContextProcessor {
  public:
    ContextProcessor(const ContextStore& store, const JsonLdOptions& options)
        : store_(store),
          unwraps_(options.unwraps_contexts),
          steps_left_(options.max_steps),
          text_left_(options.max_text) {}

    // A context without terms, and one that lives as long as the processor.
    [[nodiscard]] ContextPointer empty() const noexcept { return store_.processed().empty(); }
    [[nodiscard]] ContextPointer keep(std::unique_ptr<ActiveContext> context) {
        return own_.keep(std::move(context));
    }

    // `local` on top of `active`. kBadJsonLd, kLimit.
    [[nodiscard]] Result<ContextPointer> process(ContextPointer active, const LocalContext& local,
                                                 const ContextRules& rules);
    // `active` with what is scoped to the term, if anything is. The same errors.
    [[nodiscard]] Result<ContextPointer> scoped(ContextPointer active, const TermDefinition* term,
                                                const ContextRules& rules);
    // For text that something in the document or its contexts is replaced by. kLimit.
    [[nodiscard]] Result<void> spend_text(std::size_t bytes, JsonValue at);

  private:
    friend class TermBuilder;
    // What a context and those that it names share while they are processed.
    struct Chain {
        ContextRules rules;
        std::vector<std::string> urls;  // that led here
        bool validates_scoped = true;
        ContextPool* pool = nullptr;  // for what is made

        [[nodiscard]] bool is_first() const noexcept {
            return urls.empty() && validates_scoped && rules.propagate && !rules.override_protected;
        }
    };

    [[nodiscard]] Result<void> spend(std::size_t steps, JsonValue at);
    [[nodiscard]] Result<void> spend_copy(const ActiveContext& context, JsonValue at);
    // What the document defines, put upon what the context below becomes when another one is put upon it:
    // the same as in the other order where that one, with these names in it, mentions nothing that the
    // document defines. Null where it may. `derive`: what the context below becomes.
    template <class Derive>
    [[nodiscard]] ContextPointer past_own_terms(const ActiveContext& active, const ContextNames& names,
                                                bool propagates, const Derive& derive);
    [[nodiscard]] Result<ContextPointer> process(ContextPointer active, const LocalContext& local,
                                                 const Chain& chain);
    [[nodiscard]] Result<ContextPointer> reset(ContextPointer active, ContextPointer result, JsonValue at,
                                               const Chain& chain, bool propagate) const;
    [[nodiscard]] Result<ContextPointer> process_url(ContextPointer result, JsonValue url,
                                                     const LocalContext& local, const Chain& chain);
    [[nodiscard]] Result<ContextPointer> process_known(ContextPointer result,
                                                       const ContextStore::Known& document, JsonValue url,
                                                       const Chain& chain);
    [[nodiscard]] Result<ContextPointer> define(ContextPointer result, const LocalContext& local,
                                                const Chain& chain);
    [[nodiscard]] Result<const ContextStore::Known*> load(std::string_view url, JsonValue at) const;

    const ContextStore& store_;
    const bool unwraps_;
    std::size_t steps_left_;
    std::size_t text_left_;
    ContextPool own_{ContextPool::Lifetime::kOneDocument};
    // Scoped contexts of this document that do not last.
    std::map<std::tuple<ContextPointer, const TermDefinition*, bool, bool>, ContextPointer> scoped_;
};

}  // namespace carnet::wallet
