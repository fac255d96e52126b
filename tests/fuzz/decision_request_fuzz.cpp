// SPDX-License-Identifier: Apache-2.0
// What machines ask of the desk of decisions: a body is one of its acts with what goes with it, or is refused
// with a reason.
#include "base/bytes.h"
#include "base/json_reader.h"
#include "issuer/server/decision_request.h"

#include <cstdlib>

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    const auto request = issuer::read_decision_request("case-1", as_text({data, size}));
    if (!request) {
        must(!request.error().detail.empty());
        return 0;
    }
    const auto& act = request->act;
    must(act.case_id == "case-1" && act.id.empty() && act.subject.empty());
    must(act.notice.has_value() != issuer::begins_a_case(act.kind));
    must(request->draft.empty() != issuer::makes_a_document(act.kind));
    if (!request->draft.empty()) must(JsonDocument::parse(request->draft).has_value());
    return 0;
}
