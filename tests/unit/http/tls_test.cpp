// SPDX-License-Identifier: Apache-2.0
// TLS as server and client speak it.
#include "tests/unit/http/fetching.h"
#include "tests/unit/http/raw_connection.h"
#include "tests/unit/http/running_server.h"
#include "tests/unit/http/test_certificate.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <filesystem>
#include <memory>
#include <string>

using carnet::ErrorCode;
using carnet::http::Client;
using carnet::http::FetchRules;
using carnet::http::Listen;
using carnet::http::TlsFiles;
using carnet::test::fetch;
using carnet::test::loopback;
using carnet::test::RunningServer;
using carnet::test::TestCertificate;
using std::chrono::milliseconds;

TEST_CASE("https works with a certificate that is trusted and made for the host", "[http][client][tls]") {
    const TestCertificate certificate;
    RunningServer server({}, 2,
                         Listen{.tls = TlsFiles{certificate.certificate(), certificate.private_key()}});
    auto rules = loopback();
    rules.allow_plain_http = false;
    const auto url = [&](const std::string& host) {
        return "https://" + host + ":" + std::to_string(server.port()) + "/x";
    };
    CHECK(fetch(rules, url("127.0.0.1")) == "fetch-failed");  // nobody vouches for it
    rules.ca_files = {certificate.certificate().string()};
    CHECK(fetch(rules, url("127.0.0.1")) == "200 GET /x ");
    CHECK(fetch(rules, url("localhost")) == "200 GET /x ");
    CHECK(fetch(rules, url("127.0.0.2")) == "fetch-failed");  // the same server, but not its name
    CHECK(fetch(rules, "http://127.0.0.1:" + std::to_string(server.port()) + "/") == "fetch-refused");
    auto plain = loopback();
    const auto misled = fetch(plain, "http://127.0.0.1:" + std::to_string(server.port()) + "/");
    CHECK((misled == "fetch-bad-answer" || misled == "fetch-failed"));
    server.stop();
}

TEST_CASE("TLS answers carry strict transport security and keep the connection", "[http][client][tls]") {
    const TestCertificate certificate;
    RunningServer server({}, 2,
                         Listen{.tls = TlsFiles{certificate.certificate(), certificate.private_key()}});
    auto rules = loopback();
    rules.ca_files = {certificate.certificate().string()};
    const auto got =
        Client::make(rules).value()->get("https://localhost:" + std::to_string(server.port()) + "/", {});
    REQUIRE(got.has_value());
    CHECK(got->fields.find("Strict-Transport-Security") == "max-age=31536000");
}

TEST_CASE("a TLS handshake that does not come is cut", "[http][server][tls]") {
    const TestCertificate certificate;
    carnet::http::ServerLimits limits;
    limits.header_time = milliseconds(200);
    RunningServer server(limits, 1,
                         Listen{.tls = TlsFiles{certificate.certificate(), certificate.private_key()}});
    carnet::test::RawConnection connection(server.port());
    connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(connection.read_all().find("HTTP/1.1") == std::string::npos);
    CHECK(connection.closed());
    carnet::test::RawConnection silent(server.port());
    CHECK(silent.read_all().empty());
    CHECK(silent.closed());
}

TEST_CASE("only modern TLS is spoken", "[http][server][tls]") {
    const TestCertificate certificate;
    RunningServer server({}, 1,
                         Listen{.tls = TlsFiles{certificate.certificate(), certificate.private_key()}});
    const auto handshake = [&](int version, const char* ciphers) {
        const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                                        &SSL_CTX_free);
        SSL_CTX_set_security_level(context.get(), 0);
        SSL_CTX_set_min_proto_version(context.get(), version);
        SSL_CTX_set_max_proto_version(context.get(), version);
        if (ciphers != nullptr && SSL_CTX_set_cipher_list(context.get(), ciphers) != 1) return false;
        const auto address = "127.0.0.1:" + std::to_string(server.port());
        const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio(BIO_new_ssl_connect(context.get()),
                                                                &BIO_free_all);
        // the macros for these two hide old-style casts
        BIO_ctrl(bio.get(), BIO_C_SET_CONNECT, 0, const_cast<char*>(address.c_str()));
        const bool done = BIO_ctrl(bio.get(), BIO_C_DO_STATE_MACHINE, 0, nullptr) == 1;
        ERR_clear_error();
        return done;
    };
    CHECK(handshake(TLS1_3_VERSION, nullptr));
    CHECK(handshake(TLS1_2_VERSION, "ECDHE-ECDSA-AES128-GCM-SHA256"));
    CHECK(handshake(TLS1_2_VERSION, "ECDHE-ECDSA-CHACHA20-POLY1305"));
    CHECK_FALSE(handshake(TLS1_2_VERSION, "ECDHE-ECDSA-AES128-SHA256"));
    CHECK_FALSE(handshake(TLS1_2_VERSION, "ECDHE-ECDSA-AES128-SHA"));
    CHECK_FALSE(handshake(TLS1_1_VERSION, nullptr));
    CHECK_FALSE(handshake(TLS1_VERSION, nullptr));
}

TEST_CASE("TLS files that are missing, wrong or open to others are refused by name", "[http][server][tls]") {
    const TestCertificate certificate;
    const TestCertificate other;
    const auto start = [](const TlsFiles& files) {
        const auto started = carnet::http::Server::start(
            Listen{.tls = files}, {}, [](const carnet::http::Request&) { return carnet::http::Response{}; },
            1);
        REQUIRE_FALSE(started.has_value());
        CHECK(started.error().code == ErrorCode::kConfiguration);
        return started.error().where;
    };
    CHECK(start({"/nonexistent.pem", certificate.private_key()}) == "/nonexistent.pem");
    CHECK(start({certificate.certificate(), "/nonexistent.key"}) == "/nonexistent.key");
    CHECK(start({certificate.certificate(), other.private_key()}) == other.private_key().string());
    std::filesystem::permissions(other.private_key(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::others_read);
    CHECK(start({other.certificate(), other.private_key()}) == other.private_key().string());
    FetchRules rules;
    rules.ca_files = {"/nonexistent.pem"};
    const auto client = Client::make(rules);
    REQUIRE_FALSE(client.has_value());
    CHECK(client.error().code == ErrorCode::kConfiguration);
}
