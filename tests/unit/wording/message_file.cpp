// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wording/message_file.h"

#include "tests/support/source_directory.h"

#include <catch2/catch.hpp>

#include <fstream>

namespace carnet::test {

std::vector<Message> messages_in_file(wording::Language language) {
    const auto name = std::string(wording::tag_of(language)) + ".txt";
    std::ifstream file(source_directory() / "wording" / "messages" / name);
    REQUIRE(file);
    std::vector<Message> messages;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        if (line.starts_with("  ")) {
            REQUIRE_FALSE(messages.empty());
            messages.back().text += line.substr(1);
            continue;
        }
        const auto equals = line.find(" = ");
        INFO(name << ": " << line);
        REQUIRE(equals != std::string::npos);
        messages.push_back({line.substr(0, equals), line.substr(equals + 3)});
    }
    return messages;
}

}  // namespace carnet::test
