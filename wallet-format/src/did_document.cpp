// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/identifier/did_document.h"

#include "base/json_writer.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::size_t kMaxMethods = 256;  // more keys than any issuer has; keeps look-ups short

// The absolute form of a method's id or of a reference to it: a fragment alone belongs to the document.
// spec: DID Core 1.0 section 3.2.2
Result<std::string> absolute_id(JsonValue value, std::string_view did) {
    CARNET_TRY(const auto text, value.as_string());
    const std::string absolute = text.starts_with('#') ? std::string(did).append(text) : std::string(text);
    CARNET_TRY(const auto url, parse_did_url(absolute));
    if (!url.fragment.empty()) return absolute;
    return error(ErrorCode::kBadIdentifier, "The id of a verification method has a fragment (#...).",
                 value.pointer());
}

// The key of a Multikey or JsonWebKey. Exactly one spelling of it may stand there.
// spec: Controlled Identifiers 1.0 sections 2.2, 2.2.2, 2.2.3
Result<keys::PublicKey> read_key(JsonValue method, std::string_view type) {
    const auto multibase = method.find(name::kPublicKeyMultibase);
    const auto jwk = method.find(name::kPublicKeyJwk);
    if (multibase && jwk) {
        return error(ErrorCode::kBadKey, "The same key must not stand there twice, as Multikey and as JWK.",
                     method.pointer());
    }
    if (type == name::kJsonWebKey) {
        CARNET_TRY(const auto value, method.require(name::kPublicKeyJwk));
        return keys::PublicKey::from_jwk(value);
    }
    CARNET_TRY(const auto text, required_string(method, name::kPublicKeyMultibase));
    return keys::PublicKey::from_multikey(text);
}

Error placed(Error failed, JsonValue at) {
    if (!failed.where.starts_with('/')) failed.where = at.pointer();
    return failed;
}

// Nothing, where the type or the kind of key is not known to us.
Result<std::optional<VerificationMethod>> read_method(JsonValue method, std::string_view did) {
    CARNET_TRY_VOID(method.as_object());
    CARNET_TRY(const auto id_value, method.require(name::kId));
    CARNET_TRY(auto id, absolute_id(id_value, did));
    CARNET_TRY(const auto type, required_string(method, name::kType));
    if (type != name::kMultikey && type != name::kJsonWebKey) return std::optional<VerificationMethod>{};
    CARNET_TRY(const auto controller, required_uri(method, name::kController));
    CARNET_TRY(auto expires, optional_time(method, name::kExpires));
    CARNET_TRY(auto revoked, optional_time(method, name::kRevoked));
    auto key = read_key(method, type);
    if (!key && key.error().code == ErrorCode::kUnsupportedAlgorithm)
        return std::optional<VerificationMethod>{};
    if (!key) return placed(std::move(key).error(), method);
    return std::optional(VerificationMethod{
        std::move(id), std::string(controller), *std::move(key), std::move(expires), std::move(revoked),
        type == name::kMultikey ? KeyForm::kMultikey : KeyForm::kJsonWebKey});
}

// spec: Controlled Identifiers 1.0 section 2.2 (two methods cannot share an id)
Result<void> add_method(DidDocument& document, JsonValue value) {
    CARNET_TRY(auto method, read_method(value, document.id));
    if (!method) return {};
    if (document.find(method->id) != nullptr) {
        return error(ErrorCode::kBadValue, "Two verification methods have the same id.", value.pointer());
    }
    if (document.methods.size() >= kMaxMethods) {
        return error(ErrorCode::kLimit, "More than 256 verification methods.", value.pointer());
    }
    document.methods.push_back(*std::move(method));
    return {};
}

Result<void> read_methods(DidDocument& document, JsonValue json) {
    const auto value = json.find(name::kVerificationMethod);
    if (!value) return {};
    CARNET_TRY(const auto list, value->as_array());
    for (const JsonValue method : list.elements()) CARNET_TRY_VOID(add_method(document, method));
    return {};
}

