// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/recognized_entity.h"

#include "base/json_writer.h"
#include "wallet-format/profile/src/envelope_rules.h"
#include "wallet-format/profile/src/envelope_writer.h"
#include "wallet-format/profile/src/issuing_entities.h"
#include "wallet-format/profile/src/running_accreditations.h"
#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::wallet {
namespace {

// spec: Recognized Entities v1.0 section 3 (Data Model)
constexpr std::string_view kCredentialType = "RecognizedEntityCredential";
constexpr std::string_view kEntityType = "RecognizedEntity";
constexpr std::string_view kActionType = "RecognizedAction";
constexpr std::string_view kIssuerType = "RecognizedIssuer";
constexpr std::string_view kRecognizedTo = "recognizedTo";
constexpr std::string_view kRecognizedIn = "recognizedIn";
constexpr std::string_view kRecognizedBy = "recognizedBy";
constexpr std::string_view kOutputValidation = "outputValidation";
constexpr std::string_view kAction = "action";
constexpr std::string_view kLegalName = "legalName";
constexpr std::string_view kSameAs = "sameAs";
constexpr std::string_view kIssue = "issue";
constexpr std::string_view kJsonSchema = "JsonSchema";

constexpr std::size_t kMaxReferences = 20;  // of one entity, and schemas of one action
constexpr std::size_t kMaxActions = 500;    // of one entity

Result<std::vector<JsonValue>> objects(JsonValue object, std::string_view member, std::size_t most) {
    CARNET_TRY(auto found, optional_objects(object, member));
    if (found.size() > most)
        return error(ErrorCode::kLimit, "has more than " + std::to_string(most) + " elements",
                     object.find(member)->pointer());
    return found;
}

Result<void> require_type(JsonValue object, std::string_view type) {
    CARNET_TRY(const auto types, types_of(object));
    if (std::find(types.begin(), types.end(), type) != types.end()) return {};
    return error(ErrorCode::kBadValue, "must be a " + std::string(type) + " here",
                 object.find(name::kType)->pointer());
}

// A text, one with its language, or several of those: the first text is kept.
Result<std::optional<std::string>> read_text(JsonValue object, std::string_view member) {
    auto value = object.find(member);
    if (value && value->is_array()) value = value->size() == 0 ? std::nullopt : std::optional(value->at(0));
    if (!value) return std::optional<std::string>();
    CARNET_TRY(const auto text,
               value->is_object() ? required_string(*value, name::kValue) : value->as_string());
    return std::optional<std::string>(text);
}

Result<std::vector<std::string>> read_texts(JsonValue object, std::string_view member) {
    const auto value = object.find(member);
    if (!value) return std::vector<std::string>{};
    CARNET_TRY(const auto texts, one_or_more_strings(*value));
    return std::vector<std::string>(texts.begin(), texts.end());
}

Result<std::vector<RecognizedIn>> read_references(JsonValue object) {
    CARNET_TRY(const auto found, objects(object, kRecognizedIn, kMaxReferences));
    std::vector<RecognizedIn> references;
    for (const JsonValue json : found) {
        CARNET_TRY(const auto id, required_uri(json, name::kId));
        CARNET_TRY(const auto types, types_of(json));
        references.push_back({std::string(id), {types.begin(), types.end()}});
    }
    return references;
}

Result<OutputValidation> read_validation(JsonValue json) {
    OutputValidation validation;
    CARNET_TRY(validation.id, required_uri(json, name::kId));
    CARNET_TRY(const auto types, types_of(json));
    validation.type = types.front();
    CARNET_TRY(validation.digests, read_texts(json, name::kDigestMultibase));
    return validation;
}

// A URL, or an object whose id is one.
Result<std::optional<std::string>> read_recognizer(JsonValue action) {
    const auto value = action.find(kRecognizedBy);
    if (!value) return std::optional<std::string>();
    CARNET_TRY(const auto url,
               value->is_object() ? required_uri(*value, name::kId) : required_uri(action, kRecognizedBy));
    return std::optional<std::string>(url);
}

// spec: Recognized Entities v1.0 section 3.3 (RecognizedAction)
Result<RecognizedAction> read_action(JsonValue json) {
    CARNET_TRY_VOID(require_type(json, kActionType));
    RecognizedAction action;
    CARNET_TRY(action.action, required_string(json, kAction));
    CARNET_TRY(action.recognized_by, read_recognizer(json));
    CARNET_TRY(const auto validations, objects(json, kOutputValidation, kMaxReferences));
    for (const JsonValue each : validations) {
        CARNET_TRY(auto validation, read_validation(each));
        action.output_validation.push_back(std::move(validation));
    }
    CARNET_TRY(action.valid_from, optional_time(json, name::kValidFrom));
    CARNET_TRY(action.valid_until, optional_time(json, name::kValidUntil));
    return action;
}

// spec: Recognized Entities v1.0 sections 3.1 (General Properties), 3.2 (RecognizedEntity)
Result<RecognizedEntity> read_entity(JsonValue json) {
    CARNET_TRY_VOID(require_type(json, kEntityType));
    RecognizedEntity entity;
    CARNET_TRY(entity.id, optional_uri(json, name::kId));
    CARNET_TRY(entity.name, read_text(json, name::kName));
    CARNET_TRY(entity.legal_name, read_text(json, kLegalName));
    CARNET_TRY(entity.same_as, read_texts(json, kSameAs));
    CARNET_TRY(const auto actions, objects(json, kRecognizedTo, kMaxActions));
    for (const JsonValue each : actions) {
        CARNET_TRY(auto action, read_action(each));
        entity.recognized_to.push_back(std::move(action));
    }
    CARNET_TRY(entity.recognized_in, read_references(json));
    return entity;
}

// spec: VC Data Model 2.0 section 4.7 (an issuer is a URL or an object)
Result<std::vector<RecognizedIn>> references_of_issuer(const Credential& credential) {
    const auto issuer = credential.json().find(name::kIssuer);
    if (!issuer || !issuer->is_object()) return std::vector<RecognizedIn>{};
    return read_references(*issuer);
}

void write_action(JsonWriter& out, const profile::IssuingAction& action) {
    out.begin_object().member(name::kType, kActionType).member(kAction, kIssue);
    out.member(kRecognizedBy, action.recognized_by).key(kOutputValidation).begin_array();
    for (const auto& schema : action.schemas) {
        out.begin_object().member(name::kId, schema.url).member(name::kType, kJsonSchema);
        out.member(name::kDigestMultibase, schema.digest).end_object();
    }
    out.end_array();
    if (action.since) out.member(name::kValidFrom, Timestamp::of(action.since->start()).text());
    out.end_object();
}

void write_entity(JsonWriter& out, const profile::IssuingEntity& entity) {
    out.begin_object().member(name::kId, entity.id).member(name::kType, kEntityType);
    out.member(name::kName, entity.body->name);
    if (entity.body->id) out.member(kSameAs, *entity.body->id);
    out.key(kRecognizedTo).begin_array();
    for (const auto& action : entity.actions) write_action(out, action);
    out.end_array().end_object();
}

void write_issuer(JsonWriter& out, const Envelope& envelope,
                  const std::optional<RecognizedIn>& recognized_in) {
    out.key(name::kIssuer).begin_object().member(name::kId, envelope.issuer);
    out.member(name::kType, kIssuerType).member(name::kName, envelope.issuer_name);
    if (recognized_in) {
        out.key(kRecognizedIn).begin_object().member(name::kId, recognized_in->id);
        out.key(name::kType).begin_array();
        for (const auto& type : recognized_in->types) out.string(type);
        out.end_array().end_object();
    }
    out.end_object();
}

// spec: Recognized Entities v1.0 section 3.4 (RecognizedEntityCredential)
std::string write_credential(const std::vector<profile::IssuingEntity>& entities, const Envelope& envelope,
                             const std::optional<RecognizedIn>& recognized_in) {
    JsonWriter out;
    out.begin_object();
    profile::write_strings(out, name::kContext, {name::kCredentialsV2, kRecognizedEntitiesContext});
    out.member(name::kId, envelope.id);
    profile::write_strings(out, name::kType, {name::kVerifiableCredential, kCredentialType});
    write_issuer(out, envelope, recognized_in);
    profile::write_validity(out, envelope);
    out.key(name::kCredentialSubject).begin_array();
    for (const auto& entity : entities) write_entity(out, entity);
    out.end_array();
    profile::write_statuses(out, envelope);
    out.end_object();
    return out.take();
}

UtcTime end_of(const TrustList& list, const std::optional<Date>& change,
               const std::optional<UtcTime>& wanted) {
    auto end = list.next_update;
    if (change) end = std::min(end, change->start().plus_seconds(-1));  // validUntil is valid still
    if (wanted) end = std::min(end, *wanted);
    return end;
}

}  // namespace

