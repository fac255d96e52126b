// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/credential.h"

namespace carnet::wallet {
namespace {

using test::Json;
using test::parsed;

Result<Credential> with_status(const Json& status) {
    auto json = test::sample_credential();
    json["credentialStatus"] = status;
    return Credential::from_json(parsed(json));
}

Json good_entry() {
    return test::sample_credential()["credentialStatus"];
}

Json changed(const char* patch) {
    auto entry = good_entry();
    entry.merge_patch(Json::parse(patch));
    return entry;
}

struct Mistake {
    const char* patch;  // RFC 7396
    ErrorCode code;
    const char* where;
};

TEST_CASE("several status entries are read in order, unknown types with id and type only",
          "[wallet-format][status]") {
    const auto credential = with_status(Json::array(
        {good_entry(), {{"type", "SomethingElse2030"}, {"id", "urn:status:1"}, {"statusListIndex", 5}}}));
    REQUIRE(credential);
    REQUIRE(credential->statuses().size() == 2);
    CHECK(credential->statuses()[0].type == "BitstringStatusListEntry");
    CHECK(credential->statuses()[1].type == "SomethingElse2030");
    CHECK(credential->statuses()[1].id == "urn:status:1");
    CHECK(credential->statuses()[1].list.empty());
}

TEST_CASE("a malformed status entry is refused with its own reason and place", "[wallet-format][status]") {
    const auto kIndex = "/credentialStatus/statusListIndex";
    const Mistake mistakes[] = {
        {R"({"type":null})", ErrorCode::kMissingMember, "/credentialStatus"},
        {R"({"type":2})", ErrorCode::kWrongType, "/credentialStatus/type"},
        {R"({"id":"https ://no/4"})", ErrorCode::kBadValue, "/credentialStatus/id"},
        {R"({"id":"https://skills.example/status/3"})", ErrorCode::kBadValue, "/credentialStatus/id"},
        {R"({"statusPurpose":null})", ErrorCode::kMissingMember, "/credentialStatus"},
        {R"({"statusPurpose":["revocation"]})", ErrorCode::kWrongType, "/credentialStatus/statusPurpose"},
        {R"({"statusPurpose":""})", ErrorCode::kBadValue, "/credentialStatus/statusPurpose"},
        {R"({"statusListIndex":null})", ErrorCode::kMissingMember, "/credentialStatus"},
        {R"({"statusListIndex":94567})", ErrorCode::kWrongType, kIndex},
        {R"({"statusListIndex":""})", ErrorCode::kBadValue, kIndex},
        {R"({"statusListIndex":"-1"})", ErrorCode::kBadValue, kIndex},
        {R"({"statusListIndex":"+1"})", ErrorCode::kBadValue, kIndex},
        {R"({"statusListIndex":"01"})", ErrorCode::kBadValue, kIndex},
        {R"({"statusListIndex":"1e3"})", ErrorCode::kBadValue, kIndex},
        {R"({"statusListIndex":"1.0"})", ErrorCode::kBadValue, kIndex},
        {R"({"statusListIndex":"0x10"})", ErrorCode::kBadValue, kIndex},
        {R"({"statusListIndex":" 1"})", ErrorCode::kBadValue, kIndex},
        {R"({"statusListIndex":"१"})", ErrorCode::kBadValue, kIndex},
        {R"({"statusListIndex":"18446744073709551616"})", ErrorCode::kStatusIndexRange, kIndex},
        {R"({"statusListIndex":"99999999999999999999999999999999999999"})", ErrorCode::kStatusIndexRange,
         kIndex},
        {R"({"statusListCredential":null})", ErrorCode::kMissingMember, "/credentialStatus"},
        {R"({"statusListCredential":"did:web:skills.example"})", ErrorCode::kBadValue,
         "/credentialStatus/statusListCredential"},
        {R"({"statusListCredential":"https:///status"})", ErrorCode::kBadValue,
         "/credentialStatus/statusListCredential"},
        {R"({"statusListCredential":"file:///etc/passwd"})", ErrorCode::kBadValue,
         "/credentialStatus/statusListCredential"},
        {R"({"statusSize":"1"})", ErrorCode::kWrongType, "/credentialStatus/statusSize"},
        {R"({"statusSize":0})", ErrorCode::kBadValue, "/credentialStatus/statusSize"},
        {R"({"statusSize":-1})", ErrorCode::kBadValue, "/credentialStatus/statusSize"},
        {R"({"statusSize":9})", ErrorCode::kUnsupported, "/credentialStatus/statusSize"},
        {R"({"statusSize":2})", ErrorCode::kMissingMember, "/credentialStatus"},
        {R"({"statusMessage":[{"status":"0x0","message":"a"}]})", ErrorCode::kBadValue,
         "/credentialStatus/statusMessage"},
        {R"({"statusMessage":[{"status":"0x0","message":"a"},{"status":"0x2","message":"b"}]})",
         ErrorCode::kBadValue, "/credentialStatus/statusMessage/1/status"},
        {R"({"statusMessage":[{"status":"0x0","message":"a"},{"status":"1","message":"b"}]})",
         ErrorCode::kBadValue, "/credentialStatus/statusMessage/1/status"},
        {R"({"statusMessage":[{"status":"0x0","message":"a"},{"status":"0x-1","message":"b"}]})",
         ErrorCode::kBadValue, "/credentialStatus/statusMessage/1/status"},
        {R"({"statusMessage":[{"status":"0x0","message":"a"},{"status":"0x","message":"b"}]})",
         ErrorCode::kBadValue, "/credentialStatus/statusMessage/1/status"},
        {R"({"statusMessage":[{"status":"0x1","message":"a"},{"status":"0x01","message":"b"}]})",
         ErrorCode::kBadValue, "/credentialStatus/statusMessage"},
        {R"({"statusMessage":[{"status":"0x0","message":"a"},{"status":"0x1"}]})", ErrorCode::kMissingMember,
         "/credentialStatus/statusMessage/1"},
        {R"({"statusReference":"dictionary"})", ErrorCode::kBadValue, "/credentialStatus/statusReference"},
        {R"({"statusReference":[]})", ErrorCode::kBadValue, "/credentialStatus/statusReference"},
    };
    for (const auto& mistake : mistakes) {
        const auto credential = with_status(changed(mistake.patch));
        INFO(mistake.patch);
        REQUIRE_FALSE(credential);
        CHECK(to_string(credential.error().code) == to_string(mistake.code));
        CHECK(credential.error().where == mistake.where);
    }
}

TEST_CASE("an entry of two bits carries a message for each value", "[wallet-format][status]") {
    const auto credential = with_status(changed(R"({"statusPurpose":"message","statusSize":2,"statusMessage":[
        {"status":"0x0","message":"pending"},{"status":"0x1","message":"accepted"},
        {"status":"0x2","message":"rejected"},{"status":"0x3","message":"undefined","note":1}],
        "statusReference":["https://skills.example/dictionary"]})"));
    REQUIRE(credential);
    const auto& entry = credential->statuses().front();
    CHECK(entry.size == 2);
    REQUIRE(entry.messages.size() == 4);
    CHECK(entry.messages[2] == std::pair<std::uint64_t, std::string>(2, "rejected"));
}

TEST_CASE("the smallest and the largest index that a number holds are read", "[wallet-format][status]") {
    CHECK(with_status(changed(R"({"statusListIndex":"0"})")).value().statuses()[0].index == 0);
    CHECK(with_status(changed(R"({"statusListIndex":"18446744073709551615"})")).value().statuses()[0].index ==
          UINT64_MAX);
}

TEST_CASE("a status must be an object or a list of objects", "[wallet-format][status]") {
    for (const Json& wrong : {Json(nullptr), Json("x"), Json::array(), Json::array({"x"})}) {
        CHECK_FALSE(with_status(wrong));
    }
}

}  // namespace
}  // namespace carnet::wallet
