// SPDX-License-Identifier: Apache-2.0
//
// A W3C Verifiable Credential (Data Model 2.0 or 1.1) as an immutable value: its text, and the members that
// every credential has, read and checked once. Nothing here is proven; the verifier's pipeline does that.
// Cheap to copy; any number of threads may read it.
// spec: VC Data Model 2.0 section 4; VC Data Model 1.1 section 4
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// One entry of credentialStatus, read as far as its type is known to us.
// spec: Bitstring Status List 1.0 section 2.1
struct StatusEntry {
    std::string id;           // may be empty
    std::string type;         // "BitstringStatusListEntry" or something we do not know
    std::string purpose;      // "revocation", "suspension", "message", ...
    std::uint64_t index = 0;  // statusListIndex, a decimal string on the wire
    std::string list;         // statusListCredential, a URL
    unsigned size = 1;        // statusSize: bits per entry
    std::vector<std::pair<std::uint64_t, std::string>>
        messages;  // statusMessage: value (hex on the wire) and text
};

struct SchemaReference {
    std::string id;
    std::string type;
};

// spec: VC Data Model 2.0 section 5.3 (relatedResource)
struct RelatedResource {
    std::string id;
    std::string digest_sri;        // "sha256-..." or empty
    std::string digest_multibase;  // "u..." or empty; at least one of the two is there
};

// What a signature says of itself, without being checked: whose key, and when.
struct SignatureStatement {
    std::string verification_method;  // a DID URL, or whatever else the signer wrote; may be empty
    std::optional<UtcTime> created;
};

// Said by the first context.
enum class DataModel : std::uint8_t { kVersion1, kVersion2 };  // 1.1, 2.0

class Credential {
  public:
    // Reads and checks the structural rules: contexts, types, issuer, validity, subjects, status, schemas,
    // relatedResource ids unique, names with language and direction, members that need id or type.
    // kNotACredential, kBadContext, kMissingMember, kWrongType, kBadValue, kBadTime: `where` is the JSON
    // Pointer. kUnsupportedProof: it is enveloped. `around`: of the token that the document came in.
    [[nodiscard]] static Result<Credential> from_json(JsonDocument document,
                                                      std::optional<SignatureStatement> around = {});

    [[nodiscard]] JsonValue json() const noexcept { return document_.root(); }
    [[nodiscard]] const JsonDocument& document() const noexcept { return document_; }
    [[nodiscard]] DataModel data_model() const noexcept { return data_model_; }
    [[nodiscard]] std::string_view id() const noexcept { return id_; }  // empty when the credential has none
    [[nodiscard]] const std::vector<std::string_view>& contexts() const noexcept {
        return contexts_;
    }  // string ones only
    [[nodiscard]] const std::vector<std::string_view>& types() const noexcept { return types_; }
    [[nodiscard]] bool has_type(std::string_view type) const noexcept;
    [[nodiscard]] std::string_view issuer() const noexcept { return issuer_; }
    // In data model 1.1 issuanceDate and expirationDate; where validFrom and validUntil stand beside them,
    // the later beginning and the earlier end.
    [[nodiscard]] const std::optional<Timestamp>& valid_from() const noexcept { return valid_from_; }
    [[nodiscard]] const std::optional<Timestamp>& valid_until() const noexcept { return valid_until_; }
    [[nodiscard]] const std::vector<StatusEntry>& statuses() const noexcept { return statuses_; }
    [[nodiscard]] const std::vector<SchemaReference>& schemas() const noexcept { return schemas_; }
    [[nodiscard]] const std::vector<RelatedResource>& related_resources() const noexcept { return related_; }
    // The proof objects as received; empty when there are none inside.
    [[nodiscard]] const std::vector<JsonValue>& proofs() const noexcept { return proofs_; }
    // The signature around the document, where it came in a token.
    [[nodiscard]] const std::optional<SignatureStatement>& around() const noexcept { return around_; }
    // What all its signatures say of themselves, around it and inside. Proofs that cannot be read say
    // nothing.
    [[nodiscard]] std::vector<SignatureStatement> signatures() const;

  private:
    explicit Credential(JsonDocument document) : document_(std::move(document)) {}
    JsonDocument document_;
    DataModel data_model_ = DataModel::kVersion2;
    std::string_view id_;
    std::vector<std::string_view> contexts_;
    std::vector<std::string_view> types_;
    std::string_view issuer_;
    std::optional<Timestamp> valid_from_;
    std::optional<Timestamp> valid_until_;
    std::vector<StatusEntry> statuses_;
    std::vector<SchemaReference> schemas_;
    std::vector<RelatedResource> related_;
    std::vector<JsonValue> proofs_;
    std::optional<SignatureStatement> around_;
};

}  // namespace carnet::wallet
