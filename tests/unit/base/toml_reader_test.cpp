// SPDX-License-Identifier: Apache-2.0
#include "base/toml_reader.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;

namespace {

constexpr TomlKind kKind{"A test file", "docs/defaults.md", 256 * 1024};

Result<TomlSection> parse(std::string_view text) {
    return TomlSection::parse(text, kKind, {"a", "b", "list", "inner", "each"});
}

TomlSection good(std::string_view text) {
    auto file = parse(text);
    REQUIRE(file);
    return *file;
}

// The message of an error that must be one of the configuration.
std::string message(const Error& failed) {
    CHECK(failed.code == ErrorCode::kConfiguration);
    return failed.where + ": " + failed.detail;
}

template <class T>
std::string refused(const Result<T>& result) {
    REQUIRE_FALSE(result);
    return message(result.error());
}

std::string dotted(std::size_t keys) {
    std::string key = "a";
    for (std::size_t i = 1; i < keys; ++i) key += ".a";
    return key;
}

}  // namespace

TEST_CASE("values of each kind are read as they stand", "[base][toml]") {
    CHECK(good("a = \"text\"").text("a").value() == "text");
    CHECK(good("a = '''\nतार'''").optional_text("a").value() == "तार");
    CHECK(good("a = true").flag("a").value() == true);
    CHECK(good("a = 0xFF").whole_number("a", 0, 255).value() == 255);
    CHECK(good("a = 2").number("a", 0, 2).value() == 2.0);
    CHECK(good("a = 0.5").number("a", 0, 2).value() == 0.5);
    CHECK(good("a = 2026-01-31").day("a").value()->text() == "2026-01-31");
    CHECK(good("a = \"2026-01-31\"").day("a").value()->text() == "2026-01-31");
    for (const auto* noon :
         {"a = 2026-01-31T12:00:00Z", "a = 2026-01-31 18:00:00+06:00", "a = \"2026-01-31T12:00:00Z\""}) {
        CHECK(good(noon).instant("a").value() == Timestamp::parse("2026-01-31T12:00:00Z")->instant());
    }
    CHECK(good("a = 2026-01-31").instant("a").value() == Date::of(2026, 1, 31)->start());
    CHECK(good("a = [\"x\", 'y']").texts("a", 2).value() == std::vector<std::string>{"x", "y"});
    CHECK(good("a = []").texts("a", 2).value() == std::vector<std::string>{});
    CHECK(good("a = [443, 8443]").whole_numbers("a", 2, 1, 65'535).value() ==
          std::vector<std::int64_t>{443, 8443});
}

TEST_CASE("what is absent is nothing, and a default stays", "[base][toml]") {
    const auto file = good("b = 7");
    CHECK(file.optional_text("a").value() == std::nullopt);
    CHECK(file.flag("a").value() == std::nullopt);
    CHECK(file.number("a", 0, 1).value() == std::nullopt);
    CHECK(file.day("a").value() == std::nullopt);
    CHECK(file.instant("a").value() == std::nullopt);
    CHECK(file.texts("a", 1).value() == std::nullopt);
    CHECK(file.whole_numbers("a", 1, 0, 1).value() == std::nullopt);
    CHECK(file.sections("each", 1, {}).value().empty());
    unsigned number = 3;
    REQUIRE(set_if_given(number, file.whole_number("a", 0, 9)));
    CHECK(number == 3);
    REQUIRE(set_if_given(number, file.whole_number("b", 0, 9)));
    CHECK(number == 7);
    CHECK_FALSE(set_if_given(number, file.whole_number("b", 0, 6)));
    CHECK(number == 7);
}

TEST_CASE("a value of another kind or out of bounds is refused with line, key and rule", "[base][toml]") {
    const auto file = good("\na = 1\nb = \"\"\nlist = [\n  \"x\",\n  2,\n]\n");
    CHECK(refused(file.text("a")) == "line 2, a: Write a text in quotes, of 1 to 2000 bytes.");
    CHECK(refused(file.text("b", 5)) == "line 3, b: Write a text in quotes, of 1 to 5 bytes.");
    CHECK(refused(good("").text("a")) == "line 1, a: This must be there: add a = \"...\".");
    CHECK(refused(file.flag("a")) == "line 2, a: Write true or false.");
    CHECK(refused(file.whole_number("b", 1, 5)) == "line 3, b: Write a whole number from 1 to 5.");
    CHECK(refused(file.whole_number("a", 2, 5)) == "line 2, a: Write a whole number from 2 to 5.");
    CHECK(refused(file.number("a", 0.1, 0.5)) == "line 2, a: Write a number from 0.1 to 0.5.");
    CHECK(refused(file.day("a")) == "line 2, a: Write a day such as 2026-01-31.");
    CHECK(refused(file.instant("b")) ==
          "line 3, b: Write a day such as 2026-01-31, or an instant such as 2026-01-31T12:00:00Z.");
    CHECK(refused(file.texts("list", 9)) ==
          "line 6, list: Write a list of at most 9 texts in quotes, each of 1 to 2000 bytes.");
    CHECK(refused(file.texts("list", 1)).starts_with("line 4, list: "));
    CHECK(refused(file.whole_numbers("list", 9, 1, 3)) ==
          "line 5, list: Write a list of at most 9 whole numbers from 1 to 3.");
    CHECK(refused(file.whole_numbers("a", 9, 1, 3)).starts_with("line 2, a: "));
}

TEST_CASE("nothing is converted", "[base][toml]") {
    CHECK_FALSE(good("a = 1.0").whole_number("a", 0, 9));
    CHECK_FALSE(good("a = \"1\"").whole_number("a", 0, 9));
    CHECK_FALSE(good("a = true").whole_number("a", 0, 9));
    CHECK_FALSE(good("a = 1").flag("a"));
    CHECK_FALSE(good("a = \"1\"").number("a", 0, 9));
    CHECK_FALSE(good("a = nan").number("a", 0, 9));
    CHECK_FALSE(good("a = inf").number("a", 0, 9));
    CHECK_FALSE(good("a = 2026-01-31").text("a"));
    CHECK_FALSE(good("a = 2026").day("a"));
    CHECK_FALSE(good("a = \"2026-01\"").day("a"));
    CHECK_FALSE(good("a = 2026-01-31T12:00:00Z").day("a"));
    CHECK_FALSE(good("a = 12:00:00").instant("a"));
    CHECK_FALSE(good("a = 2026-01-31T12:00:00").instant("a"));  // whose noon?
    CHECK_FALSE(good("a = \"x\"").texts("a", 9));
    CHECK_FALSE(good("a = [[\"x\"]]").texts("a", 9));
}

TEST_CASE("a text is as long as its reader allows", "[base][toml]") {
    const auto of = [](std::size_t size) { return good("a = \"" + std::string(size, 'x') + "\""); };
    CHECK(of(kMaxTomlText).text("a"));
    CHECK_FALSE(of(kMaxTomlText + 1).text("a"));
    CHECK(of(kMaxTomlText + 1).text("a", kMaxTomlText + 1));
    CHECK_FALSE(good("a = [\"" + std::string(kMaxTomlText + 1, 'x') + "\"]").texts("a", 1));
}

TEST_CASE("sections are found, each with its own keys and full names", "[base][toml]") {
    const auto file = good("[inner]\nx = 1\n[inner.deeper]\ny = 2\n[[each]]\nx = 3\n[[each]]\nx = 4\n");
    const auto inner = file.required_section("inner", {"x", "deeper"}).value();
    CHECK(inner.is_there());
    CHECK(inner.whole_number("x", 0, 9).value() == 1);
    const auto deeper = inner.section("deeper", {"y"}).value();
    CHECK(refused(deeper.flag("y")) == "line 4, inner.deeper.y: Write true or false.");
    CHECK(message(deeper.wrong("No.")) == "line 3, inner.deeper: No.");
    CHECK(message(deeper.wrong("y", "No.")) == "line 4, inner.deeper.y: No.");
    CHECK(message(deeper.wrong("z", "No.")) == "line 3, inner.deeper.z: No.");
    CHECK(message(file.wrong("No.")) == "line 1: No.");
    const auto each = file.sections("each", 2, {"x"}).value();
    REQUIRE(each.size() == 2);
    CHECK(refused(each[1].whole_number("x", 0, 3)) == "line 8, each.x: Write a whole number from 0 to 3.");
    CHECK(refused(file.sections("each", 1, {"x"})) ==
          "line 5, each: Write this as sections [[each]], at most 1.");
    CHECK(refused(file.sections("inner", 1, {"x"})).starts_with("line 1, inner: Write this as sections"));
    CHECK(refused(file.section("each", {"x"})) == "line 5, each: Write this as a section: [each].");
    CHECK_FALSE(good("each = [1]").sections("each", 9, {}));
    CHECK_FALSE(good("each = [{}, 1]").sections("each", 9, {}));
    CHECK(good("each = []").sections("each", 9, {}).value().empty());
}

TEST_CASE("an absent section has no keys; a required one is asked for", "[base][toml]") {
    const auto inner = good("a = 1").section("inner", {"x"}).value();
    CHECK_FALSE(inner.is_there());
    CHECK(inner.whole_number("x", 0, 9).value() == std::nullopt);
    CHECK_FALSE(inner.section("deeper", {})->is_there());
    CHECK(refused(inner.text("x")) == "line 1, inner.x: This must be there: add x = \"...\".");
    CHECK(refused(good("a = 1").required_section("inner", {"x"})) ==
          "line 1, inner: Add the section [inner]; docs/defaults.md has its keys.");
}

TEST_CASE("a section lives as long as somebody holds it", "[base][toml]") {
    const auto inner = [] {
        const std::string text = "[inner]\nx = \"" + std::string(100, 'y') + "\"\n";
        return parse(text)->section("inner", {"x"}).value();
    }();
    CHECK(inner.text("x").value() == std::string(100, 'y'));
}

TEST_CASE("what is not known is refused, with what is", "[base][toml]") {
    CHECK(refused(parse("a = 1\nc = 2\n")) ==
          "line 2, c: There is no such key here. Known are a, b, list, inner, each; see docs/defaults.md.");
    CHECK(refused(parse("[iner]\nx = 1\n")).starts_with("line 1, iner: There is no such section here."));
    CHECK(refused(parse("[[eech]]\n")).starts_with("line 1, eech: There is no such section here."));
    CHECK(refused(good("[inner]\ny = 1\n").section("inner", {"x"})) ==
          "line 2, inner.y: There is no such key here. Known are x; see docs/defaults.md.");
    CHECK_FALSE(good("[[each]]\nx = 1\n[[each]]\ny = 1\n").sections("each", 9, {"x"}));
    CHECK(refused(parse("z = 1\ny = 2\n")).starts_with("line 1, z"));  // the first one, by line
    CHECK_FALSE(parse("A = 1\n"));
}

TEST_CASE("a key from the file cannot steer a terminal", "[base][toml]") {
    CHECK(refused(parse("\"\\u001b[2J\\u009b\\u0007नाम\" = 1\n")).starts_with("line 1, \"?[2J??नाम\": "));
    const auto failed = parse("\"" + std::string(10'000, 'k') + "\" = 1\n");
    REQUIRE_FALSE(failed);
    CHECK(failed.error().where.size() < 400);
}

TEST_CASE("text that is no TOML in UTF-8, or too much of it, is refused with its line", "[base][toml]") {
    CHECK(refused(parse("a = 1\n[inner\n")).starts_with("line 2: This is not TOML: "));
    CHECK(refused(parse("a = 1\na = 2\n")).starts_with("line 2: This is not TOML: "));
    CHECK(refused(parse("a = 1\n# \xFF\n")) == "line 2: This is not UTF-8: save the file in UTF-8.");
    CHECK(refused(parse("a = \"\xED\xA0\x80\"")).starts_with("line 1: This is not UTF-8"));
    CHECK_FALSE(parse("a = \"\\uD800\""));
    CHECK(parse(std::string(256 * 1024, '\n')));
    CHECK(refused(parse(std::string(256 * 1024 + 1, '\n'))) == "the file: A test file has at most 256 KiB.");
}

TEST_CASE("a file too deep is refused before it is followed", "[base][toml]") {
    CHECK(refused(parse("\n[" + dotted(100'000) + "]\n")) ==
          "line 2: This goes too deep: tables and lists contain one another 64 times at most.");
    CHECK_FALSE(parse(dotted(100'000) + " = 1\n"));
    CHECK_FALSE(parse("a = " + std::string(100'000, '[')));
    CHECK_FALSE(parse("a = {" + dotted(40) + " = {" + dotted(40) + " = 1}}"));
    std::string quoted = "\"a\"";
    for (int i = 0; i < 100; ++i) quoted += " . 'a'";
    CHECK_FALSE(parse(quoted + " = 1\n"));
}

TEST_CASE("dots in texts, comments and other keys are no depth", "[base][toml]") {
    const std::string dots(1'000, '.');
    const std::string brackets(1'000, '[');
    CHECK(parse("a = \"" + dots + "\\\"" + brackets + "\" # " + dots + brackets + "\nb = '" + dots + "'\n"));
    CHECK(
        parse("a = \"\"\"\n" + dots + "\n\\\"\"\" " + brackets + "\"\"\"\"\"\nb = '''" + brackets + "'''\n"));
    CHECK(parse("a = \"\"\nb = ''\nlist = \"\"\"\"\"\"\n"));
    std::string many = "list = [";
    for (int i = 0; i < 1'000; ++i) many += "0.5,\n";
    CHECK(parse(many + "]\n[inner]\n[inner.a]\n[inner.a.b]\n"));
    std::string sections;
    for (int i = 0; i < 1'000; ++i) sections += "[[each]]\na.b = 1.5\r\n";
    CHECK(parse(sections));
}
