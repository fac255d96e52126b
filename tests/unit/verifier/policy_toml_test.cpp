// SPDX-License-Identifier: Apache-2.0
#include "tests/support/made_certificate.h"
#include "tests/unit/verifier/world.h"
#include "verifier/policy.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;

namespace {

// clang-format off
constexpr std::string_view kEveryKey = R"toml(
name = "employer"
require_issuer_control = false
require_trusted_issuer = false
check_status = false
require_status = true
require_known_type = true
require_accreditation = true
require_key_binding = true
key_binding_seconds = 120
compat_did_issuers = true
trust_signatures_before_key_revocation = true
clock_skew_seconds = 5
expiry_notice_days = 7
late_signing_days = 9

[[trusted]]
did = "did:web:board.example"
name = "Example Skills Board (demo)"
from = 2026-01-01
until = "2027-01-01T00:00:00Z"
status_publishers = ["did:web:lists.example"]

[[trusted]]
did = "did:web:other.example"
name = "Other Board (demo)"
from = 2026-01-01T06:00:00+06:00

[[trust_lists]]
did = "did:web:authority.example"
name = "Accreditation list (demo)"

[[authorities]]
did = "did:web:chamber.example"
name = "Chamber of Skilled Trades (demo)"
jurisdictions = ["DE", "AT-9"]

[[distrusted]]
did = "did:web:mill.example"
why = "sells certificates (demo)"
from = "2026-05-01"

[issuer_documents]
max_age_seconds = 1
grace_seconds = 2
keep_seconds = 3
retry_seconds = 4

[status_lists]
max_age_seconds = 10
grace_seconds = 20
keep_seconds = 30
retry_seconds = 40

[limits]
document_bytes = 2048
document_depth = 9
proofs = 1
status_entries = 2
list_bytes = 4096
bitstring_bytes = 16384
cached_list_bytes = 2097152
cached_issuers = 3
)toml";
// clang-format on

Error refused(std::string_view toml) {
    auto policy = read_policy(toml);
    INFO(toml);
    REQUIRE_FALSE(policy.has_value());
    REQUIRE(policy.error().code == ErrorCode::kConfiguration);
    return policy.error();
}

}  // namespace

