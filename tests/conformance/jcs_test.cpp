// SPDX-License-Identifier: Apache-2.0
// RFC 8785: the input and output pairs of its reference implementation.
#include "wallet-format/jcs.h"
#include "base/text_encoding.h"
#include "tests/support/result_text.h"
#include "tests/support/vectors.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace carnet::wallet {
namespace {

Bytes bytes_of_hex_lines(std::string text) {
    text.erase(std::remove_if(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; }),
               text.end());
    return decode_hex(text).value();
}

TEST_CASE("every JCS vector is canonicalized to the published bytes", "[conformance][jcs]") {
    const auto folder = test::vector_suite("jcs");
    if (!folder) return;
    test::VectorCount count("jcs");
    const auto data = *folder / "testdata";
    std::size_t seen = 0;
    for (const char* name : {"arrays", "french", "structures", "unicode", "values", "weird"}) {
        INFO(name);
        const auto input =
            JsonDocument::parse(test::read_file(data / "input" / (std::string(name) + ".json")));
        REQUIRE(input);
        const auto canonical = canonicalize(input->root());
        CHECK(canonical == test::read_file(data / "output" / (std::string(name) + ".json")));
        const auto bytes =
            bytes_of_hex_lines(test::read_file(data / "outhex" / (std::string(name) + ".txt")));
        CHECK(encode_hex(as_bytes(canonical)) == encode_hex(bytes));
        count.passed();
        ++seen;
    }
    std::size_t there = 0;
    for (const auto& entry : std::filesystem::directory_iterator(data / "input")) {
        if (entry.path().extension() == ".json") ++there;
    }
    CHECK(seen == there);
}

}  // namespace
}  // namespace carnet::wallet
