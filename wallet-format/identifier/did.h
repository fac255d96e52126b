// SPDX-License-Identifier: Apache-2.0
//
// DIDs and DID URLs: parsing only; fetching is the verifier's (verifier/fetch).
// spec: DID Core 1.0 section 3; did:key 0.9; did:web method specification
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace carnet::wallet {

// did:method:specific-id[#fragment]. Paths, queries and relative references are refused (kBadIdentifier).
struct DidUrl {
    std::string did;       // without fragment
    std::string method;    // "key", "web", ...
    std::string fragment;  // without '#', may be empty
};
[[nodiscard]] Result<DidUrl> parse_did_url(std::string_view text);

// Where the DID document of a did:web lives: "did:web:example.org%3A8443:a:b" ->
// https://example.org:8443/a/b/did.json, without path -> /.well-known/did.json. Refused: user info, a bare
// port, IP literals with odd spellings, empty or dotted path parts, percent-encoding other than %3A before
// the port and of reserved characters in the path.
[[nodiscard]] Result<std::string> did_web_url(std::string_view did, std::string_view scheme = "https");
// The other way, for an issuer that publishes at `base_url` ("https://host[:port][/path]").
[[nodiscard]] Result<std::string> did_web_of(std::string_view base_url);

}  // namespace carnet::wallet
