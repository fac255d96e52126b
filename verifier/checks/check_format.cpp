// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "verifier/src/error_reasons.h"

namespace carnet::verifier {

// spec: RFC 8259, RFC 7493 (one reading of each text, or none)
Read<JsonDocument> check_format(ByteView bytes, const Policy& policy, std::size_t documents) {
    const JsonLimits limits{.max_bytes = policy.limits.document_bytes * documents,
                            .max_depth = policy.limits.document_depth};
    auto document = JsonDocument::parse(as_text(bytes), limits);
    if (document) return {passed(CheckKind::kFormat), *std::move(document)};
    Error failed = std::move(document).error();
    const Reason reason = format_reason(failed);
    return {finding(CheckKind::kFormat, Outcome::kFailed, reason, std::move(failed.where),
                    std::move(failed.detail)),
            std::nullopt};
}

}  // namespace carnet::verifier
