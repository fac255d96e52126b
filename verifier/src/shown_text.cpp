// SPDX-License-Identifier: Apache-2.0
#include "verifier/shown_text.h"

#include "base/json_writer.h"
#include "verifier/verify_together.h"
#include "wallet-format/secured_document.h"
#include "wallet-format/vocabulary.h"

namespace carnet::verifier {
namespace {

constexpr std::string_view kCredentialMember = "verifiableCredential";
constexpr std::string_view kWithMember = "with";

JsonLimits limits_of(const Policy& policy) {
    JsonLimits limits;
    limits.max_bytes = policy.limits.document_bytes * (kMaxShownWith + 1);
    limits.max_depth = policy.limits.document_depth + 2;
    return limits;
}

std::string text_of(JsonValue value) {
    JsonWriter writer;
    writer.value(value);
    return writer.take();
}

}  // namespace

bool is_presentation(std::string_view text, const Policy& policy) {
    return wallet::holds_presentation(text, limits_of(policy));
}

Result<std::optional<ShownTogether>> read_shown_together(std::string_view text, const Policy& policy) {
    const std::optional<ShownTogether> another_form;
    if (text.find(kCredentialMember) == std::string_view::npos) return another_form;
    const auto document = JsonDocument::parse(text, limits_of(policy));
    if (!document) return another_form;
    const JsonValue root = document->root();
    const auto credential = root.is_object() ? root.find(kCredentialMember) : std::nullopt;
    if (!credential || root.find(wallet::name::kContext)) return another_form;
    for (const auto& [name, value] : root.members())
        if (name != kCredentialMember && name != kWithMember)
            return error(ErrorCode::kUnknownMember, "Only verifiableCredential and with stand here.",
                         value.pointer());
    ShownTogether shown{text_of(*credential), {}};
    const auto with = root.find(kWithMember);
    if (with && !with->is_array())
        return error(ErrorCode::kWrongType, "Write an array of credentials.", with->pointer());
    if (with && with->size() > kMaxShownWith)
        return error(ErrorCode::kLimit, "No more than 16 credentials are looked at together.",
                     with->pointer());
    if (with)
        for (const JsonValue each : with->elements()) shown.with.push_back(text_of(each));
    return std::optional(std::move(shown));
}

}  // namespace carnet::verifier
