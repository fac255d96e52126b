// SPDX-License-Identifier: Apache-2.0
//
// A verdict in five lines, for somebody with a phone and thirty seconds: who, what they can do, certified by
// whom, in force today?, what it counts for here. One place for every page, program and receipt. Each line
// has a tone that follows the checks; none is good unless the document is accepted and its issuer vouched for
// it, and none relies on colour: what is only claimed is called that in words. Pure, thread-safe.
// docs/formats/verdict.md
#pragma once

#include "verifier/verdict.h"
#include "wording/language.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::verifier {

enum class LineKind : std::uint8_t { kWho, kWhat, kIssuer, kInForce, kCountsHere };
[[nodiscard]] std::string_view to_string(LineKind kind) noexcept;  // "who", "what", "issuer", ...

enum class Tone : std::uint8_t {
    kGood,     // as it should be, and somebody trusted stands behind it
    kBad,      // a check failed: do not go by it
    kUnclear,  // cannot say, or only claimed
    kPlain     // a fact that is neither for nor against
};
[[nodiscard]] std::string_view to_string(Tone tone) noexcept;  // "good", "bad", "unclear", "plain"

struct Line {
    LineKind kind;
    std::string question;
    std::string answer;
    Tone tone;
    std::string advice;  // why, and what to do; empty where there is nothing, or a line above says the same
};
using FiveLines = std::array<Line, 5>;

[[nodiscard]] FiveLines five_lines(const Verdict& verdict, wording::Language language);

// Has whoever shows the document answered a question of this verifier with the key to which it was issued? A
// signature that answers nothing may be an old one shown again, by somebody else.
enum class HolderProof : bool { kNone, kAnswered };

// What to say where nothing but a look at the person binds them to the document; nothing where their key does
// it, or where nothing could be read.
[[nodiscard]] std::optional<std::string> compare_person(const Verdict& verdict, HolderProof proof,
                                                        wording::Language language);

}  // namespace carnet::verifier
