// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust/trust_registry.h"

#include "tests/unit/verifier/trust/trust_samples.h"

using namespace carnet;
using namespace carnet::test;

namespace {

AcceptedList numbered(std::int64_t sequence, std::string digest) {
    auto list = accepted_list();
    list.sequence = sequence;
    list.digest = std::move(digest);
    return list;
}

}  // namespace

TEST_CASE("of two versions of a list the later one is used, in whatever order they come",
          "[verifier][trust]") {
    for (const bool later_first : {false, true}) {
        TrustRegistry registry;
        if (later_first) registry.add(numbered(42, "u42"), {accreditation("did:web:new.example")});
        registry.add(numbered(41, "u41"), {accreditation("did:web:old.example")});
        if (!later_first) registry.add(numbered(42, "u42"), {accreditation("did:web:new.example")});
        REQUIRE(registry.lists().size() == 1);
        CHECK(registry.lists().front()->sequence == 42);
        CHECK(registry.of_issuer("did:web:old.example").empty());
        CHECK(registry.of_issuer("did:web:new.example").size() == 1);
    }
}

TEST_CASE("one list in two files is one list, and another under its number makes it disputed",
          "[verifier][trust]") {
    TrustRegistry registry;
    registry.add(numbered(41, "u41"), {accreditation(kIssuer)});
    registry.add(numbered(41, "u41"), {accreditation(kIssuer)});
    CHECK_FALSE(registry.lists().front()->is_disputed);
    CHECK(registry.of_issuer(kIssuer).size() == 1);
    registry.add(numbered(41, "uOther"), {});
    CHECK(registry.lists().front()->is_disputed);
    registry.add(numbered(42, "u42"), {accreditation(kIssuer)});
    CHECK_FALSE(registry.lists().front()->is_disputed);
}

TEST_CASE("a whole list takes the place of its extract", "[verifier][trust]") {
    TrustRegistry registry;
    auto extract = numbered(41, "uExtract");
    extract.is_extract = true;
    registry.add(extract, {});
    registry.add(numbered(41, "u41"), {accreditation(kIssuer)});
    CHECK(registry.of_issuer(kIssuer).size() == 1);
    CHECK_FALSE(registry.lists().front()->is_disputed);
    registry.add(extract, {});
    CHECK(registry.of_issuer(kIssuer).size() == 1);
}

TEST_CASE("a body is found by its id and by every name under which it signs", "[verifier][trust]") {
    TrustRegistry registry;
    auto entry = accreditation("did:web:a.example");
    entry.issuers.push_back("did:web:b.example");
    entry.body.id = "https://body.example/";
    registry.add(accepted_list(), {entry});
    const auto& list = *registry.lists().front();
    for (const std::string_view name : {"did:web:a.example", "did:web:b.example", "https://body.example/"})
        CHECK(registry.on_list(list, name).size() == 1);
    CHECK(registry.of_issuer("did:web:b.example").size() == 1);
    CHECK(registry.of_issuer("https://body.example/").empty());
}
