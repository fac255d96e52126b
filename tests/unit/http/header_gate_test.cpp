// SPDX-License-Identifier: Apache-2.0
#include "http/src/header_gate.h"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

using carnet::http::Framing;
using carnet::http::HeaderGate;
using carnet::http::is_authority;
using carnet::http::Refusal;
using carnet::http::ServerLimits;

namespace {

using FieldList = std::vector<std::pair<std::string, std::string>>;

struct Judged {
    int status = 0;  // 0: accepted
    Framing framing = Framing::kNone;
    bool expects_continue = false;
};

Judged judge(std::string_view method, const FieldList& fields, int version = 11) {
    static const ServerLimits kLimits;
    HeaderGate gate(kLimits);
    auto refusal = gate.request_line(method, "/", version);
    for (const auto& [name, value] : fields) {
        if (!refusal) refusal = gate.field(name, value, false);
    }
    if (!refusal) refusal = gate.finish();
    return {refusal ? refusal->status : 0, gate.framing(), gate.expects_continue()};
}

}  // namespace

TEST_CASE("an ordinary request passes the gate with its framing", "[http][gate]") {
    CHECK(judge("GET", {{"Host", "localhost"}}).status == 0);
    CHECK(judge("GET", {{"Host", "localhost"}}).framing == Framing::kNone);
    const auto length = judge("POST", {{"host", "127.0.0.1:8080"}, {"content-length", "12"}});
    CHECK(length.status == 0);
    CHECK(length.framing == Framing::kContentLength);
    const auto chunked = judge("POST", {{"HOST", "[::1]:8080"}, {"TRANSFER-ENCODING", "Chunked"}});
    CHECK(chunked.status == 0);
    CHECK(chunked.framing == Framing::kChunked);
    CHECK(judge("POST", {{"Host", "a"}, {"Expect", "100-Continue"}}).expects_continue);
    CHECK_FALSE(judge("GET", {{"Host", "a"}, {"Expect", "100-continue"}}, 10).expects_continue);
}

