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

// A credential is often refreshed at its own address, and then its refresh service has its id. This type says
// nothing about a credential. spec: Open Badges 3.0 (RefreshService)
constexpr std::string_view kRefreshService = "1EdTechCredentialRefresh";

bool is_refresh_service(JsonValue object) {
    const auto type = object.find(name::kType);
    if (!type || object.size() != 2) return false;
    const auto one = type->is_array() && type->size() == 1 ? type->at(0) : *type;
    return one.is_string() && one.string() == kRefreshService;
}

Error not_plain(const std::string& what, JsonValue at) {
    return error(
        ErrorCode::kUnsupportedProof,
        what +
            " The signature would hold, but a reader could miss what it says; ask the issuer for the "
            "document as it was issued.",
        at.pointer());
}

// Vocabularies in which the members stand that a reader of a credential or proof relies on.
constexpr std::array<std::string_view, 4> kRelied = {"https://www.w3.org/", "http://www.w3.org/",
                                                     "https://w3id.org/", "http://w3id.org/"};
// Entries of a term definition that leave its name where a reader looks for it.
constexpr std::array<std::string_view, 5> kHarmlessEntries = {"@id", "@type", "@protected", "@language",
                                                              "@direction"};
constexpr std::array<std::string_view, 4> kHarmlessKeywords = {"@version", "@protected", "@language",
                                                               "@direction"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// An IRI in full, which no prefix changes, in nobody's vocabulary that a reader relies on.
bool is_own_iri(JsonValue value) {
    if (!value.is_string()) return false;
    const auto text = value.string();
    if (text.find("://") == std::string_view::npos && !text.starts_with("urn:")) return false;
    return std::none_of(kRelied.begin(), kRelied.end(), [&](std::string_view vocabulary) {
        return text.starts_with(vocabulary) || vocabulary.starts_with(text);
    });
}

// A term of the document's own, which cannot be another name for something that a reader relies on.
bool is_own_term(std::string_view name, JsonValue definition) {
    if (name == "urn" || name.find(':') != std::string_view::npos) return false;
    if (!definition.is_object()) return is_own_iri(definition);
    const auto id = definition.find("@id");
    if (!id || !is_own_iri(*id)) return false;
    for (const auto& [entry, value] : definition.members())
        if (!is_one_of(kHarmlessEntries, entry)) return false;
    return true;
}

bool is_harmless(JsonValue context) {
    if (context.is_string()) return true;
    if (!context.is_object()) return false;
    if (const auto inner = context.find(name::kContext)) return context.size() == 1 && is_harmless(*inner);
    for (const auto& [name, value] : context.members()) {
        const bool is_vocabulary = name == "@vocab" && is_own_iri(value);
        if (!is_vocabulary && !is_one_of(kHarmlessKeywords, name) &&
            (name.starts_with('@') || !is_own_term(name, value))) {
            return false;
        }
    }
    return true;
}

Result<void> require_harmless(JsonValue context) {
    if (!context.is_array() && !is_harmless(context))
        return not_plain("The context could give another name to what a reader relies on.", context);
    for (const JsonValue one : context.elements()) {
        if (!is_harmless(one))
            return not_plain("A context could give another name to what a reader relies on.", one);
    }
    return {};
}

bool is_plain(std::string_view name, JsonValue object) {
    if (!name.starts_with('@')) return name.find(':') == std::string_view::npos;
    return is_one_of(kOfValues, name) || (name == kType && object.find(kValue));
}

class Look {
  public:
    explicit Look(JsonValue root) : root_id_(root.find(name::kId)) {}

    Result<void> object(JsonValue value, std::optional<std::string_view> left_out, bool is_root) const {
        for (const auto& [name, member] : value.members()) {
            if (name == left_out) continue;
            if (name == name::kContext) {
                CARNET_TRY_VOID(require_harmless(member));
            } else if (!is_plain(name, value)) {
                return not_plain("\"" + std::string(name) + "\" is not a name that a context gives.", member);
            } else if (!is_root && name == name::kId && value.size() > 1 && root_id_ == member &&
                       !is_refresh_service(value)) {
                return not_plain("An object elsewhere says more about the document itself.", value);
            } else if (member.size() > 0) {
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

    std::optional<JsonValue> root_id_;
};

}  // namespace

Result<void> require_plain_names(JsonValue object, std::optional<std::string_view> left_out) {
    return Look(object).object(object, left_out, true);
}

}  // namespace carnet::wallet
