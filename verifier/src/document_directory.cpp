// SPDX-License-Identifier: Apache-2.0
#include "verifier/src/document_directory.h"

#include "base/json_reader.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/jose/jwt_claims.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace carnet::verifier {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTokenFile = ".jwt";
constexpr std::size_t kMaxFiles = 10'000;
constexpr std::size_t kMaxFileBytes = std::size_t{4} * 1024 * 1024;

std::optional<UtcTime> time_member(JsonValue document, std::string_view name) {
    const auto member = document.find(name);
    if (!member || !member->is_string()) return std::nullopt;
    const auto parsed = Timestamp::parse(member->string());
    if (!parsed) return std::nullopt;
    return parsed->instant();
}

Result<std::string> read_whole(const fs::path& file) {
    std::error_code failed;
    const std::uintmax_t size = fs::file_size(file, failed);
    if (failed) return error(ErrorCode::kIo, "The file cannot be read: " + failed.message(), file.string());
    if (size > kMaxFileBytes)
        return error(ErrorCode::kLimit, "The file is larger than 4 MiB; no document is.", file.string());
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.good() && !stream.eof())
        return error(ErrorCode::kIo, "The file cannot be read; check its permissions.", file.string());
    return text;
}

// Of a status list token, its address and times.
std::string read_token_id(std::string_view text, DocumentDirectory::Version& version) {
    const auto jws = wallet::CompactJws::parse(text);
    if (!jws) return {};
    const auto claims = JsonDocument::parse(as_text(jws->payload()), {.max_bytes = kMaxFileBytes});
    if (!claims) return {};
    const auto registered = wallet::read_jwt_claims(claims->root());
    if (!registered) return {};
    version.valid_from = registered->iat;
    version.valid_until = registered->exp;
    return registered->sub;
}

// What a file holds: its document's id and dates; of issuer metadata and of status list tokens, the name
// under which they are asked for. A file that is no such document has an empty id.
std::string read_id(const fs::path& file, DocumentDirectory::Version& version) {
    version.file = file;
    const auto text = read_whole(file);
    if (!text) return {};
    if (file.extension() == kTokenFile) return read_token_id(*text, version);
    const auto document = JsonDocument::parse(*text, {.max_bytes = kMaxFileBytes});
    if (!document) return {};
    auto id = document->root().find("id");
    const bool has_keys = document->root().find("jwks") || document->root().find("jwks_uri");
    if (!id && has_keys) id = document->root().find("issuer");
    if (!id || !id->is_string()) return {};
    version.valid_from = time_member(document->root(), "validFrom");
    version.valid_until = time_member(document->root(), "validUntil");
    return std::string(id->string());
}

}  // namespace

Result<std::unique_ptr<DocumentDirectory>> DocumentDirectory::open(fs::path directory) {
    std::unique_ptr<DocumentDirectory> opened(new DocumentDirectory(std::move(directory)));
    CARNET_TRY_VOID(opened->look_again());
    return opened;
}

Result<void> DocumentDirectory::look_again() const {
    std::error_code failed;
    std::map<fs::path, Known> seen;
    fs::directory_iterator each(directory_, failed);
    for (const fs::directory_iterator end; !failed && each != end; each.increment(failed)) {
        if (each->path().extension() != ".json" && each->path().extension() != kTokenFile) continue;
        if (seen.size() == kMaxFiles)
            return error(ErrorCode::kLimit,
                         "There are more than 10,000 JSON files; keep only the lists that are asked for.",
                         directory_.string());
        std::error_code gone;
        Known now{each->last_write_time(gone), each->file_size(gone), {}, {}};
        if (gone) continue;
        const auto before = known_.find(each->path());
        if (before != known_.end() && before->second.changed == now.changed &&
            before->second.size == now.size) {
            now = std::move(before->second);
        } else {
            now.id = read_id(each->path(), now.version);
        }
        seen.emplace(each->path(), std::move(now));
    }
    if (failed)
        return error(
            ErrorCode::kIo,
            "The directory cannot be read (" + failed.message() + "); check its name and permissions.",
            directory_.string());
    known_ = std::move(seen);
    return {};
}

Result<std::vector<DocumentDirectory::Version>> DocumentDirectory::find(std::string_view id) const {
    const std::lock_guard lock(guard_);
    CARNET_TRY_VOID(look_again());
    std::vector<Version> found;
    for (const auto& [path, known] : known_) {
        if (known.id == id) found.push_back(known.version);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Version& a, const Version& b) { return a.valid_from < b.valid_from; });
    return found;
}

Result<std::string> DocumentDirectory::read(const Version& version) {
    return read_whole(version.file);
}

Error DocumentDirectory::nothing_for(std::string_view id) const {
    const std::lock_guard lock(guard_);
    return error(ErrorCode::kNotFound,
                 "None of the " + std::to_string(known_.size()) + " JSON files in " + directory_.string() +
                     " has the id " + std::string(id) + ". Lay the document there.",
                 directory_.string());
}

}  // namespace carnet::verifier
