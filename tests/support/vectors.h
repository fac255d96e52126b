// SPDX-License-Identifier: Apache-2.0
//
// Third-party test vectors live beside the project (../shared/vectors, or $CARNET_VECTORS), never in it. Each
// suite calls `vector_suite(name)`; where the folder is absent the suite says so and is skipped, where the
// folder is there and the suite is not, the test fails. script/test prints the counts from the lines that
// VectorCount writes.
#pragma once

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "tests/support/source_directory.h"

namespace carnet::test {

inline std::optional<std::filesystem::path> vectors_root() {
    if (const char* set = std::getenv("CARNET_VECTORS"); set != nullptr) return std::filesystem::path(set);
    const std::filesystem::path beside = source_directory() / ".." / "shared" / "vectors";
    if (std::filesystem::exists(beside)) return beside;
    return std::nullopt;
}

// Counts one suite's vectors and prints "vectors <suite>: N passed, M skipped (names)" when it goes out of
// scope.
class VectorCount {
  public:
    explicit VectorCount(std::string suite) : suite_(std::move(suite)) {}
    VectorCount(const VectorCount&) = delete;
    VectorCount& operator=(const VectorCount&) = delete;
    ~VectorCount() {
        std::cout << "vectors " << suite_ << ": " << passed_ << " passed, " << skipped_ << " skipped"
                  << names_ << '\n';
    }
    void passed(std::size_t count = 1) { passed_ += count; }
    void skipped(std::string_view name, std::string_view why) {
        ++skipped_;
        names_ += "; " + std::string(name) + " (" + std::string(why) + ")";
    }

  private:
    std::string suite_;
    std::size_t passed_ = 0;
    std::size_t skipped_ = 0;
    std::string names_;
};

// The suite's folder; nothing where vectors are not at hand (and then the skip is printed).
inline std::optional<std::filesystem::path> vector_suite(std::string_view suite) {
    const auto root = vectors_root();
    if (!root) {
        std::cout << "vectors " << suite
                  << ": 0 passed, whole suite skipped (no vectors beside this checkout)\n";
        return std::nullopt;
    }
    const auto folder = *root / suite;
    INFO("vector suite " << suite << " is missing from " << root->string());
    REQUIRE(std::filesystem::is_directory(folder));
    return folder;
}

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    INFO("cannot read " << path.string());
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace carnet::test
