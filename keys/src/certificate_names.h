// SPDX-License-Identifier: Apache-2.0
//
// The names that a certificate gives to whoever holds its key.
#pragma once

#include "base/result.h"

#include <string>
#include <vector>

#include <openssl/x509.h>

namespace carnet::keys {

struct AlternativeNames {
    std::vector<std::string> dns;   // in lower case
    std::vector<std::string> uris;  // as written
};

// kBadCertificate: more than 64 names, or one with other than visible ASCII (a NUL inside a name once made
// one host pass for another). spec: RFC 5280 4.2.1.6
[[nodiscard]] Result<AlternativeNames> alternative_names(const X509* x509);

}  // namespace carnet::keys
