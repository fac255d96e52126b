// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/context_keywords.h"

#include "wallet-format/rdf/src/iri.h"
#include "wallet-format/rdf/src/json_ld_error.h"
#include "wallet-format/rdf/src/keyword.h"

namespace carnet::wallet {
namespace {

Result<void> apply_base(ActiveContext& result, JsonValue value) {
    if (value.is_null()) {
        result.base.reset();
    } else if (value.is_string() && has_iri_form(value.string())) {
        result.base = value.string();
    } else if (value.is_string() && result.base) {
        result.base = resolve_iri(*result.base, value.string());
    } else {
        return json_ld_error("invalid base IRI", "@base is an IRI or null.", value);
    }
    return {};
}

Result<void> apply_vocabulary(ActiveContext& result, JsonValue value) {
    if (value.is_null()) {
        result.vocabulary.reset();
        return {};
    }
    if (!value.is_string()) return json_ld_error("invalid vocab mapping", "@vocab is an IRI or null.", value);
    result.vocabulary = expand_iri(result, value.string(), RelativeTo::kVocabularyThenBase);
    return {};
}

Result<void> apply_language(ActiveContext& result, JsonValue value) {
    if (value.is_null()) {
        result.language.reset();
        return {};
    }
    if (!value.is_string())
        return json_ld_error("invalid default language", "@language is a language tag or null.", value);
    result.language = value.string();
    return {};
}

}  // namespace

Result<void> check_version(JsonValue context) {
    const auto version = context.find(keyword::kVersion);
    if (!version || (version->is_number() && version->number() == 1.1)) return {};
    return json_ld_error("invalid @version value", "@version is the number 1.1.", *version);
}

Result<JsonValue> imported_definition(JsonValue document, JsonValue import) {
    const auto context = document.find(keyword::kContext);
    if (!context || !context->is_object())
        return json_ld_error("invalid remote context", "What is imported is no single context definition.",
                             import);
    if (const auto another = context->find(keyword::kImport))
        return json_ld_error("invalid context entry", "What is imported imports another one.", *another);
    return *context;
}

Result<std::optional<TextDirection>> read_direction(JsonValue value) {
    if (value.is_null()) return std::optional<TextDirection>();
    if (value.is_string() && value.string() == "ltr") return std::optional(TextDirection::kLeftToRight);
    if (value.is_string() && value.string() == "rtl") return std::optional(TextDirection::kRightToLeft);
    return json_ld_error("invalid base direction", "A direction is \"ltr\", \"rtl\" or null.", value);
}

Result<void> apply_keywords(ActiveContext& result, const ContextDefinition& definition, bool is_local) {
    if (const auto* base = definition.find(keyword::kBase); base != nullptr && is_local)
        CARNET_TRY_VOID(apply_base(result, base->value));
    if (const auto* vocabulary = definition.find(keyword::kVocab); vocabulary != nullptr)
        CARNET_TRY_VOID(apply_vocabulary(result, vocabulary->value));
    if (const auto* language = definition.find(keyword::kLanguage); language != nullptr)
        CARNET_TRY_VOID(apply_language(result, language->value));
    if (const auto* direction = definition.find(keyword::kDirection); direction != nullptr) {
        CARNET_TRY(result.direction, read_direction(direction->value));
    }
    const auto* propagate = definition.find(keyword::kPropagate);
    if (propagate == nullptr || propagate->value.type() == JsonType::kBoolean) return {};
    return json_ld_error("invalid @propagate value", "@propagate is true or false.", propagate->value);
}

}  // namespace carnet::wallet
