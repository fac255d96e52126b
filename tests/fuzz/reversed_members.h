// SPDX-License-Identifier: Apache-2.0
// The same JSON with the members of every object the other way round, for what may not depend on their order.
#pragma once

#include "base/json_reader.h"
#include "base/json_writer.h"

#include <string>
#include <vector>

namespace carnet::test {

inline void write_reversed(JsonValue value, JsonWriter& writer) {
    if (value.is_array()) {
        writer.begin_array();
        for (const JsonValue one : value.elements()) write_reversed(one, writer);
        writer.end_array();
    } else if (value.is_object()) {
        std::vector<JsonMember> members;
        for (const auto& member : value.members()) members.push_back(member);
        writer.begin_object();
        for (auto member = members.rbegin(); member != members.rend(); ++member)
            write_reversed(member->value, writer.key(member->name));
        writer.end_object();
    } else {
        writer.value(value);
    }
}

inline std::string reversed_members(JsonValue value) {
    JsonWriter writer;
    write_reversed(value, writer);
    return writer.take();
}

}  // namespace carnet::test
