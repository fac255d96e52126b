// SPDX-License-Identifier: Apache-2.0
//
// Requests and responses as plain values, without sockets. Handlers are functions from one to the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::http {

// Header fields in order. Names compare without regard to case.
class Fields {
  public:
    void set(std::string_view name, std::string_view value);  // replaces every field of that name
    void add(std::string_view name, std::string_view value);
    void clear() noexcept { fields_.clear(); }  // keeps the storage
    [[nodiscard]] std::optional<std::string_view> find(
        std::string_view name) const noexcept;  // the first one
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const noexcept {
        return fields_;
    }

  private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

struct Request {
    std::string method;    // upper case: "GET", "POST", ...
    std::string path;      // percent-decoded and free of "." and ".." segments; begins with '/'
    std::string raw_path;  // as received, without query
    std::string query;     // as received, without '?'
    Fields fields;
    std::string body;
    std::string peer;  // the client's address without port, for rate limits and logs

    // The decoded value of a query parameter, or nothing. '+' is a space.
    [[nodiscard]] std::optional<std::string> query_parameter(std::string_view name) const;
};

struct Response {
    int status = 200;
    Fields fields;
    std::string body;

    // A body with its Content-Type; the server adds Content-Length, Date and the security fields.
    [[nodiscard]] static Response with(int status, std::string_view content_type, std::string body);
    [[nodiscard]] static Response json(int status, std::string body) {
        return with(status, "application/json", std::move(body));
    }
};

}  // namespace carnet::http