TEST_CASE("every header that two readers could read differently is refused", "[http][gate]") {
    const std::pair<const char*, FieldList> cases[] = {
        {"no Host", {}},
        {"two Hosts", {{"Host", "a"}, {"Host", "a"}}},
        {"empty Host", {{"Host", ""}}},
        {"Host with user", {{"Host", "user@a"}}},
        {"Host with path", {{"Host", "a/b"}}},
        {"Host list", {{"Host", "a, b"}}},
        {"Host with bad port", {{"Host", "a:80x"}}},
        {"two equal lengths", {{"Host", "a"}, {"Content-Length", "4"}, {"Content-Length", "4"}}},
        {"length list", {{"Host", "a"}, {"Content-Length", "4, 4"}}},
        {"signed length", {{"Host", "a"}, {"Content-Length", "+4"}}},
        {"negative length", {{"Host", "a"}, {"Content-Length", "-4"}}},
        {"hexadecimal length", {{"Host", "a"}, {"Content-Length", "0x4"}}},
        {"empty length", {{"Host", "a"}, {"Content-Length", ""}}},
        {"length beyond 64 bits", {{"Host", "a"}, {"Content-Length", "18446744073709551620"}}},
        {"length and encoding", {{"Host", "a"}, {"Content-Length", "4"}, {"Transfer-Encoding", "chunked"}}},
        {"encoding and length", {{"Host", "a"}, {"Transfer-Encoding", "chunked"}, {"Content-Length", "4"}}},
        {"xchunked", {{"Host", "a"}, {"Transfer-Encoding", "xchunked"}}},
        {"identity", {{"Host", "a"}, {"Transfer-Encoding", "identity"}}},
        {"gzip, chunked", {{"Host", "a"}, {"Transfer-Encoding", "gzip, chunked"}}},
        {"chunked, chunked", {{"Host", "a"}, {"Transfer-Encoding", "chunked, chunked"}}},
        {"chunked with a tab", {{"Host", "a"}, {"Transfer-Encoding", "\tchunked"}}},
        {"two encodings",
         {{"Host", "a"}, {"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}},
        {"announced trailer", {{"Host", "a"}, {"Trailer", "Authorization"}}},
        {"two authorizations", {{"Host", "a"}, {"Authorization", "x"}, {"authorization", "y"}}},
        {"two types", {{"Host", "a"}, {"Content-Type", "x"}, {"Content-Type", "y"}}},
        {"control in a value", {{"Host", "a"}, {"X", std::string("a\rb")}}},
        {"NUL in a value", {{"Host", "a"}, {"X", std::string("a\0b", 3)}}},
        {"space in a name", {{"Host", "a"}, {"X y", "b"}}},
        {"empty name", {{"Host", "a"}, {"", "b"}}},
    };
    for (const auto& [name, fields] : cases) {
        INFO(name);
        CHECK(judge("POST", fields).status == 400);
    }
}

TEST_CASE("HTTP/1.0 knows no chunks and needs a length for a body", "[http][gate]") {
    CHECK(judge("POST", {{"Host", "a"}, {"Transfer-Encoding", "chunked"}}, 10).status == 400);
    CHECK(judge("POST", {{"Host", "a"}}, 10).status == 411);
    CHECK(judge("POST", {{"Host", "a"}}, 11).status == 0);
    CHECK(judge("GET", {{"Host", "a"}}, 10).status == 0);
}

TEST_CASE("methods are upper case and of a closed list", "[http][gate]") {
    for (const auto* known : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
        CHECK(judge(known, {{"Host", "a"}}).status == 0);
    }
    CHECK(judge("TRACE", {{"Host", "a"}}).status == 501);
    CHECK(judge("CONNECT", {{"Host", "a"}}).status == 501);
    CHECK(judge("get", {{"Host", "a"}}).status == 400);
    CHECK(judge("GeT", {{"Host", "a"}}).status == 400);
    CHECK(judge("", {{"Host", "a"}}).status == 400);
}

TEST_CASE("an expectation that nobody can meet is 417", "[http][gate]") {
    CHECK(judge("POST", {{"Host", "a"}, {"Expect", "200-ok"}}).status == 417);
}

TEST_CASE("folded fields, fields after the body and too many of them are refused", "[http][gate]") {
    ServerLimits limits;
    limits.header_fields = 3;
    limits.target_bytes = 5;
    HeaderGate gate(limits);
    CHECK(gate.request_line("GET", "/12345", 11)->status == 414);
    CHECK_FALSE(gate.request_line("GET", "/1234", 11));
    CHECK(gate.field("X-Folded", "a b", true)->status == 400);
    CHECK_FALSE(gate.field("Host", "a", false));
    CHECK_FALSE(gate.field("A", "a", false));
    CHECK(gate.field("B", "a", false)->status == 431);
    CHECK_FALSE(gate.finish());
    CHECK(gate.field("Authorization", "from a trailer", false)->status == 400);
}

TEST_CASE("chunk extensions are bounded together", "[http][gate]") {
    const ServerLimits limits;
    HeaderGate gate(limits);
    for (int i = 0; i < 16; ++i) CHECK_FALSE(gate.chunk(64));
    CHECK(gate.chunk(1)->status == 400);
}

TEST_CASE("an authority is a name or literal with an optional port", "[http][gate]") {
    for (const auto* good :
         {"a", "localhost:8080", "a.example", "127.0.0.1", "[::1]", "[::1]:443", "a_b:1"}) {
        INFO(good);
        CHECK(is_authority(good));
    }
    for (const auto* bad : {"", ":80", "a:", "a:123456", "a:8o", "[]", "[::1", "[::1]x", "a b", "a,b", "u@a",
                            "a/b", "[g::1]", "a:80:80"}) {
        INFO(bad);
        CHECK_FALSE(is_authority(bad));
    }
}
