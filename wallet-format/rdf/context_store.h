// SPDX-License-Identifier: Apache-2.0
//
// The JSON-LD contexts that are known here, by URL. None is ever fetched: a document that names another one
// cannot be read as RDF. Filled by one thread, then read by any number. What the contexts are processed into
// is kept with them, up to a bound, so reading a document costs little once a similar one was read.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

class ContextPool;

class ContextStore {
  public:
    ContextStore();
    ContextStore(const ContextStore& other);  // the contexts alone
    ContextStore(ContextStore&& other) noexcept;
    ContextStore& operator=(ContextStore other) noexcept;
    ~ContextStore();

    // An object with an @context, and the document that keeps it alive.
    struct Known {
        JsonDocument owner;
        JsonValue root = owner.root();
        // Which terms it could look up or define, where that can be told: noted when it is added.
        std::optional<std::vector<std::string_view>> names = std::nullopt;
    };

    // What has no @context can be named by no document. kConflict: there is another one under that URL.
    [[nodiscard]] Result<void> add(std::string_view url, const Known& context);
    [[nodiscard]] Result<void> add(std::string_view url, const JsonDocument& document) {
        return add(url, Known{document, document.root()});
    }
    // Null when it is not known.
    [[nodiscard]] const Known* find(std::string_view url) const noexcept;

    // For the reading of documents. Thread-safe.
    [[nodiscard]] ContextPool& processed() const noexcept { return *processed_; }

  private:
    std::map<std::string, Known, std::less<>> contexts_;
    std::unique_ptr<ContextPool> processed_;
};

}  // namespace carnet::wallet
