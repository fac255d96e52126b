// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/src/plain_names.h"

#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>
#include <string>

namespace carnet::wallet {
namespace {

// Keywords that only an object with @value has, and @none of a language map: whoever expects a text there
// sees that there is none.
constexpr std::string_view kValue = "@value";
constexpr std::string_view kType = "@type";
constexpr std::array<std::string_view, 4> kOfValues = {"@language", "@direction", "@none", kValue};

Error not_plain(const std::string& what, JsonValue at) {
    return error(
        ErrorCode::kUnsupportedProof,
        what +
            " The signature would hold, but a reader could miss what it says; ask the issuer for the "
            "document as it was issued.",
        at.pointer());
}

Result<void> require_named(JsonValue context) {
    if (context.is_string()) return {};
    for (const JsonValue one : context.elements()) {
        if (!one.is_string()) return not_plain("Not all contexts are named by their URLs.", one);
    }
    if (context.is_array()) return {};
    return not_plain("The context is not named by its URL.", context);
}

bool is_plain(std::string_view name, bool in_value) {
    if (std::find(kOfValues.begin(), kOfValues.end(), name) != kOfValues.end()) return true;
    if (name == kType) return in_value;
    return !name.starts_with('@') && name.find(':') == std::string_view::npos;
}

class Look {
  public:
    explicit Look(JsonValue root) : root_id_(root.find(name::kId)) {}

    Result<void> object(JsonValue value, std::optional<std::string_view> left_out, bool is_root) const {
        const bool in_value = value.find(kValue).has_value();
        if (!is_root && says_more_about_root(value))
            return not_plain("An object elsewhere says more about the document itself.", value);
        for (const auto& [name, member] : value.members()) {
            if (name == left_out) continue;
            if (name == name::kContext) {
                CARNET_TRY_VOID(require_named(member));
            } else if (!is_plain(name, in_value)) {
                return not_plain("\"" + std::string(name) + "\" is not a name that a context gives.", member);
            } else {
                CARNET_TRY_VOID(inside(member));
            }
        }
        return {};
    }

  private:
    Result<void> inside(JsonValue value) const {
        if (value.is_object()) return object(value, std::nullopt, false);
        for (const JsonValue one : value.elements()) CARNET_TRY_VOID(inside(one));
        return {};
    }

    bool says_more_about_root(JsonValue value) const {
        const auto id = value.find(name::kId);
        return root_id_ && id && *id == *root_id_ && value.size() > 1;
    }

    std::optional<JsonValue> root_id_;
};

}  // namespace

Result<void> require_plain_names(JsonValue object, std::optional<std::string_view> left_out) {
    return Look(object).object(object, left_out, true);
}

}  // namespace carnet::wallet