TEST_CASE("an empty policy is the default policy: strict, and trusting nobody", "[verifier][policy]") {
    const Policy policy = read_policy("").value();
    REQUIRE(policy.name == "default");
    REQUIRE(policy.trusted.empty());
    REQUIRE(policy.require_issuer_control);
    REQUIRE(policy.require_trusted_issuer);
    REQUIRE(policy.check_status);
    REQUIRE_FALSE(policy.trust_signatures_before_key_revocation);
    REQUIRE_FALSE(policy.require_key_binding);
    REQUIRE(policy.key_binding_seconds == 300);
    REQUIRE_FALSE(policy.compat_did_issuers);
    REQUIRE(policy.anchors.empty());
    REQUIRE(policy.clock_skew_seconds == 60);
    REQUIRE(policy.status_lists.max_age == 30);
    REQUIRE(policy.status_lists.grace == 3'600);
    REQUIRE(policy.status_lists.keep == 86'400);
    REQUIRE(policy.limits.bitstring_bytes == 16U * 1024 * 1024);
}

TEST_CASE("every key of a policy is read", "[verifier][policy]") {
    const auto policy = read_policy(kEveryKey);
    INFO((policy ? std::string() : policy.error().message()));
    REQUIRE(policy.has_value());
    REQUIRE(policy->name == "employer");
    REQUIRE_FALSE(policy->require_issuer_control);
    REQUIRE_FALSE(policy->require_trusted_issuer);
    REQUIRE_FALSE(policy->check_status);
    REQUIRE(policy->require_status);
    REQUIRE(policy->require_known_type);
    REQUIRE(policy->require_accreditation);
    REQUIRE(policy->require_key_binding);
    REQUIRE(policy->key_binding_seconds == 120);
    REQUIRE(policy->compat_did_issuers);
    REQUIRE(policy->late_signing_days == 9);
    REQUIRE(policy->find_operator("did:web:authority.example")->name == "Accreditation list (demo)");
    REQUIRE(policy->find_operator("did:web:board.example") == nullptr);
    REQUIRE(policy->trust_signatures_before_key_revocation);
    REQUIRE(policy->clock_skew_seconds == 5);
    REQUIRE(policy->expiry_notice_days == 7);
    const TrustedIssuer* board = policy->find_trusted("did:web:board.example");
    REQUIRE(board != nullptr);
    REQUIRE(board->from == test::at("2026-01-01T00:00:00Z"));
    REQUIRE(board->until == test::at("2027-01-01T00:00:00Z"));
    REQUIRE(board->status_publishers == std::vector<std::string>{"did:web:lists.example"});
    REQUIRE(policy->find_trusted("did:web:other.example")->from == test::at("2026-01-01T00:00:00Z"));
    REQUIRE(policy->find_trusted("did:web:mill.example") == nullptr);
    REQUIRE(policy->find_distrusted("did:web:mill.example")->from == test::at("2026-05-01T00:00:00Z"));
    REQUIRE(policy->find_authority("did:web:chamber.example") != nullptr);
    CHECK(policy->find_authority("did:web:chamber.example")->jurisdictions ==
          std::vector<std::string>{"DE", "AT-9"});
    REQUIRE(policy->issuer_documents.max_age == 1);
    REQUIRE(policy->issuer_documents.retry == 4);
    REQUIRE(policy->status_lists.grace == 20);
    REQUIRE(policy->status_lists.keep == 30);
    REQUIRE(policy->limits.document_bytes == 2048);
    REQUIRE(policy->limits.document_depth == 9);
    REQUIRE(policy->limits.proofs == 1);
    REQUIRE(policy->limits.status_entries == 2);
    REQUIRE(policy->limits.list_bytes == 4096);
    REQUIRE(policy->limits.bitstring_bytes == 16'384);
    REQUIRE(policy->limits.cached_list_bytes == 2'097'152);
    REQUIRE(policy->limits.cached_issuers == 3);
}

TEST_CASE("a misspelt key is refused with its line and the keys there are", "[verifier][policy]") {
    const Error failed = refused("name = \"x\"\nrequire_isuer_control = false\n");
    REQUIRE(failed.where == "line 2, require_isuer_control");
    REQUIRE(failed.detail.find("require_issuer_control") != std::string::npos);
    CHECK(refused("[limits]\nproof = 1\n").where == "line 2, limits.proof");
    refused("[[trusted]]\ndid = \"did:web:a.example\"\nname = \"A (demo)\"\nuntill = 2027-01-01\n");
    refused("[status_lists]\nmax_age = 1\n");
}

TEST_CASE("a value of the wrong kind or out of range is refused with the rule", "[verifier][policy]") {
    refused("check_status = \"no\"");
    refused("check_status = 0");
    refused("clock_skew_seconds = -1");
    refused("clock_skew_seconds = 100000");
    refused("clock_skew_seconds = 1.5");
    refused("name = \"\"");
    refused("trusted = \"did:web:a.example\"");
    refused("limits = 3");
    refused("[limits]\ndocument_bytes = 1");
    refused("[limits]\ndocument_depth = 1000");
    CHECK(refused("[status_lists]\nmax_age_seconds = 100\ngrace_seconds = 10").where ==
          "line 1, status_lists");
    refused("[status_lists]\nretry_seconds = 0");
}

TEST_CASE("an issuer is listed once, by a DID, with a name and with days in order", "[verifier][policy]") {
    refused("[[trusted]]\nname = \"A (demo)\"");
    refused("[[trusted]]\ndid = \"did:web:a.example\"");
    refused("[[trusted]]\ndid = \"https://a.example\"\nname = \"A (demo)\"");
    refused("[[trusted]]\ndid = \"did:web:a.example#key\"\nname = \"A (demo)\"");
    refused(
        "[[trusted]]\ndid = \"did:web:a.example\"\nname = \"A (demo)\"\nfrom = 2027-01-01\nuntil = "
        "2026-01-01");
    refused("[[trusted]]\ndid = \"did:web:a.example\"\nname = \"A (demo)\"\nfrom = \"last year\"");
    refused("[[trusted]]\ndid = \"did:web:a.example\"\nname = \"A (demo)\"\nstatus_publishers = [\"x\"]");
    const std::string once = "[[trusted]]\ndid = \"did:web:a.example\"\nname = \"A (demo)\"\n";
    REQUIRE(read_policy(once).has_value());
    const Error twice = refused(once + once);
    REQUIRE(twice.where == "line 5, trusted.did");
    REQUIRE(twice.detail.find("twice") != std::string::npos);
}

TEST_CASE("an accepted authority is one certificate in PEM", "[verifier][policy]") {
    const auto certificate =
        keys::Certificate::from_der(
            test::make_certificate(
                {.subject = "Root (demo)", .key = test::make_key_pair("P-256"), .is_authority = true}))
            .value();
    const auto section = [](const std::string& pem) {
        return "[[anchors]]\npem = \"\"\"\n" + pem + "\"\"\"\n";
    };
    const auto pem = certificate.pem();
    const auto policy = read_policy(section(pem) + section(pem));
    REQUIRE(policy.has_value());
    CHECK(policy->anchors == std::vector{certificate, certificate});
    CHECK(refused(section(pem + pem)).where == "line 2, anchors.pem");
    CHECK(refused(section("no certificate")).where == "line 2, anchors.pem");
    refused("[[anchors]]\n");
    refused("anchors = \"x\"");
}

TEST_CASE("text that is not TOML is refused with its line", "[verifier][policy]") {
    REQUIRE(refused("name = \"x\"\nname").where == "line 2");
    refused("name = \"\xff\"");
    refused(std::string(2'000'000, ' '));
    std::string deep = "a";
    for (int i = 0; i < 300'000; ++i) deep += ".a";
    REQUIRE(refused("[" + deep + "]").where == "line 1");
}
