// SPDX-License-Identifier: Apache-2.0
// Any document that the reader accepts has a canonical form that reads back as the same value and is its own
// canonical form.
#include "base/bytes.h"
#include "wallet-format/jcs.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    const auto document = JsonDocument::parse(as_text({data, size}));
    if (!document) return 0;
    const auto canonical = wallet::canonicalize(document->root());
    const auto again = JsonDocument::parse(canonical);
    if (!again || !(again->root() == document->root())) std::abort();
    if (wallet::canonicalize(again->root()) != canonical) std::abort();
    if (wallet::canonicalize_without(document->root(), "proof").size() > canonical.size()) std::abort();
    return 0;
}
