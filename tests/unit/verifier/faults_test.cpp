// SPDX-License-Identifier: Apache-2.0
//
// Bad input costs little: each is refused within 200 ms of CPU time and 32 MiB of memory (X6).
#include "tests/unit/verifier/world.h"

#include <catch2/catch.hpp>

#include <malloc.h>
#include <ctime>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::at;
using carnet::test::World;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kSlowness = 20;  // sanitizers make everything slower; the limit is for what is shipped
#else
constexpr double kSlowness = 1;
#endif

double milliseconds_of(const World& world, const std::string& bytes, Verdict& verdict) {
    const std::clock_t begin = std::clock();
    verdict = world.verify(bytes);
    return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void require_cheap_refusal(const World& world, const std::string& bytes) {
    Verdict verdict;
    const double spent = milliseconds_of(world, bytes, verdict);
    INFO(carnet::test::describe(verdict) << "\n" << spent << " ms");
    REQUIRE(verdict.decision() != Decision::kAccepted);
    REQUIRE(spent < 200 * kSlowness);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("deep, wide and endless JSON is refused cheaply", "[verifier][faults]") {
    const World world;
    for (const std::string& bytes : std::vector<std::string>{
             repeated("[", 100'000),
             repeated("{\"a\":", 100'000),
             "[" + repeated("[[[[[[[[]]]]]]]],", 10'000) + "1]",
             "{" + repeated("\"a\":1,", 40'000) + "\"a\":1}",
             "[" + repeated("0,", 120'000) + "0]",
             "\"" + repeated("\\u0061", 40'000) + "\"",
             "[1e400]",
             "[" + repeated("1234567890", 20'000) + "]",
             repeated("\xf0\x9f\x98", 80'000),
             std::string(200'000, '\0'),
         })
        require_cheap_refusal(world, bytes);
}

TEST_CASE("a certificate with thousands of contexts, subjects, resources or proofs is refused cheaply",
          "[verifier][faults]") {
    const World world;
    const std::string good = world.signed_certificate();
    for (
        const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
            {"\"@context\":[\"https://www.w3.org/ns/credentials/v2\",",
             "\"@context\":[\"https://www.w3.org/ns/credentials/v2\"," +
                 repeated("\"https://a.example/v1\",", 9'000)},
            {"\"type\":[", "\"type\":[" + repeated("\"Another\",", 20'000)},
            {"\"relatedResource\":[",
             "\"relatedResource\":[" +
                 repeated(R"({"id":"https://a.example/v1","digestMultibase":"uAAAA"},)", 3'000)},
            {"\"credentialStatus\":[",
             "\"credentialStatus\":[" +
                 repeated(
                     R"({"type":"BitstringStatusListEntry","statusPurpose":"revocation","statusListIndex":"1","statusListCredential":"https://a.example/1"},)",
                     1'500)},
            {",\"proof\":", ",\"proof\":[" + repeated("{},", 50'000)},
        })
        require_cheap_refusal(world, carnet::test::replaced(good, from, to));
}

TEST_CASE("a proof value of a hundred thousand characters is refused cheaply", "[verifier][faults]") {
    const World world;
    const std::string text = world.signed_certificate();
    require_cheap_refusal(world, carnet::test::replaced(text, "\"proofValue\":\"z",
                                                        "\"proofValue\":\"z" + std::string(100'000, '2')));
    require_cheap_refusal(world, carnet::test::replaced(text, "#z6Mk", "#z6Mk" + std::string(100'000, '2')));
}

TEST_CASE("a gzip bomb in a status list is stopped at the limit", "[verifier][faults]") {
    World world;
    world.policy.limits.bitstring_bytes = 1024 * 1024;
    const std::string url(carnet::test::kRevocationList);
    // 32 MiB of zero bits in 32 KB, signed by the issuer itself.
    world.publish_list({.entries = 8ULL * 32 * 1024 * 1024});
    const std::string bytes = world.signed_certificate();
    malloc_trim(0);
    const auto before = mallinfo2();
    Verdict verdict;
    const double spent = milliseconds_of(world, bytes, verdict);
    const auto after = mallinfo2();
    INFO(carnet::test::describe(verdict) << "\n" << spent << " ms");
    REQUIRE(verdict.find(CheckKind::kRevocation)->reason == Reason::kStatusListTooLarge);
    REQUIRE(spent < 200 * kSlowness);
    REQUIRE(after.uordblks + after.hblkhd < before.uordblks + before.hblkhd + 32 * 1024 * 1024);
}

TEST_CASE("the largest list that the default policy reads costs little enough", "[verifier][faults]") {
    World world;
    world.publish_list({.entries = 8ULL * 16 * 1024 * 1024});
    Verdict verdict;
    const double spent = milliseconds_of(world, world.signed_certificate(), verdict);
    INFO(spent << " ms");
    REQUIRE(verdict.decision() == Decision::kAccepted);
    REQUIRE(spent < 200 * kSlowness);
}
