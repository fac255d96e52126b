// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keys/certificate.h"
#include "keys/src/openssl_handles.h"

#include <openssl/x509.h>

namespace carnet::keys {

using CertificateHandle = std::unique_ptr<X509, Release<X509_free>>;

struct Certificate::Impl {
    Bytes der;
    std::string subject;
    UtcTime not_before;
    UtcTime not_after;
    std::vector<std::string> dns_names;
    std::vector<std::string> uris;
    bool is_self_signed = false;
    bool is_authority = false;
    bool may_sign_documents = false;
    // Its extensions are parsed when it is read, so that OpenSSL writes nothing into it later; threads read
    // it.
    CertificateHandle x509;
};

}  // namespace carnet::keys
