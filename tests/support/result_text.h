// SPDX-License-Identifier: Apache-2.0
// Lets CHECK(result) and REQUIRE(result) print the error of a Result that failed.
#pragma once

#include "base/result.h"

#include <catch2/catch.hpp>

namespace Catch {

template <class T>
struct StringMaker<carnet::Result<T>> {
    static std::string convert(const carnet::Result<T>& result) {
        return result ? std::string("a value") : "error: " + result.error().message();
    }
};

}  // namespace Catch
