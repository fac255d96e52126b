// SPDX-License-Identifier: Apache-2.0
// A verifier's answer, as a desk takes it in: what is read has a result, a time and a digest, and its panels
// can be asked for; all else is refused with a reason.
#include "base/bytes.h"
#include "issuer/desk/verifier_report.h"

#include <cstdlib>

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    const auto report = issuer::VerifierReport::read(as_text({data, size}));
    if (!report) {
        must(!report.error().detail.empty());
        return 0;
    }
    must(report->verdict().is_object());
    if (const auto panel = report->recognition()) must(issuer::text_in(*panel, "word").size() <= size);
    return 0;
}
