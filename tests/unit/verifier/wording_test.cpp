// SPDX-License-Identifier: Apache-2.0
// Every sentence that the programs can ask for is there in every language, and no language keeps one that
// nobody asks for. The keys are taken from the sources, so that a new one cannot be forgotten here.
#include "wording/messages.h"

#include "tests/support/result_text.h"
#include "tests/support/source_directory.h"
#include "verifier/verdict.h"
#include "wallet-format/profile/award_sd_jwt.h"
#include "wallet-format/vocabulary.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::verifier;

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>(stream), {}};
}

template <class Enum>
std::vector<std::string> spellings(const std::vector<Enum>& values) {
    std::vector<std::string> all;
    for (const Enum value : values) all.emplace_back(to_string(value));
    return all;
}

// For enumerations without a list of all: behind the last enumerator there is no spelling.
template <class Enum>
std::vector<std::string> spellings() {
    std::vector<std::string> all;
    for (std::uint8_t value = 0;; ++value) {
        const auto text = to_string(static_cast<Enum>(value));
        if (text.empty()) return all;
        all.emplace_back(text);
    }
}

std::vector<std::string> joined(std::vector<std::string> one, const std::vector<std::string>& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

// "/units/*/grade" as a message names it: "units.grade".
std::vector<std::string> claim_names() {
    std::vector<std::string> names;
    for (const auto place : wallet::award_claim_places()) {
        std::string name(place.substr(1));
        name = std::regex_replace(name, std::regex(R"re(/\*/)re"), ".");
        std::replace(name.begin(), name.end(), '/', '.');
        names.push_back(std::move(name));
    }
    return names;
}

// What a program puts behind "word." and the like.
const std::map<std::string, std::vector<std::string>>& families() {
    static const std::map<std::string, std::vector<std::string>> all = {
        {"check.", spellings(all_check_kinds())},
        {"claim.", claim_names()},
        {"decision.", spellings<Decision>()},
        {"outcome.", spellings<Outcome>()},
        {"paper.method-", spellings<wallet::AssessmentMethod>()},
        {"original.", spellings<OriginalState>()},
        {"reason.", spellings(all_reasons())},
        {"recognition.", spellings(all_recognition_reasons())},
        {"type.",
         {std::string(wallet::name::kCompetencyCertificate),
          std::string(wallet::name::kCompetencyUnitStatement)}},
        {"word.", joined(spellings<Word>(), spellings<RecognitionWord>())},
    };
    return all;
}

// The sources that speak to people.
std::vector<std::string> speaking_sources() {
    std::vector<std::string> texts;
    for (const auto* room : {"issuer", "verifier"}) {
        for (const auto& entry : fs::recursive_directory_iterator(test::source_directory() / room)) {
            if (entry.path().extension() != ".cpp") continue;
            auto text = text_of(entry.path());
            if (text.find("wording::say") != std::string::npos) texts.push_back(std::move(text));
        }
    }
    return texts;
}

std::set<std::string> literals(const std::string& source, const std::regex& shape) {
    std::set<std::string> found;
    for (std::sregex_iterator each(source.begin(), source.end(), shape), end; each != end; ++each)
        found.insert((*each)[1].str());
    return found;
}

std::set<std::string> keys_asked_for() {
    static const std::regex whole(R"re("([a-z]+\.[a-z](?:[a-z-]*[a-z])?)")re");
    static const std::regex beginning(R"re("([a-z]+\.(?:[a-z][a-z-]*-)?)")re");
    std::set<std::string> keys;
    for (const auto& source : speaking_sources()) {
        keys.merge(literals(source, whole));
        for (const auto& prefix : literals(source, beginning)) {
            INFO("what comes behind \"" << prefix << "\" is not known to this test");
            REQUIRE(families().contains(prefix));
            for (const auto& spelling : families().at(prefix)) keys.insert(prefix + spelling);
        }
    }
    return keys;
}

fs::path message_folder() {
    return test::source_directory() / "wording" / "messages";
}

std::vector<std::string> keys_in_file(wording::Language language) {
    const auto text = text_of(message_folder() / (std::string(wording::tag_of(language)) + ".txt"));
    static const std::regex line("(?:^|\n)([^#\n =][^\n =]*) = ");
    std::vector<std::string> keys;
    for (std::sregex_iterator each(text.begin(), text.end(), line), end; each != end; ++each)
        keys.push_back((*each)[1].str());
    return keys;
}

}  // namespace

TEST_CASE("the sources ask for sentences of every family", "[verifier][wording]") {
    const auto keys = keys_asked_for();
    CHECK(keys.size() > 100);
    for (const auto* key : {"word.cannot-say", "decision.accepted", "outcome.warned", "check.issuer-control",
                            "reason.status-past-unknown", "label.who", "units.count"})
        CHECK(keys.contains(key));
}

TEST_CASE("every sentence that can be asked for is there in every language", "[verifier][wording]") {
    const auto keys = keys_asked_for();
    for (const auto language : wording::all_languages()) {
        for (const auto& key : keys) {
            INFO(key << " in " << wording::tag_of(language));
            CHECK(wording::has_message(language, key));
        }
    }
}

TEST_CASE("no reason, check, outcome, decision or word lacks a sentence in any language",
          "[verifier][wording]") {
    for (const auto language : wording::all_languages()) {
        for (const auto& [prefix, endings] : families()) {
            CHECK(endings.size() >= 2);
            for (const auto& ending : endings) {
                INFO(prefix << ending << " in " << wording::tag_of(language));
                CHECK(wording::has_message(language, prefix + ending));
            }
        }
    }
}

TEST_CASE("no language keeps a sentence twice or one that nobody asks for", "[verifier][wording]") {
    const auto asked_for = keys_asked_for();
    for (const auto language : wording::all_languages()) {
        std::set<std::string> seen;
        for (const auto& key : keys_in_file(language)) {
            INFO(key << " in " << wording::tag_of(language));
            CHECK(seen.insert(key).second);
            CHECK(asked_for.contains(key));
            CHECK(wording::has_message(language, key));
        }
    }
}

TEST_CASE("every message file is a language of its own", "[verifier][wording]") {
    std::set<std::string> files;
    for (const auto& entry : fs::directory_iterator(message_folder())) files.insert(entry.path().filename());
    std::set<std::string> languages;
    for (const auto language : wording::all_languages())
        languages.insert(std::string(wording::tag_of(language)) + ".txt");
    CHECK(files == languages);
}

TEST_CASE("every sentence can be said with what the programs bring", "[verifier][wording]") {
    std::vector<wording::Argument> everything = {{"count", 3}};
    for (const auto* name : {"authority", "claim",    "condition", "config",  "country", "date",   "decision",
                             "framework", "issuer",   "level",     "measure", "name",    "policy", "report",
                             "rule",      "sentence", "term",      "title",   "type",    "units",  "wallet",
                             "work",      "language", "standard",  "version"})
        everything.emplace_back(name, "given");
    for (const auto language : wording::all_languages()) {
        for (const auto& key : keys_in_file(language)) {
            const auto said = wording::say(language, key, everything);
            INFO(said);
            CHECK(said != "[" + key + "]");
            CHECK(said.find_first_of("{}") == std::string::npos);
        }
    }
}
