// SPDX-License-Identifier: Apache-2.0
// The published lists of the Token Status List draft: what its text says of each index is what the decoded
// bytes say, and those bytes come out again when the statuses are set here. CBOR examples hold the same kind
// of list behind a few bytes of map; their envelopes (CWT) are not read by Carnet.
#include "base/json_reader.h"
#include "base/text_encoding.h"
#include "tests/support/result_text.h"
#include "tests/support/vectors.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/status-list/status_list_token.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>

namespace carnet::wallet {
namespace {

constexpr std::size_t kCap = 4 * 1024 * 1024;
constexpr std::uint64_t kLongListEntries = std::uint64_t{1} << 20U;

using Statuses = std::map<std::uint64_t, unsigned>;

std::string without_spaces(std::string text) {
    std::erase_if(text, [](unsigned char c) { return std::isspace(c) != 0; });
    return text;
}

// "status[1993] = 0b10" lines between a heading and the next one.
Statuses statuses_under(const std::string& draft, const std::string& heading) {
    const auto begin = draft.find(heading);
    REQUIRE(begin != std::string::npos);
    const auto end = draft.find("JSON encoding", begin);
    Statuses statuses;
    for (auto at = draft.find("status[", begin); at < end; at = draft.find("status[", at + 1)) {
        const auto bits = draft.find("0b", at) + 2;
        statuses[std::stoull(draft.substr(at + 7))] =
            static_cast<unsigned>(std::stoul(draft.substr(bits, 8), nullptr, 2));
    }
    REQUIRE(statuses.size() > 10);
    return statuses;
}

struct Encoded {
    unsigned bits;
    std::string lst;
};

// The JSON object after whatever prose stands before it.
Encoded from_json(const std::string& file) {
    const auto document = JsonDocument::parse(without_spaces(file.substr(file.find('{'))));
    REQUIRE(document);
    const auto root = document->root();
    return {static_cast<unsigned>(root.require("bits").value().as_integer().value()),
            std::string(root.require("lst").value().string())};
}

// {"bits": n, "lst": bytes} as the examples write it, in hexadecimal.
Encoded from_cbor(const std::string& file) {
    const auto hex = without_spaces(file.substr(file.find("a26462697473")));
    const auto bytes = decode_hex(hex).value();
    const unsigned bits = bytes[6];
    const std::uint8_t head = bytes[11];  // after a2 64 "bits" n 63 "lst"
    const std::size_t skip = head == 0x58 ? 13 : head == 0x59 ? 14 : 12;
    return {bits, encode_base64url(ByteView(bytes).subspan(skip))};
}

void check_statuses(const Encoded& encoded, const Statuses& expected) {
    const auto list = TokenStatusList::decode(encoded.lst, encoded.bits, kCap);
    REQUIRE(list);
    REQUIRE(list->entries() == kLongListEntries);
    auto written = TokenStatusList::zeros(kLongListEntries, encoded.bits).value();
    for (const auto& [index, status] : expected) {
        CHECK(list->get(index).value() == status);
        REQUIRE(written.set(index, status));
    }
    CHECK(std::ranges::equal(written.bytes(), list->bytes()));
}

void check_bytes(const Encoded& encoded, const Bytes& expected) {
    const auto list = TokenStatusList::decode(encoded.lst, encoded.bits, kCap);
    REQUIRE(list);
    CHECK(std::ranges::equal(list->bytes(), expected));
}

TEST_CASE("every published token status list decodes to its statuses", "[conformance][token-status-list]") {
    const auto folder = test::vector_suite("token-status-list");
    if (!folder) return;
    test::VectorCount count("token-status-list");
    const auto draft = test::read_file(*folder / "draft-ietf-oauth-status-list.md");
    const auto example = [&](std::string_view name) {
        return test::read_file(*folder / "examples" / ("status_list_encoding" + std::string(name) + ".md"));
    };
    const Bytes sixteen{0xB9, 0xA3};
    const Bytes twelve{0xC9, 0x44, 0xF9};
    check_bytes(from_json(example("_json")), sixteen);
    check_bytes(from_cbor(example("_cbor")), sixteen);
    check_bytes(from_json(example("2_json")), twelve);
    check_bytes(from_cbor(example("2_cbor")), twelve);
    count.passed(4);
    const auto one = statuses_under(draft, "## 1-bit Status List");
    const auto two = statuses_under(draft, "## 2-bit Status List");
    const auto four = statuses_under(draft, "## 4-bit Status List");
    check_statuses(from_json(example("1_long_json")), one);
    check_statuses(from_cbor(example("1_long_cbor")), one);
    check_statuses(from_json(example("2_long_json")), two);
    check_statuses(from_cbor(example("2_long_cbor")), two);
    check_statuses(from_json(example("4_json")), four);
    check_statuses(from_cbor(example("4_cbor")), four);
    check_statuses(from_cbor(example("8_cbor")), statuses_under(draft, "## 8-bit Status List"));
    count.passed(7);
    count.skipped("status_list_cwt, referenced_token_cwt and three diagnostic notations",
                  "CWT: Carnet publishes and reads the JWT form");
}

TEST_CASE("the published status list token is read", "[conformance][token-status-list]") {
    const auto folder = test::vector_suite("token-status-list");
    if (!folder) return;
    test::VectorCount count("token-status-list-jwt");
    const auto text = without_spaces(test::read_file(*folder / "examples" / "status_list_jwt_raw.md"));
    const auto jws = CompactJws::parse(text);
    REQUIRE(jws);
    CHECK(jws->header().typ == kStatusListTokenType);
    const auto claims = JsonDocument::parse(as_text(jws->payload()));
    REQUIRE(claims);
    const auto token = read_status_list_claims(claims->root(), "https://example.com/statuslists/1", kCap);
    REQUIRE(token);
    CHECK(token->content.ttl_seconds == 43'200);
    CHECK(token->content.issued.seconds == 1'686'920'170);
    CHECK(token->list.entries() == 16);
    count.passed();
}

}  // namespace
}  // namespace carnet::wallet
