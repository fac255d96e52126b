// SPDX-License-Identifier: Apache-2.0
#include "http/client.h"

#include "tests/unit/http/fetching.h"
#include "tests/unit/http/raw_connection.h"
#include "tests/unit/http/running_server.h"

#include <poll.h>

#include <functional>
#include <string>
#include <thread>
#include <vector>

using carnet::ErrorCode;
using carnet::http::Client;
using carnet::http::FetchRules;
using carnet::http::Fields;
using carnet::test::fetch;
using carnet::test::loopback;
using carnet::test::RunningServer;
using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

namespace {

// A loopback server that answers each connection with what it is told, byte for byte.
class ScriptedServer {
  public:
    // `answer` gets the request's text; an empty answer keeps the connection open without a word.
    explicit ScriptedServer(std::function<std::string(const std::string&)> answer)
        : answer_(std::move(answer)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(socket_, 16) == 0);
        REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;
    ~ScriptedServer() {
        ::shutdown(socket_, SHUT_RDWR);
        thread_.join();
        for (const int one : silent_) ::close(one);
        ::close(socket_);
    }
    [[nodiscard]] std::string url(const std::string& path = "/") const {
        return "http://127.0.0.1:" + std::to_string(port_) + path;
    }
    [[nodiscard]] int connections() const { return connections_; }

