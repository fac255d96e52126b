// SPDX-License-Identifier: Apache-2.0
//
// Keys of the admin API: machines that read, or that prepare what officers then sign. The store keeps them
// hashed (docs/formats/api-keys.md); the key itself is shown once. No role approves: an API key proves no
// person. Making and removing one are acts, each with its audit entry in the same transaction.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"
#include "keys/digest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

enum class ApiRole : std::uint8_t { kRead, kPrepare };  // kPrepare may also read
[[nodiscard]] std::string_view to_string(ApiRole role) noexcept;
[[nodiscard]] Result<ApiRole> api_role_from(std::string_view text);

struct ApiKeyRecord {
    std::string name;
    ApiRole role = ApiRole::kRead;
    Sha256Digest hash{};  // of the whole key; it holds 256 random bits, so no slow hash is needed
    UtcTime created;
};

// SHA-256 of the record as canonical JSON: what the audit entries about this key hold.
[[nodiscard]] Sha256Digest digest_of(const ApiKeyRecord& record);

// In the order of addition. Errors as of the store; kStoreCorrupt: what is kept does not read.
[[nodiscard]] Result<std::vector<ApiKeyRecord>> list_api_keys(const Records& records);

// Makes a key and returns it, "ck_NAME_SECRET". kConflict: the name is taken. kBadValue: the name's letters.
// kLimit: there are 1,000 already.
[[nodiscard]] Result<std::string> add_api_key(IssuerHome& home, std::string_view name, ApiRole role,
                                              UtcTime now, Random& random);
// kNotFound: no key has this name.
[[nodiscard]] Result<void> remove_api_key(IssuerHome& home, std::string_view name, UtcTime now);
// Forgets all of them, also those that do not read, inside the caller's transaction; returns how many could
// be read.
[[nodiscard]] Result<std::uint64_t> drop_api_keys(Records& records);

// The record of a key that was presented, if there is one. Every record is compared, each in constant time.
[[nodiscard]] Result<std::optional<ApiKeyRecord>> find_api_key(const Records& records,
                                                               std::string_view presented);

}  // namespace carnet::issuer
