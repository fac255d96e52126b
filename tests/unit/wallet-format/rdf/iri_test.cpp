// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/iri.h"

#include <catch2/catch.hpp>

#include <string_view>

using namespace carnet::wallet;

TEST_CASE("every example of RFC 3986 resolves as it says", "[wallet-format][iri]") {
    struct Example {
        std::string_view reference;
        std::string_view target;
    };
    // spec: RFC 3986 5.4.1, 5.4.2
    constexpr Example kExamples[] = {
        {"g:h", "g:h"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"g;x", "http://a/b/c/g;x"},
        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {".g", "http://a/b/c/.g"},
        {"g..", "http://a/b/c/g.."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/./x", "http://a/b/c/g?y/./x"},
        {"g#s/../x", "http://a/b/c/g#s/../x"},
        {"http:g", "http:g"},
    };
    for (const auto& [reference, target] : kExamples) {
        INFO(reference);
        CHECK(resolve_iri("http://a/b/c/d;p?q", reference) == target);
    }
    CHECK(resolve_iri("http://a", "g") == "http://a/g");
    CHECK(resolve_iri("urn:a", "g") == "urn:g");
}

TEST_CASE("IRIs, blank nodes and language tags are told from other texts", "[wallet-format][iri]") {
    for (const auto* text : {"a:", "urn:x", "did:web:example.org", "x+y-z.1:q"}) CHECK(has_iri_form(text));
    for (const auto* text : {"", ":", "_:a", "1a:b", "a b:c", "a:b c", "plain"})
        CHECK_FALSE(has_iri_form(text));
    for (const auto* text : {"_:a", "_:1", "_:a-b.c", "_:\u00e9"}) CHECK(is_well_formed_blank_node(text));
    for (const auto* text : {"_:", "_:-a", "_:a.", "_:a b"}) CHECK_FALSE(is_well_formed_blank_node(text));
    for (const auto* tag : {"en", "zh-Hant-TW", "x-private", "de-1996"}) CHECK(is_well_formed_language(tag));
    for (const auto* tag : {"", "-", "en-", "e n", "1en", "abcdefghi", "en--us"})
        CHECK_FALSE(is_well_formed_language(tag));
}
