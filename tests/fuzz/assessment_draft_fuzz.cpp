// SPDX-License-Identifier: Apache-2.0
// Drafts of assessments, as officers write them: either everything in the way is named with its place, or
// there is an assessment that its rules allow and that reads the same when it is written.
#include "base/bytes.h"
#include "base/json_reader.h"
#include "wallet-format/profile/assessment_draft.h"

#include <cstdlib>

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    const auto document = JsonDocument::parse(as_text({data, size}));
    if (!document) return 0;
    const auto draft = wallet::read_assessment_draft(document->root());
    for (const auto& fault : draft.faults) must(!fault.detail.empty());
    must(draft.assessment.has_value() || !draft.faults.empty());
    if (!draft.assessment || !draft.faults.empty()) return 0;
    must(wallet::check_qualification_assessment(*draft.assessment).has_value());
    const auto written = wallet::write_assessment_subject(*draft.assessment);
    const auto again = JsonDocument::parse(written);
    must(again.has_value());
    const auto reread = wallet::read_assessment_draft(again->root());
    must(reread.faults.empty() && reread.assessment == draft.assessment);
    return 0;
}
