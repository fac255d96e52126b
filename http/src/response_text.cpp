// SPDX-License-Identifier: Apache-2.0
#include "http/src/response_text.h"

#include "http/problem.h"
#include "http/src/ascii.h"
#include "http/src/status_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace carnet::http {
namespace {

constexpr std::array<std::string_view, 9> kOurs = {"Content-Length",
                                                   "Transfer-Encoding",
                                                   "Connection",
                                                   "Keep-Alive",
                                                   "Upgrade",
                                                   "Trailer",
                                                   "Date",
                                                   "TE",
                                                   "X-Content-Type-Options"};

bool is_ours(std::string_view name) noexcept {
    return std::any_of(kOurs.begin(), kOurs.end(),
                       [&](std::string_view ours) { return equal_ignoring_case(ours, name); });
}

bool is_clean(const Response& response) {
    const auto& fields = response.fields.all();
    return response.status >= 200 && response.status <= 599 &&
           std::all_of(fields.begin(), fields.end(), [](const auto& field) {
               return is_token(field.first) && is_field_value(field.second);
           });
}

void append_number(std::string& out, std::uint64_t number) {
    std::array<char, 20> digits{};
    const auto [end, ec] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

void append_connection(std::string& out, const Delivery& delivery) {
    if (!delivery.keep_alive) {
        append_field(out, "Connection", "close");
    } else if (delivery.http_1_0) {
        append_field(out, "Connection", "keep-alive");
    }
}

void append_security(std::string& out, const Response& response, const Delivery& delivery) {
    append_field(out, "X-Content-Type-Options", "nosniff");
    if (!response.fields.find("Content-Security-Policy")) {
        append_field(out, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
    if (!response.fields.find("Referrer-Policy")) append_field(out, "Referrer-Policy", "no-referrer");
    if (delivery.over_tls && !response.fields.find("Strict-Transport-Security")) {
        append_field(out, "Strict-Transport-Security", "max-age=31536000");
    }
}

void append_clean(std::string& out, const Response& response, const Delivery& delivery) {
    const bool bodiless = response.status == 204 || response.status == 304;
    out.append(delivery.http_1_0 ? "HTTP/1.0 " : "HTTP/1.1 ");
    append_number(out, static_cast<std::uint64_t>(response.status));
    out.append(" ").append(status_text(response.status)).append("\r\n");
    append_field(out, "Date", delivery.date);
    for (const auto& [name, value] : response.fields.all()) {
        if (!is_ours(name)) append_field(out, name, value);
    }
    append_security(out, response, delivery);
    append_connection(out, delivery);
    if (!bodiless) {
        out.append("Content-Length: ");
        append_number(out, response.body.size());
        out.append("\r\n");
    }
    out.append("\r\n");
    if (!bodiless && !delivery.is_head) out.append(response.body);
}

}  // namespace

void append_response(std::string& out, const Response& response, const Delivery& delivery) {
    if (is_clean(response)) {
        append_clean(out, response, delivery);
    } else {
        append_clean(out, problem_response(500, {}), delivery);
    }
}

std::string_view DateText::at(UtcTime now) {
    if (now.seconds == seconds_) return text_;
    seconds_ = now.seconds;
    static constexpr std::array<std::string_view, 7> days = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    static constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    // "2026-11-21T09:30:00Z", taken apart: base/time.h is the one calendar of the house.
    const std::string iso = Timestamp::of(now).text();
    const auto part = [&](std::size_t from, std::size_t count) { return iso.substr(from, count); };
    const auto month = static_cast<std::size_t>((iso[5] - '0') * 10 + (iso[6] - '0') - 1);
    const auto day = static_cast<std::size_t>((now.seconds / 86400) % 7);  // 1970-01-01 was a Thursday
    text_ = std::string(days[day]) + ", " + part(8, 2) + " " + std::string(months[month]) + " " + part(0, 4) +
            " " + part(11, 8) + " GMT";
    return text_;
}

}  // namespace carnet::http
