// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/accreditation_file.h"

#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <utility>

using namespace carnet;
using namespace carnet::issuer;

namespace {

const AccreditationDefaults kDefaults{"https://authority.example/a/new", "did:web:authority.example"};

constexpr const char* kFull = R"toml(id = "https://authority.example/a/17"
accreditor = "did:web:council.example"
role = "award"
from = 2024-02-01
until = 2029-02-01
legal_basis = "Demo Act, section 7 (demo)"
dids = ["did:web:college.example", "did:web:old.college.example"]

[body]
id = "https://college.example/"
name = "A college (demo)"
country = "NP"

[scope]
qualifications = ["https://standards.example/electrician"]
isco08 = ["74", "7126"]
fields = ["0713"]
levels_below = ["1", "2"]
methods = ["trade-test", "onsite"]
places = ["NP", "DE-BY"]
jurisdictions = ["NP"]

[scope.level_ceiling]
framework = "https://framework.example/nqf"
framework_version = "2020"
level = "3"
)toml";

// The error of kFull with `old` replaced.
Error with(const std::string& old, const std::string& text) {
    std::string file = kFull;
    REQUIRE(file.find(old) != std::string::npos);
    file.replace(file.find(old), old.size(), text);
    const auto read = read_accreditation_file(file, kDefaults);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::kConfiguration);
    return read.error();
}

}  // namespace

TEST_CASE("an accreditation file says everything that a grant has", "[issuer][trust]") {
    const auto read = read_accreditation_file(kFull, kDefaults);
    REQUIRE(read);
    CHECK(read->id == "https://authority.example/a/17");
    CHECK(read->accreditor == "did:web:council.example");
    CHECK(read->role == wallet::AccreditedRole::kAward);
    CHECK(read->valid_from.text() == "2024-02-01");
    CHECK(read->valid_until->text() == "2029-02-01");
    CHECK(read->legal_basis == "Demo Act, section 7 (demo)");
    CHECK(read->issuers.size() == 2);
    CHECK(read->body.country == "NP");
    CHECK(read->scope.isco08 == std::vector<std::string>{"74", "7126"});
    CHECK(read->scope.level_ceiling->level == "3");
    CHECK(read->scope.levels_below.size() == 2);
    CHECK(read->scope.methods.size() == 2);
    CHECK(read->scope.places[1] == "DE-BY");
    REQUIRE(read->history.size() == 1);
    CHECK(read->history[0].from == read->valid_from);
}

TEST_CASE("ids that are made for as many accreditations as a list holds are all different",
          "[issuer][trust]") {
    IssuerSettings settings;
    settings.base_url = "https://authority.example";
    settings.did = "did:web:authority.example";
    test::SeededRandom random(5);
    std::set<std::string> ids;
    for (std::size_t i = 0; i < wallet::kMaxAccreditations; ++i)
        ids.insert(grant_defaults(settings, random).id);
    CHECK(ids.size() == wallet::kMaxAccreditations);
    CHECK(ids.begin()->starts_with("https://authority.example/trust/accreditations/"));
}

TEST_CASE("what a file leaves out is the authority's own, and the same in JSON", "[issuer][trust]") {
    const auto toml = read_accreditation_file(
        "role = \"train\"\nfrom = 2024-02-01\n[body]\nname = \"A (demo)\"\n[scope]\n", kDefaults);
    REQUIRE(toml);
    CHECK(toml->id == kDefaults.id);
    CHECK(toml->accreditor == kDefaults.accreditor);
    CHECK(toml->scope == wallet::AccreditationScope{});
    const auto json = read_accreditation_file(
        R"json(  {"role":"train","validFrom":"2024-02-01","body":{"name":"A (demo)"},"scope":{}})json",
        kDefaults);
    REQUIRE(json);
    CHECK(*json == *toml);
}

