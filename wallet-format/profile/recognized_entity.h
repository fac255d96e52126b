// SPDX-License-Identifier: Apache-2.0
//
// The adapter to the W3C's Recognized Entities v1.0, a Working Draft that is not stable: everything that is
// named as there is named in this pair of files only. A trust list is written as a RecognizedEntityCredential
// as of one moment, and any such credential is read into a neutral value. What is lost each way:
// docs/formats/recognized-entity.md. Pure and thread-safe.
// spec: Recognized Entities v1.0, Working Draft of 2 August 2026
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/trust_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

inline constexpr std::string_view kRecognizedEntitiesDraft =
    "https://www.w3.org/TR/2026/WD-vc-recognized-entities-1.0-20260802/";
// The draft defines no context of its own yet; its examples use this one beside that of the data model.
inline constexpr std::string_view kRecognizedEntitiesContext =
    "https://www.w3.org/ns/credentials/examples/v2";

// A schema that what comes of an action must fit.
struct OutputValidation {
    std::string id;  // its address
    std::string type;
    std::vector<std::string> digests;  // digestMultibase; none: whoever serves it may change it
    friend bool operator==(const OutputValidation&, const OutputValidation&) = default;
};

// What Carnet's own export limits an action to, known by the digest of the schema. Nothing: a schema of
// somebody else, or one that says a scope; whether a document fits it is not known here.
enum class RecognizedOutput : std::uint8_t { kCertificate, kUnitStatement, kRecognizedEntities };
[[nodiscard]] std::optional<RecognizedOutput> output_of(const OutputValidation& validation);

struct RecognizedAction {
    std::string action;                               // "issue", "verify", or a word that needs an agreement
    std::optional<std::string> recognized_by;         // a URL
    std::vector<OutputValidation> output_validation;  // all must hold; none: nothing was limited
    // Of later editor's drafts, and kept because to overlook an end is unsafe.
    std::optional<Timestamp> valid_from;
    std::optional<Timestamp> valid_until;
    friend bool operator==(const RecognizedAction&, const RecognizedAction&) = default;
};

// A list on which somebody stands: a RecognizedEntityCredential, or a list of another kind.
struct RecognizedIn {
    std::string id;  // its address
    std::vector<std::string> types;
    [[nodiscard]] bool is_credential() const noexcept;
    friend bool operator==(const RecognizedIn&, const RecognizedIn&) = default;
};

struct RecognizedEntity {
    std::string id;  // empty: nobody can be compared with it
    std::optional<std::string> name;
    std::optional<std::string> legal_name;
    std::vector<std::string> same_as;
    std::vector<RecognizedAction> recognized_to;
    std::vector<RecognizedIn> recognized_in;
    friend bool operator==(const RecognizedEntity&, const RecognizedEntity&) = default;
};

struct RecognizedEntities {
    std::string issuer;
    std::vector<RecognizedIn> issuer_recognized_in;  // where its issuer is recognized in turn
    std::vector<RecognizedEntity> entities;
    friend bool operator==(const RecognizedEntities&, const RecognizedEntities&) = default;
};

// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kBadTime with the
// JSON Pointer; kLimit: more entities, actions or references than anybody needs. Members that the draft does
// not know are passed over, as it allows.
[[nodiscard]] Result<RecognizedEntities> read_recognized_entities(const Credential& credential);
// `recognizedIn` of the issuer of any credential; none when it has none. The same errors.
[[nodiscard]] Result<std::vector<RecognizedIn>> issuer_recognized_in(const Credential& credential);

struct SchemaFile {
    std::string name;  // under the envelope's schema_base
    std::string text;
    friend bool operator==(const SchemaFile&, const SchemaFile&) = default;
};

// An accreditation that is in force and cannot be said in the draft's terms without saying too much.
struct LeftOut {
    std::string accreditation;  // its id
    std::string reason;
    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

struct RecognizedEntitiesExport {
    std::string credential;           // the unsigned text
    std::vector<SchemaFile> schemas;  // what must be served beside it
    std::vector<LeftOut> left_out;
};

// What of the list is in force at the envelope's valid_from. It ends with next_update, with the envelope's
// valid_until, or on the first day on which one of the accreditations changes: the draft judges by the
// present only. `recognized_in`: where the operator itself is recognized. kBadTime: the list does not count
// at that time. kBadValue: as write_trust_list(), or nothing is in force that the draft can say.
[[nodiscard]] Result<RecognizedEntitiesExport> export_recognized_entities(
    const TrustList& list, const Envelope& envelope, const std::optional<RecognizedIn>& recognized_in = {});

}  // namespace carnet::wallet
