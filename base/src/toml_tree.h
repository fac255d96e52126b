// SPDX-License-Identifier: Apache-2.0
//
// A TOML file as a tree of our own, so that toml++ is known to toml_parse.cpp only.
#pragma once

#include "base/toml_reader.h"

#include <variant>

namespace carnet::toml_detail {

struct Member;

// A date, a time or both, bare in the file; as TOML spells it.
struct Moment {
    std::string text;
};

using List = std::vector<Node>;
using Table = std::vector<Member>;  // in the order of the lines

struct Node {
    std::uint32_t line = 1;
    std::variant<std::string, Moment, std::int64_t, double, bool, List, Table> value;
};

struct Member {
    std::string key;
    Node node;
};

struct File {
    Node root;
    std::string page;  // of TomlKind
};

[[nodiscard]] Result<std::shared_ptr<const File>> parse_file(std::string_view text, const TomlKind& kind);

// What came from the file, fit to stand in a message: control characters become '?', and it is cut at some
// length.
[[nodiscard]] std::string fit_for_message(std::string_view text);

}  // namespace carnet::toml_detail