  private:
    void serve() {
        for (;;) {
            const int one = ::accept(socket_, nullptr, nullptr);
            if (one < 0) return;
            ++connections_;
            std::string request;
            char bytes[4096];
            while (request.find("\r\n\r\n") == std::string::npos) {
                const auto got = ::recv(one, bytes, sizeof bytes, 0);
                if (got <= 0) break;
                request.append(bytes, static_cast<std::size_t>(got));
            }
            const auto text = answer_(request);
            if (text.empty()) {
                silent_.push_back(one);
                continue;
            }
            for (std::size_t sent = 0; sent < text.size();) {
                const auto count = ::send(one, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
                if (count <= 0) break;
                sent += static_cast<std::size_t>(count);
            }
            ::shutdown(one, SHUT_WR);
            pollfd waiting{one, POLLIN, 0};
            ::poll(&waiting, 1, 500);
            ::close(one);
        }
    }

    std::function<std::string(const std::string&)> answer_;
    int socket_;
    std::uint16_t port_ = 0;
    std::atomic<int> connections_{0};
    std::vector<int> silent_;
    std::thread thread_;
};

std::string ok(const std::string& fields, const std::string& body) {
    return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
}

}  // namespace

TEST_CASE("a fetch brings status, fields, body and the final URL", "[http][client]") {
    RunningServer server;
    const auto client = Client::make(loopback()).value();
    const auto url = "http://127.0.0.1:" + std::to_string(server.port()) + "/a?b=c#d";
    const auto got = client->get(url, {});
    REQUIRE(got.has_value());
    CHECK(got->status == 200);
    CHECK(got->body == "GET /a ");
    CHECK(got->fields.find("x-query") == "b=c");
    CHECK(got->final_url == url.substr(0, url.size() - 2));
}

TEST_CASE("the request is plain: host, no cookies, no compression, and the caller's fields",
          "[http][client]") {
    std::string request;
    const ScriptedServer server([&](const std::string& text) {
        request = text;
        return ok("Content-Length: 2\r\n", "ok");
    });
    Fields fields;
    fields.add("If-None-Match", "\"1\"");
    fields.add("Cookie", "a=b");
    CHECK(fetch(loopback(), server.url("/x?y"), fields) == "200 ok");
    CHECK(request.starts_with("GET /x?y HTTP/1.1\r\nHost: 127.0.0.1:"));
    CHECK(request.find("Accept-Encoding: identity\r\n") != std::string::npos);
    CHECK(request.find("If-None-Match: \"1\"\r\n") != std::string::npos);
    CHECK(request.find("Cookie") == std::string::npos);
}

TEST_CASE("every status is brought to the caller", "[http][client]") {
    for (const auto* line : {"304 Not Modified", "404 Not Found", "500 Broken"}) {
        const ScriptedServer server([&](const std::string&) {
            return "HTTP/1.1 " + std::string(line) + "\r\nContent-Length: 0\r\n\r\n";
        });
        CHECK(fetch(loopback(), server.url()) == std::string(line).substr(0, 3) + " ");
    }
}

TEST_CASE("bodies of every framing are read, trailers are not taken for fields", "[http][client]") {
    const std::pair<std::string, std::string> cases[] = {
        {ok("Content-Length: 5\r\n", "hello"), "200 hello"},
        {ok("Transfer-Encoding: chunked\r\n", "2\r\nhe\r\n3;x\r\nllo\r\n0\r\n\r\n"), "200 hello"},
        {ok("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\nETag: x\r\n\r\n"), "200 hello"},
        {ok("Connection: close\r\n", "hello"), "200 hello"},
        {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n" +
             ok("Content-Length: 5\r\n", "hello"),
         "200 hello"},
    };
    for (const auto& [answer, expected] : cases) {
        INFO(answer);
        const ScriptedServer server([&](const std::string&) { return answer; });
        CHECK(fetch(loopback(), server.url()) == expected);
    }
    const ScriptedServer trailing([](const std::string&) {
        return ok("Transfer-Encoding: chunked\r\n", "1\r\nx\r\n0\r\nETag: \"trailer\"\r\n\r\n");
    });
    const auto got = Client::make(loopback()).value()->get(trailing.url(), {});
    REQUIRE(got.has_value());
    CHECK_FALSE(got->fields.find("ETag").has_value());
}

TEST_CASE("answers that are broken, ambiguous or compressed are bad answers", "[http][client]") {
    const std::string cases[] = {
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        ok("Content-Length: 2\r\nContent-Length: 2\r\n", "ok"),
        ok("Content-Length: 2, 2\r\n", "ok"),
        ok("Content-Length: -2\r\n", "ok"),
        ok("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "ok"),
        ok("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
        ok("Transfer-Encoding: identity\r\n", "ok"),
        ok("Content-Encoding: gzip\r\nContent-Length: 2\r\n", "ok"),
        ok("Content-Length: 20\r\n", "cut short"),
        ok("Transfer-Encoding: chunked\r\n", "5\r\nhel"),
        ok("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n"),
        ok("Transfer-Encoding: chunked\r\n", "zz\r\nhello\r\n"),
        "HTTP/1.1 20",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    };
    for (const auto& answer : cases) {
        INFO(answer);
        const ScriptedServer server([&](const std::string&) { return answer; });
        CHECK(fetch(loopback(), server.url()) == "fetch-bad-answer");
    }
}

TEST_CASE("sizes are capped while they arrive", "[http][client]") {
    auto rules = loopback();
    rules.limits.body_bytes = 1000;
    rules.limits.header_bytes = 1000;
    const auto outcome = [&](const std::string& answer) {
        const ScriptedServer server([&](const std::string&) { return answer; });
        return fetch(rules, server.url());
    };
    CHECK(outcome(ok("Content-Length: 1000\r\n", std::string(1000, 'x'))) == "200 " + std::string(1000, 'x'));
    CHECK(outcome(ok("Content-Length: 1001\r\n", std::string(1001, 'x'))) == "fetch-too-large");
    CHECK(outcome(ok("Content-Length: 99999999999\r\n", "x")) == "fetch-too-large");
    CHECK(outcome(ok("", std::string(5'000'000, 'x'))) == "fetch-too-large");
    CHECK(outcome(ok("Transfer-Encoding: chunked\r\n",
                     "3e9\r\n" + std::string(1001, 'x') + "\r\n0\r\n\r\n")) == "fetch-too-large");
    CHECK(outcome(ok("X: " + std::string(2000, 'x') + "\r\n", "")) == "fetch-too-large");
    CHECK(outcome("HTTP/1.1 200 " + std::string(2000, 'x') + "\r\n\r\n") == "fetch-too-large");
}

TEST_CASE("a fetch takes at most its time, whatever the server does", "[http][client]") {
    auto rules = loopback();
    rules.limits.total_time = milliseconds(300);
    const ScriptedServer silent([](const std::string&) { return std::string(); });
    const auto begin = Steady::now();
    CHECK(fetch(rules, silent.url()) == "fetch-timeout");
    const auto took = Steady::now() - begin;
    CHECK(took >= milliseconds(290));
    CHECK(took < milliseconds(1'500));
}

TEST_CASE("an endless chain of slow redirects stays within the same time", "[http][client]") {
    auto rules = loopback();
    rules.limits.total_time = milliseconds(500);
    rules.limits.redirects = 1'000;
    const ScriptedServer server([](const std::string&) {
        std::this_thread::sleep_for(milliseconds(100));
        return std::string("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
    });
    const auto begin = Steady::now();
    CHECK(fetch(rules, server.url()) == "fetch-timeout");
    CHECK(Steady::now() - begin < milliseconds(1'500));
}

TEST_CASE("redirects are followed up to their number and judged like first requests", "[http][client]") {
    const auto redirecting = [](const std::string& location) {
        return [location](const std::string& request) {
            if (request.starts_with("GET /end")) return ok("Content-Length: 3\r\n", "end");
            return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
        };
    };
    const auto outcome = [&](const std::string& location) {
        const ScriptedServer server(redirecting(location));
        return fetch(loopback(), server.url("/begin"));
    };
    CHECK(outcome("/end") == "200 end");
    CHECK(outcome("end?x#y") == "200 end");
    CHECK(outcome("/begin") == "fetch-refused");  // more than two
    CHECK(outcome("file:///etc/passwd") == "fetch-refused");
    CHECK(outcome("ftp://127.0.0.1/x") == "fetch-refused");
    CHECK(outcome("http://user@127.0.0.1/x") == "fetch-refused");
    CHECK(outcome("//127.0.0.1:1/x") == "fetch-failed");  // judged and tried: nobody listens there
    const ScriptedServer counted(redirecting("/begin"));
    CHECK(fetch(loopback(), counted.url()) == "fetch-refused");
    CHECK(counted.connections() == 3);
    auto strict = loopback();
    strict.allow_plain_http = false;
    CHECK(fetch(strict, counted.url()) == "fetch-refused");
    CHECK(counted.connections() == 3);
}

TEST_CASE("no spelling of a local address is connected to", "[http][client][ssrf]") {
    const ScriptedServer trap([](const std::string&) { return ok("Content-Length: 4\r\n", "trap"); });
    const auto port = trap.url().substr(trap.url().rfind(':'));
    auto rules = loopback();
    rules.allow_private_addresses = false;
    rules.limits.total_time = milliseconds(1'000);
    for (const auto* host : {"127.0.0.1",
                             "127.0.0.2",
                             "127.1",
                             "127.0.1",
                             "0x7f.1",
                             "0x7f000001",
                             "0177.0.0.1",
                             "0177.1",
                             "2130706433",
                             "017700000001",
                             "0",
                             "0.0.0.0",
                             "00",
                             "0x0",
                             "localhost",
                             "LOCALHOST",
                             "localhost.",
                             "[::1]",
                             "[::]",
                             "[0:0:0:0:0:0:0:1]",
                             "[::ffff:127.0.0.1]",
                             "[::ffff:7f00:1]",
                             "[::127.0.0.1]",
                             "[64:ff9b::127.0.0.1]",
                             "[2002:7f00:1::1]",
                             "[::ffff:0:127.0.0.1]",
                             "10.0.0.1",
                             "10.1",
                             "172.16.0.1",
                             "172.31.255.254",
                             "192.168.0.1",
                             "192.168.257",
                             "169.254.169.254",
                             "0xa9fea9fe",
                             "2852039166",
                             "100.64.0.1",
                             "192.0.0.1",
                             "198.18.0.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "[fc00::1]",
                             "[fd00:ec2::254]",
                             "[fe80::1]",
                             "[ff02::1]",
                             "127.0.0.1.",
                             "user@127.0.0.1",
                             "a.example@127.0.0.1",
                             "127.0.0.1%00",
                             "127.0.0.1%2eexample",
                             "\xE2\x91\xA0\xE2\x91\xA1\xE2\x91\xA6.0.0.1",
                             "[::1%25lo]",
                             "[fe80::1%25lo]",
                             "[::1",
                             "::1"}) {
        const auto outcome = fetch(rules, "http://" + std::string(host) + port + "/");
        INFO(host << ": " << outcome);
        CHECK((outcome == "fetch-refused" || outcome == "fetch-failed"));
    }
    for (const auto* tail :
         {"#@a.example/", "/#@a.example/", "?@a.example/", "\\@a.example/", "/\t", "/\r\nX: y"}) {
        CHECK(fetch(rules, "http://127.0.0.1" + port + tail) == "fetch-refused");
    }
    CHECK(trap.connections() == 0);
    rules.allow_private_addresses = true;  // the trap works: only the judgement kept us out
    CHECK(fetch(rules, "http://0x7f.1" + port + "/") == "200 trap");
    CHECK(trap.connections() == 1);
}

TEST_CASE("a redirect to a port that is not allowed is refused before connecting", "[http][client][ssrf]") {
    const ScriptedServer trap([](const std::string&) { return ok("Content-Length: 4\r\n", "trap"); });
    const ScriptedServer door([&](const std::string&) {
        return "HTTP/1.1 301 Moved\r\nLocation: " + trap.url() + "\r\nContent-Length: 0\r\n\r\n";
    });
    auto rules = loopback();
    rules.ports = {static_cast<std::uint16_t>(std::stoi(door.url().substr(door.url().rfind(':') + 1)))};
    CHECK(fetch(rules, door.url()) == "fetch-refused");
    CHECK(door.connections() == 1);
    CHECK(trap.connections() == 0);
}

TEST_CASE("a host that nobody knows and a port where nobody listens are failures", "[http][client]") {
    const auto outcome = fetch(loopback(), "http://no-such-host.invalid/");
    CHECK((outcome == "fetch-failed" || outcome == "fetch-timeout"));
    CHECK(fetch(loopback(), "http://127.0.0.1:1/") == "fetch-failed");
}

TEST_CASE("one client serves many threads", "[http][client][threads]") {
    RunningServer server({}, 2);
    const auto client = Client::make(loopback()).value();
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 6; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 10; ++i) {
                const auto path = "/" + std::to_string(thread) + "-" + std::to_string(i);
                const auto got = client->get("http://localhost:" + std::to_string(server.port()) + path, {});
                if (!got || got->body != "GET " + path + " ") ++wrong;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(wrong == 0);
}
