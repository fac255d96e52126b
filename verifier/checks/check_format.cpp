// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "verifier/src/error_reasons.h"

namespace carnet::verifier {
namespace {

// Could it be read, and is only something else than what is taken here?
bool is_about_structure(ErrorCode code) {
    return code == ErrorCode::kJoseAlgorithm || code == ErrorCode::kJoseCritical ||
           code == ErrorCode::kJoseType || code == ErrorCode::kJoseClaims ||
           code == ErrorCode::kDisclosureMalformed || code == ErrorCode::kDisclosureWrong ||
           code == ErrorCode::kBadIdentifier || code == ErrorCode::kBadCertificate ||
           code == ErrorCode::kUnsupported || code == ErrorCode::kUnsupportedAlgorithm ||
           code == ErrorCode::kBadKey || code == ErrorCode::kWeakKey ||
           code == ErrorCode::kUnsupportedProof || code == ErrorCode::kNotACredential ||
           code == ErrorCode::kMissingMember || code == ErrorCode::kWrongType ||
           code == ErrorCode::kBadValue || code == ErrorCode::kUnknownMember || code == ErrorCode::kBadTime ||
           code == ErrorCode::kCoseCritical;
}

}  // namespace

// spec: RFC 8259, RFC 7493 (one reading of each text, or none); RFC 7515 5.2
Opened check_format(ByteView bytes, wallet::SecuredKind kind, const Policy& policy, std::size_t documents) {
    const JsonLimits limits{.max_bytes = policy.limits.document_bytes * documents,
                            .max_depth = policy.limits.document_depth};
    auto opened = wallet::open_secured(as_text(bytes), kind, limits);
    if (opened) return {passed(CheckKind::kFormat), std::nullopt, *std::move(opened)};
    Error failed = std::move(opened).error();
    if (is_about_structure(failed.code)) {
        const Reason reason = structure_reason(failed);
        return {passed(CheckKind::kFormat),
                finding(CheckKind::kStructure, outcome_of(reason), reason, std::move(failed.where),
                        std::move(failed.detail)),
                std::nullopt};
    }
    const Reason reason = format_reason(failed);
    return {finding(CheckKind::kFormat, Outcome::kFailed, reason, std::move(failed.where),
                    std::move(failed.detail)),
            std::nullopt, std::nullopt};
}

}  // namespace carnet::verifier
