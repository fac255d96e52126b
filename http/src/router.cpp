// SPDX-License-Identifier: Apache-2.0
#include "http/router.h"

#include "http/problem.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <set>

namespace carnet::http {
namespace {

using Segments = std::vector<std::string_view>;
using Values = std::vector<std::pair<std::string, std::string>>;

Segments split(std::string_view path) {
    Segments segments;
    if (!path.empty() && path.front() == '/') path.remove_prefix(1);
    for (;;) {
        const auto slash = path.find('/');
        segments.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return segments;
        path.remove_prefix(slash + 1);
    }
}

bool is_named(std::string_view segment) noexcept {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

// The values of the named segments when the path fits the pattern. An empty segment never fits a named one.
std::optional<Values> match(const std::vector<std::string>& pattern, const Segments& path) {
    if (pattern.size() != path.size()) return std::nullopt;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (is_named(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return std::nullopt;
    }
    Values values;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (is_named(pattern[i])) values.emplace_back(pattern[i].substr(1, pattern[i].size() - 2), path[i]);
    }
    return values;
}

Response call(const Handler& handler, const Request& request, Values values) {
    try {
        return handler(request, PathParameters(std::move(values)));
    } catch (const std::exception&) {
        // Only a library can have thrown; what it says may name internals, so the caller learns nothing.
        return problem_response(500, {});
    }
}

// spec: RFC 9110 10.2.1
std::string allow_field(std::set<std::string> methods) {
    if (methods.contains("GET")) methods.insert("HEAD");
    methods.insert("OPTIONS");
    std::string text;
    for (const auto& method : methods) text += (text.empty() ? "" : ", ") + method;
    return text;
}

Response without_handler(const Request& request, std::set<std::string> methods) {
    if (methods.empty()) {
        return problem_response(404, "There is nothing at this path; /openapi.json lists what there is.");
    }
    const auto allow = allow_field(std::move(methods));
    Response response;
    response.status = 204;
    if (request.method != "OPTIONS") {
        response = problem_response(405, "This path answers other methods: " + allow + ".");
    }
    response.fields.set("Allow", allow);
    return response;
}

}  // namespace

const std::string& PathParameters::get(std::string_view name) const noexcept {
    static const std::string none;
    const auto found =
        std::find_if(values_.begin(), values_.end(), [&](const auto& value) { return value.first == name; });
    return found == values_.end() ? none : found->second;
}

void Router::add(std::string_view method, std::string_view pattern, Handler handler) {
    Route route{std::string(method), {}, std::move(handler)};
    for (const auto segment : split(pattern)) route.segments.emplace_back(segment);
    routes_.push_back(std::move(route));
}

Response Router::dispatch(const Request& request) const {
    const auto path = split(request.path);
    const Route* for_head = nullptr;
    Values head_values;
    std::set<std::string> methods;
    for (const auto& route : routes_) {
        auto values = request.path == "*" ? Values{} : match(route.segments, path);
        if (!values) continue;
        if (request.path != "*" && route.method == request.method) {
            return call(route.handler, request, *std::move(values));
        }
        if (for_head == nullptr && request.method == "HEAD" && route.method == "GET") {
            for_head = &route;
            head_values = *std::move(values);
        }
        methods.insert(route.method);
    }
    if (for_head != nullptr) return call(for_head->handler, request, std::move(head_values));
    return without_handler(request, std::move(methods));
}

std::vector<std::string> Router::routes() const {
    std::vector<std::string> all;
    for (const auto& route : routes_) {
        std::string text = route.method + " ";
        for (const auto& segment : route.segments) text += "/" + segment;
        all.push_back(std::move(text));
    }
    return all;
}

}  // namespace carnet::http
