// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust_directory.h"

#include "verifier/recognition/authorities.h"
#include "verifier/recognition/library_document.h"
#include "verifier/trust/signed_document.h"
#include "verifier/trust/trust_list_document.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace carnet::verifier {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 2'000;

Result<std::string> read_whole(const fs::path& file) {
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    if (failed) return error(ErrorCode::kIo, "It cannot be read: " + failed.message(), file.string());
    if (size > wallet::kTrustListLimits.max_bytes)
        return error(ErrorCode::kLimit, "It is larger than any list.", file.string());
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad()) return error(ErrorCode::kIo, "It cannot be read.", file.string());
    return text;
}

Result<std::vector<fs::path>> json_files(const fs::path& directory) {
    std::vector<fs::path> files;
    std::error_code failed;
    fs::directory_iterator each(directory, failed);
    for (const fs::directory_iterator end; !failed && each != end; each.increment(failed)) {
        if (each->path().extension() != ".json") continue;
        if (files.size() == kMostFiles)
            return error(ErrorCode::kLimit, "There are more than 2,000 JSON files: keep only those in use.",
                         directory.string());
        files.push_back(each->path());
    }
    if (failed)
        return error(ErrorCode::kIo, "The directory cannot be read: " + failed.message() + ".",
                     directory.string());
    std::sort(files.begin(), files.end());
    return files;
}

// The document and the digest of its text, without the text: a country's list is long.
struct TrustFile {
    fs::path file;
    wallet::Credential credential;
    std::string digest;
};

Result<TrustFile> read_trust_file(const fs::path& file) {
    CARNET_TRY(const auto bytes, read_whole(file));
    CARNET_TRY(auto credential, read_trust_document(bytes));
    return TrustFile{file, std::move(credential), digest_of(bytes)};
}

bool is_trust_list(const wallet::Credential& credential) {
    return credential.has_type(wallet::name::kTrustList);
}

}  // namespace

Result<LoadedTrust> load_trust(const fs::path& directory, const Policy& policy,
                               const IssuerDocuments& issuers, UtcTime now) {
    CARNET_TRY(const auto files, json_files(directory));
    LoadedTrust loaded;
    const SignatureSources sources{policy, issuers, now};
    const auto say = [&](const fs::path& file, const Result<void>& added) {
        if (!added) loaded.unused.push_back({file, added.error().message()});
    };
    std::vector<TrustFile> others;
    for (const auto& file : files) {
        auto read = read_trust_file(file);
        if (!read) {
            say(file, read.error());
        } else if (is_trust_list(read->credential)) {
            const auto added =
                add_trust_list(loaded.registry, read->credential, std::move(read->digest), sources);
            const auto* named = policy.find_operator(read->credential.issuer());
            if (!added && named != nullptr)
                loaded.registry.note_refused(named->name, added.error().message());
            say(file, added);
        } else {
            others.push_back(*std::move(read));
        }
    }
    std::stable_sort(others.begin(), others.end(), [](const TrustFile& a, const TrustFile& b) {
        return library_order(a.credential) < library_order(b.credential);
    });
    const KnownAuthorities authorities{policy, loaded.registry, now};
    for (const auto& [file, credential, digest] : others)
        say(file, add_to_library(loaded.library, credential, authorities, sources));
    return loaded;
}

}  // namespace carnet::verifier
