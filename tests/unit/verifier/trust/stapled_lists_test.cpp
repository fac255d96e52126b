// SPDX-License-Identifier: Apache-2.0
// What a holder brings beside a certificate: when it counts, and what it never does. One case for each
// reason: stapled_cases.cpp.
#include "verifier/trust/stapled_lists.h"

#include "tests/support/result_text.h"
#include "tests/unit/verifier/trust/stapled_samples.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::test;
using wallet::AccreditationState;

namespace {

wallet::AccreditationEvent event(AccreditationState state, std::string_view from) {
    wallet::AccreditationEvent made;
    made.state = state;
    made.from = date(from);
    return made;
}

std::string signed_list(const StapledWorld& world, std::vector<wallet::Accreditation> entries) {
    const auto list = list_by(world.authority, std::move(entries));
    const auto text = wallet::write_trust_list(list, envelope_of(world.authority, list.issued));
    INFO((text ? std::string() : text.error().message()));
    REQUIRE(text.has_value());
    return sign(*text, world.authority.key);
}

std::string reason(const VerdictsTogether& together) {
    const auto* check = together.verdict.find(CheckKind::kAccreditation);
    return std::string(to_string(check->outcome)) + " " + std::string(to_string(check->reason));
}

}  // namespace

TEST_CASE("a list that came along makes a certificate accepted, and is accepted itself",
          "[verifier][stapled]") {
    StapledWorld world;
    const auto together = shown_with(world, world.signed_certificate(),
                                     {stapled(world.authority, recognized(world.authority, kIssuer))});
    INFO(describe(together.verdict));
    CHECK(together.verdict.decision() == Decision::kAccepted);
    const auto& detail = together.verdict.find(CheckKind::kAccreditation)->detail;
    CHECK(detail.find("which came with the document") != std::string::npos);
    REQUIRE(together.others.size() == 1);
    INFO(describe(together.others.front()));
    CHECK(together.others.front().decision() == Decision::kAccepted);
    CHECK(shown_with(world, world.signed_certificate(), {}).verdict.decision() == Decision::kUndetermined);
}

TEST_CASE("a list counts for the kind of document that it names, and for no other", "[verifier][stapled]") {
    StapledWorld world;
    const auto list = list_by(world.authority, {recognized(world.authority, kIssuer)});
    const auto text = recognized_text(world.authority, list);
    // Both actions are there: one for certificates, one for statements of units.
    const auto both = sign(text, world.authority.key);
    CHECK(reason(shown_with(world, sign(world.unit_statement(), world.key), {both})) == "passed ok");
    const auto first = text.find(R"({"type":"RecognizedAction")");
    const auto second = text.find(R"({"type":"RecognizedAction")", first + 1);
    REQUIRE(second != std::string::npos);
    const auto only_units = text.substr(0, first) + text.substr(second);
    CHECK(reason(shown_with(world, world.signed_certificate(), {sign(only_units, world.authority.key)})) ==
          "failed accreditation-scope");
}

TEST_CASE("what the verifier keeps goes before what a holder brings", "[verifier][stapled]") {
    StapledWorld world;
    const auto brought = stapled(world.authority, recognized(world.authority, kIssuer));
    auto ended = accreditation(kIssuer);
    ended.history.push_back(event(AccreditationState::kWithdrawn, "2026-10-01"));
    world.trust.add(accepted_list(), {ended});
    CHECK(reason(shown_with(world, world.signed_certificate(), {brought})) == "failed not-accredited-then");
}

TEST_CASE("a signed trust list that came along counts with its history and scope", "[verifier][stapled]") {
    StapledWorld world;
    const auto certificate = world.signed_certificate();
    auto entry = recognized(world.authority, kIssuer);
    entry.scope.isco08 = {"74"};
    const auto good = shown_with(world, certificate, {signed_list(world, {entry})});
    INFO(describe(good.verdict));
    CHECK(good.verdict.decision() == Decision::kAccepted);
    CHECK(good.others.front().decision() == Decision::kAccepted);
    entry.scope.isco08 = {"72"};
    CHECK(reason(shown_with(world, certificate, {signed_list(world, {entry})})) ==
          "failed accreditation-scope");
    entry.scope = {};
    entry.history.push_back(event(AccreditationState::kSuspended, "2026-10-01"));
    CHECK(reason(shown_with(world, certificate, {signed_list(world, {entry})})) ==
          "failed not-accredited-then");
    const auto altered = replaced(signed_list(world, {entry}), "\"NP\"", "\"DE\"");
    CHECK(reason(shown_with(world, certificate, {altered})) == "undetermined trust-list-refused");
}

TEST_CASE("a list that was taken back by its issuer does not count", "[verifier][stapled]") {
    StapledWorld world;
    const std::string statuses = "https://authority.example/status/1";
    wallet::StatusEntry entry;
    entry.type = "BitstringStatusListEntry";
    entry.purpose = "revocation";
    entry.list = statuses;
    entry.index = 7;
    const auto list = list_by(world.authority, {recognized(world.authority, kIssuer)});
    auto envelope = envelope_of(world.authority, list.issued);
    envelope.statuses = {entry};
    const auto made = wallet::export_recognized_entities(list, envelope);
    REQUIRE(made.has_value());
    const auto brought = sign(made->credential, world.authority.key);
    const auto publish = [&](std::vector<std::uint64_t> set) {
        const ListMaking how{.url = statuses, .issuer = std::string(kOperator), .set = std::move(set)};
        world.published.publish(statuses, sign(world.list_text(how), world.authority.key));
    };
    publish({});
    CHECK(reason(shown_with(world, world.signed_certificate(), {brought})) == "passed ok");
    publish({7});
    CHECK(reason(shown_with(world, world.signed_certificate(), {brought})) ==
          "undetermined stapled-list-refused");
}

TEST_CASE("whom the policy distrusts recognizes nobody", "[verifier][stapled]") {
    StapledWorld world;
    world.policy.distrusted = {{std::string(kCouncil), "Sold accreditations (demo).", {}}};
    const auto verdict = shown_with(
        world, world.signed_certificate(),
        {stapled(world.council, recognized(world.council, kIssuer)),
         stapled(world.authority, recognized(world.authority, kCouncil, wallet::AccreditedRole::kAccredit))});
    CHECK(reason(verdict) == "undetermined stapled-list-not-accepted");
}

TEST_CASE("a list in a presentation counts for the certificates beside it", "[verifier][stapled]") {
    StapledWorld world;
    const auto holder = make_did_key(10);
    const auto did = holder.id.substr(0, holder.id.find('#'));
    const auto presentation = [&](const std::string& credentials) {
        return sign(
            R"({"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],)"
            R"("holder":")" +
                did + R"(","verifiableCredential":[)" + credentials + "]}",
            holder, {.purpose = "authentication"});
    };
    const auto list = stapled(world.authority, recognized(world.authority, kIssuer));
    const auto shown = world.present(presentation(world.signed_certificate() + "," + list));
    REQUIRE(shown.credentials.size() == 2);
    INFO(describe(shown.credentials.front()));
    CHECK(shown.decision() == Decision::kAccepted);
    CHECK(world.present(presentation(world.signed_certificate())).decision() == Decision::kUndetermined);
}
