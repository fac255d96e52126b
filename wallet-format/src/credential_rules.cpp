// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/src/credential_rules.h"

#include "wallet-format/jose/token_envelope.h"
#include "wallet-format/src/members.h"
#include "wallet-format/src/status_entry.h"
#include "wallet-format/src/uri.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>

namespace carnet::wallet {
namespace {

// Members whose objects must say what they are, and may say which.
constexpr std::array kTypedMembers{name::kRefreshService, name::kTermsOfUse, name::kEvidence,
                                   name::kConfidenceMethod, name::kRenderMethod};

Error bad_context(std::string detail, JsonValue at) {
    return error(ErrorCode::kBadContext, std::move(detail), at.pointer());
}

Result<DataModel> model_of(JsonValue first) {
    if (first.is_string() && first.string() == name::kCredentialsV2) return DataModel::kVersion2;
    if (first.is_string() && first.string() == name::kCredentialsV1) return DataModel::kVersion1;
    return bad_context(
        "The first context must be https://www.w3.org/ns/credentials/v2, or for a credential of data model "
        "1.1 "
        "https://www.w3.org/2018/credentials/v1.",
        first);
}

// spec: VC Data Model 2.0 section 4.3 (URLs and objects may follow the first)
Result<void> check_further_context(JsonValue context) {
    if (context.is_object() || (context.is_string() && is_absolute_uri(context.string()))) return {};
    return bad_context("A context is an absolute URL or an object.", context);
}

// spec: VC Data Model 2.0 section 11.1 (language value object)
Result<void> check_language_value(JsonValue value) {
    if (value.is_string()) return {};
    CARNET_TRY_VOID(value.as_object());
    CARNET_TRY_VOID(value.require(name::kValue));
    for (const JsonMember& member : value.members()) {
        const bool known =
            member.name == name::kValue || member.name == name::kLanguage || member.name == name::kDirection;
        if (!known) {
            return error(ErrorCode::kUnknownMember,
                         "A text with its language has @value, @language and @direction only.",
                         member.value.pointer());
        }
        CARNET_TRY(const auto text, member.value.as_string());
        if (member.name == name::kDirection && text != "ltr" && text != "rtl") {
            return error(ErrorCode::kBadValue, "@direction is ltr or rtl.", member.value.pointer());
        }
    }
    return {};
}

// Whoever wrote an end here meant it, and a reader of data model 2.0 would not see it.
// spec-exception: VC Data Model 2.0 lets any further member stand (docs/divergences.md)
Result<void> refuse_dates_of_version1(JsonValue credential) {
    for (const auto member : {name::kIssuanceDate, name::kExpirationDate}) {
        if (const auto date = credential.find(member)) {
            return error(ErrorCode::kBadValue,
                         "This date belongs to data model 1.1. In 2.0 it is validFrom or validUntil.",
                         date->pointer());
        }
    }
    return {};
}

// A string, a text with its language, or several of those.
Result<void> check_text(JsonValue object, std::string_view member) {
    const auto value = object.find(member);
    if (!value) return {};
    if (!value->is_array()) return check_language_value(*value);
    for (const JsonValue element : value->elements()) CARNET_TRY_VOID(check_language_value(element));
    return {};
}

Result<SchemaReference> read_schema(JsonValue schema) {
    SchemaReference read;
    CARNET_TRY(read.id, required_uri(schema, name::kId));
    CARNET_TRY(const auto types, types_of(schema));
    read.type = types.front();
    return read;
}

}  // namespace

// spec: VC Data Model 2.0 section 4.3; VC Data Model 1.1 section 4.1
Result<Contexts> read_contexts(JsonValue credential) {
    const auto context = credential.find(name::kContext);
    if (!context) {
        return bad_context("A credential begins with @context; this document has none.", credential);
    }
    if (!context->is_array() || context->size() == 0) {
        if (context->is_string()) CARNET_TRY_VOID(model_of(*context));
        return bad_context("@context must be an array that begins with https://www.w3.org/ns/credentials/v2.",
                           *context);
    }
    Contexts contexts;
    CARNET_TRY(contexts.data_model, model_of(context->at(0)));
    for (const JsonValue element : context->elements()) {
        CARNET_TRY_VOID(check_further_context(element));
        if (element.is_string()) contexts.urls.push_back(element.string());
    }
    return contexts;
}

// spec: VC Data Model 2.0 sections 4.12.1, 4.13.1
Result<void> refuse_enveloped(JsonValue object, std::string_view type) {
    CARNET_TRY(const auto envelope, read_token_envelope(object, type));
    if (!envelope) return {};
    return error(ErrorCode::kUnsupportedProof,
                 "It is secured by an envelope (" + std::string(envelope->media_type) +
                     "), which is not opened at this place.",
                 object.find(name::kId)->pointer());
}

// spec: VC Data Model 2.0 section 4.5
Result<std::vector<std::string_view>> read_types(JsonValue credential) {
    CARNET_TRY(auto types, types_of(credential));
    if (std::find(types.begin(), types.end(), name::kVerifiableCredential) != types.end()) return types;
    return error(ErrorCode::kNotACredential, "A credential has the type VerifiableCredential.",
                 credential.find(name::kType)->pointer());
}

// spec: VC Data Model 2.0 section 4.7
Result<std::string_view> read_issuer(JsonValue credential) {
    CARNET_TRY(const auto issuer, credential.require(name::kIssuer));
    if (!issuer.is_object()) return required_uri(credential, name::kIssuer);
    CARNET_TRY_VOID(check_names(issuer));
    return required_uri(issuer, name::kId);
}

// spec: VC Data Model 2.0 section 4.9; VC Data Model 1.1 sections 4.5, 4.6, 7.4. The dates of 2.0 stand under
// the same IRIs in both base contexts, so a document of 2.0 keeps its end when its first context is
// exchanged.
Result<Validity> read_validity(JsonValue credential, DataModel model) {
    Validity validity;
    CARNET_TRY(validity.from, optional_time(credential, name::kValidFrom));
    CARNET_TRY(validity.until, optional_time(credential, name::kValidUntil));
    if (model == DataModel::kVersion1) {
        CARNET_TRY_VOID(credential.require(name::kIssuanceDate));
        CARNET_TRY(auto issued, optional_time(credential, name::kIssuanceDate));
        CARNET_TRY(auto expires, optional_time(credential, name::kExpirationDate));
        if (!validity.from || validity.from->instant() < issued->instant()) validity.from = std::move(issued);
        if (expires && (!validity.until || expires->instant() < validity.until->instant()))
            validity.until = std::move(expires);
    } else {
        CARNET_TRY_VOID(refuse_dates_of_version1(credential));
    }
    if (!validity.from || !validity.until || validity.from->instant() <= validity.until->instant())
        return validity;
    const auto end = credential.find(name::kValidUntil);
    return error(ErrorCode::kBadValue, "The end of validity lies before its beginning.",
                 end ? end->pointer() : credential.require(name::kExpirationDate).value().pointer());
}

// spec: VC Data Model 2.0 section 4.6
Result<void> check_names(JsonValue object) {
    CARNET_TRY_VOID(check_text(object, name::kName));
    return check_text(object, name::kDescription);
}

// spec: VC Data Model 2.0 section 4.8
Result<void> check_subjects(JsonValue credential) {
    CARNET_TRY(const auto value, credential.require(name::kCredentialSubject));
    CARNET_TRY(const auto subjects, one_or_more_objects(value));
    for (const JsonValue subject : subjects) {
        if (subject.size() == 0) {
            return error(ErrorCode::kBadValue, "A subject about which nothing is said.", subject.pointer());
        }
        CARNET_TRY_VOID(optional_uri(subject, name::kId));
    }
    return {};
}

// spec: VC Data Model 2.0 sections 5.4 (refreshService), 5.5 (termsOfUse), 5.6 (evidence), 5.11 (reserved)
Result<void> check_typed_members(JsonValue credential) {
    for (const auto member : kTypedMembers) {
        CARNET_TRY(const auto objects, optional_objects(credential, member));
        for (const JsonValue object : objects) {
            CARNET_TRY_VOID(types_of(object));
            CARNET_TRY_VOID(optional_uri(object, name::kId));
        }
    }
    return {};
}

// spec: VC Data Model 2.0 section 4.10
Result<std::vector<StatusEntry>> read_statuses(JsonValue credential) {
    CARNET_TRY(const auto entries, optional_objects(credential, name::kCredentialStatus));
    std::vector<StatusEntry> statuses;
    for (const JsonValue entry : entries) {
        CARNET_TRY(auto status, read_status_entry(entry));
        statuses.push_back(std::move(status));
    }
    return statuses;
}

// spec: VC Data Model 2.0 section 4.11
Result<std::vector<SchemaReference>> read_schemas(JsonValue credential) {
    CARNET_TRY(const auto objects, optional_objects(credential, name::kCredentialSchema));
    std::vector<SchemaReference> schemas;
    for (const JsonValue object : objects) {
        CARNET_TRY(auto schema, read_schema(object));
        schemas.push_back(std::move(schema));
    }
    return schemas;
}

// spec: VC Data Model 2.0 section 4.12; VC Data Integrity 1.0 section 2.1
Result<std::vector<JsonValue>> read_proofs(JsonValue credential) {
    return optional_objects(credential, name::kProof);
}

}  // namespace carnet::wallet
