// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/page_files.h"

#include "base/text_encoding.h"
#include "keys/digest.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>

namespace carnet::verifier {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRemedy = "Build the pages with script/bootstrap, which puts them into build/web.";
constexpr std::string_view kAssets = "/assets/";

struct Kind {
    std::string_view ending;
    std::string_view media_type;
};
constexpr std::array kKinds = {
    Kind{".html", "text/html; charset=utf-8"},
    Kind{".js", "text/javascript; charset=utf-8"},
    Kind{".css", "text/css; charset=utf-8"},
    Kind{".svg", "image/svg+xml"},
    Kind{".json", "application/json"},
    Kind{".webmanifest", "application/manifest+json"},
    Kind{".wasm", "application/wasm"},
    Kind{".woff2", "font/woff2"},
    Kind{".png", "image/png"},
    Kind{".txt", "text/plain; charset=utf-8"},
    Kind{".map", "application/json"},
};

struct Encoding {
    std::string_view ending;
    std::string_view name;
};
constexpr std::array kEncodings = {Encoding{".br", "br"}, Encoding{".gz", "gzip"}};

std::string_view media_type_of(std::string_view name) noexcept {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                    [&](const Kind& kind) { return name.ends_with(kind.ending); });
    return found == kKinds.end() ? std::string_view{} : found->media_type;
}

const Encoding* encoding_of(std::string_view name) noexcept {
    const auto* found = std::find_if(kEncodings.begin(), kEncodings.end(),
                                     [&](const Encoding& each) { return name.ends_with(each.ending); });
    return found == kEncodings.end() ? nullptr : found;
}

// Names that need no encoding in a URL, and no hidden files.
bool is_plain(std::string_view path) noexcept {
    const auto is_allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.' || c == '/';
    };
    return std::all_of(path.begin(), path.end(), is_allowed) && path.find("/.") == std::string_view::npos;
}

Result<std::string> read_whole(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.good() && !stream.eof())
        return error(ErrorCode::kIo, "cannot be read; check its permissions", file.string());
    return bytes;
}

PageBody body_of(std::string bytes, std::string_view encoding) {
    auto etag = "\"" + encode_base64url(keys::sha256(as_bytes(bytes))) + "\"";
    return {std::string(encoding), std::move(bytes), std::move(etag)};
}

// By their paths below the folder, "/assets/index.js".
using Found = std::map<std::string, fs::path, std::less<>>;

Result<Found> find_files(const fs::path& folder, std::vector<std::string>& unused) {
    std::error_code failed;
    fs::recursive_directory_iterator each(folder, failed);
    if (failed)
        return error(
            ErrorCode::kNotFound,
            "the folder of pages cannot be opened: " + failed.message() + ". " + std::string(kRemedy),
            folder.string());
    Found found;
    std::size_t seen = 0;
    std::uintmax_t bytes = 0;
    for (const fs::recursive_directory_iterator end; each != end; each.increment(failed)) {
        if (failed) break;
        const auto status = each->symlink_status(failed);
        if (failed) break;
        if (fs::is_directory(status)) continue;
        auto path = "/" + each->path().lexically_relative(folder).generic_string();
        if (++seen > 4 * kMaxPageFiles)
            return error(ErrorCode::kLimit, "holds far more files than pages have", folder.string());
        if (!fs::is_regular_file(status) || !is_plain(path)) {
            unused.push_back(std::move(path));
            continue;
        }
        const auto size = each->file_size(failed);
        if (failed) break;
        bytes += size;
        if (size > kMaxPageFileBytes || bytes > kMaxPageBytes)
            return error(ErrorCode::kLimit, "is larger than pages may be (16 MiB a file, 64 MiB in all)",
                         each->path().string());
        found.emplace(std::move(path), each->path());
    }
    if (failed) return error(ErrorCode::kIo, "cannot be read: " + failed.message(), folder.string());
    return found;
}

Result<PageFile> read_page(const std::string& path, const Found& found, std::string_view media_type) {
    PageFile page{path, media_type, path.starts_with(kAssets), {}};
    if (path == "/index.html") page.path = "/";
    CARNET_TRY(auto plain, read_whole(found.at(path)));
    for (const auto& [ending, name] : kEncodings) {
        const auto neighbour = found.find(path + std::string(ending));
        if (neighbour == found.end()) continue;
        CARNET_TRY(auto bytes, read_whole(neighbour->second));
        if (bytes.size() < plain.size()) page.bodies.push_back(body_of(std::move(bytes), name));
    }
    std::stable_sort(page.bodies.begin(), page.bodies.end(),
                     [](const PageBody& a, const PageBody& b) { return a.bytes.size() < b.bytes.size(); });
    page.bodies.push_back(body_of(std::move(plain), {}));
    return page;
}

}  // namespace

Result<PageFiles> read_page_files(const fs::path& folder) {
    PageFiles pages;
    CARNET_TRY(const auto found, find_files(folder, pages.unused));
    if (!found.contains("/index.html"))
        return error(ErrorCode::kNotFound, "holds no index.html. " + std::string(kRemedy), folder.string());
    for (const auto& [path, file] : found) {
        const auto* encoding = encoding_of(path);
        if (encoding != nullptr && found.contains(path.substr(0, path.size() - encoding->ending.size())))
            continue;  // read with its neighbour
        const auto media_type = media_type_of(path);
        if (media_type.empty()) {
            pages.unused.push_back(path);
            continue;
        }
        if (pages.files.size() == kMaxPageFiles)
            return error(ErrorCode::kLimit, "holds more than 500 files", folder.string());
        CARNET_TRY(auto page, read_page(path, found, media_type));
        pages.files.push_back(std::move(page));
    }
    return pages;
}

}  // namespace carnet::verifier
