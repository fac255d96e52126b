// SPDX-License-Identifier: Apache-2.0
//
// What an issuer is and how it issues: the sections [issuer], [status] and [issue] of carnet-issuer.toml.
// Other sections belong to the programs (the server's own reader) and are left alone here; an unknown member
// in ours is refused. Every default and its reason: docs/defaults.md. A value; thread-safe to read.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::issuer {

struct IssuerSettings {
    // [issuer]
    std::string name;  // name = "Skills Testing Board": stands in every certificate
    std::string
        base_url;     // base_url = "https://certs.example.org": where serve is reached, without final '/'
    std::string did;  // of base_url, by did:web; not written in the file

    // [status]
    std::uint64_t list_entries = 131'072;    // list_entries: places per list
    unsigned fill_percent = 50;              // fill_percent: a list fuller than this takes no new credentials
    std::int64_t valid_seconds = 24 * 3600;  // valid_hours = 24: how long a published list may be used
    std::int64_t resign_seconds = 3600;      // resign_minutes = 60: published again when older than this

    std::int64_t ttl_seconds =
        5;  // ttl_seconds: verifiers ask again after this (most are told "not modified")

    // [issue]
    std::size_t group_size = 500;  // group_size: credentials per commit

    // Where things are served.
    [[nodiscard]] std::string status_url(std::string_view list, std::string_view purpose) const;
    [[nodiscard]] std::string schema_base() const { return base_url + "/schemas/"; }
    [[nodiscard]] std::string method_of(std::string_view key_id) const {
        return did + "#" + std::string(key_id);
    }
};

// kConfiguration: `where` is the member, `detail` the rule and the remedy.
[[nodiscard]] Result<IssuerSettings> read_settings(std::string_view toml);

}  // namespace carnet::issuer
