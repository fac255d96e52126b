// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/check_words.h"

#include "tests/support/result_text.h"
#include "tests/support/source_directory.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <vector>

using namespace carnet;
using namespace carnet::issuer;

namespace {

std::vector<std::string> listed() {
    std::ifstream file(test::source_directory() / "issuer" / "print" / "check-words.txt");
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word);) words.push_back(word);
    return words;
}

std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto kept = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = kept;
        }
    }
    return row[b.size()];
}

}  // namespace

TEST_CASE("the words are 512, in order, and no slip of one letter makes another", "[print]") {
    const auto words = listed();
    REQUIRE(words.size() == 512);
    CHECK(std::ranges::is_sorted(words));
    std::set<std::string> beginnings;
    for (const auto& word : words) {
        INFO(word);
        CHECK(std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; }));
        CHECK(beginnings.insert(word.substr(0, 4)).second);
    }
    std::size_t close = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t j = i + 1; j < words.size(); ++j)
            close += distance(words[i], words[j]) < 2 ? 1U : 0U;
    }
    CHECK(close == 0);
}

TEST_CASE("the words spell the first 36 bits of the digest, and are read back however they are written",
          "[print]") {
    const auto words = listed();
    const keys::Sha256Digest digest{0x00, 0x00, 0x40, 0x10, 0x0A, 0xFF};
    // 000000000 000000001 000000000 100000000 | 1010...
    CHECK(check_words_of(digest) == words[0] + " " + words[1] + " " + words[0] + " " + words[256]);
    CHECK(read_check_words(check_words_of(digest)).value() == check_bits_of(digest));
    const keys::Sha256Digest all{0xFF, 0xFF, 0xFF, 0xFF, 0xF0};
    CHECK(check_words_of(all) == words[511] + " " + words[511] + " " + words[511] + " " + words[511]);
    auto loud = words[3] + "-" + words[4] + "  " + words[5] + " " + words[6] + " ";
    std::ranges::transform(loud, loud.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    CHECK(read_check_words(loud).value() == ((3ULL << 27U) | (4ULL << 18U) | (5ULL << 9U) | 6ULL));
}

TEST_CASE("what is not four of the words is refused, and the wrong one named", "[print]") {
    const auto words = listed();
    CHECK(read_check_words(words[0] + " " + words[1]).error().code == ErrorCode::kBadValue);
    CHECK(read_check_words("").error().code == ErrorCode::kBadValue);
    const auto wrong = read_check_words(words[0] + " " + words[1] + " xyzzy " + words[2]);
    REQUIRE(wrong.has_error());
    CHECK(wrong.error().where == "xyzzy");
}
