// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include "base/json_reader.h"

#include "tests/support/result_text.h"

#include <unistd.h>

#include <cstdio>
#include <limits>
#include <regex>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace carnet;

namespace {

// Everything that `action` writes to standard error, line by line.
template <class Action>
std::vector<std::string> lines_of(Action action) {
    std::FILE* const file = std::tmpfile();
    REQUIRE(file != nullptr);
    std::fflush(stderr);
    const int saved = ::dup(STDERR_FILENO);
    ::dup2(::fileno(file), STDERR_FILENO);
    action();
    std::fflush(stderr);
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    std::rewind(file);
    std::vector<std::string> lines;
    std::string line;
    for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) {
        if (c == '\n') {
            lines.push_back(std::exchange(line, {}));
        } else {
            line += static_cast<char>(c);
        }
    }
    std::fclose(file);
    REQUIRE(line.empty());  // the last line is whole
    return lines;
}

JsonDocument parsed(const std::string& line) {
    auto document = JsonDocument::parse(line);
    INFO(line);
    REQUIRE(document);
    return *document;
}

}  // namespace

TEST_CASE("an event is one line of JSON with time, level, event and fields", "[base][log]") {
    const auto lines = lines_of([] {
        log_event(LogLevel::kInfo, "status.published",
                  {{"list", LogId("https://issuer.example/status/1")},
                   {"entries", 131'072U},
                   {"offset", std::int64_t{-7}},
                   {"largest", std::numeric_limits<std::uint64_t>::max()},
                   {"seconds", 0.25},
                   {"never", std::numeric_limits<double>::infinity()},
                   {"changed", true},
                   {"first", false},
                   {"kind", "revocation"},
                   {"error", ErrorCode::kStoreBusy}});
    });
    REQUIRE(lines.size() == 1);
    const std::regex shape(
        R"re(\{"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","level":"info","event":"status.published","list":"https://issuer.example/status/1","entries":131072,"offset":-7,"largest":18446744073709551615,"seconds":0.25,"never":null,"changed":true,"first":false,"kind":"revocation","error":"store-busy"\})re");
    CHECK(std::regex_match(lines[0], shape));
    const JsonDocument line = parsed(lines[0]);
    CHECK(Timestamp::parse(line.root().find("time")->string()));
    CHECK(line.root().find("changed")->boolean());
}

TEST_CASE("each level has its word, and those below the chosen one are silent", "[base][log]") {
    const auto all = [] {
        log_event(LogLevel::kDebug, "d");
        log_event(LogLevel::kInfo, "i");
        log_event(LogLevel::kWarn, "w");
        log_event(LogLevel::kError, "e");
    };
    CHECK(lines_of(all).size() == 3);
    set_log_level(LogLevel::kDebug);
    const auto lines = lines_of(all);
    set_log_level(LogLevel::kInfo);
    REQUIRE(lines.size() == 4);
    std::string levels;
    for (const auto& line : lines) levels += std::string(parsed(line).root().find("level")->string()) + " ";
    CHECK(levels == "debug info warn error ");
    set_log_level(LogLevel::kError);
    CHECK(lines_of(all).size() == 1);
    set_log_level(LogLevel::kInfo);
}

TEST_CASE("an id keeps what ids are made of and loses everything else", "[base][log]") {
    CHECK(LogId("urn:uuid:0b1c-2_3.x/%20#a@b+c").text() == "urn:uuid:0b1c-2_3.x/%20#a@b+c");
    CHECK(LogId("a b\n\"c\"\\{}?\xC3\xA9").text() == "a_b__c_______");
    CHECK(LogId(std::string(5000, 'x')).text().size() == 200);
    CHECK(LogId("").text().empty());
}

TEST_CASE("an id cannot break the line or forge a field", "[base][log]") {
    const auto lines = lines_of([] {
        log_event(LogLevel::kWarn, "canary",
                  {{"id", LogId("x\",\"level\":\"error\n{\"event\":\"forged\"}\r\n")}});
    });
    REQUIRE(lines.size() == 1);
    const JsonDocument line = parsed(lines[0]);
    CHECK(line.root().size() == 4);
    CHECK(line.root().find("level")->string() == "warn");
    CHECK(lines[0].find("forged\"") == std::string::npos);
}

TEST_CASE("a line stays below two kibibytes and remains whole", "[base][log]") {
    const LogId longest(std::string(200, 'x'));
    const auto lines = lines_of([&] {
        log_event(LogLevel::kInfo, "long",
                  {{"a", longest},
                   {"b", longest},
                   {"c", longest},
                   {"d", longest},
                   {"e", longest},
                   {"f", longest},
                   {"g", longest},
                   {"h", longest},
                   {"i", longest},
                   {"j", longest},
                   {"k", longest},
                   {"l", longest}});
    });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].size() < 2048);
    CHECK(lines[0].size() > 1700);
    const JsonDocument line = parsed(lines[0]);
    CHECK(line.root().find("truncated")->boolean());
    CHECK(line.root().find("a"));
    CHECK_FALSE(line.root().find("l"));
}

TEST_CASE("lines of many threads do not mix", "[base][log]") {
    const auto lines = lines_of([] {
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([t] {
                for (int i = 0; i < 100; ++i) {
                    log_event(LogLevel::kInfo, "turn",
                              {{"thread", t},
                               {"i", i},
                               {"id", LogId(std::string(100, static_cast<char>('a' + t)))}});
                }
            });
        }
        for (auto& thread : threads) thread.join();
    });
    REQUIRE(lines.size() == 400);
    for (const auto& line : lines) {
        const JsonDocument document = parsed(line);
        const auto thread = document.root().find("thread")->as_integer().value();
        CHECK(document.root().find("id")->string() == std::string(100, static_cast<char>('a' + thread)));
    }
}
