// SPDX-License-Identifier: Apache-2.0
//
// What an issuer is and how it issues: the sections [issuer], [status] and [issue] of carnet-issuer.toml. The
// sections [serve] and [admin] are read by issuer/server/serve_settings.h; any other section, and a key that
// is not known, is refused. Every default and its reason: docs/defaults.md. A value; thread-safe to read.
#pragma once

#include "base/result.h"
#include "base/toml_reader.h"
#include "wallet-format/data-integrity/cryptosuite.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::issuer {

inline constexpr std::size_t kMaxSettingsBytes = 262'144;  // of the whole file

struct IssuerSettings {
    // [issuer]
    std::string name;  // name = "Skills Testing Board": stands in every certificate
    std::string
        base_url;     // base_url = "https://certs.example.org": where serve is reached, without final '/'
    std::string did;  // of base_url, by did:web; not written in the file
    // canonical_form = "rdfc": the suites over RDF, which most verifiers expect; "jcs": those over JSON
    wallet::CanonicalForm canonical_form = wallet::CanonicalForm::kRdfc;

    // [status]
    std::uint64_t list_entries = 131'072;  // list_entries: places per list
    unsigned fill_percent = 50;            // fill_percent: a list fuller than this takes no new credentials
    std::int64_t valid_seconds = 86'400;   // valid_hours = 24: how long a published list may be used
    std::int64_t resign_seconds = 3600;    // resign_minutes = 60: published again when older than this

    std::int64_t ttl_seconds =
        5;  // ttl_seconds: verifiers ask again after this (most are told "not modified")

    // [issue]
    std::size_t group_size = 500;  // group_size: credentials per commit

    // Where things are served.
    [[nodiscard]] std::string status_url(std::string_view list, std::string_view purpose) const;
    [[nodiscard]] std::string trust_list_url() const { return base_url + "/trust/list"; }
    [[nodiscard]] std::string schema_base() const { return base_url + "/schemas/"; }
    [[nodiscard]] std::string method_of(std::string_view key_id) const {
        return did + "#" + std::string(key_id);
    }
};

// The whole file, for its readers: here it is said which sections there are.
[[nodiscard]] Result<TomlSection> parse_settings(std::string_view toml);

// kConfiguration: `where` is "line 12, issuer.base_url", `detail` what to write there.
[[nodiscard]] Result<IssuerSettings> read_settings(std::string_view toml);

}  // namespace carnet::issuer