TEST_CASE("what is wrong in TOML is named with its line, its key and the remedy", "[issuer][trust]") {
    CHECK(with("role = \"award\"", "role = \"reward\"").where == "line 3, role");
    CHECK(with("role = \"award\"", "role = \"reward\"").detail.find("accredit, award") != std::string::npos);
    CHECK(with("from = 2024-02-01\n", "").where.find("from") != std::string::npos);
    CHECK(with("from = 2024-02-01", "from = \"2024-02\"").where == "line 4, from");
    CHECK(with("until = 2029-02-01", "until = 2023-02-01").where == "line 5, until");
    CHECK(
        with("\"did:web:old.college.example\"", "\"old.college.example\"").where.starts_with("line 7, dids"));
    CHECK(with("\"did:web:old.college.example\"", "\"did:web:college.example\"")
              .where.starts_with("line 7, dids"));
    CHECK(with("country = \"NP\"", "country = \"XX\"").where == "line 12, body.country");
    CHECK(with("name = \"A college (demo)\"\n", "").where.find("body") != std::string::npos);
    CHECK(with("\"7126\"", "\"7999\"").where.starts_with("line 16, scope.isco08"));
    CHECK(with("\"7126\"", "\"7999\"").detail.find("7999") != std::string::npos);
    CHECK(with("\"0713\"", "\"0777\"").where.starts_with("line 17, scope.fields"));
    CHECK(with("\"onsite\"", "\"on-site\"").where.starts_with("line 19, scope.methods"));
    CHECK(with("\"DE-BY\"", "\"QQ\"").where.starts_with("line 20, scope.places"));
    CHECK(with("jurisdictions = [\"NP\"]", "jurisdictions = []").where == "line 21, scope.jurisdictions");
    CHECK(with("level = \"3\"", "level = \"2\"").where.starts_with("line 18, scope.levels_below"));
    CHECK(with("framework = \"https://framework.example/nqf\"\n", "").where.find("level_ceiling") !=
          std::string::npos);
    CHECK(with("[scope]", "[scopes]").where.find("scopes") != std::string::npos);
    CHECK(with("methods =", "method =").where == "line 19, scope.method");
    CHECK(with("role =", "role").where.starts_with("line 3"));
}

TEST_CASE("what is wrong in JSON is named with its pointer", "[issuer][trust]") {
    const auto where = [](std::string_view text) {
        const auto read = read_accreditation_file(text, kDefaults);
        REQUIRE_FALSE(read);
        return read.error().where;
    };
    CHECK(
        where(
            R"({"role":"award","validFrom":"2024-02-01","body":{"name":"A"},"scope":{"isco08":["7999"]}})") ==
        "/scope/isco08/0");
    CHECK(where(R"({"role":"award","validFrom":"2024","body":{"name":"A"},"scope":{}})") == "/validFrom");
    CHECK(where(R"({"role":"award","body":{"name":"A"},"scope":{}})") == "/validFrom");
    CHECK(where(R"({"role":"award","validFrom":"2024-02-01","body":{"name":"A"},"scope":{},"history":[]})") ==
          "/history");
    CHECK(where(R"({"role":"award","validFrom":"2024-02-01","body":{"name":"A"},"scope":{},"more":1})") ==
          "/more");
    CHECK(where(R"({"role":"award","role":"award"})") == "/role");
    CHECK(where("{") == "offset 1");
}

TEST_CASE("a scope file says what is left", "[issuer][trust]") {
    const auto toml = read_scope_file(
        "isco08 = [\"7411\"]\n[level_ceiling]\nframework = \"https://f.example/\"\n"
        "framework_version = \"1\"\nlevel = \"2\"\n");
    REQUIRE(toml);
    CHECK(toml->isco08 == std::vector<std::string>{"7411"});
    CHECK(toml->level_ceiling->level == "2");
    const auto json = read_scope_file(R"({"isco08":["7411"]})");
    REQUIRE(json);
    CHECK(json->isco08 == toml->isco08);
    CHECK(read_scope_file("isco08 = [\"741x\"]").error().where.starts_with("line 1, isco08"));
    CHECK(read_scope_file(R"({"isco08":["7999"]})").error().where == "/isco08/0");
    CHECK(read_scope_file("isco = [\"7411\"]").error().where == "line 1, isco");
}
