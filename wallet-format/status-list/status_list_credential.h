// SPDX-License-Identifier: Apache-2.0
//
// The credential that carries a status list: written by the issuer, read by the verifier.
// spec: Bitstring Status List 1.0 section 2.2
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/status-list/bitstring.h"

#include <cstdint>
#include <string>
#include <vector>

namespace carnet::wallet {

struct StatusListContent {
    std::string id;                     // the URL under which it is served
    std::string issuer;                 // DID
    std::vector<std::string> purposes;  // usually one
    UtcTime valid_from;
    UtcTime valid_until;
    std::uint64_t ttl_milliseconds = 0;  // 0: not stated
};

// The unsigned credential's text.
[[nodiscard]] std::string write_status_list(const StatusListContent& content, const Bitstring& bits);

// A list read from a credential whose proof is the caller's business.
struct StatusList {
    std::string id;
    std::string issuer;
    std::vector<std::string> purposes;
    std::optional<Timestamp> valid_from;
    std::optional<Timestamp> valid_until;
    std::optional<std::uint64_t> ttl_milliseconds;
    Bitstring bits;
};
// `entry_bits` comes from the referring entry (statusSize). kStatusListType: not a
// BitstringStatusListCredential.
[[nodiscard]] Result<StatusList> read_status_list(const Credential& credential, unsigned entry_bits,
                                                  std::size_t max_bytes);

}  // namespace carnet::wallet
