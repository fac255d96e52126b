// SPDX-License-Identifier: Apache-2.0
//
// The structural rules of the VC Data Model that concern one member each; credential.cpp puts them together.
// Every function takes the credential object, answers what Credential keeps, and names the offending value.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"

#include <optional>
#include <string_view>
#include <vector>

namespace carnet::wallet {

struct Contexts {
    DataModel data_model = DataModel::kVersion2;
    std::vector<std::string_view> urls;
};
struct Validity {
    std::optional<Timestamp> from;
    std::optional<Timestamp> until;
};

[[nodiscard]] Result<Contexts> read_contexts(JsonValue credential);
[[nodiscard]] Result<Validity> read_validity(JsonValue credential, DataModel model);
// kUnsupportedProof for an object of that type, whose content stands in its id; kBadValue when it does not.
[[nodiscard]] Result<void> refuse_enveloped(JsonValue object, std::string_view type);
[[nodiscard]] Result<std::vector<std::string_view>> read_types(JsonValue credential);
[[nodiscard]] Result<std::string_view> read_issuer(JsonValue credential);
[[nodiscard]] Result<void> check_names(JsonValue object);
[[nodiscard]] Result<void> check_subjects(JsonValue credential);
[[nodiscard]] Result<void> check_typed_members(JsonValue credential);
[[nodiscard]] Result<std::vector<StatusEntry>> read_statuses(JsonValue credential);
[[nodiscard]] Result<std::vector<SchemaReference>> read_schemas(JsonValue credential);
[[nodiscard]] Result<std::vector<RelatedResource>> read_related_resources(JsonValue credential);
[[nodiscard]] Result<std::vector<JsonValue>> read_proofs(JsonValue credential);

}  // namespace carnet::wallet