// A relationship names methods by id or holds them; a method that is held serves this relationship only.
// spec: Controlled Identifiers 1.0 section 2.3
Result<std::vector<std::string>> read_relationship(DidDocument& document, JsonValue json,
                                                   std::string_view member) {
    std::vector<std::string> ids;
    const auto value = json.find(member);
    if (!value) return ids;
    CARNET_TRY(const auto list, value->as_array());
    for (const JsonValue element : list.elements()) {
        if (ids.size() >= kMaxMethods) {
            return error(ErrorCode::kLimit, "More than 256 methods in one relationship.", element.pointer());
        }
        if (element.is_object()) CARNET_TRY_VOID(add_method(document, element));
        CARNET_TRY(const auto id_value, element.is_object() ? element.require(name::kId) : element);
        CARNET_TRY(auto id, absolute_id(id_value, document.id));
        ids.push_back(std::move(id));
    }
    return ids;
}

void write_method(JsonWriter& writer, const VerificationMethod& method) {
    writer.begin_object();
    writer.member(name::kId, method.id);
    const bool is_multikey = method.form == KeyForm::kMultikey;
    writer.member(name::kType, is_multikey ? name::kMultikey : name::kJsonWebKey);
    writer.member(name::kController, method.controller);
    if (method.expires) writer.member(name::kExpires, method.expires->text());
    if (method.revoked) writer.member(name::kRevoked, method.revoked->text());
    if (is_multikey) writer.member(name::kPublicKeyMultibase, method.key.multikey());
    if (!is_multikey) writer.key(name::kPublicKeyJwk).raw(method.key.jwk());
    writer.end_object();
}

void write_relationship(JsonWriter& writer, std::string_view member, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    writer.key(member).begin_array();
    for (const auto& id : ids) writer.string(id);
    writer.end_array();
}

bool contains(const std::vector<std::string>& ids, std::string_view id) noexcept {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

const VerificationMethod* DidDocument::find(std::string_view wanted) const noexcept {
    const auto found =
        std::find_if(methods.begin(), methods.end(),
                     [wanted](const VerificationMethod& method) { return method.id == wanted; });
    return found == methods.end() ? nullptr : &*found;
}

bool DidDocument::may_assert(std::string_view wanted) const noexcept {
    return contains(assertion_methods, wanted);
}

bool DidDocument::may_authenticate(std::string_view wanted) const noexcept {
    return contains(authentication, wanted);
}

// spec: Controlled Identifiers 1.0 section 2.1; DID Core 1.0 section 5
Result<DidDocument> read_did_document(JsonValue json, std::string_view did) {
    CARNET_TRY_VOID(json.as_object());
    CARNET_TRY(const auto id, required_string(json, name::kId));
    if (id != did) {
        return error(ErrorCode::kBadIdentifier,
                     "The document belongs to another identifier: " + std::string(id),
                     json.pointer() + "/id");
    }
    DidDocument document{std::string(did), {}, {}, {}};
    CARNET_TRY_VOID(read_methods(document, json));
    CARNET_TRY(document.assertion_methods, read_relationship(document, json, name::kAssertionMethod));
    CARNET_TRY(document.authentication, read_relationship(document, json, name::kAuthentication));
    return document;
}

std::string write_did_document(const DidDocument& document) {
    JsonWriter writer;
    writer.begin_object();
    const auto has = [&](KeyForm form) {
        return std::any_of(document.methods.begin(), document.methods.end(),
                           [form](const VerificationMethod& method) { return method.form == form; });
    };
    writer.key(name::kContext).begin_array().string(name::kDidV1);
    if (has(KeyForm::kMultikey)) writer.string(name::kMultikeyV1);
    if (has(KeyForm::kJsonWebKey)) writer.string(name::kJwkV1);
    writer.end_array();
    writer.member(name::kId, document.id);
    writer.key(name::kVerificationMethod).begin_array();
    for (const auto& method : document.methods) write_method(writer, method);
    writer.end_array();
    write_relationship(writer, name::kAssertionMethod, document.assertion_methods);
    write_relationship(writer, name::kAuthentication, document.authentication);
    writer.end_object();
    return writer.take();
}

}  // namespace carnet::wallet
