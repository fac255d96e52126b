// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/verifier_report.h"

#include "base/text_encoding.h"
#include "keys/digest.h"

namespace carnet::issuer {
namespace {

Result<std::string_view> require_text(JsonValue verdict, std::string_view member) {
    CARNET_TRY(const auto value, verdict.require(member));
    return value.as_string();
}

// [{"file": ..., "verdict": {...}}] or the verdict itself.
Result<JsonValue> find_verdict(JsonValue root) {
    if (!root.is_array()) return root;
    if (root.size() != 1)
        return error(ErrorCode::kBadValue, "A report for a case is about one file, and this one is about " +
                                               std::to_string(root.size()) + ".");
    return root.at(0).require("verdict");
}

Result<wallet::VerificationResult> result_of(std::string_view decision) {
    if (decision == "accepted") return wallet::VerificationResult::kAccepted;
    if (decision == "rejected") return wallet::VerificationResult::kRejected;
    if (decision == "undetermined") return wallet::VerificationResult::kUndetermined;
    return error(ErrorCode::kBadValue, "A verdict is accepted, rejected or undetermined.", "/decision");
}

}  // namespace

Result<VerifierReport> VerifierReport::read(std::string_view text) {
    CARNET_TRY(auto document, JsonDocument::parse(text, JsonLimits{kMaxReport, 64, 400'000}));
    CARNET_TRY(const auto verdict, find_verdict(document.root()));
    VerifierReport report(std::move(document), verdict);
    CARNET_TRY(const auto decision, require_text(verdict, "decision"));
    CARNET_TRY(report.result_, result_of(decision));
    CARNET_TRY(const auto at, require_text(verdict, "evaluatedAt"));
    const auto time = Timestamp::parse(at);
    if (!time) return error(time.error().code, "This is no date-time with offset.", "/evaluatedAt");
    report.evaluated_at_ = UtcTime{time->instant().seconds, 0};
    CARNET_TRY(const auto digest, require_text(verdict, "inputDigest"));
    report.input_digest_ = digest;
    return report;
}

std::string_view text_in(JsonValue object, std::string_view member) {
    const auto value = object.find(member);
    return value && value->is_string() ? value->string() : std::string_view();
}

std::string multibase_digest(std::string_view bytes) {
    return encode_multibase(Multibase::kBase64Url, keys::sha256(as_bytes(bytes)));
}

}  // namespace carnet::issuer
