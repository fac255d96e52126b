// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/dcql.h"

#include "tests/support/result_text.h"
#include "verifier/oid4vp/dcql_match.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;

namespace {

constexpr std::string_view kQuery = R"({"credentials":[
  {"id":"wallet","format":"dc+sd-jwt","meta":{"vct_values":["https://body.example/electrician"]},
   "claims":[{"id":"name","path":["name"]},{"id":"birth","path":["birthdate"]},
             {"id":"code","path":["occupation","isco08"],"values":["7411"]}],
   "claim_sets":[["name","code"],["birth","code"]]},
  {"id":"file","format":"ldp_vc","multiple":true,"require_cryptographic_holder_binding":false,
   "meta":{"type_values":[["https://www.w3.org/2018/credentials#VerifiableCredential","https://w3id.org/carnet#CompetencyCertificate"]]}}],
  "credential_sets":[{"options":[["wallet"],["file"]]},{"options":[["wallet","file"]],"required":false}]})";

JsonDocument document(std::string_view text) {
    return JsonDocument::parse(text).value();
}

DcqlQuery query() {
    return read_dcql(document(kQuery).root()).value();
}

std::string replaced(std::string_view from, std::string_view to) {
    std::string text(kQuery);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

struct Wallet {
    std::string claims = R"({"name":"Fictional Person","occupation":{"isco08":"7411"}})";
    CredentialFormat format = CredentialFormat::kSdJwtVc;
    std::string vct = "https://body.example/electrician";
    std::vector<std::string> types;
    bool is_holder_bound = true;

    [[nodiscard]] Result<void> answers(std::string_view id) const {
        const auto read = document(claims);
        return check_match(*query().find(id), {format, vct, types, read.root(), is_holder_bound});
    }
};

}  // namespace

TEST_CASE("a query is read and written again as it was", "[verifier][oid4vp]") {
    const auto read = query();
    CHECK(read.credentials.size() == 2);
    CHECK(read.credentials[0].claims.size() == 3);
    CHECK(read.credentials[1].multiple);
    JsonWriter writer;
    write_dcql(writer, read);
    CHECK(document(writer.take()).root() == document(kQuery).root());
}

TEST_CASE("a query that a wallet would not understand is refused at its place", "[verifier][oid4vp]") {
    struct Case {
        std::string_view from;
        std::string_view to;
        ErrorCode code;
        std::string_view where;
    };
    const Case cases[] = {
        {"\"credential_sets\"", "\"credential_set\"", ErrorCode::kUnknownMember, "/credential_set"},
        {"dc+sd-jwt", "mso_mdoc", ErrorCode::kUnsupported, "/credentials/0/format"},
        {"\"id\":\"wallet\"", "\"id\":\"my wallet\"", ErrorCode::kBadValue, "/credentials/0/id"},
        {"\"id\":\"file\"", "\"id\":\"wallet\"", ErrorCode::kBadValue, "/credentials/1"},
        {"vct_values", "type_values", ErrorCode::kUnknownMember, "/credentials/0/meta/type_values"},
        {"{\"vct_values\":[\"https://body.example/electrician\"]}", "{}", ErrorCode::kMissingMember,
         "/credentials/0/meta"},
        {"[\"https://body.example/electrician\"]", "[]", ErrorCode::kBadValue,
         "/credentials/0/meta/vct_values"},
        {"\"multiple\":true", "\"multiple\":1", ErrorCode::kWrongType, "/credentials/1/multiple"},
        {"\"multiple\":true", "\"trusted_authorities\":[]", ErrorCode::kUnsupported,
         "/credentials/1/trusted_authorities"},
        {"[\"7411\"]", "[7411.5]", ErrorCode::kBadValue, "/credentials/0/claims/2/values/0"},
        {"[\"7411\"]", "[null]", ErrorCode::kBadValue, "/credentials/0/claims/2/values/0"},
        {"[\"birthdate\"]", "[\"name\"]", ErrorCode::kBadValue, "/credentials/0/claims/1"},
        {"\"id\":\"birth\"", "\"id\":\"name\"", ErrorCode::kBadValue, "/credentials/0/claims/1"},
        {"{\"id\":\"birth\",", "{", ErrorCode::kBadValue, "/credentials/0/claim_sets"},
        {"[\"birth\",\"code\"]", "[\"age\"]", ErrorCode::kBadValue, "/credentials/0/claim_sets"},
        {"[[\"wallet\"],[\"file\"]]", "[[\"paper\"]]", ErrorCode::kBadValue, "/credential_sets/0/options"},
    };
    for (const auto& one : cases) {
        INFO(one.from << " -> " << one.to);
        const auto changed = document(replaced(one.from, one.to));
        const auto read = read_dcql(changed.root());
        REQUIRE_FALSE(read);
        CHECK(to_string(read.error().code) == to_string(one.code));
        CHECK(read.error().where == one.where);
    }
    CHECK_FALSE(read_dcql(document("[]").root()));
    CHECK_FALSE(read_dcql(document("{}").root()));
    CHECK_FALSE(read_dcql(document(R"({"credentials":[]})").root()));
}

