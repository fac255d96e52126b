// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/profile/agreement_samples.h"

#include "tests/unit/wallet-format/competency_samples.h"

namespace carnet::test {

wallet::OccupationalStandard sample_occupational_standard() {
    using namespace wallet;
    const StandardUnit pipes{
        .code = "PLU-1",
        .title = {{"en", "Lay and join pipes"}, {"fr", "Poser et raccorder des tuyaux"}},
        .is_optional = false,
        .criteria = {{"PLU-1.1", {{"en", "Joints hold the test pressure.\nThe record is signed."}}},
                     {"PLU-1.2", {{"en", "Falls are as drawn."}, {"fr", "Les pentes suivent le plan."}}}},
        .equivalents = {{"https://standards.example/gh/plumber", "2019", "P01"},
                        {"https://standards.example/tg/plombier", "1", "U-1"}},
    };
    const StandardUnit gas{.code = "PLU-2",
                           .title = {{"en", "Install gas appliances"}},
                           .is_optional = true,
                           .criteria = {},
                           .equivalents = {}};
    return OccupationalStandard{
        .id = "https://standards.example/harmonised/plumber",
        .code = "PLU",
        .version = "2.0",
        .title = {{"en", "Plumber (demo)"}, {"fr", "Plombier (démo)"}},
        .isco08 = "7126",
        .esco_uri = "http://data.europa.eu/esco/occupation/2d1d6f1c-demo",
        .jurisdictions = {"GH", "TG", "https://community.example/"},
        .levels = {{"https://framework.example/ntvet", "2016", "4"}},
        .units = {pipes, gas},
        .effective_from = date("2022-07-01"),
        .effective_until = date("2030-07-01"),
        .replaces_version = "1.0",
    };
}

}  // namespace carnet::test
