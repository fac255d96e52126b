// SPDX-License-Identifier: Apache-2.0
//
// Terms by name, in a table with open addressing: reading a document is mostly looking up names, and this
// finds one in a third of the time of std::unordered_map. A name can stand for nothing, which is not the same
// as not being there. Nothing is ever taken out.
// One thread at a time, but a table that changes no more may be read and copied by any number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::wallet {

struct TermDefinition;
using TermPointer = std::shared_ptr<const TermDefinition>;

class TermTable {
  public:
    struct Entry {
        std::string_view name;  // lives as long as the table, in the definition if there is one
        TermPointer term;
    };

    // Null when the name is not there.
    [[nodiscard]] const Entry* find(std::string_view name) const noexcept {
        if (slots_.empty()) return find_in_few(name);
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = hash(name) & mask; slots_[at] != 0; at = (at + 1) & mask) {
            const Entry& entry = entries_[slots_[at] - 1];
            if (entry.name == name) return &entry;
        }
        return nullptr;
    }
    // In place of what the name stood for, if it is there.
    void set(std::string_view name, TermPointer term);

    // In the order in which they were first set.
    [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }

  private:
    static constexpr std::size_t kFew = 8;

    [[nodiscard]] const Entry* find_in_few(std::string_view name) const noexcept {
        for (const Entry& entry : entries_)
            if (entry.name == name) return &entry;
        return nullptr;
    }
    // Names may be a stranger's, so where they come to stand must be hard to foresee.
    [[nodiscard]] static std::size_t hash(std::string_view name) noexcept {
        constexpr std::uint64_t kFactor = 0x9E37'79B9'7F4A'7C15;
        std::uint64_t mixed = seed() ^ name.size();
        const auto mix = [&mixed](std::uint64_t word) {
            mixed = (mixed ^ word) * kFactor;
            mixed ^= mixed >> 32U;
        };
        for (; name.size() >= sizeof(std::uint64_t); name.remove_prefix(sizeof(std::uint64_t))) {
            std::uint64_t word = 0;
            std::memcpy(&word, name.data(), sizeof word);
            mix(word);
        }
        std::uint64_t rest = 0;
        for (const char c : name) rest = (rest << 8U) | static_cast<unsigned char>(c);
        mix(rest);
        return mixed;
    }
    // Another one in each process.
    [[nodiscard]] static std::uint64_t seed() noexcept;
    void grow();

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_;  // an entry's number from 1, or 0; none while there are few
};

}  // namespace carnet::wallet
