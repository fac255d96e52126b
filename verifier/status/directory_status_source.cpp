// SPDX-License-Identifier: Apache-2.0
#include "verifier/status/directory_status_source.h"

#include "verifier/src/document_directory.h"

namespace carnet::verifier {

DirectoryStatusSource::DirectoryStatusSource(std::unique_ptr<DocumentDirectory> files)
    : files_(std::move(files)) {}

DirectoryStatusSource::~DirectoryStatusSource() = default;

Result<std::unique_ptr<DirectoryStatusSource>> DirectoryStatusSource::open(
    const std::filesystem::path& directory) {
    CARNET_TRY(auto files, DocumentDirectory::open(directory));
    return std::unique_ptr<DirectoryStatusSource>(new DirectoryStatusSource(std::move(files)));
}

Result<FetchedList> DirectoryStatusSource::current(std::string_view url,
                                                   std::string_view /*known_etag*/) const {
    CARNET_TRY(const auto versions, files_->find(url));
    if (versions.empty()) return files_->nothing_for(url);
    CARNET_TRY(std::string body, DocumentDirectory::read(versions.back()));
    return FetchedList{std::move(body), {}, false};
}

// The newest version that had begun: a later one replaces an earlier one even before that one's end.
Result<FetchedList> DirectoryStatusSource::at(std::string_view url, UtcTime instant) const {
    CARNET_TRY(const auto versions, files_->find(url));
    const DocumentDirectory::Version* in_force = nullptr;
    for (const auto& version : versions) {
        if (version.valid_from && *version.valid_from <= instant) in_force = &version;
    }
    if (in_force == nullptr) return files_->nothing_for(url);
    if (in_force->valid_until && *in_force->valid_until < instant)
        return error(ErrorCode::kNotFound,
                     "The archive's last version before that moment, " + in_force->file.filename().string() +
                         ", had ended by then: a version is missing.",
                     std::string(url));
    CARNET_TRY(std::string body, DocumentDirectory::read(*in_force));
    return FetchedList{std::move(body), {}, false};
}

}  // namespace carnet::verifier
