// SPDX-License-Identifier: Apache-2.0
//
// One accepted connection as a coroutine: receive, handle, answer, again. For http/src/server.cpp only,
// because it includes Asio. Buffers, the request and the response text are reused from request to request.
//
// Awaited values get a name before they are looked at: g++ 12 loses the coroutine's frame when co_await
// stands in the condition of an `if`.
//
// A session runs on any thread of the pool but on one at a time. Its deadlines are enforced by Connections,
// which shuts the socket down; the session then finds its read ended and looks why.
#pragma once

#include "base/time.h"
#include "http/message.h"
#include "http/problem.h"
#include "http/src/access_log.h"
#include "http/src/connections.h"
#include "http/src/request_parser.h"
#include "http/src/response_text.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

namespace carnet::http {

// The pool's own executor instead of a type-erased one: it saves an indirection at every step.
using Executor = boost::asio::io_context::executor_type;
template <class T>
using Awaitable = boost::asio::awaitable<T, Executor>;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using TlsStream = boost::asio::ssl::stream<Socket>;
inline constexpr boost::asio::as_tuple_t<boost::asio::use_awaitable_t<Executor>> kAwait{};

// What all sessions of a server share, read-only.
struct SessionContext {
    const ServerLimits& limits;
    const std::function<Response(const Request&)>& handle;
    const Connections& connections;
};

// The handler's answer. It runs on the pool's thread and blocks nothing but that thread.
[[nodiscard]] inline Response call_handler(const SessionContext& context, const Request& request) {
    try {
        return context.handle(request);
    } catch (const std::exception&) {
        return problem_response(500, {});
    }
}

template <class Stream>
class Session {
  public:
    Session(Stream stream, std::unique_ptr<Slot> slot, std::string peer, const SessionContext& context)
        : stream_(std::move(stream)),
          slot_(std::move(slot)),
          context_(context),
          buffer_(context.limits.header_bytes + 2 * kReadSize) {
        buffer_.reserve(kReadSize);
        request_.peer = std::move(peer);
    }

    Awaitable<void> run() {
        slot_->enter(Phase::kHeader, Steady::now() + context_.limits.header_time);
        if (context_.connections.stopping()) co_return;
        const bool opened = co_await open();
        if (!opened) co_return;
        for (std::size_t served = 1;; ++served) {
            const auto received = co_await receive();
            if (received == Received::kNothing) break;
            if (received == Received::kRefused) {
                answer_refusal();
                co_await write();
                break;
            }
            const bool last = answer(served);
            const bool written = co_await write();
            if (!written || last) break;
            wait_for_next();
        }
        co_await close();
    }

  private:
    enum class Received : std::uint8_t { kRequest, kRefused, kNothing };
    static constexpr bool kIsTls = !std::is_same_v<Stream, Socket>;
    static constexpr std::size_t kReadSize = std::size_t{16} * 1024;
    static constexpr std::size_t kKeep =
        std::size_t{64} * 1024;  // storage above this is given back after a request
    // When closing, what a client still sends is read and forgotten, so that it reaches its answer: so much
    // of it, and so long. A client that posts more than the limit usually sends it all before it listens.
    static constexpr std::size_t kDrain = std::size_t{16} * 1024 * 1024;
    static constexpr std::chrono::seconds kLinger{2};

    Awaitable<bool> open() {
        boost::system::error_code failed;
        if constexpr (kIsTls) {
            std::tie(failed) =
                co_await stream_.async_handshake(boost::asio::ssl::stream_base::server, kAwait);
        }
        co_return !failed;
    }

    // Reads one request into request_. refusal_ says why it is not taken.
    Awaitable<Received> receive() {
        parser_.emplace(context_.limits, request_);
        refusal_.reset();
        bool begun = false;
        bool in_body = false;
        for (;;) {
            if (buffer_.size() > 0) {
                if (!std::exchange(begun, true)) enter_header();
                if (parse()) co_return refusal_ ? Received::kRefused : Received::kRequest;
                if (begins_body(in_body)) {
                    const bool sent = co_await write();
                    if (!sent) co_return Received::kNothing;
                    enter_body();
                }
            }
            // The phase is stored by now, see Connections::begin_stop.
            if (context_.connections.stopping() && !parser_->is_header_done()) co_return Received::kNothing;
            const auto [failed, count] = co_await stream_.async_read_some(buffer_.prepare(room()), kAwait);
            if (failed) co_return after_failed_read(begun);
            buffer_.commit(count);
        }
    }

