// SPDX-License-Identifier: Apache-2.0
#include "http/src/fetch_rules.h"

#include "http/src/address_filter.h"
#include "http/src/ascii.h"

#include <algorithm>
#include <array>

namespace carnet::http {
namespace {

constexpr std::array<std::string_view, 12> kNeverSent = {
    "Host",    "Connection",     "Content-Length", "Transfer-Encoding",   "TE",
    "Trailer", "Upgrade",        "Authorization",  "Proxy-Authorization", "Cookie",
    "Expect",  "Accept-Encoding"};

Error refused(const Url& url, std::string detail) {
    return error(ErrorCode::kFetchRefused, std::move(detail), url.text());
}

bool is_sent(const std::pair<std::string, std::string>& field) {
    return is_token(field.first) && is_field_value(field.second) &&
           std::none_of(kNeverSent.begin(), kNeverSent.end(),
                        [&](std::string_view never) { return equal_ignoring_case(never, field.first); });
}

std::string head_of(std::string_view method, const Url& url, const Fields& fields) {
    std::string text(method);
    text.append(" ").append(url.target).append(" HTTP/1.1\r\nHost: ").append(url.authority());
    text.append("\r\nUser-Agent: carnet\r\nAccept-Encoding: identity\r\nConnection: close\r\n");
    for (const auto& field : fields.all()) {
        if (is_sent(field)) text.append(field.first).append(": ").append(field.second).append("\r\n");
    }
    return text;
}

}  // namespace

Result<void> judge_url(const Url& url, const FetchRules& rules) {
    if (!url.is_tls() && !rules.allow_plain_http) {
        return refused(url, "Only https is fetched; plain http is not allowed by the configuration.");
    }
    const auto& ports = rules.ports;
    if (!ports.empty() && std::find(ports.begin(), ports.end(), url.port) == ports.end()) {
        return refused(url, "Port " + std::to_string(url.port) + " is not among the allowed ports.");
    }
    return boost::system::in_place_value;
}

Result<std::vector<SocketAddress>> judge_addresses(const Url& url, std::vector<SocketAddress> resolved,
                                                   const FetchRules& rules) {
    if (!rules.allow_private_addresses) {
        std::erase_if(resolved, [](const SocketAddress& one) { return !is_public(one.address()); });
    }
    if (resolved.empty()) {
        return refused(url,
                       "The host's addresses are all private, local or reserved; nothing is fetched there.");
    }
    return resolved;
}

Result<std::optional<Url>> redirect_of(const Url& from, const Fetched& answer) {
    const bool redirects = answer.status == 301 || answer.status == 302 || answer.status == 303 ||
                           answer.status == 307 || answer.status == 308;
    const auto location = answer.fields.find("Location");
    if (!redirects || !location) return std::optional<Url>();
    CARNET_TRY(auto to, resolve_reference(from, *location));
    return std::optional<Url>(std::move(to));
}

// spec: RFC 9112 6.3
Result<void> judge_answer(const Url& url, const Fields& fields) {
    const auto bad = [&](std::string detail) {
        return error(ErrorCode::kFetchBadAnswer, std::move(detail), url.text());
    };
    int lengths = 0;
    int encodings = 0;
    for (const auto& [name, value] : fields.all()) {
        if (!is_field_value(value)) return bad("A field of the answer holds a control character.");
        if (equal_ignoring_case(name, "Content-Length")) {
            ++lengths;
            if (!all_digits(value)) return bad("The answer's Content-Length is not one number.");
        } else if (equal_ignoring_case(name, "Transfer-Encoding")) {
            ++encodings;
            if (!equal_ignoring_case(value, "chunked"))
                return bad("The answer's Transfer-Encoding is not chunked.");
        } else if (equal_ignoring_case(name, "Content-Encoding") && !equal_ignoring_case(value, "identity")) {
            return bad("The answer is compressed although that was not asked for.");
        }
    }
    if (lengths + encodings > 1) return bad("The answer says its length in more than one way.");
    return boost::system::in_place_value;
}

std::string request_text(const Url& url, const Fields& fields) {
    return head_of("GET", url, fields) + "\r\n";
}

std::string post_text(const Url& url, const Fields& fields, std::string_view body) {
    std::string text = head_of("POST", url, fields);
    text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    return text;
}

}  // namespace carnet::http
