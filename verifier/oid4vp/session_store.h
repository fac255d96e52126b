// SPDX-License-Identifier: Apache-2.0
//
// The exchanges that are under way, in a file, so that a restart forgets none and several processes can serve
// one exchange. Nothing personal outlives the retention time: forget() deletes whole rows, and the file is
// kept without their remains. Thread-safe: one connection behind a lock, and every method is short.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "store/connection.h"
#include "verifier/oid4vp/session.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string_view>

namespace carnet::verifier {

class SessionStore {
  public:
    // Makes the file (mode 0600) or opens it. kStoreCorrupt: the file is another program's.
    [[nodiscard]] static Result<std::unique_ptr<SessionStore>> open(const std::filesystem::path& file);

    [[nodiscard]] Result<void> add(const PresentationSession& session);
    [[nodiscard]] Result<std::optional<PresentationSession>> find(std::string_view id);
    // The one answer of a session is taken: true for the first caller while the session is open and its time
    // is not over, false for every other, in whatever process. Durable before it returns.
    [[nodiscard]] Result<bool> take(std::string_view id, UtcTime now);
    // What came of the answer that was taken.
    [[nodiscard]] Result<void> conclude(std::string_view id, SessionState phase, std::string_view result,
                                        const std::optional<keys::Sha256Digest>& response_code);
    // Sessions made before that are gone.
    [[nodiscard]] Result<void> forget(UtcTime made_before);
    [[nodiscard]] Result<std::uint64_t> count();

  private:
    explicit SessionStore(store::Connection connection) : connection_(std::move(connection)) {}
    std::mutex mutex_;
    store::Connection connection_;
};

}  // namespace carnet::verifier
