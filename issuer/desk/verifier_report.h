// SPDX-License-Identifier: Apache-2.0
//
// What a verifier answered about the credential of a case, read as far as the desk shows it and a decision
// quotes it. The issuer evaluates nothing itself: units, levels and agreements are the verifier's words, as
// of the moment at which the case was opened. Format: docs/formats/verdict.md. Pure.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "wallet-format/profile/examined_qualification.h"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

inline constexpr std::size_t kMaxReport = std::size_t{4} * 1024 * 1024;

class VerifierReport {
  public:
    // A verdict, or what `carnet-verifier check --json` prints about one file. kBadValue, kMissingMember and
    // what the strict JSON reader says.
    [[nodiscard]] static Result<VerifierReport> read(std::string_view text);

    [[nodiscard]] wallet::VerificationResult result() const noexcept { return result_; }
    [[nodiscard]] UtcTime evaluated_at() const noexcept { return evaluated_at_; }
    [[nodiscard]] const std::string& input_digest() const noexcept { return input_digest_; }
    [[nodiscard]] JsonValue verdict() const noexcept { return verdict_; }
    // What it counts for where the case asks; absent in the answer of a verifier that was not asked, or
    // cannot.
    [[nodiscard]] std::optional<JsonValue> recognition() const noexcept {
        return verdict_.find("recognition");
    }

  private:
    VerifierReport(JsonDocument document, JsonValue verdict)
        : document_(std::move(document)), verdict_(verdict) {}
    JsonDocument document_;
    JsonValue verdict_;
    wallet::VerificationResult result_ = wallet::VerificationResult::kUndetermined;
    UtcTime evaluated_at_;
    std::string input_digest_;
};

// The text of a member, or nothing: reports of other versions may lack it.
[[nodiscard]] std::string_view text_in(JsonValue object, std::string_view member);

// SHA-256 of bytes as documents write it: "u" and base64url.
[[nodiscard]] std::string multibase_digest(std::string_view bytes);

}  // namespace carnet::issuer
