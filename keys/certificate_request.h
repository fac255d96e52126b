// SPDX-License-Identifier: Apache-2.0
//
// A certification request: what an issuer sends to a certificate authority to have a key certified.
// Thread-safe. spec: RFC 2986 (PKCS #10); RFC 5280 4.2.1.6 (subjectAltName)
#pragma once

#include "base/result.h"
#include "keys/signer.h"

#include <string>
#include <vector>

namespace carnet::keys {

struct CertificateRequest {
    std::string common_name;   // required
    std::string organisation;  // may be empty
    std::string country;       // ISO 3166-1 alpha-2, may be empty
    std::vector<std::string> dns_names;
    std::vector<std::string> uris;
};

// The request as PEM, signed with the key that it is for. kBadValue: a name that X.509 cannot hold (empty,
// too long, a country that has not two letters, a DNS name or URI with other than visible ASCII characters).
[[nodiscard]] Result<std::string> write_certificate_request(const CertificateRequest& request,
                                                            const Signer& signer);

}  // namespace carnet::keys
