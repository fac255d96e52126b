// SPDX-License-Identifier: Apache-2.0
//
// What people write about documents that they take for forgeries, kept until the operator of this verifier
// removes it. Nobody's account stands behind it, and it changes no verdict. Thread-safe: one connection
// behind a lock; serve and the command line may have the file open at once.
#pragma once

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
#include <vector>

namespace carnet::verifier {

inline constexpr std::size_t kMaxReportText = 4'000;
inline constexpr std::size_t kMaxReportContact = 200;

struct FakeReport {
    std::string id;
    UtcTime received;
    std::string input_digest;  // of a verdict; may be empty
    std::string text;
    std::string contact;  // may be empty
};

class ReportStore {
  public:
    // Makes the file (mode 0600) or opens it. kStoreCorrupt: the file is another program's.
    [[nodiscard]] static Result<std::unique_ptr<ReportStore>> open(const std::filesystem::path& file);

    // Gives the report its id. kLimit: there are `most` already.
    [[nodiscard]] Result<std::string> add(const FakeReport& report, std::int64_t most, Random& random);
    // Newest first.
    [[nodiscard]] Result<std::vector<FakeReport>> list();
    [[nodiscard]] Result<std::optional<FakeReport>> find(std::string_view id);
    [[nodiscard]] Result<bool> remove(std::string_view id);  // false: there is none

  private:
    explicit ReportStore(store::Connection connection) : connection_(std::move(connection)) {}
    std::mutex mutex_;
    store::Connection connection_;
};

}  // namespace carnet::verifier
