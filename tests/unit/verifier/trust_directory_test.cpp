// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust_directory.h"

#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/verifier/trust/trust_samples.h"
#include "verifier/trust/trust_list_document.h"

#include <fstream>

using namespace carnet;
using namespace carnet::test;

namespace {

// An operator whose lists the world's policy accepts, with its key.
struct Operator {
    explicit Operator(World& world) {
        world.policy.trust_lists = {{std::string(kOperator), "Accreditation list (demo)"}};
        publish(world, World::method_of(key, kOperator));
    }
    static void publish(World& world, wallet::VerificationMethod method) {
        wallet::DidDocument document;
        document.id = kOperator;
        document.assertion_methods = {method.id};
        document.methods = {std::move(method)};
        world.issuers.publish(std::move(document));
    }

    Key key = make_key(9, keys::Algorithm::kEd25519, kOperator);
};

wallet::TrustList list(std::int64_t sequence = 1) {
    wallet::TrustList list;
    list.id = "https://authority.example/list";
    list.title = {{"en", "Accreditation list (demo)"}};
    list.territories = {"NP"};
    list.sequence = sequence;
    list.issued = at("2026-11-09T00:00:00Z");
    list.next_update = at("2026-12-21T00:00:00Z");
    if (sequence > 1) list.previous_digest = "u" + std::string(42, 'A') + "A";
    list.entries = {accreditation(kIssuer)};
    return list;
}

std::string unsigned_text(const wallet::TrustList& list) {
    wallet::Envelope envelope;
    envelope.id = "urn:uuid:0b7d5d7e-6a0e-4f3b-9a56-1c2d3e4f5a6c";
    envelope.issuer = kOperator;
    envelope.issuer_name = "Example Authority (demo)";
    envelope.valid_from = list.issued;
    envelope.schema_base = "https://authority.example/schemas/";
    const auto text = wallet::write_trust_list(list, envelope);
    INFO((text ? std::string() : text.error().message()));
    REQUIRE(text.has_value());
    return *text;
}

Result<void> add(World& world, const std::string& bytes) {
    const auto credential = read_trust_document(bytes);
    if (!credential) return credential.error();
    return add_trust_list(world.trust, *credential, digest_of(bytes),
                          {world.policy, world.issuers, world.clock.now()});
}

ErrorCode refusal(World& world, const std::string& bytes) {
    const auto added = add(world, bytes);
    REQUIRE_FALSE(added.has_value());
    CHECK(world.trust.is_empty());
    return added.error().code;
}

}  // namespace

TEST_CASE("a list of an accepted operator makes a certificate accredited", "[verifier][trust]") {
    World world;
    const Operator authority(world);
    world.policy.trusted.clear();
    REQUIRE(add(world, sign(unsigned_text(list()), authority.key)));
    const auto verdict = world.verify(world.signed_certificate());
    INFO(describe(verdict));
    CHECK(verdict.decision() == Decision::kAccepted);
    CHECK(verdict.find(CheckKind::kAccreditation)->detail.starts_with("Accreditation list (demo), number 1"));
}

TEST_CASE("a list is refused by what is wrong with it, and never used", "[verifier][trust]") {
    World world;
    const Operator authority(world);
    const auto text = unsigned_text(list());
    const auto good = sign(text, authority.key);
    CHECK(refusal(world, text) == ErrorCode::kSignatureInvalid);
    CHECK(refusal(world, replaced(good, "\"NP\"", "\"DE\"")) == ErrorCode::kSignatureInvalid);
    CHECK(refusal(world, sign(text, world.other_key)) == ErrorCode::kSignatureInvalid);
    CHECK(refusal(world, sign(text, authority.key, {.form = wallet::CanonicalForm::kRdfc})) ==
          ErrorCode::kUnsupportedProof);
    CHECK(refusal(world, world.signed_certificate()) == ErrorCode::kForbidden);
    CHECK(refusal(world, "{}") == ErrorCode::kBadContext);
    world.policy.trust_lists.clear();
    CHECK(refusal(world, good) == ErrorCode::kForbidden);
}

TEST_CASE("a list that was signed with a key which its operator had withdrawn is not used",
          "[verifier][trust]") {
    World world;
    const Operator authority(world);
    auto method = World::method_of(authority.key, kOperator);
    method.revoked = Timestamp::of(at("2026-10-01T00:00:00Z"));
    Operator::publish(world, method);
    CHECK(refusal(world, sign(unsigned_text(list()), authority.key)) == ErrorCode::kSignatureInvalid);
}

TEST_CASE("whose key it is counts for lists whatever the policy says of certificates", "[verifier][trust]") {
    World world;
    const Operator authority(world);
    world.policy.require_issuer_control = false;
    CHECK(refusal(world, sign(unsigned_text(list()), world.other_key)) == ErrorCode::kSignatureInvalid);
}

TEST_CASE("a folder gives the latest list that holds, and says of each other file why it is not used",
          "[verifier][trust]") {
    World world;
    const Operator authority(world);
    const TemporaryDirectory folder;
    const auto put = [&](const char* name, const std::string& text) {
        std::ofstream(folder.path() / name) << text;
    };
    put("1.json", sign(unsigned_text(list(1)), authority.key));
    put("2.json", sign(unsigned_text(list(2)), authority.key));
    put("3.json", replaced(sign(unsigned_text(list(3)), authority.key), "\"NP\"", "\"DE\""));
    put("notes.json", "not JSON");
    put("readme.txt", "no list");
    const auto loaded = load_trust(folder.path(), world.policy, world.issuers, world.clock.now());
    REQUIRE(loaded.has_value());
    REQUIRE(loaded->registry.lists().size() == 1);
    CHECK(loaded->registry.lists().front()->sequence == 2);
    REQUIRE(loaded->unused.size() == 2);
    CHECK(loaded->unused.front().why.find("signature") != std::string::npos);
    REQUIRE(loaded->registry.refused().size() == 1);
    CHECK(loaded->registry.refused().front().name == "Accreditation list (demo)");
    CHECK_FALSE(
        load_trust(folder.path() / "nowhere", world.policy, world.issuers, world.clock.now()).has_value());
}
