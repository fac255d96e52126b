// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/conformance_settings.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using carnet::issuer::read_conformance_settings;

TEST_CASE("without the section there are no instances for test suites", "[issuer][server]") {
    CHECK_FALSE(read_conformance_settings("[issuer]\nname = \"Board (demo)\"\n").value().has_value());
}

TEST_CASE("instances have a name, a suite and a key that belongs to it", "[issuer][server]") {
    const auto settings = read_conformance_settings(
                              "[conformance]\nport = 9002\n"
                              "[[conformance.instance]]\nname = \"eddsa\"\ncryptosuite = "
                              "\"eddsa-rdfc-2022\"\nkey = \"Ed25519\"\nstatus = true\n"
                              "[[conformance.instance]]\nname = \"p384-jcs\"\ncryptosuite = "
                              "\"ecdsa-jcs-2019\"\nkey = \"P-384\"\n")
                              .value()
                              .value();
    CHECK(settings.listen.address == "127.0.0.1");
    CHECK(settings.listen.port == 9002);
    REQUIRE(settings.instances.size() == 2);
    CHECK(settings.instances[0].adds_status);
    CHECK(settings.instances[0].form == wallet::CanonicalForm::kRdfc);
    CHECK(settings.instances[1].algorithm == keys::Algorithm::kEcdsaP384);
    CHECK(settings.instances[1].form == wallet::CanonicalForm::kJcs);
    CHECK_FALSE(settings.instances[1].adds_status);
}

TEST_CASE("settings for test suites that cannot be meant are refused with the key's name",
          "[issuer][server]") {
    const std::string one =
        "[[conformance.instance]]\nname = \"a\"\ncryptosuite = \"eddsa-rdfc-2022\"\nkey = \"Ed25519\"\n";
    const auto [toml, where] = GENERATE_COPY(table<std::string, std::string>({
        {"[conformance]\naddress = \"0.0.0.0\"\n", "line 2, conformance.address"},
        {"[conformance]\nprot = 1\n", "line 2, conformance.prot"},
        {"[conformance]\ntls_private_key = \"k\"\n", "line 1, conformance"},
        {"[[conformance.instance]]\nname = \"A/b\"\n", "line 2, conformance.instance.name"},
        {"[[conformance.instance]]\nname = \"a\"\ncryptosuite = \"rsa\"\n",
         "line 3, conformance.instance.cryptosuite"},
        {"[[conformance.instance]]\nname = \"a\"\ncryptosuite = \"ecdsa-rdfc-2019\"\nkey = \"Ed25519\"\n",
         "line 4, conformance.instance.key"},
        {one + one, "line 6, conformance.instance.name"},
    }));
    const auto settings = read_conformance_settings(toml);
    REQUIRE_FALSE(settings);
    CHECK(settings.error().code == ErrorCode::kConfiguration);
    CHECK(settings.error().where == where);
}
