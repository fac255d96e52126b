// SPDX-License-Identifier: Apache-2.0
// Lets CHECK(result) and REQUIRE(result) say which error there was, whatever the value's type.
#pragma once

#include "base/result.h"

#include <catch2/catch.hpp>

namespace Catch {

template <class T>
struct StringMaker<boost::system::result<T, carnet::Error>> {
    static std::string convert(const boost::system::result<T, carnet::Error>& result) {
        return result ? std::string("a value") : result.error().message();
    }
};

}  // namespace Catch
