// SPDX-License-Identifier: Apache-2.0
#include "http/src/access_log.h"

#include "base/log.h"

#include <string_view>

namespace carnet::http {
namespace {

LogLiteral literal(std::string_view method) {
    if (method == "GET") return "GET";
    if (method == "POST") return "POST";
    if (method == "HEAD") return "HEAD";
    if (method == "PUT") return "PUT";
    if (method == "PATCH") return "PATCH";
    if (method == "DELETE") return "DELETE";
    return "OPTIONS";
}

}  // namespace

void log_request(const Request& request, int status, std::chrono::steady_clock::duration took) {
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    if (status < 300) {
        log_event(LogLevel::kDebug, "http.request",
                  {{"method", literal(request.method)},
                   {"path", LogId(request.path)},
                   {"status", status},
                   {"microseconds", microseconds},
                   {"peer", LogId(request.peer)}});
        return;
    }
    log_event(LogLevel::kInfo, "http.request",
              {{"method", literal(request.method)},
               {"path", LogId(request.path)},
               {"status", status},
               {"microseconds", microseconds}});
}

void log_refused(const Refusal& refusal) {
    log_event(LogLevel::kInfo, "http.refused",
              {{"status", refusal.status}, {"reason", LogId(refusal.detail)}});
}

}  // namespace carnet::http
