// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/login_page.h"

#include "base/text_encoding.h"
#include "keys/digest.h"

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

http::Response page(int status, std::string_view issuer, std::string_view content,
                    std::string_view form_action) {
    std::string html =
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>";
    html += escaped(issuer) + "</title><style>" + std::string(kStyle) + "</style></head><body><main><h1>" +
            escaped(issuer) + "</h1>\n" + std::string(content) + "</main></body></html>\n";
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

constexpr std::string_view kCodeFields =
    "<p><label for=\"code\">The six digits that you were given by another way than the link</label><br>"
    "<input id=\"code\" name=\"tx_code\" inputmode=\"numeric\" autocomplete=\"one-time-code\" "
    "pattern=\"[0-9]{6}\" maxlength=\"6\" required autofocus></p>"
    "<p><button>Give it to my wallet</button></p>";
constexpr std::string_view kDemonstration =
    "<p class=\"demo\">DEMONSTRATION: this issuer asks nobody who they are. Whoever has the link gets the "
    "certificate. Nothing given out here is worth anything.</p>\n";

}  // namespace

http::Response write_login_page(const LoginPage& shown) {
    std::string content = shown.asks_nothing ? std::string(kDemonstration) : std::string();
    content += "<p>The wallet <strong>" + escaped(shown.wallet) +
               "</strong> asks for the certificate that was offered to you. Go on only if you have just "
               "opened the offer in that wallet yourself.</p>\n";
    if (shown.was_wrong)
        content +=
            "<p role=\"alert\"><strong>These were not the six digits. After five wrong tries the offer "
            "is locked.</strong></p>\n";
    content +=
        form_of(shown, shown.asks_nothing ? "<p><button>Give it to my wallet</button></p>" : kCodeFields);
    content +=
        form_of(shown, "<p><button name=\"cancel\" value=\"yes\">Give nothing, and go back</button></p>");
    return page(shown.was_wrong ? 403 : 200, shown.issuer, content,
                "'self' " + std::string(form_source(shown.redirect_uri)));
}

http::Response write_dead_end_page(std::string_view issuer) {
    return page(400, issuer,
                "<p>This link is wrong, was used, or is over. Open the offer in your wallet again.</p>\n",
                "'none'");
}

}  // namespace carnet::issuer
