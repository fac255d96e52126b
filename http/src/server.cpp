// SPDX-License-Identifier: Apache-2.0
#include "http/server.h"

#include "base/log.h"
#include "http/src/connections.h"
#include "http/src/session.h"
#include "http/src/tls_context.h"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/context.hpp>

#include <algorithm>
#include <thread>
#include <vector>

namespace carnet::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<Steady, asio::wait_traits<Steady>, Executor>;
using std::chrono::milliseconds;

constexpr milliseconds kNoRoom{10};         // until the next look when all connections are taken
constexpr milliseconds kAcceptFailed{100};  // until the next try when descriptors or memory have run out
constexpr milliseconds kLastGrace{1'000};   // for sessions to notice that they were cut

// Often enough that no deadline is overdrawn by more than a quarter, seldom enough to cost nothing.
milliseconds sweep_interval(const ServerLimits& limits) {
    const auto shortest =
        std::min({limits.header_time, limits.body_time, limits.write_time, limits.idle_time});
    return std::clamp(shortest / 4, milliseconds(5), milliseconds(250));
}

Error listen_error(const Listen& listen, std::string_view why) {
    return error(ErrorCode::kIo,
                 "Cannot listen here: " + std::string(why) + ". Choose another address or port.",
                 listen.address + ":" + std::to_string(listen.port));
}

// An IPv4 client of an IPv6 socket is named, and counted, by its IPv4 address.
std::string peer_text(const asio::ip::address& address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address.to_string();
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
}

void end_of_coroutine(const std::exception_ptr& thrown) {
    // Only running out of memory ends a coroutine this way; its connection is gone, the server stays.
    if (thrown) log_event(LogLevel::kError, "http.connection-failed");
}

class BeastServer final : public Server {
  public:
    BeastServer(const ServerLimits& limits, std::function<Response(const Request&)> handle, unsigned threads)
        : limits_(limits),
          handle_(std::move(handle)),
          connections_(limits_),
          io_(static_cast<int>(threads)) {}
    BeastServer(const BeastServer&) = delete;
    BeastServer& operator=(const BeastServer&) = delete;
    ~BeastServer() override { stop(); }

    Result<void> listen(const Listen& where);
    void run(unsigned threads);
    [[nodiscard]] std::uint16_t port() const noexcept override { return port_; }
    void stop() override;

  private:
    Awaitable<void> accept_all();
    Awaitable<void> sweep_always();
    Awaitable<void> pause(milliseconds time);
    Awaitable<void> serve_plain(Socket socket, std::unique_ptr<Slot> slot, std::string peer);
    Awaitable<void> serve_tls(Socket socket, std::unique_ptr<Slot> slot, std::string peer);
    void admit(Socket socket);
    void refuse_peer(Socket& socket);
    void work();

    // In this order: sessions that are left over when io_ goes still use what stands above it.
    const ServerLimits limits_;
    const std::function<Response(const Request&)> handle_;
    Connections connections_;
    const SessionContext context_{limits_, handle_, connections_};
    std::optional<asio::ssl::context> tls_;
    asio::io_context io_;
    Acceptor acceptor_{io_.get_executor()};
    std::uint16_t port_ = 0;
    int listening_ = -1;  // the acceptor's descriptor, closed after all threads have ended
    std::vector<std::thread> threads_;
    std::mutex stopping_;  // one stop() at a time, the others wait for it
};

Result<void> BeastServer::listen(const Listen& where) {
    if (where.tls) {
        CARNET_TRY(auto context, make_server_context(*where.tls));
        tls_.emplace(context.release());
    }
    boost::system::error_code failed;
    const auto address = asio::ip::make_address(where.address, failed);
    if (failed) return listen_error(where, "it is not an IPv4 or IPv6 address");
    const tcp::endpoint endpoint(address, where.port);
    acceptor_.open(endpoint.protocol(), failed);
    if (!failed) acceptor_.set_option(asio::socket_base::reuse_address(true), failed);
    if (!failed) acceptor_.bind(endpoint, failed);
    if (!failed) acceptor_.listen(asio::socket_base::max_listen_connections, failed);
    if (!failed) port_ = acceptor_.local_endpoint(failed).port();
    listening_ = acceptor_.native_handle();
    if (failed) return listen_error(where, failed.message());
    return boost::system::in_place_value;
}

void BeastServer::run(unsigned threads) {
    asio::co_spawn(io_.get_executor(), accept_all(), end_of_coroutine);
    asio::co_spawn(io_.get_executor(), sweep_always(), end_of_coroutine);
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

void BeastServer::work() {
    for (;;) {
        try {
            io_.run();
            return;
        } catch (const std::exception&) {
            log_event(LogLevel::kError, "http.thread-failed");  // and goes on: see end_of_coroutine
        }
    }
}

Awaitable<void> BeastServer::pause(milliseconds time) {
    Timer timer(io_.get_executor(), time);
    co_await timer.async_wait(kAwait);
}

Awaitable<void> BeastServer::sweep_always() {
    const auto interval = sweep_interval(limits_);
    for (;;) {
        co_await pause(interval);
        connections_.sweep(Steady::now());
    }
}

Awaitable<void> BeastServer::accept_all() {
    bool failing = false;
    while (!connections_.stopping()) {
        if (connections_.full()) {
            co_await pause(kNoRoom);
            continue;
        }
        auto [failed, socket] = co_await acceptor_.async_accept(kAwait);
        if (connections_.stopping()) break;
        if (!failed) {
            failing = false;
            admit(std::move(socket));
        } else if (failed != asio::error::connection_aborted) {
            // Out of descriptors or memory: those who are waiting in the kernel's queue get their turn later.
            if (!std::exchange(failing, true)) {
                log_event(LogLevel::kWarn, "http.accept-failed", {{"errno", failed.value()}});
            }
            co_await pause(kAcceptFailed);
        }
    }
}

void BeastServer::admit(Socket socket) {
    boost::system::error_code failed;
    const auto remote = socket.remote_endpoint(failed);
    if (failed) return;  // gone already
    socket.set_option(tcp::no_delay(true), failed);
    auto peer = peer_text(remote.address());
    auto slot = connections_.admit(socket.native_handle(), peer);
    if (!slot) return refuse_peer(socket);
    auto session = tls_ ? serve_tls(std::move(socket), std::move(slot), std::move(peer))
                        : serve_plain(std::move(socket), std::move(slot), std::move(peer));
    asio::co_spawn(io_.get_executor(), std::move(session), end_of_coroutine);
}

// One attempt without waiting: a fresh socket's send buffer has room for it.
void BeastServer::refuse_peer(Socket& socket) {
    log_event(LogLevel::kWarn, "http.peer-limit");
    if (tls_) return;
    std::string text;
    DateText date;
    append_response(text, problem_response(503, "There are too many connections from this address."),
                    {.date = date.at(SystemClock().now()), .keep_alive = false});
    boost::system::error_code ignored;
    socket.non_blocking(true, ignored);
    (void)socket.write_some(asio::buffer(text), ignored);
    socket.shutdown(asio::socket_base::shutdown_send, ignored);
}

Awaitable<void> BeastServer::serve_plain(Socket socket, std::unique_ptr<Slot> slot, std::string peer) {
    Session<Socket> session(std::move(socket), std::move(slot), std::move(peer), context_);
    co_await session.run();
}

Awaitable<void> BeastServer::serve_tls(Socket socket, std::unique_ptr<Slot> slot, std::string peer) {
    Session<TlsStream> session(TlsStream(std::move(socket), *tls_), std::move(slot), std::move(peer),
                               context_);
    co_await session.run();
}

void BeastServer::stop() {
    const std::lock_guard lock(stopping_);
    if (threads_.empty()) return;
    connections_.begin_stop();
    ::shutdown(listening_, SHUT_RDWR);  // from any thread: ends the pending accept, refuses new connections
    if (!connections_.wait_until_none(limits_.shutdown_time)) {
        log_event(LogLevel::kWarn, "http.stop-cut");
        connections_.cut_all();
        (void)connections_.wait_until_none(kLastGrace);
    }
    io_.stop();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
    boost::system::error_code ignored;
    acceptor_.close(ignored);
}

}  // namespace

Result<std::unique_ptr<Server>> Server::start(const Listen& listen, const ServerLimits& limits,
                                              std::function<Response(const Request&)> handle,
                                              unsigned threads) {
    threads = std::clamp(threads, 1U, 256U);
    try {
        auto server = std::make_unique<BeastServer>(limits, std::move(handle), threads);
        CARNET_TRY_VOID(server->listen(listen));
        server->run(threads);
        return std::unique_ptr<Server>(std::move(server));
    } catch (const std::exception& failed) {
        return listen_error(listen, failed.what());
    }
}

}  // namespace carnet::http