std::optional<RecognizedOutput> output_of(const OutputValidation& validation) {
    static const std::array known = {
        std::pair(profile::digest_of_published("competency-certificate-v1.json"),
                  RecognizedOutput::kCertificate),
        std::pair(profile::digest_of_published("competency-unit-statement-v1.json"),
                  RecognizedOutput::kUnitStatement),
        std::pair(profile::digest_of_type(kCredentialType), RecognizedOutput::kRecognizedEntities)};
    if (validation.type != kJsonSchema) return std::nullopt;
    for (const auto& [digest, output] : known)
        if (std::find(validation.digests.begin(), validation.digests.end(), digest) !=
            validation.digests.end())
            return output;
    return std::nullopt;
}

bool RecognizedIn::is_credential() const noexcept {
    return std::find(types.begin(), types.end(), kCredentialType) != types.end();
}

Result<RecognizedEntities> read_recognized_entities(const Credential& credential) {
    if (!credential.has_type(kCredentialType))
        return error(ErrorCode::kUnsupported, "is not a " + std::string(kCredentialType), "/type");
    RecognizedEntities read;
    read.issuer = credential.issuer();
    CARNET_TRY(read.issuer_recognized_in, references_of_issuer(credential));
    CARNET_TRY(const auto subjects, objects(credential.json(), name::kCredentialSubject, kMaxAccreditations));
    for (const JsonValue each : subjects) {
        CARNET_TRY(auto entity, read_entity(each));
        read.entities.push_back(std::move(entity));
    }
    return read;
}

