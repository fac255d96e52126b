// SPDX-License-Identifier: Apache-2.0
#include "base/src/json_members.h"

#include "base/text_encoding.h"

#include <algorithm>
#include <array>

namespace carnet::json_detail {
namespace {

// Up to here comparing each name with each is quicker than sorting.
constexpr std::uint32_t kFewMembers = 16;
constexpr std::size_t kReadablePointer = 300;

// Calls `visit(name node)` for each member until it answers true.
template <class Visit>
bool any_member(const Tape& tape, std::uint32_t object, Visit visit) {
    for (std::uint32_t name = object + 1; name < tape.after(object); name = tape.after(name + 1)) {
        if (visit(name)) return true;
    }
    return false;
}

std::optional<std::uint32_t> duplicate_among_few(const Tape& tape, std::uint32_t object) {
    std::array<std::string_view, kFewMembers> seen;
    std::size_t count = 0;
    std::optional<std::uint32_t> found;
    any_member(tape, object, [&](std::uint32_t node) {
        const std::string_view name = tape.text(node);
        const auto end = seen.begin() + static_cast<std::ptrdiff_t>(count);
        if (std::find(seen.begin(), end, name) != end) found = node;
        seen[count++] = name;
        return found.has_value();
    });
    return found;
}

// Some fixed order. By length first: most pairs differ there, which saves looking at the text.
bool stands_before(std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

// Sorted rather than hashed: nobody can choose names that make sorting slow.
std::optional<std::uint32_t> duplicate_among_many(const Tape& tape, std::uint32_t object) {
    std::vector<std::uint32_t> names;
    names.reserve(tape.nodes[object].size);
    any_member(tape, object, [&](std::uint32_t name) {
        names.push_back(name);
        return false;
    });
    std::stable_sort(names.begin(), names.end(),
                     [&](auto a, auto b) { return stands_before(tape.text(a), tape.text(b)); });
    const auto twin = std::adjacent_find(names.begin(), names.end(),
                                         [&](auto a, auto b) { return tape.text(a) == tape.text(b); });
    if (twin == names.end()) return std::nullopt;
    return *std::next(twin);
}

std::vector<JsonMember> members_in_order(const JsonValue& object) {
    std::vector<JsonMember> members;
    members.reserve(object.size());
    for (const JsonMember& member : object.members()) members.push_back(member);
    std::sort(members.begin(), members.end(),
              [](const auto& a, const auto& b) { return stands_before(a.name, b.name); });
    return members;
}

}  // namespace

std::optional<std::uint32_t> find_duplicate_member(const Tape& tape) {
    for (std::uint32_t node = 0; node < tape.nodes.size(); ++node) {
        if (tape.nodes[node].type != JsonType::kObject) continue;
        const auto duplicate = tape.nodes[node].size <= kFewMembers ? duplicate_among_few(tape, node)
                                                                    : duplicate_among_many(tape, node);
        if (duplicate) return duplicate;
    }
    return std::nullopt;
}

bool same_members(const JsonValue& a, const JsonValue& b) {
    const auto left = members_in_order(a);
    const auto right = members_in_order(b);
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const auto& one, const auto& other) {
                          return one.name == other.name && one.value == other.value;
                      });
}

std::string pointer_for_people(const JsonValue& value) {
    std::string pointer = value.pointer();
    if (pointer.size() <= kReadablePointer) return pointer;
    pointer.resize(kReadablePointer);
    while (!is_utf8(pointer)) pointer.pop_back();
    return pointer + "...";
}

}  // namespace carnet::json_detail
