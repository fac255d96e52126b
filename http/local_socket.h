// SPDX-License-Identifier: Apache-2.0
//
// Two processes of one user talk over a Unix socket: one question, one answer, one line each, then it is
// closed. Only the owner can reach the socket (0600), and the kernel says who is on the other side. No HTTP
// in here.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace carnet::http {

inline constexpr std::size_t kMaxLocalMessage = std::size_t{16} * 1024 * 1024;

// Answers one question; neither text has a line end in it.
using LocalAnswer = std::function<std::string(std::string_view question)>;

class LocalListener {
  public:
    // Takes the place of a socket that a dead process left behind. kConflict: somebody listens there. kIo:
    // the path is too long for a socket (107 bytes), or cannot be made.
    [[nodiscard]] static Result<LocalListener> listen(const std::filesystem::path& path);
    LocalListener(LocalListener&& other) noexcept;
    LocalListener& operator=(LocalListener&&) = delete;
    LocalListener(const LocalListener&) = delete;
    LocalListener& operator=(const LocalListener&) = delete;
    ~LocalListener();  // removes the socket

    // Answers one question after the other until `stop` is asked for. Whoever is not of our user, sends no
    // line within five seconds, or one that is too long, is closed without an answer.
    void run(const std::stop_token& stop, const LocalAnswer& answer) const;

  private:
    LocalListener(int descriptor, std::filesystem::path path)
        : descriptor_(descriptor), path_(std::move(path)) {}
    int descriptor_;
    std::filesystem::path path_;
};

// Asks the process that listens at `path`. kFetchFailed: nobody listens. kFetchRefused: they are of another
// user. kFetchTimeout, kFetchBadAnswer. Thread-safe.
[[nodiscard]] Result<std::string> ask_local(const std::filesystem::path& path, std::string_view question,
                                            std::chrono::milliseconds timeout);

}  // namespace carnet::http
