// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/http/raw_connection.h"
#include "tests/unit/http/running_server.h"

#include <sys/resource.h>

#include <chrono>
#include <deque>
#include <string>
#include <thread>
#include <vector>

using carnet::http::ServerLimits;
using carnet::test::body_of;
using carnet::test::RawConnection;
using carnet::test::RunningServer;
using carnet::test::status_of;
using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

namespace {

const std::string kGet = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";

ServerLimits small() {
    ServerLimits limits;
    limits.header_bytes = 2048;
    limits.header_fields = 20;
    limits.target_bytes = 512;
    limits.body_bytes = 4096;
    limits.header_time = milliseconds(200);
    limits.body_time = milliseconds(200);
    limits.write_time = milliseconds(300);
    limits.idle_time = milliseconds(300);
    return limits;
}

std::string post(std::size_t claimed, const std::string& body, const std::string& fields = {}) {
    return "POST /x HTTP/1.1\r\nHost: a\r\n" + fields + "Content-Length: " + std::to_string(claimed) +
           "\r\n\r\n" + body;
}

// The status of the only answer, and that the connection was closed behind it.
int refused(const RunningServer& server, const std::string& bytes) {
    RawConnection connection(server.port());
    connection.send(bytes);
    const auto response = connection.read_response();
    CHECK(response.find("Connection: close\r\n") != std::string::npos);
    CHECK(connection.read_all().empty());
    CHECK(connection.closed());
    return status_of(response);
}

}  // namespace

