// SPDX-License-Identifier: Apache-2.0
//
// The words that JSON-LD keeps for itself. spec: JSON-LD 1.1 section 1.7
#pragma once

#include "wallet-format/src/ascii.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace carnet::wallet::keyword {

inline constexpr std::string_view kBase = "@base";
inline constexpr std::string_view kContainer = "@container";
inline constexpr std::string_view kContext = "@context";
inline constexpr std::string_view kDirection = "@direction";
inline constexpr std::string_view kGraph = "@graph";
inline constexpr std::string_view kId = "@id";
inline constexpr std::string_view kImport = "@import";
inline constexpr std::string_view kIncluded = "@included";
inline constexpr std::string_view kIndex = "@index";
inline constexpr std::string_view kJson = "@json";
inline constexpr std::string_view kLanguage = "@language";
inline constexpr std::string_view kList = "@list";
inline constexpr std::string_view kNest = "@nest";
inline constexpr std::string_view kNone = "@none";
inline constexpr std::string_view kPrefix = "@prefix";
inline constexpr std::string_view kPropagate = "@propagate";
inline constexpr std::string_view kProtected = "@protected";
inline constexpr std::string_view kReverse = "@reverse";
inline constexpr std::string_view kSet = "@set";
inline constexpr std::string_view kType = "@type";
inline constexpr std::string_view kValue = "@value";
inline constexpr std::string_view kVersion = "@version";
inline constexpr std::string_view kVocab = "@vocab";

inline constexpr std::array kAll = {kBase,   kContainer, kContext, kDirection, kGraph,     kId,
                                    kImport, kIncluded,  kIndex,   kJson,      kLanguage,  kList,
                                    kNest,   kNone,      kPrefix,  kPropagate, kProtected, kReverse,
                                    kSet,    kType,      kValue,   kVersion,   kVocab};

[[nodiscard]] inline bool is_keyword(std::string_view text) noexcept {
    return text.starts_with('@') && std::find(kAll.begin(), kAll.end(), text) != kAll.end();
}

// "@" and letters: kept for later versions, so it means nothing when it is no keyword.
[[nodiscard]] inline bool has_keyword_form(std::string_view text) noexcept {
    return text.size() > 1 && text.front() == '@' && std::all_of(text.begin() + 1, text.end(), is_alpha);
}

}  // namespace carnet::wallet::keyword
