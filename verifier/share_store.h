// SPDX-License-Identifier: Apache-2.0
//
// What holders share by a link: octets that their browser has encrypted, kept until they expire or are taken
// back. The key never comes here, so nothing in this file says what is shared or whose it is. Expired shares
// are overwritten when swept, and are never given out before that. Thread-safe: one connection behind a lock.
#pragma once

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "store/connection.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::verifier {

inline constexpr std::size_t kMaxShareBytes = std::size_t{1024} * 1024;
inline constexpr std::uint32_t kMaxSharePages = 262'144;  // 1 GiB on the disk, all together

struct NewShare {
    std::string id;  // 192 random bits, as the token is
    std::string deletion_token;
    UtcTime expires;
};

class ShareStore {
  public:
    // Makes the file (mode 0600) or opens it. kStoreCorrupt: the file is another program's.
    [[nodiscard]] static Result<std::unique_ptr<ShareStore>> open(const std::filesystem::path& file);

    // Of the token only a digest is kept. kLimit: there are `most` already; kDiskFull.
    [[nodiscard]] Result<NewShare> add(ByteView octets, UtcTime now, std::int64_t seconds, std::int64_t most,
                                       Random& random);
    // Nothing: unknown, taken back or expired; nobody can tell which.
    [[nodiscard]] Result<std::optional<std::string>> find(std::string_view id, UtcTime now);
    // kNotFound; kUnauthenticated: another token (compared in constant time).
    [[nodiscard]] Result<void> remove(std::string_view id, std::string_view deletion_token, UtcTime now);
    // Whatever has expired is gone, from the log too.
    [[nodiscard]] Result<void> sweep(UtcTime now);

  private:
    explicit ShareStore(store::Connection connection) : connection_(std::move(connection)) {}
    [[nodiscard]] Result<void> empty_log();
    std::mutex mutex_;
    store::Connection connection_;
};

}  // namespace carnet::verifier
