// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/login_page.h"

#include "base/text_encoding.h"
#include "keys/digest.h"
#include "wording/layout.h"
#include "wording/messages.h"

namespace carnet::issuer {
namespace {

constexpr std::string_view kStyle =
    "body{font:1.1rem/1.5 sans-serif;max-width:34rem;margin:2rem auto;padding:0 "
    "1rem;color:#111;background:#fff}"
    "input,button{font:inherit;padding:.5rem;margin:.25rem 0}"
    ".demo{border:.2rem solid #b00;padding:1rem;font-weight:bold}";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

// Of a configured address: its origin, or its scheme where that is the wallet's own.
std::string_view form_source(std::string_view uri) {
    const auto colon = uri.find(':');
    if (!uri.starts_with("https:") && !uri.starts_with("http:")) return uri.substr(0, colon + 1);
    return uri.substr(0, uri.find_first_of("/?", colon + 3));
}

std::string paragraph(std::string_view attributes, std::string_view content) {
    return "<p" + std::string(attributes) + ">" + std::string(content) + "</p>\n";
}

http::Response page(int status, wording::Language language, std::string_view issuer, std::string_view content,
                    std::string_view form_action) {
    std::string html = "<!doctype html>\n<html lang=\"" + std::string(wording::tag_of(language)) +
                       "\" dir=\"" + (wording::is_right_to_left(language) ? "rtl" : "ltr") +
                       "\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>";
    html += escaped(issuer) + "</title><style>" + std::string(kStyle) +
            "</style></head><body><main><h1><bdi>" + escaped(issuer) + "</bdi></h1>\n" +
            std::string(content) + "</main></body></html>\n";
    auto response = http::Response::with(status, "text/html; charset=utf-8", std::move(html));
    response.fields.set("Cache-Control", "no-store");
    response.fields.set("Content-Security-Policy", "default-src 'none'; style-src 'sha256-" +
                                                       encode_base64(keys::sha256(as_bytes(kStyle))) +
                                                       "'; form-action " + std::string(form_action) +
                                                       "; base-uri 'none'; frame-ancestors 'none'");
    return response;
}

std::string form_of(const LoginPage& page, std::string_view fields) {
    return "<form method=\"post\" action=\"" + escaped(page.action) +
           "\"><input type=\"hidden\" name=\"client_id\" value=\"" + escaped(page.client) +
           "\"><input type=\"hidden\" name=\"request_uri\" value=\"" + escaped(page.request_uri) + "\">" +
           std::string(fields) + "</form>\n";
}

std::string said(const LoginPage& page, std::string_view key) {
    return escaped(
        wording::say(page.language, key, {{"wallet", wording::isolated(page.language, page.wallet)}}));
}

std::string code_fields(const LoginPage& page) {
    return paragraph("",
                     "<label for=\"code\">" + said(page, "login.code") +
                         "</label><br><input id=\"code\" name=\"tx_code\" inputmode=\"numeric\" "
                         "autocomplete=\"one-time-code\" pattern=\"[0-9]{6}\" maxlength=\"6\" dir=\"ltr\" "
                         "required autofocus>");
}

}  // namespace

http::Response write_login_page(const LoginPage& shown) {
    std::string content;
    if (shown.asks_nothing) content += paragraph(" class=\"demo\"", said(shown, "login.demonstration"));
    content += paragraph("", said(shown, "login.asks"));
    if (shown.was_wrong)
        content += paragraph(" role=\"alert\"", "<strong>" + said(shown, "login.wrong") + "</strong>");
    content += form_of(shown, (shown.asks_nothing ? std::string() : code_fields(shown)) +
                                  paragraph("", "<button>" + said(shown, "login.give") + "</button>"));
    content += form_of(shown, paragraph("", "<button name=\"cancel\" value=\"yes\">" +
                                                said(shown, "login.refuse") + "</button>"));
    return page(shown.was_wrong ? 403 : 200, shown.language, shown.issuer, content,
                "'self' " + std::string(form_source(shown.redirect_uri)));
}

http::Response write_dead_end_page(wording::Language language, std::string_view issuer) {
    return page(400, language, issuer, paragraph("", escaped(wording::say(language, "login.dead-end"))),
                "'none'");
}

}  // namespace carnet::issuer
