// SPDX-License-Identifier: Apache-2.0
#include "http/client.h"

#include "http/src/fetch_rules.h"
#include "http/src/resolver.h"
#include "http/src/tls_context.h"
#include "http/src/url.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <mutex>
#include <optional>
#include <utility>

namespace carnet::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Steady = std::chrono::steady_clock;
using TlsStream = asio::ssl::stream<beast::tcp_stream>;
using ResponseParser = beast::http::response_parser<beast::http::string_body>;

constexpr std::chrono::milliseconds kLeastPerAddress{250};
constexpr int kMaxInterim = 5;  // 1xx answers before the real one

Error failure(const Url& url, beast::error_code failed, std::string_view doing) {
    const auto with = [&](ErrorCode code, std::string detail) {
        return error(code, std::move(detail), url.text());
    };
    if (failed == beast::error::timeout) {
        return with(ErrorCode::kFetchTimeout, "The server did not answer in time; try again later.");
    }
    if (failed == beast::http::error::body_limit) {
        return with(ErrorCode::kFetchTooLarge, "The answer's body is larger than allowed.");
    }
    if (failed == beast::http::error::header_limit || failed == beast::http::error::buffer_overflow) {
        return with(ErrorCode::kFetchTooLarge, "The answer's header is larger than allowed.");
    }
    if (failed.category() == beast::error_code(beast::http::error::bad_version).category()) {
        return with(ErrorCode::kFetchBadAnswer, "The answer is not complete, well-formed HTTP/1.1.");
    }
    return with(ErrorCode::kFetchFailed, std::string(doing) + " failed: " + failed.message() + ".");
}

asio::ip::tcp::endpoint endpoint_of(const SocketAddress& address) {
    asio::ip::tcp::endpoint endpoint;
    endpoint.resize(address.size);  // the protocol follows from the bytes
    std::memcpy(endpoint.data(), &address.storage, address.size);
    return endpoint;
}

Fields fields_of(const ResponseParser& parser) {
    Fields fields;
    for (const auto& field : parser.get()) {
        const auto name = field.name_string();
        const auto value = field.value();
        fields.add({name.data(), name.size()}, {value.data(), value.size()});
    }
    return fields;
}

auto awaiting(beast::error_code& failed) {
    return asio::redirect_error(asio::use_awaitable, failed);
}

// One request to one judged set of addresses, as a coroutine on its own io_context. Every step ends at the
// deadline at the latest.
class Exchange {
  public:
    Exchange(const Url& url, const FetchRules& rules, Steady::time_point deadline)
        : url_(url), rules_(rules), deadline_(deadline) {}

    asio::awaitable<Result<Fetched>> run(const std::vector<SocketAddress>& addresses, std::string request,
                                         asio::ssl::context& tls) {
        TlsStream stream(co_await asio::this_coro::executor, tls);
        auto& plain = stream.next_layer();
        auto connected = co_await connect(plain, addresses);
        if (!connected) co_return connected.error();
        if (!url_.is_tls()) {
            auto answer = co_await converse(plain, request);
            co_return answer;
        }
        if (!expect_host(*stream.native_handle(), url_.host)) {
            co_return error(ErrorCode::kFetchRefused, "The host cannot be checked by TLS.", url_.text());
        }
        beast::error_code failed;
        co_await stream.async_handshake(asio::ssl::stream_base::client, awaiting(failed));
        if (failed) co_return failure(url_, failed, "The TLS handshake");
        auto answer = co_await converse(stream, request);
        co_return answer;
    }

  private:
    // Tries the addresses in order; each gets its share of what time is left.
    asio::awaitable<Result<void>> connect(beast::tcp_stream& stream,
                                          const std::vector<SocketAddress>& addresses) {
        beast::error_code failed;
        for (std::size_t i = 0; i < addresses.size(); ++i) {
            const Steady::duration left = deadline_ - Steady::now();
            if (left <= Steady::duration::zero()) {
                failed = beast::error::timeout;
                break;
            }
            const auto share = left / static_cast<int>(addresses.size() - i);
            stream.expires_after(std::max(share, std::min<Steady::duration>(left, kLeastPerAddress)));
            failed = {};
            co_await stream.async_connect(endpoint_of(addresses[i]), awaiting(failed));
            if (!failed) break;
            stream.socket().close();
        }
        if (failed) co_return failure(url_, failed, "Connecting");
        stream.expires_at(deadline_);
        co_return boost::system::in_place_value;
    }

