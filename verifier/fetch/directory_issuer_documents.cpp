// SPDX-License-Identifier: Apache-2.0
#include "verifier/fetch/issuer_documents.h"
#include "verifier/src/computed_issuer.h"
#include "verifier/src/document_directory.h"
#include "verifier/src/issuer_metadata.h"

namespace carnet::verifier {

DirectoryIssuerDocuments::DirectoryIssuerDocuments(std::unique_ptr<DocumentDirectory> files)
    : files_(std::move(files)) {}

DirectoryIssuerDocuments::~DirectoryIssuerDocuments() = default;

Result<std::unique_ptr<DirectoryIssuerDocuments>> DirectoryIssuerDocuments::open(
    const std::filesystem::path& directory) {
    CARNET_TRY(auto files, DocumentDirectory::open(directory));
    return std::unique_ptr<DirectoryIssuerDocuments>(new DirectoryIssuerDocuments(std::move(files)));
}

Result<IssuerDocument> DirectoryIssuerDocuments::find(std::string_view did, UtcTime now) const {
    const bool by_url = wallet::is_issuer_url(did);
    if (!by_url) {
        CARNET_TRY(auto computed, computed_document(did, now));
        if (computed) return *std::move(computed);
    }
    CARNET_TRY(const auto versions, files_->find(did));
    if (versions.empty()) return files_->nothing_for(did);
    if (versions.size() > 1)
        return error(ErrorCode::kFetchBadAnswer,
                     "Two files say which keys this issuer has, " + versions[0].file.filename().string() +
                         " and " + versions[1].file.filename().string() + ". Keep the newer one.",
                     std::string(did));
    CARNET_TRY(const std::string text, DocumentDirectory::read(versions.front()));
    if (!by_url) return read_issuer_document(text, did, now);
    return read_issuer_metadata(text, did, now, [](std::string_view url) -> Result<std::string> {
        return error(ErrorCode::kFetchRefused, "Lay the issuer's keys into the file itself (jwks).",
                     std::string(url));
    });
}

}  // namespace carnet::verifier