TEST_CASE("what is larger than its limit is refused with its own status", "[http][limits]") {
    RunningServer server(small());
    CHECK(refused(server, "GET /" + std::string(600, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n") == 414);
    CHECK(refused(server, "GET /" + std::string(100'000, 'a')) == 414);
    CHECK(refused(server, "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(2100, 'a') + "\r\n\r\n") == 431);
    CHECK(refused(server, "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(100'000, 'a')) == 431);
    std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 20; ++i) many += "A: b\r\n";
    CHECK(refused(server, many + "\r\n") == 431);
    CHECK(refused(server, post(4097, "")) == 413);
    CHECK(refused(server, post(999'999'999'999, "x")) == 413);
    CHECK(refused(server, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1001\r\n") == 413);
    std::string chunks = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 5; ++i) chunks += "400\r\n" + std::string(1024, 'c') + "\r\n";
    CHECK(refused(server, chunks) == 413);
    CHECK(server.handled() == 0);
}

// Found by fuzzing: the first line was taken for endless as long as the end of the header had not come.
TEST_CASE("a header that is longer than a target may be, and comes in pieces, is accepted",
          "[http][limits]") {
    RunningServer server(small());
    RawConnection connection(server.port());
    connection.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(900, 'a'));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    connection.send("\r\n\r\n");
    CHECK(status_of(connection.read_response()) == 200);
}

TEST_CASE("what is exactly as large as its limit is accepted", "[http][limits]") {
    RunningServer server(small());
    RawConnection connection(server.port());
    connection.send(post(4096, std::string(4096, 'b')));
    CHECK(body_of(connection.read_response()) == "POST /x " + std::string(4096, 'b'));
    connection.send("GET /" + std::string(511, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(status_of(connection.read_response()) == 200);
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    connection.send(head + std::string(2048 - head.size() - 4, 'x') + "\r\n\r\n");
    CHECK(status_of(connection.read_response()) == 200);
}

TEST_CASE("a client that sends all of its large body before it listens can read the refusal",
          "[http][limits]") {
    RunningServer server(small());
    RawConnection connection(server.port());
    CHECK(connection.send(post(12'000'000, std::string(12'000'000, 'x'))));
    CHECK(status_of(connection.read_response()) == 413);
}

TEST_CASE("a header that trickles is cut after its time with 408", "[http][limits]") {
    RunningServer server(small());
    RawConnection connection(server.port());
    const auto begin = Steady::now();
    for (const char c : kGet.substr(0, kGet.size() - 1)) {
        if (Steady::now() - begin > milliseconds(600)) break;
        if (!connection.send(std::string_view(&c, 1))) break;
        std::this_thread::sleep_for(milliseconds(20));
    }
    CHECK(status_of(connection.read_response()) == 408);
    CHECK(connection.read_all().empty());
    CHECK(connection.closed());
    CHECK(server.handled() == 0);
}

TEST_CASE("a body that does not come is cut after its time with 408", "[http][limits]") {
    RunningServer server(small());
    RawConnection connection(server.port());
    const auto begin = Steady::now();
    connection.send(post(100, "only the beginning"));
    CHECK(status_of(connection.read_response()) == 408);
    CHECK(connection.read_all().empty());
    CHECK(connection.closed());
    CHECK(Steady::now() - begin < std::chrono::seconds(4));
    CHECK(server.handled() == 0);
}

TEST_CASE("a connection that says nothing is closed without a word", "[http][limits]") {
    RunningServer server(small());
    RawConnection fresh(server.port());
    RawConnection used(server.port());
    used.send(kGet);
    CHECK(status_of(used.read_response()) == 200);
    CHECK(fresh.read_all().empty());
    CHECK(fresh.closed());
    CHECK(used.read_all().empty());
    CHECK(used.closed());
}

TEST_CASE("a reader that does not read is cut", "[http][limits]") {
    RunningServer server(small());
    RawConnection slow(server.port());
    slow.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(milliseconds(1'000));
    const auto answer = slow.read_all();
    CHECK(slow.closed());
    CHECK(answer.size() < (8UL << 20U));
}

TEST_CASE("good clients are served while slow ones hang", "[http][limits]") {
    RunningServer server(small(), 1);
    std::deque<RawConnection> slow;
    for (int i = 0; i < 50; ++i) slow.emplace_back(server.port()).send("GET / HTTP/1.1\r\nHo");
    RawConnection good(server.port());
    for (int i = 0; i < 20; ++i) {
        good.send(kGet);
        CHECK(status_of(good.read_response(false, milliseconds(1'000))) == 200);
    }
}

TEST_CASE("the number of requests on one connection is bounded", "[http][limits]") {
    auto limits = small();
    limits.requests_per_connection = 3;
    RunningServer server(limits);
    RawConnection connection(server.port());
    connection.send(kGet + kGet + kGet + kGet);
    for (int i = 0; i < 2; ++i)
        CHECK(connection.read_response().find("Connection: close") == std::string::npos);
    CHECK(connection.read_response().find("Connection: close") != std::string::npos);
    CHECK(connection.read_all().empty());
    CHECK(server.handled() == 3);
}

TEST_CASE("a peer with too many connections is told 503", "[http][limits]") {
    auto limits = small();
    limits.connections_per_peer = 2;
    limits.idle_time = std::chrono::seconds(5);
    RunningServer server(limits);
    std::deque<RawConnection> held;
    for (int i = 0; i < 2; ++i) {
        held.emplace_back(server.port()).send(kGet);
        CHECK(status_of(held.back().read_response()) == 200);
    }
    {
        RawConnection third(server.port());
        CHECK(status_of(third.read_response()) == 503);
        CHECK(third.read_all().empty());
        CHECK(third.closed());
    }
    held.pop_front();
    for (int attempt = 0; attempt < 100; ++attempt) {  // until the server has seen the close
        RawConnection again(server.port());
        again.send(kGet);
        if (status_of(again.read_response()) == 200) return;
        std::this_thread::sleep_for(milliseconds(10));
    }
    FAIL("the freed place was not given to another connection");
}

TEST_CASE("above the limit of connections new ones wait for their turn", "[http][limits]") {
    auto limits = small();
    limits.connections = 2;
    limits.idle_time = std::chrono::seconds(5);
    limits.header_time = std::chrono::seconds(5);
    RunningServer server(limits);
    std::deque<RawConnection> held;
    for (int i = 0; i < 2; ++i) {
        held.emplace_back(server.port()).send(kGet);
        CHECK(status_of(held.back().read_response()) == 200);
    }
    RawConnection third(server.port());
    third.send(kGet);
    CHECK(third.read_response(false, milliseconds(150)).empty());
    held.pop_front();
    CHECK(status_of(third.read_response()) == 200);
}

TEST_CASE("the server survives running out of file descriptors", "[http][limits]") {
    RunningServer server;
    RawConnection before(server.port());
    before.send(kGet);
    CHECK(status_of(before.read_response()) == 200);
    rlimit old{};
    REQUIRE(getrlimit(RLIMIT_NOFILE, &old) == 0);
    std::deque<RawConnection> waiting;
    std::vector<int> fillers;
    for (int i = 0; i < 4; ++i) fillers.push_back(::socket(AF_INET, SOCK_STREAM, 0));
    const int highest = *std::max_element(fillers.begin(), fillers.end());
    rlimit low = old;
    low.rlim_cur = static_cast<rlim_t>(highest) + 1;
    REQUIRE(setrlimit(RLIMIT_NOFILE, &low) == 0);
    ::close(fillers[0]);  // one descriptor for the client, none for the server's accept
    RawConnection starved(server.port());
    const bool connected = starved.connected();
    starved.send(kGet);
    const auto nothing = starved.read_response(false, milliseconds(250));
    before.send(kGet);
    const auto meanwhile = before.read_response();
    REQUIRE(setrlimit(RLIMIT_NOFILE, &old) == 0);
    CHECK(connected);
    CHECK(nothing.empty());
    CHECK(status_of(meanwhile) == 200);
    CHECK(status_of(starved.read_response()) == 200);
    for (std::size_t i = 1; i < fillers.size(); ++i) ::close(fillers[i]);
}