    // How much to read: what is free, unless that is so little that growing is better.
    std::size_t room() const noexcept {
        const auto free = buffer_.capacity() - buffer_.size();
        return free >= kReadSize / 4 ? free : kReadSize;
    }

    // True when the request is complete or refused.
    bool parse() {
        const auto bytes = buffer_.cdata();
        buffer_.consume(parser_->feed({static_cast<const char*>(bytes.data()), bytes.size()}));
        refusal_ = parser_->refusal();
        return refusal_ || parser_->is_done();
    }

    void enter_header() {
        if (first_) return;  // the first header's time runs since the connection was made
        slot_->enter(Phase::kHeader, Steady::now() + context_.limits.header_time);
    }

    // When the header has been accepted and more of the body is to come: starts the body's time. True when
    // the client waits for leave to send; it stands in out_. spec: RFC 9110 10.1.1
    bool begins_body(bool& in_body) {
        if (!parser_->is_header_done() || std::exchange(in_body, true)) return false;
        enter_body();
        if (!parser_->gate().expects_continue() || !request_.body.empty()) return false;
        out_ = "HTTP/1.1 100 Continue\r\n\r\n";
        slot_->enter(Phase::kWriting, Steady::now() + context_.limits.write_time);
        return true;
    }

    void enter_body() { slot_->enter(Phase::kBody, Steady::now() + context_.limits.body_time); }

    Received after_failed_read(bool begun) {
        if (!begun || !slot_->expired()) return Received::kNothing;
        refusal_ = Refusal{408, "The request did not arrive in time."};
        return Received::kRefused;
    }

    // Calls the handler and composes its answer in out_. True when it is the connection's last.
    bool answer(std::size_t served) {
        const auto begin = Steady::now();
        slot_->enter_handling();
        const auto response = call_handler(context_, request_);
        const bool last = !parser_->keep_alive() || served >= context_.limits.requests_per_connection ||
                          context_.connections.stopping();
        compose(response, !last);
        const auto end = Steady::now();
        slot_->enter(Phase::kWriting, end + context_.limits.write_time);
        log_request(request_, response.status, end - begin);
        return last;
    }

    void answer_refusal() {
        log_refused(*refusal_);
        compose(problem_response(refusal_->status, refusal_->detail), false);
        slot_->enter(Phase::kWriting, Steady::now() + context_.limits.write_time);
    }

    void compose(const Response& response, bool keep_alive) {
        out_.clear();
        append_response(out_, response,
                        {.date = date_.at(SystemClock().now()),
                         .is_head = request_.method == "HEAD",
                         .keep_alive = keep_alive,
                         .http_1_0 = parser_->is_http_1_0(),
                         .over_tls = kIsTls});
    }

    Awaitable<bool> write() {
        const auto [failed, count] =
            co_await boost::asio::async_write(stream_, boost::asio::buffer(out_), kAwait);
        co_return !failed && count == out_.size();
    }

    void wait_for_next() {
        first_ = false;
        slot_->enter(Phase::kIdle, Steady::now() + context_.limits.idle_time);
        if (request_.body.capacity() > kKeep) request_.body = {};
        if (out_.capacity() > kKeep) out_ = {};
    }

    // Says that nothing more comes and lets the peer read the last answer: closing a socket with unread input
    // would make the kernel throw that answer away.
    // spec: RFC 9112 9.6
    Awaitable<void> close() {
        slot_->enter(Phase::kClosing, Steady::now() + kLinger);
        if constexpr (kIsTls) {
            co_await stream_.async_shutdown(kAwait);
        }
        auto& socket = plain_socket();
        boost::system::error_code ignored;
        socket.shutdown(boost::asio::socket_base::shutdown_send, ignored);
        for (std::size_t drained = 0; drained < kDrain;) {
            buffer_.clear();
            const auto [failed, count] = co_await socket.async_read_some(buffer_.prepare(kReadSize), kAwait);
            if (failed) break;
            drained += count;
        }
    }

    Socket& plain_socket() noexcept {
        if constexpr (kIsTls) {
            return stream_.next_layer();
        } else {
            return stream_;
        }
    }

    Stream stream_;
    std::unique_ptr<Slot> slot_;  // after the stream: it must leave the registry before the socket closes
    const SessionContext& context_;
    boost::beast::flat_buffer buffer_;
    std::optional<RequestParser> parser_;
    std::optional<Refusal> refusal_;
    Request request_;
    std::string out_;
    DateText date_;
    bool first_ = true;  // the connection's first request is being received
};

}  // namespace carnet::http
