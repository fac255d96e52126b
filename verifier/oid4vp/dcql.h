// SPDX-License-Identifier: Apache-2.0
//
// A DCQL query: which credentials a verifier asks a wallet for, and which of their claims. Read strictly,
// because ours are written by people; written as wallets read them. Values; any number of threads may read
// them. spec: OpenID4VP 1.0 sections 6, B.1.1, B.3.5
#pragma once

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/result.h"
#include "wallet-format/sd-jwt/claim_path.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace carnet::verifier {

// The formats that this verifier can judge: "dc+sd-jwt", "ldp_vc".
enum class CredentialFormat : std::uint8_t { kSdJwtVc, kLdpVc };
[[nodiscard]] std::string_view to_string(CredentialFormat format) noexcept;

using ClaimValue = std::variant<std::string, std::int64_t, bool>;

struct ClaimsQuery {
    std::string id;  // empty where the query has no claim_sets
    wallet::ClaimPath path;
    std::vector<ClaimValue> values;  // empty: any
};

struct CredentialQuery {
    std::string id;
    CredentialFormat format = CredentialFormat::kSdJwtVc;
    bool multiple = false;
    bool require_cryptographic_holder_binding = true;
    std::vector<std::string> vct_values;  // of dc+sd-jwt
    std::vector<std::vector<std::string>>
        type_values;  // of ldp_vc: expanded IRIs; one whole inner list must be there
    std::vector<ClaimsQuery> claims;
    std::vector<std::vector<std::string>> claim_sets;  // ids of claims, the preferred set first
};

struct CredentialSetQuery {
    std::vector<std::vector<std::string>> options;  // ids of credentials
    bool required = true;
};

struct DcqlQuery {
    std::vector<CredentialQuery> credentials;
    std::vector<CredentialSetQuery> credential_sets;  // empty: all of credentials

    [[nodiscard]] const CredentialQuery* find(std::string_view id) const noexcept;
};

// At most 16 credentials with 64 claims each, and as many sets. kMissingMember, kUnknownMember, kWrongType,
// kBadValue, kUnsupported (another format, trusted_authorities): `where` is the JSON Pointer.
[[nodiscard]] Result<DcqlQuery> read_dcql(JsonValue object);
void write_dcql(JsonWriter& writer, const DcqlQuery& query);

}  // namespace carnet::verifier
