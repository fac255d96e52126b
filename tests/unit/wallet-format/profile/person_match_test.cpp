// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/person_match.h"

#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/profile/src/latin_words.h"

#include <chrono>

namespace carnet::wallet {
namespace {

using profile::consonants_of;
using profile::latin_words;
using Words = std::vector<std::string>;

Holder person(const char* name, const char* born = nullptr, const char* original = nullptr) {
    Holder out{name, std::nullopt, std::nullopt, std::nullopt, std::nullopt};
    if (born != nullptr) out.birth_date = Date::parse(born).value();
    if (original != nullptr) out.name_original = original;
    return out;
}

std::string_view match(const Holder& one, const Holder& other) {
    INFO(one.name_latin << " / " << other.name_latin);
    const auto there = person_match(one, other);
    CHECK(person_match(other, one) == there);
    return to_string(there);
}

TEST_CASE("names fall into words without capitals, accents, hyphens and apostrophes",
          "[wallet-format][person-match]") {
    CHECK(latin_words("Ñandú O'BRIEN-Çelik") == Words{"nandu", "obrien", "celik"});
    CHECK(latin_words("Nguyễn Văn Mẫu") == Words{"nguyen", "van", "mau"});
    CHECK(latin_words("Kɔdzo Ɛxemple Ŋgo") == Words{"kodzo", "exemple", "ngo"});
    CHECK(latin_words("Straße Ægir Þór Œuvre") == Words{"strasse", "aegir", "thor", "oeuvre"});
    CHECK(latin_words("Jose\u0301 O\u2019Misal") == Words{"jose", "omisal"});
    CHECK(latin_words(" A. B. Example (III) ") == Words{"a", "b", "example", "iii"});
    CHECK(latin_words("Misal 2nd") == Words{"misal", "2nd"});
    CHECK(latin_words("...").empty());
    CHECK(latin_words("").empty());
}

TEST_CASE("transliterations of one word leave the same consonants", "[wallet-format][person-match]") {
    CHECK(consonants_of("muhammad") == consonants_of("mohamed"));
    CHECK(consonants_of("chowdhury") == consonants_of("choudhury"));
    CHECK(consonants_of("djamel") == consonants_of("jamil"));
    CHECK(consonants_of("youssef") == consonants_of("jusuf"));
    CHECK(consonants_of("qasim") == consonants_of("kaseem"));
    CHECK(consonants_of("josef") == consonants_of("joseph"));
    CHECK(consonants_of("omar") != consonants_of("maria"));
    CHECK(consonants_of("ali") != consonants_of("lea"));
}

TEST_CASE("the same name and the same date of birth are exact, however they are printed",
          "[wallet-format][person-match]") {
    CHECK(match(person("Asha Namuna", "1988-04-02"), person("Asha Namuna", "1988-04-02")) == "exact");
    CHECK(match(person("ASHA NAMUNA", "1988-04-02"), person("Asha Namuna", "1988-04-02")) == "exact");
    CHECK(match(person("José Muñoz-Ejemplo", "1990"), person("JOSE MUNOZ EJEMPLO", "1990")) == "exact");
    CHECK(match(person("Misale", "1990-05"), person("Misale", "1990-05")) == "exact");
    CHECK(match(person("Muhammad Misal", "1990-05-01", "محمد مثال"),
                person("Mohamed Misal", "1990-05-01", "محمد مثال")) == "exact");
}

TEST_CASE("names that can be one are probable", "[wallet-format][person-match]") {
    const auto probable = [](const char* one, const char* other) {
        return match(person(one, "1988-04-02"), person(other, "1988-04-02")) == "probable";
    };
    CHECK(probable("Asha Namuna", "Namuna Asha"));
    CHECK(probable("Asha Kumari Namuna", "Asha Namuna"));
    CHECK(probable("Misale", "Misale Abinet"));
    CHECK(probable("A. Namuna", "Asha Namuna"));
    CHECK(probable("Muhammad al-Mithal", "Mohamed Mithal"));
    CHECK(probable("Abd al-Mithal", "Abdalmithal"));
    CHECK(probable("Abdul Choudhury", "Chowdhury Abdoul"));
    CHECK(probable("Müller Beispiel", "Mueller Beispiel"));
    CHECK(probable("Asha Namuna", "Asha Udaharan"));
    CHECK_FALSE(probable("A. B.", "Asha Beispiel"));
    CHECK_FALSE(probable("Asha Namuna", "Kodjo Exemple"));
}

TEST_CASE("a name by marriage needs the whole date of birth", "[wallet-format][person-match]") {
    CHECK(match(person("Asha Namuna", "1988-04-02"), person("Asha Udaharan", "1988-04-02")) == "probable");
    CHECK(match(person("Asha Namuna", "1988"), person("Asha Udaharan", "1988")) == "different");
    CHECK(match(person("Asha Namuna", "1988-04-02"), person("Asha Udaharan")) == "different");
}

TEST_CASE("dates agree as far as both are known", "[wallet-format][person-match]") {
    const auto born = [](const char* one, const char* other) {
        return match(person("Asha Namuna", one), person("Asha Namuna", other));
    };
    CHECK(born("1988", "1988-04-02") == "probable");
    CHECK(born("1988-04", "1988-04-02") == "probable");
    CHECK(born("1988-01-01", "1988-04-02") == "probable");
    CHECK(born("1988-01-01", "1988-04") == "probable");
    CHECK(born("1988-04-02", "1988-02-04") == "probable");
    CHECK(born(nullptr, "1988-04-02") == "probable");
    CHECK(born(nullptr, nullptr) == "probable");
    CHECK(born("1988-04-02", "1988-04-03") == "different");
    CHECK(born("1988-04", "1988-05") == "different");
    CHECK(born("1988-04-02", "1989-04-02") == "different");
    CHECK(born("1988", "1987") == "different");
}

TEST_CASE("other people are different, whatever their dates", "[wallet-format][person-match]") {
    CHECK(match(person("Asha Namuna", "1988-04-02"), person("Kodjo Exemple", "1988-04-02")) == "different");
    CHECK(match(person("Asha Namuna"), person("Kodjo Exemple")) == "different");
    CHECK(match(person("Asha Namuna", "1988", "आशा नमुना"), person("Kodjo Exemple", "1990", "आशा नमुना")) ==
          "different");
    CHECK(match(person("..."), person("Asha Namuna")) == "different");
    CHECK(match(person("..."), person("...")) == "different");
}

TEST_CASE("names of very many words are compared as a whole, in no time", "[wallet-format][person-match]") {
    const auto repeated = [](const char* word, int count) {
        std::string out;
        for (int i = 0; i < count; ++i) out.append(word).append(" ");
        return out;
    };
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i)
        CHECK(person_match(person((repeated("ba", 15) + "zed").c_str()),
                           person((repeated("be", 15) + "gul").c_str())) == PersonMatch::kDifferent);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    CHECK(match(person(repeated("ba", 60).c_str()), person(repeated("be", 60).c_str())) == "probable");
    CHECK(match(person(repeated("ba", 60).c_str()), person(repeated("be", 59).c_str())) == "different");
}

}  // namespace
}  // namespace carnet::wallet
