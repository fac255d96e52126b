// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/offline_routes.h"

#include "verifier/server/entity_tag.h"

namespace carnet::verifier {

void add_offline_routes(http::Router& router, OfflineBundle& bundle) {
    router.add("GET", "/v1/offline", [&bundle](const http::Request& request, const http::PathParameters&) {
        const auto text = bundle.current();
        http::Response response;
        if (is_known(request, text->etag)) {
            response.status = 304;
        } else {
            response = http::Response::json(200, text->json);
        }
        response.fields.set("ETag", text->etag);
        response.fields.set("Cache-Control", "no-cache");
        return response;
    });
}

}  // namespace carnet::verifier