    template <class Stream>
    asio::awaitable<Result<Fetched>> converse(Stream& stream, const std::string& request) {
        beast::error_code failed;
        co_await asio::async_write(stream, asio::buffer(request), awaiting(failed));
        if (failed) co_return failure(url_, failed, "Sending");
        beast::flat_buffer buffer(rules_.limits.header_bytes + 64UL * 1024);
        std::optional<ResponseParser> parser;
        for (int interim = 0;; ++interim) {
            parser.emplace();
            parser->header_limit(static_cast<std::uint32_t>(rules_.limits.header_bytes));
            parser->body_limit(rules_.limits.body_bytes);
            co_await beast::http::async_read_header(stream, buffer, *parser, awaiting(failed));
            if (failed) co_return failure(url_, failed, "Reading");
            if (parser->get().result_int() >= 200 || interim == kMaxInterim) break;
        }
        Fetched answer;
        answer.status = static_cast<int>(parser->get().result_int());
        answer.fields = fields_of(*parser);  // before the body: trailers must not become fields
        if (auto judged = judge_answer(url_, answer.fields); !judged) co_return judged.error();
        co_await beast::http::async_read(stream, buffer, *parser, awaiting(failed));
        if (failed) co_return failure(url_, failed, "Reading");
        answer.body = std::move(parser->get().body());
        answer.final_url = url_.text();
        co_return answer;
    }

    const Url& url_;
    const FetchRules& rules_;
    const Steady::time_point deadline_;
};

class BeastClient final : public Client {
  public:
    BeastClient(const FetchRules& rules, TlsContext tls) : rules_(rules), tls_(tls.release()) {}

    [[nodiscard]] Result<Fetched> get(std::string_view url, const Fields& fields) const override {
        try {
            return follow(url, fields);
        } catch (const std::exception& failed) {
            return error(ErrorCode::kFetchFailed, std::string("Fetching failed: ") + failed.what() + ".",
                         std::string(url.substr(0, 200)));
        }
    }

    [[nodiscard]] Result<Fetched> post(std::string_view text, const Fields& fields,
                                       std::string_view body) const {
        try {
            CARNET_TRY(const auto url, parse_url(text));
            const auto deadline = Steady::now() + rules_.limits.total_time;
            return exchange(url, post_text(url, fields, body), deadline);
        } catch (const std::exception& failed) {
            return error(ErrorCode::kFetchFailed, std::string("Asking failed: ") + failed.what() + ".",
                         std::string(text.substr(0, 200)));
        }
    }

  private:
    Result<Fetched> follow(std::string_view text, const Fields& fields) const {
        const auto deadline = Steady::now() + rules_.limits.total_time;
        CARNET_TRY(auto url, parse_url(text));
        for (int redirects = 0;; ++redirects) {
            CARNET_TRY(auto answer, exchange(url, request_text(url, fields), deadline));
            CARNET_TRY(auto next, redirect_of(url, answer));
            if (!next) return answer;
            if (redirects >= rules_.limits.redirects) {
                return error(ErrorCode::kFetchRefused, "There are more redirects than allowed.", url.text());
            }
            url = *std::move(next);
        }
    }

    Result<Fetched> exchange(const Url& url, const std::string& request, Steady::time_point deadline) const {
        CARNET_TRY_VOID(judge_url(url, rules_));
        CARNET_TRY(auto resolved, resolver_.resolve(url.host, url.port, deadline));
        CARNET_TRY(const auto addresses, judge_addresses(url, std::move(resolved), rules_));
        if (url.is_tls()) {
            std::call_once(system_store_, [this] { trust_system_store(*tls_.native_handle()); });
        }
        asio::io_context io(1);
        Exchange conversation(url, rules_, deadline);
        std::optional<Result<Fetched>> outcome;
        std::exception_ptr thrown;
        asio::co_spawn(io, conversation.run(addresses, request, tls_),
                       [&](std::exception_ptr failed, Result<Fetched> fetched) {
                           thrown = std::move(failed);
                           outcome = std::move(fetched);
                       });
        io.run();
        if (thrown) std::rethrow_exception(thrown);
        return *std::move(outcome);
    }

    const FetchRules rules_;
    const Resolver resolver_;
    mutable std::once_flag system_store_;
    mutable asio::ssl::context tls_;  // OpenSSL locks it; Asio's streams want it non-const
};

}  // namespace

Result<Fetched> post_once(const FetchRules& rules, std::string_view url, const Fields& fields,
                          std::string_view body) {
    CARNET_TRY(auto tls, make_client_context(rules.ca_files));
    return BeastClient(rules, std::move(tls)).post(url, fields, body);
}

Result<std::unique_ptr<Client>> Client::make(const FetchRules& rules) {
    CARNET_TRY(auto tls, make_client_context(rules.ca_files));
    return std::unique_ptr<Client>(std::make_unique<BeastClient>(rules, std::move(tls)));
}

}  // namespace carnet::http
