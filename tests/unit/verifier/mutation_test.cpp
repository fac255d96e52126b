// SPDX-License-Identifier: Apache-2.0
//
// X8: whatever is done to a signed credential, it is not accepted; only white space and the order of members
// mean nothing.
#include "tests/unit/verifier/world.h"

#include "base/json_writer.h"

#include <catch2/catch.hpp>

#include <functional>
#include <vector>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::describe;
using carnet::test::World;

namespace {

// What to do at one place of a tree of JSON values, places counted in the order of writing.
enum class Act : std::uint8_t { kDrop, kDuplicate, kEmpty, kRename, kSwap };

class Mutator {
  public:
    Mutator(Act act, std::size_t place) : act_(act), place_(place) {}

    std::string write(JsonValue value) {
        JsonWriter writer;
        put(writer, value);
        return writer.take();
    }
    [[nodiscard]] bool reached() const { return seen_ > place_; }

  private:
    bool here() { return seen_++ == place_; }

    void put(JsonWriter& writer, JsonValue value) {
        switch (value.type()) {
            case JsonType::kObject:
                return put_object(writer, value);
            case JsonType::kArray:
                return put_array(writer, value);
            case JsonType::kNull:
            case JsonType::kBoolean:
            case JsonType::kNumber:
            case JsonType::kString:
                writer.value(value);
        }
    }
    void put_object(JsonWriter& writer, JsonValue object) {
        writer.begin_object();
        for (const JsonMember& member : object.members()) {
            const bool chosen = here();
            if (chosen && act_ == Act::kDrop) continue;
            writer.key(chosen && act_ == Act::kRename ? std::string(member.name) + "_"
                                                      : std::string(member.name));
            if (chosen && act_ == Act::kEmpty) {
                writer.null();
                continue;
            }
            if (chosen && act_ == Act::kSwap) {
                writer.string("x");
                continue;
            }
            put(writer, member.value);
            if (chosen && act_ == Act::kDuplicate) {
                writer.key(member.name);
                put(writer, member.value);
            }
        }
        writer.end_object();
    }
    void put_array(JsonWriter& writer, JsonValue array) {
        writer.begin_array();
        for (const JsonValue element : array.elements()) {
            const bool chosen = here();
            if (chosen && act_ == Act::kDrop) continue;
            put(writer, element);
            if (chosen && (act_ == Act::kDuplicate || act_ == Act::kRename)) put(writer, element);
            if (chosen && (act_ == Act::kEmpty || act_ == Act::kSwap)) writer.null();
        }
        writer.end_array();
    }

    Act act_;
    std::size_t place_;
    std::size_t seen_ = 0;
};

// The tree of the document, so that a mutant that means the same is known as such.
bool means_the_same(std::string_view mutant, const JsonDocument& original) {
    const auto parsed = JsonDocument::parse(mutant);
    return parsed && parsed->root() == original.root();
}

}  // namespace

TEST_CASE("dropping, doubling, renaming, emptying or replacing any member is never accepted",
          "[verifier][mutation]") {
    const World world;
    const StatusLists lists(world.published, world.issuers, world.policy);
    std::size_t mutants = 0;
    for (const std::string& good :
         {world.signed_certificate(), carnet::test::sign(world.unit_statement(), world.key)}) {
        const auto document = JsonDocument::parse(good).value();
        for (const Act act : {Act::kDrop, Act::kDuplicate, Act::kEmpty, Act::kRename, Act::kSwap}) {
            for (std::size_t place = 0;; ++place) {
                Mutator mutator(act, place);
                const std::string mutant = mutator.write(document.root());
                if (!mutator.reached()) break;
                ++mutants;
                if (means_the_same(mutant, document)) continue;
                const Verdict verdict = world.verify_with(lists, mutant);
                if (verdict.decision() == Decision::kAccepted) FAIL("accepted: " << mutant);
                REQUIRE(verdict.verified == nullptr);
            }
        }
    }
    REQUIRE(mutants > 1'000);
}

TEST_CASE("flipping any bit of a signed certificate is never accepted", "[verifier][mutation]") {
    const World world;
    const StatusLists lists(world.published, world.issuers, world.policy);
    const std::string good = world.signed_certificate();
    const auto document = JsonDocument::parse(good).value();
    std::size_t mutants = 0;
    for (std::size_t i = 0; i < good.size(); ++i) {
        // Every byte, one bit each (which one goes round), keeps this test short; the fuzz target does more.
        std::string mutant = good;
        mutant[i] = static_cast<char>(static_cast<unsigned char>(mutant[i]) ^ (1U << (i % 8)));
        ++mutants;
        if (means_the_same(mutant, document)) continue;
        if (world.verify_with(lists, mutant).decision() == Decision::kAccepted)
            FAIL("accepted with byte " << i << " changed: " << mutant);
    }
    REQUIRE(mutants == good.size());
}

TEST_CASE("cutting a signed certificate anywhere is never accepted", "[verifier][mutation]") {
    const World world;
    const StatusLists lists(world.published, world.issuers, world.policy);
    const std::string good = world.signed_certificate();
    for (std::size_t length = 0; length < good.size(); length += 7)
        REQUIRE(world.verify_with(lists, good.substr(0, length)).decision() == Decision::kRejected);
}

TEST_CASE("white space and the order of members mean nothing", "[verifier][mutation]") {
    const World world;
    const std::string good = world.signed_certificate();
    REQUIRE(world.verify(" \n" + good + "\n\t ").decision() == Decision::kAccepted);
    const auto document = JsonDocument::parse(good).value();
    JsonWriter writer;
    writer.begin_object();
    std::vector<JsonMember> members;
    for (const JsonMember& member : document.root().members()) members.push_back(member);
    for (auto member = members.rbegin(); member != members.rend(); ++member)
        writer.key(member->name).value(member->value);
    writer.end_object();
    REQUIRE(world.verify(writer.take()).decision() == Decision::kAccepted);
}

TEST_CASE("a proof moved from another certificate does not hold", "[verifier][mutation]") {
    const World world;
    const std::string one = world.signed_certificate(1);
    const std::string two = world.signed_certificate(2);
    const auto proof_at = [](const std::string& text) { return text.find(",\"proof\":"); };
    const std::string mixed = one.substr(0, proof_at(one)) + two.substr(proof_at(two));
    REQUIRE(world.verify(mixed).word() == Word::kAltered);
}
