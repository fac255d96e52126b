// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/share_routes.h"

#include "base/json_writer.h"
#include "http/problem.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace carnet::verifier {
namespace {

constexpr std::int64_t kLeastSeconds = 60;
constexpr std::int64_t kUsualSeconds = std::int64_t{7} * 86'400;
constexpr std::string_view kOctets = "application/octet-stream";
constexpr std::string_view kBearer = "Bearer ";

// Neither a search engine nor a cache keeps what is shared.
http::Response private_answer(http::Response response) {
    response.fields.set("Cache-Control", "no-store");
    response.fields.set("X-Robots-Tag", "noindex, nofollow");
    return response;
}

Result<std::int64_t> read_seconds(const http::Request& request, const ShareSettings& settings) {
    const auto written = request.query_parameter("seconds");
    std::int64_t seconds = std::min(kUsualSeconds, settings.longest_seconds);
    if (written) {
        const auto* end = written->data() + written->size();
        const auto [rest, failed] = std::from_chars(written->data(), end, seconds);
        if (failed != std::errc{} || rest != end) seconds = 0;
    }
    if (seconds >= kLeastSeconds && seconds <= settings.longest_seconds) return seconds;
    return error(ErrorCode::kBadValue,
                 "must be a whole number from 60 to " + std::to_string(settings.longest_seconds), "seconds");
}

http::Response answer_add(const http::Request& request, const ShareService& service) {
    const auto now = service.clock.now();
    if (!service.starts.allow(request.peer, now))
        return http::problem_response(429, "Too much is shared from here. Wait a minute.");
    if (request.fields.find("Content-Type").value_or("") != kOctets)
        return http::problem_response(415,
                                      "Send what your browser has encrypted as application/octet-stream.");
    if (request.body.empty()) return http::problem_response(400, "There is nothing in the body to share.");
    if (request.body.size() > kMaxShareBytes)
        return http::problem_response(413, "No more than 1 MiB can be shared.");
    const auto seconds = read_seconds(request, service.settings);
    if (!seconds) return http::to_response(seconds.error());
    if (const auto swept = service.store.sweep(now); !swept) return http::to_response(swept.error());
    const auto share =
        service.store.add(as_bytes(request.body), now, *seconds, service.settings.most, service.random);
    if (!share) return http::to_response(share.error());
    JsonWriter writer;
    writer.begin_object().member("id", share->id).member("expires", Timestamp::of(share->expires).text());
    writer.member("deletionToken", share->deletion_token).end_object();
    return private_answer(http::Response::json(201, writer.take()));
}

http::Response answer_get(const std::string& id, const ShareService& service) {
    auto octets = service.store.find(id, service.clock.now());
    if (!octets) return private_answer(http::to_response(octets.error()));
    if (!*octets)
        return private_answer(http::problem_response(
            404, "Nothing is shared here: it was taken back, its time is over, or the link is incomplete."));
    return private_answer(http::Response::with(200, kOctets, **std::move(octets)));
}

http::Response answer_delete(const http::Request& request, const std::string& id,
                             const ShareService& service) {
    const auto header = request.fields.find("Authorization");
    if (!header || !header->starts_with(kBearer))
        return private_answer(http::problem_response(
            401, "Send the deletion token that came with the share: Authorization: Bearer TOKEN"));
    const auto removed = service.store.remove(id, header->substr(kBearer.size()), service.clock.now());
    if (!removed) return private_answer(http::to_response(removed.error()));
    http::Response response;
    response.status = 204;
    return private_answer(std::move(response));
}

http::Response not_offered() {
    return private_answer(http::problem_response(404, "Nothing can be shared by this verifier."));
}

}  // namespace

void add_share_routes(http::Router& router, const ShareService* service) {
    router.add("POST", "/v1/shares", [service](const http::Request& request, const http::PathParameters&) {
        return service == nullptr ? not_offered() : answer_add(request, *service);
    });
    router.add("GET", "/v1/shares/{id}", [service](const http::Request&, const http::PathParameters& path) {
        return service == nullptr ? not_offered() : answer_get(path.get("id"), *service);
    });
    router.add("DELETE", "/v1/shares/{id}",
               [service](const http::Request& request, const http::PathParameters& path) {
                   return service == nullptr ? not_offered()
                                             : answer_delete(request, path.get("id"), *service);
               });
}

}  // namespace carnet::verifier
