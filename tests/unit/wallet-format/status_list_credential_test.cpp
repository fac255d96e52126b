// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/status-list/status_list_credential.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/contexts/contexts.h"

namespace carnet::wallet {
namespace {

using test::Json;
using test::parsed;

constexpr std::size_t kCap = 1024 * 1024;

StatusListContent content() {
    StatusListContent list;
    list.id = "https://skills.example/status/3";
    list.issuer = "did:web:skills.example";
    list.purposes = {"revocation"};
    list.valid_from = UtcTime{1'795'000'000, 0};
    list.valid_until = UtcTime{1'795'086'400, 0};
    list.ttl_milliseconds = 300'000;
    return list;
}

Json written(const StatusListContent& list = content()) {
    auto bits = Bitstring::zeros(kMinStatusEntries).value();
    REQUIRE(bits.set(94'567, 1));
    return Json::parse(write_status_list(list, bits));
}

Result<StatusList> read(const Json& json, unsigned entry_bits = 1) {
    auto credential = Credential::from_json(parsed(json));
    if (!credential) return credential.error();
    return read_status_list(*credential, entry_bits, kCap);
}

TEST_CASE("a status list that is written is read back", "[wallet-format][status-list]") {
    const auto list = read(written()).value();
    CHECK(list.id == "https://skills.example/status/3");
    CHECK(list.issuer == "did:web:skills.example");
    CHECK(list.purposes == std::vector<std::string>{"revocation"});
    CHECK(list.valid_from->text() == "2026-11-18T11:06:40Z");
    CHECK(list.valid_until->text() == "2026-11-19T11:06:40Z");
    CHECK(list.ttl_milliseconds == 300'000);
    CHECK(list.bits.get(94'567).value() == 1);
    CHECK(list.bits.get(94'566).value() == 0);
}

TEST_CASE("one purpose is written as a text and several as an array", "[wallet-format][status-list]") {
    CHECK(written()["credentialSubject"]["statusPurpose"] == "revocation");
    auto two = content();
    two.purposes = {"revocation", "suspension"};
    two.ttl_milliseconds = 0;
    const auto json = written(two);
    CHECK(json["credentialSubject"]["statusPurpose"] == Json::array({"revocation", "suspension"}));
    CHECK_FALSE(json["credentialSubject"].contains("ttl"));
    CHECK(read(json).value().purposes.size() == 2);
    CHECK(read(json).value().ttl_milliseconds == std::nullopt);
}

struct Mistake {
    const char* patch;  // RFC 6902
    ErrorCode code;
    const char* where;
};

TEST_CASE("a malformed status list is refused with its own reason and place",
          "[wallet-format][status-list]") {
    const Mistake mistakes[] = {
        {R"([{"op":"replace","path":"/type","value":["VerifiableCredential"]}])", ErrorCode::kStatusListType,
         "/type"},
        {R"([{"op":"replace","path":"/credentialSubject/type","value":"BitstringStatusListEntry"}])",
         ErrorCode::kStatusListType, "/credentialSubject"},
        {R"([{"op":"replace","path":"/credentialSubject","value":[{"type":"BitstringStatusList"},{"a":1}]}])",
         ErrorCode::kStatusListType, "/credentialSubject"},
        {R"([{"op":"remove","path":"/credentialSubject/type"}])", ErrorCode::kMissingMember,
         "/credentialSubject"},
        {R"([{"op":"remove","path":"/credentialSubject/statusPurpose"}])", ErrorCode::kMissingMember,
         "/credentialSubject"},
        {R"([{"op":"replace","path":"/credentialSubject/statusPurpose","value":[]}])", ErrorCode::kBadValue,
         "/credentialSubject/statusPurpose"},
        {R"([{"op":"replace","path":"/credentialSubject/statusPurpose","value":[1]}])", ErrorCode::kWrongType,
         "/credentialSubject/statusPurpose/0"},
        {R"([{"op":"remove","path":"/credentialSubject/encodedList"}])", ErrorCode::kMissingMember,
         "/credentialSubject"},
        {R"([{"op":"replace","path":"/credentialSubject/encodedList","value":"H4sI"}])",
         ErrorCode::kStatusListEncoding, "/credentialSubject/encodedList"},
        {R"([{"op":"replace","path":"/credentialSubject/encodedList","value":7}])", ErrorCode::kWrongType,
         "/credentialSubject/encodedList"},
        {R"([{"op":"replace","path":"/credentialSubject/ttl","value":-1}])", ErrorCode::kBadValue,
         "/credentialSubject/ttl"},
        {R"([{"op":"replace","path":"/credentialSubject/ttl","value":"300000"}])", ErrorCode::kWrongType,
         "/credentialSubject/ttl"},
        {R"([{"op":"add","path":"/credentialSubject/statusSize","value":2}])", ErrorCode::kBadValue,
         "/credentialSubject/statusSize"},
    };
    for (const auto& mistake : mistakes) {
        const auto list = read(written().patch(Json::parse(mistake.patch)));
        INFO(mistake.patch);
        REQUIRE_FALSE(list);
        CHECK(to_string(list.error().code) == to_string(mistake.code));
        CHECK(list.error().where == mistake.where);
    }
}

TEST_CASE("a list too short for the entry's size is refused", "[wallet-format][status-list]") {
    const auto list = read(written(), 2);
    REQUIRE_FALSE(list);
    CHECK(list.error().code == ErrorCode::kStatusListLength);
}

TEST_CASE("a subject alone in an array is the list", "[wallet-format][status-list]") {
    auto json = written();
    json["credentialSubject"] = Json::array({json["credentialSubject"]});
    CHECK(read(json));
}

TEST_CASE("a signed status list verifies and is read", "[wallet-format][status-list]") {
    const auto signer = test::make_test_signer(keys::Algorithm::kEd25519);
    const auto document = parsed(test::signed_text(written(), *signer));
    CHECK(check_proof(document.root(), *document.root().find("proof"), signer->public_key(),
                      embedded_contexts()));
    CHECK(read(Json::parse(test::signed_text(written(), *signer))));
}

}  // namespace
}  // namespace carnet::wallet
