// SPDX-License-Identifier: Apache-2.0
// Where the checkout lies, for tests that read its files. In a source file of its own, so that the compiler
// cache serves the tests of one checkout to another.
#pragma once

#include <filesystem>

namespace carnet::test {

[[nodiscard]] std::filesystem::path source_directory();

}  // namespace carnet::test
