// SPDX-License-Identifier: Apache-2.0
//
// From method and path to a handler; no input or output of its own, so routes are tested as functions.
//
// Patterns are literal segments and named ones: "/status/{list}/versions/{number}". A path that matches with
// another method is 405 with Allow, HEAD is answered by GET's handler (the server drops the body), OPTIONS
// lists Allow. A handler that throws (a library's doing, never ours) becomes a 500 without detail. Built
// once, then read by any number of threads.
#pragma once

#include "http/message.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::http {

// The values of the named segments, percent-decoded.
class PathParameters {
  public:
    explicit PathParameters(std::vector<std::pair<std::string, std::string>> values)
        : values_(std::move(values)) {}
    [[nodiscard]] const std::string& get(
        std::string_view name) const noexcept;  // empty if the pattern lacks it

  private:
    std::vector<std::pair<std::string, std::string>> values_;
};

using Handler = std::function<Response(const Request&, const PathParameters&)>;

class Router {
  public:
    // Routes are tried in the order in which they were added.
    void add(std::string_view method, std::string_view pattern, Handler handler);
    [[nodiscard]] Response dispatch(const Request& request) const;
    // "GET /status/{list}" for each route, for the test that holds them against /openapi.json.
    [[nodiscard]] std::vector<std::string> routes() const;

  private:
    struct Route {
        std::string method;
        std::vector<std::string> segments;
        Handler handler;
    };
    std::vector<Route> routes_;
};

}  // namespace carnet::http
