// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/dataset.h"

#include <catch2/catch.hpp>

using namespace carnet::wallet;

TEST_CASE("texts stay where they are while a dataset grows and when it is moved", "[wallet-format][rdf]") {
    RdfDataset dataset;
    std::vector<std::string_view> kept;
    for (std::size_t i = 0; i < 200; ++i) kept.push_back(dataset.keep(std::string(i * 300, 'x')));
    RdfDataset moved = std::move(dataset);
    static_cast<void>(moved.keep(std::string(100'000, 'y')));
    for (std::size_t i = 0; i < kept.size(); ++i) CHECK(kept[i] == std::string(i * 300, 'x'));
}
