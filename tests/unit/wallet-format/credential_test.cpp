// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/credential.h"
#include "tests/unit/wallet-format/samples.h"

#include <string>

namespace carnet::wallet {
namespace {

using test::Json;
using test::parsed;
using test::sample_credential;

Result<Credential> read(const Json& json) {
    return Credential::from_json(parsed(json));
}

// A change to the sample (RFC 6902) and what must come of it.
struct Mistake {
    const char* what;
    const char* patch;
    ErrorCode code;
    const char* where;
};

struct Variant {
    const char* what;
    const char* patch;
};

void refuse(const Mistake& mistake) {
    const auto read_back = read(sample_credential().patch(Json::parse(mistake.patch)));
    INFO(mistake.what);
    REQUIRE_FALSE(read_back);
    CHECK(to_string(read_back.error().code) == to_string(mistake.code));
    CHECK(read_back.error().where == mistake.where);
    CHECK_FALSE(read_back.error().detail.empty());
}

void accept(const Variant& variant) {
    const auto read_back = read(sample_credential().patch(Json::parse(variant.patch)));
    INFO(variant.what << ": " << (read_back ? "" : read_back.error().message()));
    CHECK(read_back);
}

TEST_CASE("a credential is read with what every credential has", "[wallet-format][credential]") {
    const auto credential = read(sample_credential()).value();
    CHECK(credential.id() == "urn:uuid:0b7f7a4e-5b1e-4f0a-9a52-5c1c3f3c9a01");
    CHECK(credential.contexts().size() == 2);
    CHECK(credential.has_type("ExampleCertificate"));
    CHECK_FALSE(credential.has_type("Example"));
    CHECK(credential.issuer() == "did:web:skills.example");
    CHECK(credential.valid_from()->text() == "2026-11-01T00:00:00Z");
    CHECK(credential.valid_until()->text() == "2031-11-01T00:00:00+00:00");
    REQUIRE(credential.statuses().size() == 1);
    CHECK(credential.statuses()[0].index == 94567);
    CHECK(credential.statuses()[0].purpose == "revocation");
    CHECK(credential.statuses()[0].size == 1);
    CHECK(credential.schemas()[0].type == "JsonSchema");
    CHECK(credential.related_resources()[0].digest_multibase.size() == 44);
    CHECK(credential.related_resources()[0].digest_sri.empty());
    CHECK(credential.proofs().empty());
}

TEST_CASE("a credential outlives the document it was read from", "[wallet-format][credential]") {
    std::optional<Credential> copy;
    {
        const auto credential = read(sample_credential()).value();
        copy = credential;
    }
    CHECK(copy->issuer() == "did:web:skills.example");
    CHECK(copy->json().find("credentialSubject").has_value());
}

TEST_CASE("what is not a credential at all is said to be none", "[wallet-format][credential]") {
    for (const char* text : {"null", "[]", "\"VerifiableCredential\"", "1"}) {
        CHECK(Credential::from_json(parsed(text)).error().code == ErrorCode::kNotACredential);
    }
    refuse({"another type", R"([{"op":"replace","path":"/type","value":["VerifiablePresentation"]}])",
            ErrorCode::kNotACredential, "/type"});
}

TEST_CASE("the contexts begin with that of version 2", "[wallet-format][credential]") {
    constexpr auto kBad = ErrorCode::kBadContext;
    refuse({"none", R"([{"op":"remove","path":"/@context"}])", kBad, ""});
    refuse({"null", R"([{"op":"replace","path":"/@context","value":null}])", kBad, "/@context"});
    refuse({"empty", R"([{"op":"replace","path":"/@context","value":[]}])", kBad, "/@context"});
    refuse({"a string",
            R"([{"op":"replace","path":"/@context","value":"https://www.w3.org/ns/credentials/v2"}])", kBad,
            "/@context"});
    refuse({"another first", R"([{"op":"replace","path":"/@context/0","value":"https://example.org/"}])",
            kBad, "/@context/0"});
    refuse({"version 2 second", R"([{"op":"move","from":"/@context/0","path":"/@context/1"}])", kBad,
            "/@context/0"});
    refuse({"with a slash behind",
            R"([{"op":"replace","path":"/@context/0","value":"https://www.w3.org/ns/credentials/v2/"}])",
            kBad, "/@context/0"});
    refuse({"an object first", R"([{"op":"replace","path":"/@context/0","value":{}}])", kBad, "/@context/0"});
    refuse({"a number", R"([{"op":"replace","path":"/@context/1","value":7}])", kBad, "/@context/1"});
    refuse({"null inside", R"([{"op":"replace","path":"/@context/1","value":null}])", kBad, "/@context/1"});
    refuse({"relative", R"([{"op":"replace","path":"/@context/1","value":"context.json"}])", kBad,
            "/@context/1"});
    accept({"an object behind",
            R"([{"op":"replace","path":"/@context/1","value":{"a":"https://a.example/#a"}}])"});
}

TEST_CASE("a credential of data model 1.1 is read with its own dates", "[wallet-format][credential]") {
    auto json = sample_credential();
    json["@context"][0] = "https://www.w3.org/2018/credentials/v1";
    json.erase("validFrom");
    json.erase("validUntil");
    json["issuanceDate"] = "2026-11-01T00:00:00Z";
    json["expirationDate"] = "2031-11-01T00:00:00Z";
    const auto credential = read(json);
    REQUIRE(credential);
    CHECK(credential->data_model() == DataModel::kVersion1);
    CHECK(credential->valid_from()->text() == "2026-11-01T00:00:00Z");
    CHECK(credential->valid_until()->text() == "2031-11-01T00:00:00Z");

    const auto with = [&](const char* patch) {
        auto other = json;
        other.merge_patch(Json::parse(patch));
        return read(other);
    };
    INFO("the dates of 2.0 beside them: whichever leaves less");
    const auto narrower = with(R"({"validFrom":"2027-01-01T00:00:00Z","validUntil":"2030-01-01T00:00:00Z"})");
    CHECK(narrower.value().valid_from()->text() == "2027-01-01T00:00:00Z");
    CHECK(narrower.value().valid_until()->text() == "2030-01-01T00:00:00Z");
    const auto wider = with(R"({"validFrom":"2020-01-01T00:00:00Z","validUntil":"2040-01-01T00:00:00Z"})");
    CHECK(wider.value().valid_from()->text() == "2026-11-01T00:00:00Z");
    CHECK(wider.value().valid_until()->text() == "2031-11-01T00:00:00Z");
    CHECK(with(R"({"expirationDate":null,"validUntil":"2030-01-01T00:00:00Z"})").value().valid_until());

    CHECK(with(R"({"issuanceDate":null})").error().code == ErrorCode::kMissingMember);
    CHECK(with(R"({"issuanceDate":"2026-11-01"})").error().code == ErrorCode::kBadTime);
    CHECK(with(R"({"expirationDate":"2026-11-01T00:00:00"})").error().where == "/expirationDate");
    CHECK(with(R"({"expirationDate":"2026-10-01T00:00:00Z"})").error().where == "/expirationDate");
    CHECK(with(R"({"@context":"https://www.w3.org/2018/credentials/v1"})").error().code ==
          ErrorCode::kBadContext);
}

TEST_CASE("a date of the other data model is not passed over", "[wallet-format][credential]") {
    refuse({"an end of 1.1", R"([{"op":"add","path":"/expirationDate","value":"2020-01-01T00:00:00Z"}])",
            ErrorCode::kBadValue, "/expirationDate"});
    refuse({"a beginning of 1.1", R"([{"op":"add","path":"/issuanceDate","value":"2020-01-01T00:00:00Z"}])",
            ErrorCode::kBadValue, "/issuanceDate"});
}

TEST_CASE("types and ids follow their rules", "[wallet-format][credential]") {
    refuse({"no type", R"([{"op":"remove","path":"/type"}])", ErrorCode::kMissingMember, ""});
    refuse({"number type", R"([{"op":"replace","path":"/type/1","value":2}])", ErrorCode::kWrongType,
            "/type/1"});
    refuse({"empty types", R"([{"op":"replace","path":"/type","value":[]}])", ErrorCode::kBadValue, "/type"});
    refuse(
        {"empty type", R"([{"op":"replace","path":"/type/1","value":""}])", ErrorCode::kBadValue, "/type"});
    accept({"one type", R"([{"op":"replace","path":"/type","value":"VerifiableCredential"}])"});
    accept({"no id", R"([{"op":"remove","path":"/id"}])"});
    refuse({"null id", R"([{"op":"replace","path":"/id","value":null}])", ErrorCode::kWrongType, "/id"});
    refuse({"two ids", R"([{"op":"replace","path":"/id","value":["urn:a:1","urn:a:2"]}])",
            ErrorCode::kWrongType, "/id"});
    for (const char* id : {"", "no-scheme", "https ://not-a-url/1", "https:", ":x", "1a:b", "urn:a b",
                           "urn:%zz", "urn:a\\\\b", "urn:<a>"}) {
        const std::string patch = R"([{"op":"replace","path":"/id","value":")" + std::string(id) + R"("}])";
        refuse({id, patch.c_str(), ErrorCode::kBadValue, "/id"});
    }
}

TEST_CASE("the issuer is a URL or an object with one", "[wallet-format][credential]") {
    accept({"URL", R"([{"op":"replace","path":"/issuer","value":"https://skills.example/issuers/1"}])"});
    refuse({"none", R"([{"op":"remove","path":"/issuer"}])", ErrorCode::kMissingMember, ""});
    refuse({"null", R"([{"op":"replace","path":"/issuer","value":null}])", ErrorCode::kWrongType, "/issuer"});
    refuse({"no URL", R"([{"op":"replace","path":"/issuer","value":"fake-issuer"}])", ErrorCode::kBadValue,
            "/issuer"});
    refuse({"several", R"([{"op":"replace","path":"/issuer","value":["did:web:a"]}])", ErrorCode::kWrongType,
            "/issuer"});
    refuse({"no id", R"([{"op":"remove","path":"/issuer/id"}])", ErrorCode::kMissingMember, "/issuer"});
    refuse({"id no URL", R"([{"op":"replace","path":"/issuer/id","value":"x"}])", ErrorCode::kBadValue,
            "/issuer/id"});
    refuse({"name no text", R"([{"op":"replace","path":"/issuer/name","value":5}])", ErrorCode::kWrongType,
            "/issuer/name"});
}

TEST_CASE("names are texts, with their language where it matters", "[wallet-format][credential]") {
    accept({"text", R"([{"op":"replace","path":"/name","value":"Certificate"}])"});
    accept({"several", R"([{"op":"replace","path":"/name","value":[{"@value":"a","@language":"en"},"b"]}])"});
    refuse(
        {"without value", R"([{"op":"remove","path":"/name/@value"}])", ErrorCode::kMissingMember, "/name"});
    refuse(
        {"more", R"([{"op":"add","path":"/name/url","value":"x"}])", ErrorCode::kUnknownMember, "/name/url"});
    refuse({"direction", R"([{"op":"replace","path":"/name/@direction","value":"up"}])", ErrorCode::kBadValue,
            "/name/@direction"});
    refuse({"language", R"([{"op":"replace","path":"/name/@language","value":null}])", ErrorCode::kWrongType,
            "/name/@language"});
    refuse({"number", R"([{"op":"add","path":"/description","value":1}])", ErrorCode::kWrongType,
            "/description"});
}

TEST_CASE("something is said about every subject", "[wallet-format][credential]") {
    const auto kWhere = "/credentialSubject";
    refuse({"none", R"([{"op":"remove","path":"/credentialSubject"}])", ErrorCode::kMissingMember, ""});
    refuse({"empty", R"([{"op":"replace","path":"/credentialSubject","value":{}}])", ErrorCode::kBadValue,
            kWhere});
    refuse({"no subjects", R"([{"op":"replace","path":"/credentialSubject","value":[]}])",
            ErrorCode::kBadValue, kWhere});
    refuse({"text", R"([{"op":"replace","path":"/credentialSubject","value":"did:a:b"}])",
            ErrorCode::kWrongType, kWhere});
    refuse({"one empty", R"([{"op":"replace","path":"/credentialSubject","value":[{"a":1},{}]}])",
            ErrorCode::kBadValue, "/credentialSubject/1"});
    refuse({"id no URL", R"([{"op":"replace","path":"/credentialSubject/id","value":"me"}])",
            ErrorCode::kBadValue, "/credentialSubject/id"});
    accept(
        {"several", R"([{"op":"replace","path":"/credentialSubject","value":[{"a":1},{"id":"did:a:b"}]}])"});
}

TEST_CASE("validity has offsets and an order", "[wallet-format][credential]") {
    accept({"none", R"([{"op":"remove","path":"/validFrom"},{"op":"remove","path":"/validUntil"}])"});
    accept(
        {"same instant", R"([{"op":"replace","path":"/validUntil","value":"2026-11-01T05:45:00+05:45"}])"});
    accept({"midnight", R"([{"op":"replace","path":"/validUntil","value":"2031-10-31T24:00:00Z"}])"});
    refuse({"reversed", R"([{"op":"replace","path":"/validUntil","value":"2026-10-31T23:59:59.999Z"}])",
            ErrorCode::kBadValue, "/validUntil"});
    refuse({"no offset", R"([{"op":"replace","path":"/validFrom","value":"2026-11-01T00:00:00"}])",
            ErrorCode::kBadTime, "/validFrom"});
    refuse({"a date", R"([{"op":"replace","path":"/validFrom","value":"2026-11-01"}])", ErrorCode::kBadTime,
            "/validFrom"});
    refuse({"a number", R"([{"op":"replace","path":"/validUntil","value":2031}])", ErrorCode::kWrongType,
            "/validUntil"});
}

TEST_CASE("members that point elsewhere say what they are", "[wallet-format][credential]") {
    for (const char* member :
         {"refreshService", "termsOfUse", "evidence", "confidenceMethod", "renderMethod"}) {
        auto json = sample_credential();
        json[member] = {{"id", "https://skills.example/x"}, {"type", "ExampleThing"}};
        INFO(member);
        CHECK(read(json));
        json[member] = Json::array({json[member], {{"type", "ExampleThing"}}});
        CHECK(read(json));
        json[member][1].erase("type");
        CHECK(read(json).error().where == "/" + std::string(member) + "/1");
        json[member] = {{"id", "x"}, {"type", "ExampleThing"}};
        CHECK(read(json).error().code == ErrorCode::kBadValue);
        json[member] = "https://skills.example/x";
        CHECK(read(json).error().code == ErrorCode::kWrongType);
    }
    refuse({"schema id", R"([{"op":"remove","path":"/credentialSchema/id"}])", ErrorCode::kMissingMember,
            "/credentialSchema"});
    refuse({"schema type", R"([{"op":"remove","path":"/credentialSchema/type"}])", ErrorCode::kMissingMember,
            "/credentialSchema"});
    refuse({"schema URL", R"([{"op":"replace","path":"/credentialSchema/id","value":"c.json"}])",
            ErrorCode::kBadValue, "/credentialSchema/id"});
}

TEST_CASE("related resources have distinct ids and a digest", "[wallet-format][credential]") {
    const char* again = R"([{"op":"copy","from":"/relatedResource/0","path":"/relatedResource/-"}])";
    refuse({"twice", again, ErrorCode::kBadValue, "/relatedResource"});
    refuse({"no digest", R"([{"op":"remove","path":"/relatedResource/0/digestMultibase"}])",
            ErrorCode::kMissingMember, "/relatedResource/0"});
    refuse({"no id", R"([{"op":"remove","path":"/relatedResource/0/id"}])", ErrorCode::kMissingMember,
            "/relatedResource/0"});
    refuse({"multibase", R"([{"op":"replace","path":"/relatedResource/0/digestMultibase","value":"WZVc"}])",
            ErrorCode::kBadValue, "/relatedResource/0/digestMultibase"});
    refuse({"several",
            R"([{"op":"replace","path":"/relatedResource/0/digestMultibase","value":["uAA","uAQ"]}])",
            ErrorCode::kUnsupported, "/relatedResource/0/digestMultibase"});
    refuse({"short hash", R"([{"op":"add","path":"/relatedResource/0/digestSRI","value":"sha256-AAAA"}])",
            ErrorCode::kBadValue, "/relatedResource/0/digestSRI"});
    refuse({"old hash", R"([{"op":"add","path":"/relatedResource/0/digestSRI","value":"md5-AAAA"}])",
            ErrorCode::kBadValue, "/relatedResource/0/digestSRI"});
    accept({"both digests", R"([{"op":"add","path":"/relatedResource/0/digestSRI",
        "value":"sha256-WZVc7WaX1h4D8rJVb+UwirFoRoRrWG9YbX97etySZzQ="}])"});
}

TEST_CASE("proofs are objects", "[wallet-format][credential]") {
    auto json = sample_credential();
    json["proof"] = {{"type", "DataIntegrityProof"}};
    CHECK(read(json).value().proofs().size() == 1);
    json["proof"] = Json::array({json["proof"], json["proof"]});
    CHECK(read(json).value().proofs().size() == 2);
    for (const Json& wrong : {Json("z"), Json::array(), Json::array({"z"}), Json(nullptr)}) {
        json["proof"] = wrong;
        CHECK_FALSE(read(json));
    }
}

TEST_CASE("members that the specification does not know are allowed", "[wallet-format][credential]") {
    accept({"another member", R"([{"op":"add","path":"/awardNumber","value":{"deep":[1]}}])"});
}

}  // namespace
}  // namespace carnet::wallet
