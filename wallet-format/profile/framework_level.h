// SPDX-License-Identifier: Apache-2.0
//
// Frameworks and levels as they are meant across borders: a framework is a URI with a version, because
// acronyms name several (PQF is Polish and Philippine); a level is a text of that framework ("4+", "5.1"),
// because software that calculates with levels invents equivalences. Plain values.
#pragma once

#include <compare>
#include <string>

namespace carnet::wallet {

struct FrameworkReference {
    std::string framework;  // URI
    std::string version;
    friend auto operator<=>(const FrameworkReference&, const FrameworkReference&) = default;
};

struct LevelReference {
    std::string framework;  // URI
    std::string framework_version;
    std::string level;
    friend auto operator<=>(const LevelReference&, const LevelReference&) = default;
};

}  // namespace carnet::wallet
