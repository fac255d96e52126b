// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/page_routes.h"

#include "verifier/server/entity_tag.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";
constexpr std::string_view kForever = "public, max-age=31536000, immutable";

// "q=0", "q=0.0": not wanted at all.
bool is_refused(std::string_view parameters) noexcept {
    const auto q = parameters.find("q=");
    if (q == std::string_view::npos) return false;
    return parameters.find_first_not_of("0. ", q + 2) == std::string_view::npos;
}

// spec: RFC 9110 12.5.3; a coding that the field does not name is not sent.
bool accepts(const http::Request& request, std::string_view encoding) {
    if (encoding.empty()) return true;
    const auto codings = field_elements(request, "Accept-Encoding");
    return std::any_of(codings.begin(), codings.end(), [&](std::string_view coding) {
        if (!coding.starts_with(encoding)) return false;
        const auto parameters = coding.substr(encoding.size());
        return parameters.empty() ||
               ((parameters.front() == ';' || parameters.front() == ' ') && !is_refused(parameters));
    });
}

http::Response answer_page(const http::Request& request, const PageFile& page) {
    const auto body = std::find_if(page.bodies.begin(), page.bodies.end(),
                                   [&](const PageBody& each) { return accepts(request, each.encoding); });
    http::Response response;
    if (is_known(request, body->etag)) {
        response.status = 304;
    } else {
        response = http::Response::with(200, page.media_type, body->bytes);
        if (!body->encoding.empty()) response.fields.set("Content-Encoding", body->encoding);
    }
    response.fields.set("ETag", body->etag);
    response.fields.set("Vary", "Accept-Encoding");
    response.fields.set("Cache-Control", page.is_immutable ? kForever : "no-cache");
    response.fields.set("Content-Security-Policy", kContentSecurityPolicy);
    response.fields.set("Referrer-Policy", "no-referrer");
    response.fields.set("Permissions-Policy", "camera=(self)");
    response.fields.set("Cross-Origin-Opener-Policy", "same-origin");
    return response;
}

}  // namespace

void add_page_routes(http::Router& router, const std::shared_ptr<const PageFiles>& pages) {
    for (const auto& page : pages->files)
        router.add("GET", page.path,
                   [pages, &page](const http::Request& request, const http::PathParameters&) {
                       return answer_page(request, page);
                   });
}

}  // namespace carnet::verifier
