// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/did_publication.h"

namespace carnet::issuer {

Result<wallet::DidDocument> did_document_of(const IssuerSettings& settings, const keys::KeyStore& keys) {
    wallet::DidDocument document;
    document.id = settings.did;
    for (const auto& key : keys.records()) {
        wallet::VerificationMethod method{settings.method_of(key.id), settings.did, key.public_key, {}, {}};
        if (key.retired_since) method.expires = Timestamp::of(*key.retired_since);
        if (key.revoked_as_of) method.revoked = Timestamp::of(*key.revoked_as_of);
        document.assertion_methods.push_back(method.id);
        document.methods.push_back(std::move(method));
    }
    return document;
}

std::string base_path_of(const IssuerSettings& settings) {
    const auto scheme = settings.base_url.find("://");
    const auto host = scheme == std::string::npos ? 0 : scheme + 3;
    const auto slash = settings.base_url.find('/', host);
    return slash == std::string::npos ? std::string() : settings.base_url.substr(slash);
}

}  // namespace carnet::issuer
