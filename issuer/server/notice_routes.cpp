// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/notice_routes.h"

#include "base/json_writer.h"
#include "http/problem.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 1'000;
constexpr std::string_view kUrn = "urn:uuid:";

http::Response open_to_all(http::Response response, std::string_view cache_control) {
    response.fields.set("Cache-Control", cache_control);
    response.fields.set("Access-Control-Allow-Origin", "*");
    return response;
}

Result<std::string> all_notices(const IssuerHome& home) {
    JsonWriter writer;
    writer.begin_object().key("notices").begin_array();
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page, home.records().decisions->public_notices(after, kPage));
        for (const auto& notice : page) {
            writer.string(std::string_view(notice.id).substr(kUrn.size()));
            after = notice.number;
        }
        if (page.size() < kPage) break;
    }
    return writer.end_array().end_object().take();
}

http::Response answer_notices(HomePool& homes) {
    auto home = homes.borrow();
    if (!home) return http::to_response(home.error());
    auto text = all_notices(**home);
    if (!text) return http::to_response(text.error());
    return open_to_all(http::Response::json(200, *std::move(text)), "public, max-age=60");
}

http::Response answer_notice(HomePool& homes, const std::string& id) {
    auto home = homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto found = (*home)->records().decisions->public_notice(std::string(kUrn) + id);
    if (!found) return http::to_response(found.error());
    if (!*found) return http::problem_response(404, "There is no such notice.");
    return open_to_all(http::Response::with(200, "application/vc", (*found)->text),
                       "public, max-age=31536000, immutable");
}

}  // namespace

void add_notice_routes(http::Router& router, const std::string& base, HomePool& homes) {
    router.add("GET", base + "/notices",
               [&homes](const http::Request&, const http::PathParameters&) { return answer_notices(homes); });
    router.add("GET", base + "/notices/{id}",
               [&homes](const http::Request&, const http::PathParameters& path) {
                   return answer_notice(homes, path.get("id"));
               });
}

}  // namespace carnet::issuer
