// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/login_page.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::issuer;

namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

LoginPage sample() {
    return {wording::Language::kEnglish, "Board (demo)", "Wallet (demo)", "/authorize", "w", "urn:x",
            "https://wallet.example/cb"};
}

}  // namespace

TEST_CASE("the login page asks for the transaction code, and for nothing else", "[issuer][login]") {
    const auto page = write_login_page(sample());
    CHECK(page.status == 200);
    CHECK(has(page.body, "name=\"tx_code\""));
    CHECK(has(page.body, "name=\"request_uri\" value=\"urn:x\""));
    CHECK(has(page.body, "name=\"cancel\""));
    CHECK_FALSE(has(page.body, "DEMONSTRATION"));
    CHECK_FALSE(has(page.body, "<script"));
    CHECK(page.fields.find("Cache-Control") == "no-store");
}

TEST_CASE("the page runs no script, and its forms lead here and to the wallet only", "[issuer][login]") {
    auto shown = sample();
    const auto policy_of = [&] {
        return std::string(write_login_page(shown).fields.find("Content-Security-Policy").value());
    };
    CHECK(has(policy_of(), "default-src 'none'; style-src 'sha256-"));
    CHECK(has(policy_of(),
              "; form-action 'self' https://wallet.example; base-uri 'none'; frame-ancestors 'none'"));
    shown.redirect_uri = "https://wallet.example:8443?x=1";
    CHECK(has(policy_of(), "form-action 'self' https://wallet.example:8443;"));
    shown.redirect_uri = "org.example.wallet:/cb";
    CHECK(has(policy_of(), "form-action 'self' org.example.wallet:;"));
    CHECK(has(write_dead_end_page(wording::Language::kEnglish, "Board")
                  .fields.find("Content-Security-Policy")
                  .value(),
              "form-action 'none'"));
}

TEST_CASE("names are text on the page, whatever stands in them", "[issuer][login]") {
    auto shown = sample();
    shown.wallet = "<b>\"'&";
    const auto page = write_login_page(shown);
    CHECK(has(page.body, "&lt;b&gt;&quot;&#39;&amp;"));
    CHECK_FALSE(has(page.body, "<b>"));
}

TEST_CASE("a wrong code is said, and a demonstration says loudly that it asks nobody", "[issuer][login]") {
    auto shown = sample();
    shown.was_wrong = true;
    CHECK(write_login_page(shown).status == 403);
    CHECK(has(write_login_page(shown).body, "After five wrong tries"));
    shown.was_wrong = false;
    shown.asks_nothing = true;
    const auto page = write_login_page(shown);
    CHECK(has(page.body, "DEMONSTRATION"));
    CHECK_FALSE(has(page.body, "tx_code"));
}

TEST_CASE("the page speaks every language, and Arabic from the right", "[issuer][login]") {
    const auto language = GENERATE(from_range(wording::all_languages()));
    auto shown = sample();
    shown.language = language;
    shown.asks_nothing = GENERATE(false, true);
    const auto html = write_login_page(shown).body;
    CHECK(has(html, "<html lang=\"" + std::string(wording::tag_of(language)) + "\""));
    CHECK(has(html, wording::is_right_to_left(language) ? "dir=\"rtl\"" : "dir=\"ltr\""));
    CHECK(has(html, "Wallet (demo)"));
    CHECK_FALSE(has(html, "login."));
}
