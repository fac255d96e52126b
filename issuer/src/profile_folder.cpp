// SPDX-License-Identifier: Apache-2.0
#include "issuer/profile_folder.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace carnet::issuer {
namespace {

std::filesystem::path folder_of(const IssuerHome& home) {
    return home.directory() / "profiles";
}

Error not_writable(const std::filesystem::path& path, const std::error_code& failed) {
    return error(ErrorCode::kIo, "cannot be written: " + failed.message(), path.string());
}

// A name from the command line becomes a file name, so only a profile's own alphabet passes.
bool is_profile_name(std::string_view name) {
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

Result<void> write_profile(const std::filesystem::path& path, std::string_view toml) {
    const auto beside = path.string() + ".part";
    std::ofstream file(beside, std::ios::binary);
    file << toml;
    file.close();
    if (!file) return error(ErrorCode::kIo, "cannot be written", path.string());
    std::error_code failed;
    std::filesystem::rename(beside, path, failed);
    if (failed) return not_writable(path, failed);
    return {};
}

}  // namespace

Result<IssuingProfile> keep_profile(const IssuerHome& home, std::string_view toml, bool replace) {
    CARNET_TRY(auto profile, read_profile(toml));
    std::error_code failed;
    std::filesystem::create_directories(folder_of(home), failed);
    if (failed) return not_writable(folder_of(home), failed);
    const auto path = folder_of(home) / (profile.name + ".toml");
    if (!replace && std::filesystem::exists(path))
        return error(ErrorCode::kConflict,
                     "a profile of this name is there already; --replace puts this one in its place",
                     profile.name);
    CARNET_TRY_VOID(write_profile(path, toml));
    return profile;
}

Result<IssuingProfile> find_profile(const IssuerHome& home, std::string_view name) {
    const auto path = folder_of(home) / (std::string(name) + ".toml");
    if (!is_profile_name(name) || !std::filesystem::exists(path)) {
        CARNET_TRY(const auto names, profile_names(home));
        std::string known;
        for (const auto& one : names) known += (known.empty() ? "" : ", ") + one;
        return error(ErrorCode::kNotFound,
                     known.empty() ? "there is no profile yet; add one with `profile add`"
                                   : "there is no such profile; there are: " + known,
                     std::string(name));
    }
    std::ifstream file(path, std::ios::binary);
    const std::string toml{std::istreambuf_iterator<char>(file), {}};
    if (!file) return error(ErrorCode::kIo, "cannot be read", path.string());
    return read_profile(toml);
}

Result<std::vector<std::string>> profile_names(const IssuerHome& home) {
    std::vector<std::string> names;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder_of(home), failed)) {
        if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace carnet::issuer
