// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/http/raw_connection.h"
#include "tests/unit/http/running_server.h"

#include <sys/socket.h>

#include <csignal>
#include <string>
#include <thread>
#include <vector>

using carnet::ErrorCode;
using carnet::http::Listen;
using carnet::http::Server;
using carnet::http::ServerLimits;
using carnet::test::body_of;
using carnet::test::RawConnection;
using carnet::test::RunningServer;
using carnet::test::status_of;
using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

namespace {

std::string get(const std::string& path, const std::string& fields = {}) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

void wait_until(const std::function<bool()>& done) {
    for (int i = 0; i < 500 && !done(); ++i) std::this_thread::sleep_for(milliseconds(10));
    REQUIRE(done());
}

}  // namespace

TEST_CASE("a request reaches the handler as it was sent", "[http][server]") {
    RunningServer server;
    RawConnection connection(server.port());
    connection.send("PUT /a%20b/./c?x=%20y HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
    const auto response = connection.read_response();
    CHECK(status_of(response) == 200);
    CHECK(body_of(response) == "PUT /a b/c hello");
    CHECK(response.find("X-Query: x=%20y\r\n") != std::string::npos);
    CHECK(response.find("X-Peer: 127.0.0.1\r\n") != std::string::npos);
    CHECK(response.find("X-Content-Type-Options: nosniff\r\n") != std::string::npos);
    CHECK(response.find("Content-Security-Policy: default-src 'none'") != std::string::npos);
    CHECK(response.find("Referrer-Policy: no-referrer\r\n") != std::string::npos);
    CHECK(response.find("Date: ") != std::string::npos);
    CHECK(response.find(" GMT\r\n") != std::string::npos);
}

TEST_CASE("an IPv4 client of an IPv6 socket is known by its IPv4 address", "[http][server]") {
    const int probe = ::socket(AF_INET6, SOCK_STREAM, 0);
    if (probe < 0) {
        WARN("this machine has no IPv6");
        return;
    }
    ::close(probe);
    RunningServer server({}, 1, Listen{.address = "::", .port = 0, .tls = {}});
    RawConnection connection(server.port());
    connection.send(get("/x"));
    CHECK(connection.read_response().find("X-Peer: 127.0.0.1\r\n") != std::string::npos);
}

TEST_CASE("one connection serves many requests and keeps them apart", "[http][server]") {
    RunningServer server;
    RawConnection connection(server.port());
    for (int i = 0; i < 50; ++i) {
        const std::string body(static_cast<std::size_t>(i * 97 % 3000), static_cast<char>('a' + i % 26));
        connection.send("POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                        std::to_string(body.size()) + "\r\n\r\n" + body);
        CHECK(body_of(connection.read_response()) == "POST /" + std::to_string(i) + " " + body);
    }
}

TEST_CASE("a thousand pipelined requests are answered in order", "[http][server]") {
    RunningServer server;
    RawConnection connection(server.port());
    std::string all;
    for (int i = 0; i < 1000; ++i) all += get("/" + std::to_string(i));
    std::thread sender([&] { connection.send(all); });
    bool in_order = true;
    for (int i = 0; i < 1000; ++i) {
        in_order = in_order && body_of(connection.read_response()) == "GET /" + std::to_string(i) + " ";
    }
    sender.join();
    CHECK(in_order);
}

TEST_CASE("chunked bodies are put together, however they are cut", "[http][server]") {
    RunningServer server;
    const std::string request =
        "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5\r\nhello\r\n1;x=y\r\n \r\nA\r\n0123456789\r\n0\r\n\r\n";
    for (std::size_t cut = 1; cut < request.size(); cut += 3) {
        RawConnection connection(server.port());
        connection.send(request.substr(0, cut));
        std::this_thread::sleep_for(std::chrono::microseconds(300));
        connection.send(request.substr(cut));
        CHECK(body_of(connection.read_response()) == "POST /c hello 0123456789");
    }
}

TEST_CASE("a client that waits for leave to send its body gets it", "[http][server]") {
    RunningServer server;
    RawConnection connection(server.port());
    connection.send("POST /e HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    CHECK(connection.read_response() == "HTTP/1.1 100 Continue\r\n\r\n");
    connection.send("hello");
    CHECK(body_of(connection.read_response()) == "POST /e hello");
    connection.send("POST /e HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9999999\r\n\r\n");
    CHECK(status_of(connection.read_response()) == 413);
}

TEST_CASE("a client that does not wait for leave gets its answer only", "[http][server]") {
    RunningServer server;
    RawConnection connection(server.port());
    connection.send("POST /e HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello");
    CHECK(status_of(connection.read_response()) == 200);
}

TEST_CASE("HEAD gets the fields of GET and no body", "[http][server]") {
    RunningServer server;
    RawConnection connection(server.port());
    connection.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n" + get("/y"));
    const auto head = connection.read_response(true);
    CHECK(head.find("Content-Length: 8\r\n") != std::string::npos);
    CHECK(body_of(head).empty());
    CHECK(body_of(connection.read_response()) == "GET /y ");
}

TEST_CASE("the connection ends when the client asks for it", "[http][server]") {
    RunningServer server;
    for (const auto* bytes :
         {"GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET /x HTTP/1.0\r\nHost: a\r\n\r\n"}) {
        RawConnection connection(server.port());
        connection.send(bytes);
        CHECK(connection.read_response().find("Connection: close\r\n") != std::string::npos);
        CHECK(connection.read_all().empty());
        CHECK(connection.closed());
    }
    RawConnection kept(server.port());
    kept.send("GET /x HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
    CHECK(kept.read_response().find("Connection: keep-alive\r\n") != std::string::npos);
    kept.send(get("/again"));
    CHECK(status_of(kept.read_response()) == 200);
}

TEST_CASE("a handler that throws is a 500 without detail and the server goes on", "[http][server]") {
    RunningServer server;
    RawConnection connection(server.port());
    connection.send(get("/throws") + get("/x"));
    const auto response = connection.read_response();
    CHECK(status_of(response) == 500);
    CHECK(response.find("internal detail") == std::string::npos);
    CHECK(status_of(connection.read_response()) == 200);
}

TEST_CASE("large answers arrive whole", "[http][server]") {
    RunningServer server;
    RawConnection connection(server.port());
    connection.send(get("/large") + get("/x"));
    CHECK(body_of(connection.read_response()) == std::string(8UL << 20U, 'l'));
    CHECK(body_of(connection.read_response()) == "GET /x ");
}

TEST_CASE("a stop finishes what it began, ends idle connections and accepts no more",
          "[http][server][stop]") {
    RunningServer server;
    RawConnection idle(server.port());
    idle.send(get("/x"));
    CHECK(status_of(idle.read_response()) == 200);
    RawConnection half(server.port());
    half.send("GET /x HTTP/1.1\r\nHo");
    RawConnection busy(server.port());
    busy.send(get("/slow"));
    RawConnection uploading(server.port());
    uploading.send("POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
    wait_until([&] { return server.in_slow() == 1; });
    std::this_thread::sleep_for(milliseconds(50));  // the upload's header is read by then
    const auto begin = Steady::now();
    std::thread stopping([&] { server.stop(); });
    std::this_thread::sleep_for(milliseconds(50));
    uploading.send("llo");
    CHECK(idle.read_all().empty());
    CHECK(idle.closed());
    CHECK(half.read_all().empty());
    CHECK(half.closed());
    const auto answer = busy.read_response();
    CHECK(body_of(answer) == "GET /slow ");
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
    CHECK(body_of(uploading.read_response()) == "POST /up hello");
    stopping.join();
    CHECK(Steady::now() - begin < std::chrono::seconds(4));
    CHECK_FALSE(RawConnection(server.port()).connected());
    server.stop();  // again does no harm
}

TEST_CASE("a stop cuts what takes longer than the time given to it", "[http][server][stop]") {
    ServerLimits limits;
    limits.shutdown_time = milliseconds(200);
    RunningServer server(limits);
    RawConnection uploading(server.port());
    uploading.send("POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
    RawConnection other(server.port());
    other.send(get("/x"));
    CHECK(status_of(other.read_response()) == 200);
    std::this_thread::sleep_for(milliseconds(50));
    const auto begin = Steady::now();
    server.stop();
    CHECK(Steady::now() - begin < std::chrono::seconds(2));
    CHECK(uploading.read_all().empty());
    CHECK(uploading.closed());
}

TEST_CASE("many clients on many connections each get their own answers", "[http][server][threads]") {
    RunningServer server({}, 4);
    std::atomic<int> wrong{0};
    std::vector<std::thread> clients;
    for (int client = 0; client < 8; ++client) {
        clients.emplace_back([&, client] {
            for (int round = 0; round < 10; ++round) {
                RawConnection connection(server.port());
                for (int i = 0; i < 10; ++i) {
                    const auto path = "/" + std::to_string(client) + "-" + std::to_string(round * 10 + i);
                    connection.send(get(path));
                    if (body_of(connection.read_response()) != "GET " + path + " ") ++wrong;
                }
            }
        });
    }
    for (auto& client : clients) client.join();
    CHECK(wrong == 0);
    CHECK(server.handled() == 800);
}

TEST_CASE("a stop in the middle of traffic loses no answer that was begun", "[http][server][threads][stop]") {
    for (int round = 0; round < 10; ++round) {
        RunningServer server({}, 3);
        std::atomic<int> answered{0};
        std::atomic<int> torn{0};
        std::vector<std::thread> clients;
        for (int client = 0; client < 4; ++client) {
            clients.emplace_back([&] {
                for (;;) {
                    RawConnection connection(server.port());
                    if (!connection.connected()) return;
                    for (;;) {
                        if (!connection.send(get("/x"))) break;
                        const auto response = connection.read_response();
                        if (response.empty()) {
                            if (!connection.pending().empty()) ++torn;
                            break;
                        }
                        ++answered;
                    }
                }
            });
        }
        wait_until([&] { return answered > 50; });
        server.stop();
        for (auto& client : clients) client.join();
        CHECK(torn == 0);
        CHECK(server.handled() == answered);
    }
}

TEST_CASE("a port in use and an address that is none are errors that say so", "[http][server]") {
    RunningServer server;
    const auto start = [](const Listen& listen) {
        return Server::start(
            listen, {}, [](const carnet::http::Request&) { return carnet::http::Response{}; }, 1);
    };
    const auto taken = start({.address = "127.0.0.1", .port = server.port(), .tls = {}});
    REQUIRE_FALSE(taken.has_value());
    CHECK(taken.error().code == ErrorCode::kIo);
    CHECK(taken.error().where == "127.0.0.1:" + std::to_string(server.port()));
    const auto unknown = start({.address = "localhost", .port = 0, .tls = {}});
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().code == ErrorCode::kIo);
    const auto foreign = start({.address = "192.0.2.1", .port = 0, .tls = {}});
    REQUIRE_FALSE(foreign.has_value());
    CHECK(foreign.error().code == ErrorCode::kIo);
}

TEST_CASE("waiting for a stop signal returns when one arrives", "[http][server][stop]") {
    std::atomic<bool> returned{false};
    std::thread waiting([&] {
        carnet::http::block_stop_signals();
        carnet::http::wait_for_stop_signal();
        returned = true;
    });
    std::this_thread::sleep_for(milliseconds(50));
    CHECK_FALSE(returned);
    pthread_kill(waiting.native_handle(), SIGTERM);  // to that thread only, this one has it not blocked
    waiting.join();
    CHECK(returned);
}