Result<std::vector<RecognizedIn>> issuer_recognized_in(const Credential& credential) {
    return references_of_issuer(credential);
}

Result<RecognizedEntitiesExport> export_recognized_entities(
    const TrustList& list, const Envelope& envelope, const std::optional<RecognizedIn>& recognized_in) {
    CARNET_TRY_VOID(profile::check_envelope(envelope));
    CARNET_TRY_VOID(check_trust_list(list));
    CARNET_TRY_VOID(check_accreditors(list, envelope.issuer));
    if (envelope.valid_from < list.issued || list.next_update <= envelope.valid_from)
        return error(ErrorCode::kBadTime, "the list does not count at that time; take the version that does",
                     "envelope/valid_from");
    const auto running = profile::running_on(list, envelope.issuer, Date::of(envelope.valid_from));
    auto found = profile::issuing_entities(running.entries, envelope.schema_base, kCredentialType);
    if (found.entities.empty())
        return error(ErrorCode::kBadValue,
                     "hold nobody who may issue anything now, and a credential needs one", "/entries");
    auto bounded = envelope;
    bounded.valid_until = end_of(list, running.until, envelope.valid_until);
    return RecognizedEntitiesExport{write_credential(found.entities, bounded, recognized_in),
                                    std::move(found.schemas), std::move(found.left_out)};
}

}  // namespace carnet::wallet
