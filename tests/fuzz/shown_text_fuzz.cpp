// SPDX-License-Identifier: Apache-2.0
// What is sent to be verified, as it comes: it is told apart or left alone, and nothing of what is taken
// apart is lost: each part can be read again as JSON.
#include "base/bytes.h"
#include "base/json_reader.h"
#include "verifier/shown_text.h"
#include "verifier/verify_together.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    static const verifier::Policy policy;
    const auto text = as_text({data, size});
    const bool presented = verifier::is_presentation(text, policy);
    const auto shown = verifier::read_shown_together(text, policy);
    if (!shown) {
        require(!shown.error().where.empty() && !shown.error().detail.empty());
        return 0;
    }
    if (!*shown) return 0;
    require(JsonDocument::parse((*shown)->credential).has_value());
    require((*shown)->with.size() <= verifier::kMaxShownWith);
    for (const auto& other : (*shown)->with) require(JsonDocument::parse(other).has_value());
    static_cast<void>(presented);
    return 0;
}
