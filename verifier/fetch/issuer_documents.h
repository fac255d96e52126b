// SPDX-License-Identifier: Apache-2.0
//
// Where the documents that say which keys an issuer has come from. did:key and did:jwk documents are
// computed from the identifier; did:web documents are fetched, or read from a directory. Any other method is
// kUnsupported. An issuer that is named by an HTTPS URL has its metadata fetched or read likewise, and its
// keys have the ids "<URL>#<kid>". Thread-safe. spec: did:key 0.9; did:web method specification section 2.5.2
// (Read)
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "http/client.h"
#include "verifier/policy.h"
#include "wallet-format/identifier/did_document.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace carnet::verifier {

struct IssuerDocument {
    std::shared_ptr<const wallet::DidDocument> document;  // never null
    UtcTime as_of;               // when it was last known to be what the issuer publishes
    std::string refresh_failed;  // why it could not be asked for again since; empty if that was not needed
};

class IssuerDocuments {
  public:
    virtual ~IssuerDocuments() = default;
    // `did` without fragment, or an issuer's HTTPS URL; `now` by the verifier's clock. kBadIdentifier;
    // kUnsupported (method); kWeakKey, kBadKey, kUnsupportedAlgorithm (did:key, did:jwk); kFetchRefused,
    // kFetchTimeout, kFetchFailed, kNotFound; kFetchTooLarge, kFetchBadAnswer (an HTTP status other than 200,
    // or not a DID document).
    [[nodiscard]] virtual Result<IssuerDocument> find(std::string_view did, UtcTime now) const = 0;
};

// did:web over HTTPS. `scheme` "http" is for demonstrations on the loopback interface only.
class WebIssuerDocuments final : public IssuerDocuments {
  public:
    explicit WebIssuerDocuments(const http::Client& client, std::string scheme = "https")
        : client_(client), scheme_(std::move(scheme)) {}
    [[nodiscard]] Result<IssuerDocument> find(std::string_view did, UtcTime now) const override;

  private:
    [[nodiscard]] Result<IssuerDocument> find_metadata(std::string_view issuer, UtcTime now) const;
    const http::Client& client_;
    std::string scheme_;
};

class DocumentDirectory;  // verifier/src/document_directory.h

// did:web documents and issuer metadata from the "*.json" files directly in a directory, found by their `id`
// or `issuer` whatever their names are. What
// the operator laid there counts as fresh.
class DirectoryIssuerDocuments final : public IssuerDocuments {
  public:
    // kIo when the directory cannot be read; kLimit when it holds more than 10,000 files.
    [[nodiscard]] static Result<std::unique_ptr<DirectoryIssuerDocuments>> open(
        const std::filesystem::path& directory);
    ~DirectoryIssuerDocuments() override;
    [[nodiscard]] Result<IssuerDocument> find(std::string_view did, UtcTime now) const override;

  private:
    explicit DirectoryIssuerDocuments(std::unique_ptr<DocumentDirectory> files);
    std::unique_ptr<DocumentDirectory> files_;
};

// Remembers another source's documents by the staleness rule of Policy::issuer_documents, at most
// PolicyLimits::cached_issuers of them. One DID is fetched by one thread at a time. An error is remembered
// for `retry` seconds; a document that could not be asked for again is given out until `keep`, and the
// pipeline says how old it is.
class CachedIssuerDocuments final : public IssuerDocuments {
  public:
    CachedIssuerDocuments(const IssuerDocuments& source, const Freshness& freshness, std::size_t capacity);
    ~CachedIssuerDocuments() override;
    [[nodiscard]] Result<IssuerDocument> find(std::string_view did, UtcTime now) const override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace carnet::verifier
