// SPDX-License-Identifier: Apache-2.0
//
// Keys of the admin API: machines that read, or that prepare what officers then sign. Kept hashed in
// api-keys.json (docs/formats/api-keys.md); the key itself is shown once. No role approves: an API key proves
// no person. A value read from disk; reopen it to see changes. Not thread-safe.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "keys/digest.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

enum class ApiRole : std::uint8_t { kRead, kPrepare };  // kPrepare may also read
[[nodiscard]] std::string_view to_string(ApiRole role) noexcept;
[[nodiscard]] Result<ApiRole> api_role_from(std::string_view text);

struct ApiKeyRecord {
    std::string name;
    ApiRole role = ApiRole::kRead;
    keys::Sha256Digest hash{};  // of the whole key; it holds 256 random bits, so no slow hash is needed
    UtcTime created;
};

class ApiKeys {
  public:
    // The keys of the home `directory`; none when there is no file yet.
    [[nodiscard]] static Result<ApiKeys> open(const std::filesystem::path& directory);

    [[nodiscard]] const std::vector<ApiKeyRecord>& records() const noexcept { return records_; }
    // Makes a key and returns it, "ck_NAME_SECRET". kConflict: the name is taken. kBadValue: the name's
    // letters.
    [[nodiscard]] Result<std::string> add(std::string_view name, ApiRole role, UtcTime now, Random& random);
    [[nodiscard]] Result<void> remove(std::string_view name);
    // The record of a key that was presented, or nullptr. Every record is compared, each in constant time.
    [[nodiscard]] const ApiKeyRecord* find(std::string_view presented) const;

  private:
    explicit ApiKeys(std::filesystem::path file) : file_(std::move(file)) {}
    [[nodiscard]] Result<void> save() const;
    std::filesystem::path file_;
    std::vector<ApiKeyRecord> records_;
};

}  // namespace carnet::issuer