TEST_CASE("a credential that is what was asked for answers", "[verifier][oid4vp]") {
    Wallet wallet;
    CHECK(wallet.answers("wallet"));
    wallet.claims = R"({"birthdate":"1990-01-01","occupation":{"isco08":"7411"}})";
    CHECK(wallet.answers("wallet"));  // the second of the sets
    Wallet file{.claims = "{}",
                .format = CredentialFormat::kLdpVc,
                .vct = "",
                .types = {"https://w3id.org/carnet#CompetencyCertificate", "https://example.org/Other",
                          "https://www.w3.org/2018/credentials#VerifiableCredential"},
                .is_holder_bound = false};
    CHECK(file.answers("file"));  // its holder need not prove anything
}

TEST_CASE("a credential that is something else does not answer, and the place says what is missing",
          "[verifier][oid4vp]") {
    const auto refused = [](const Wallet& wallet, ErrorCode code, std::string_view where) {
        const auto result = wallet.answers("wallet");
        REQUIRE_FALSE(result);
        CHECK(to_string(result.error().code) == to_string(code));
        CHECK(result.error().where == where);
    };
    Wallet wallet;
    SECTION("another type") {
        wallet.vct = "https://body.example/electrician/";
        refused(wallet, ErrorCode::kBadValue, "wallet");
    }
    SECTION("another format") {
        wallet.format = CredentialFormat::kLdpVc;
        refused(wallet, ErrorCode::kBadValue, "wallet");
    }
    SECTION("a holder who proves nothing") {
        wallet.is_holder_bound = false;
        refused(wallet, ErrorCode::kForbidden, "wallet");
    }
    SECTION("another value") {
        wallet.claims = R"({"name":"Fictional Person","occupation":{"isco08":"7412"}})";
        refused(wallet, ErrorCode::kBadValue, "wallet, /occupation/isco08");
    }
    SECTION("a value of another type") {
        wallet.claims = R"({"name":"Fictional Person","occupation":{"isco08":7411}})";
        refused(wallet, ErrorCode::kBadValue, "wallet, /occupation/isco08");
    }
    SECTION("neither of the sets") {
        wallet.claims = R"({"occupation":{"isco08":"7411"}})";
        refused(wallet, ErrorCode::kMissingMember, "wallet, /name");
    }
    SECTION("W3C types that are not all there") {
        wallet.format = CredentialFormat::kLdpVc;
        wallet.types = {"https://w3id.org/carnet#CompetencyCertificate"};
        CHECK_FALSE(wallet.answers("file"));
    }
}

TEST_CASE("an answer is complete when every set that is required has one whole option",
          "[verifier][oid4vp]") {
    const auto complete = [](const DcqlQuery& asked, std::vector<std::string> answered) {
        return check_complete(asked, answered).has_value();
    };
    DcqlQuery asked = query();
    CHECK(complete(asked, {"wallet"}));
    CHECK(complete(asked, {"file"}));
    CHECK_FALSE(complete(asked, {}));
    asked.credential_sets[1].required = true;
    CHECK_FALSE(complete(asked, {"wallet"}));
    CHECK(complete(asked, {"file", "wallet"}));
    asked.credential_sets.clear();
    CHECK_FALSE(complete(asked, {"wallet"}));
    CHECK(complete(asked, {"file", "wallet"}));
}
