// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/check_words.h"

#include "carnet_issuer_print_embedded.h"

#include <algorithm>
#include <vector>

namespace carnet::issuer {
namespace {

constexpr unsigned kBitsPerWord = 9;
constexpr std::uint64_t kWordMask = (1U << kBitsPerWord) - 1;

// In alphabetical order; a word's place is its number.
const std::vector<std::string_view>& list() {
    static const auto words = [] {
        std::vector<std::string_view> all;
        auto text = check_words_embedded::check_words_txt();
        for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
            all.push_back(text.substr(0, end));
            text.remove_prefix(end + 1);
        }
        return all;
    }();
    return words;
}

std::vector<std::string> split(std::string_view words) {
    std::vector<std::string> all(1);
    for (const char c : words) {
        if (c == ' ' || c == '-') {
            if (!all.back().empty()) all.emplace_back();
        } else {
            all.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        }
    }
    if (all.back().empty()) all.pop_back();
    return all;
}

}  // namespace

std::uint64_t check_bits_of(const keys::Sha256Digest& digest) noexcept {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 5; ++i) bits = bits << 8U | digest[i];
    return bits >> (5 * 8 - kCheckWords * kBitsPerWord);
}

std::string check_words_of(const keys::Sha256Digest& digest) {
    const auto bits = check_bits_of(digest);
    std::string words;
    for (unsigned i = kCheckWords; i-- > 0;) {
        words += list()[bits >> (i * kBitsPerWord) & kWordMask];
        if (i > 0) words += ' ';
    }
    return words;
}

Result<std::uint64_t> read_check_words(std::string_view words) {
    const auto given = split(words);
    if (given.size() != kCheckWords)
        return error(ErrorCode::kBadValue, "There are four check-words on a print.", std::string(words));
    std::uint64_t bits = 0;
    for (const auto& word : given) {
        const auto found = std::ranges::lower_bound(list(), std::string_view(word));
        if (found == list().end() || *found != word)
            return error(ErrorCode::kBadValue, "This is none of the words that are printed.", word);
        bits = bits << kBitsPerWord | static_cast<std::uint64_t>(found - list().begin());
    }
    return bits;
}

}  // namespace carnet::issuer
