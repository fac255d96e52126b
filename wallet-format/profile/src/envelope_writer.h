// SPDX-License-Identifier: Apache-2.0
//
// The members of a credential that are the same in all our documents. Each belongs to one function call.
#pragma once

#include "base/json_writer.h"
#include "wallet-format/profile/envelope.h"

#include <initializer_list>
#include <span>
#include <string_view>

namespace carnet::wallet::profile {

void write_strings(JsonWriter& out, std::string_view key, std::span<const std::string_view> values);
inline void write_strings(JsonWriter& out, std::string_view key,
                          std::initializer_list<std::string_view> values) {
    write_strings(out, key, std::span(values.begin(), values.size()));
}
// validFrom and, where there is one, validUntil.
void write_validity(JsonWriter& out, const Envelope& envelope);
// credentialStatus, where there is one. spec: Bitstring Status List 1.0 section 2.1
void write_statuses(JsonWriter& out, const Envelope& envelope);
// credentialSchema, at the issuer's own address. spec: VC JSON Schema section 2.1 (JsonSchema)
void write_schema(JsonWriter& out, const Envelope& envelope, std::string_view schema_file);
// relatedResource: other verifiers may have to preload Carnet's context; this says which bytes we mean.
// spec: VC Data Model 2.0 section 5.3
void write_carnet_resource(JsonWriter& out);

}  // namespace carnet::wallet::profile
