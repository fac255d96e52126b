// SPDX-License-Identifier: Apache-2.0
// Published encoded lists of Bitstring Status List 1.0: those that must decode bit for bit, and those that
// must be refused, among them one that the specification's explainer itself prints wrongly.
#include "base/json_reader.h"
#include "base/text_encoding.h"
#include "keys/digest.h"
#include "tests/support/result_text.h"
#include "tests/support/vectors.h"
#include "wallet-format/status-list/bitstring.h"

#include <algorithm>
#include <string>
#include <vector>

namespace carnet::wallet {
namespace {

constexpr std::size_t kCap = 1024 * 1024;

JsonDocument vectors_in(const std::filesystem::path& file) {
    auto document = JsonDocument::parse(test::read_file(file));
    REQUIRE(document);
    return *std::move(document);
}

std::vector<std::uint64_t> set_bits(const Bitstring& bits) {
    std::vector<std::uint64_t> set;
    for (std::uint64_t i = 0; i < bits.entries(); ++i) {
        if (bits.get(i).value() != 0) set.push_back(i);
    }
    return set;
}

std::vector<std::uint64_t> numbers(JsonValue array) {
    std::vector<std::uint64_t> out;
    for (const JsonValue element : array.elements()) {
        out.push_back(static_cast<std::uint64_t>(element.as_integer().value()));
    }
    return out;
}

void check_refused(JsonValue vector, std::string_view encoded) {
    const auto bits = Bitstring::decode(encoded, 1, kCap);
    REQUIRE_FALSE(bits);
    const auto expected = vector.find("expect");
    const bool by_length = expected && expected->string() == "STATUS_LIST_LENGTH_ERROR";
    CHECK(bits.error().code == (by_length ? ErrorCode::kStatusListLength : ErrorCode::kStatusListEncoding));
}

void check_decoded(JsonValue vector, std::string_view encoded, JsonValue expected_bits) {
    const auto bits = Bitstring::decode(encoded, 1, kCap);
    REQUIRE(bits);
    const auto expected = numbers(expected_bits);
    CHECK(set_bits(*bits) == expected);
    if (const auto size = vector.find("decoded_bytes")) {
        CHECK(bits->bytes().size() == static_cast<std::size_t>(size->number()));
    }
    if (const auto digest = vector.find("sha256")) {
        CHECK(encode_hex(keys::sha256(bits->bytes())) == digest->string());
    }
    auto written = Bitstring::zeros(bits->entries()).value();
    for (const auto index : expected) REQUIRE(written.set(index, 1));
    CHECK(std::ranges::equal(written.bytes(), bits->bytes()));
    CHECK(Bitstring::decode(written.encode(), 1, kCap).value().bytes().size() == bits->bytes().size());
}

void check_file(const std::filesystem::path& file, std::string_view bits_member, test::VectorCount& count) {
    const auto document = vectors_in(file);
    for (const JsonValue vector : document.root().elements()) {
        const auto encoded = vector.require("encodedList").value().string();
        INFO(file.filename().string() << ": " << encoded);
        if (const auto bits = vector.find(bits_member)) {
            check_decoded(vector, encoded, *bits);
        } else {
            check_refused(vector, encoded);
        }
        count.passed();
    }
}

TEST_CASE("every published list decodes to its bits or is refused", "[conformance][bitstring-status-list]") {
    const auto folder = test::vector_suite("bitstring-status-list");
    if (!folder) return;
    test::VectorCount count("bitstring-status-list");
    check_file(*folder / "derived-vectors.json", "set", count);
    check_file(*folder / "spec-examples.json", "set_bits", count);
}

}  // namespace
}  // namespace carnet::wallet
