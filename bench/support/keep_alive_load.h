// SPDX-License-Identifier: Apache-2.0
//
// Keeps a server on loopback busy at little cost to itself: one HTTP/1.1 request on each of several
// keep-alive connections, then one answer from each, over and over. An answer must have a Content-Length.
// Ends the program with a message when the server does not answer as it should. One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::bench {

class KeepAliveLoad {
  public:
    KeepAliveLoad(std::uint16_t port, int connections);
    KeepAliveLoad(const KeepAliveLoad&) = delete;
    KeepAliveLoad& operator=(const KeepAliveLoad&) = delete;
    ~KeepAliveLoad();

    // Sends `request` on every connection; the body of every answer has to begin with `expected`. Returns how
    // many were answered.
    std::size_t round(std::string_view request, std::string_view expected);
    // One request on the first connection; the body of its answer, until the next call.
    std::string_view exchange(std::string_view request, std::string_view expected);

  private:
    std::string_view receive(int socket, std::string_view expected);

    std::vector<int> sockets_;
    std::string space_;
};

// A POST with the header fields that a client usually sends, and whole lines of more of them.
[[nodiscard]] std::string post_request(std::string_view path, std::string_view content_type,
                                       std::string_view body, std::string_view more_fields = {});

}  // namespace carnet::bench
