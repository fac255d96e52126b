// SPDX-License-Identifier: Apache-2.0
//
// Beast's request parser, writing straight into our Request and asking the gate at every step. For
// http/src/server.cpp and the fuzz target only, because it includes Beast.
#pragma once

#include "http/limits.h"
#include "http/message.h"
#include "http/src/ascii.h"
#include "http/src/header_gate.h"
#include "http/src/target.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::http {

class RequestParser final : public boost::beast::http::basic_parser<true> {
  public:
    // Both outlive the parser. `into` is emptied first, its storage reused.
    RequestParser(const ServerLimits& limits, Request& into) : limits_(limits), gate_(limits), into_(into) {
        into.method.clear();
        into.fields.clear();
        into.body.clear();
        eager(true);
        body_limit(limits.body_bytes);
        header_limit(static_cast<std::uint32_t>(
            std::min<std::size_t>(limits.header_bytes, std::numeric_limits<std::uint32_t>::max())));
    }

    // Parses what it can and returns how many bytes were used up; the caller offers the rest again with more
    // behind it. After a refusal nothing more may be fed.
    std::size_t feed(std::string_view bytes) {
        input_ = bytes;
        boost::beast::error_code failed;
        const auto used = put({bytes.data(), bytes.size()}, failed);
        if (failed && failed != boost::beast::http::error::need_more && !refusal_) refusal_ = meaning(failed);
        if (!refusal_) bound_unread(bytes.size() - used, used);
        return used;
    }

    [[nodiscard]] const std::optional<Refusal>& refusal() const noexcept { return refusal_; }
    [[nodiscard]] const HeaderGate& gate() const noexcept { return gate_; }
    [[nodiscard]] bool is_http_1_0() const noexcept { return version_ < 11; }

  private:
    using ErrorCodeRef = boost::beast::error_code&;
    using Text = boost::beast::string_view;
    static constexpr std::size_t kReserve =
        std::size_t{64} * 1024;  // claimed lengths are believed up to here
    static constexpr std::size_t kMaxChunkHeader =
        std::size_t{4} * 1024;  // a chunk's size line, or the end of the body

    static std::string_view view(Text text) noexcept { return {text.data(), text.size()}; }

    // Beast reads nothing of a header before it has seen its end, so the first line may be there and unread.
    bool has_line(std::string_view unread) const noexcept {
        return line_read_ || unread.find('\n') != std::string_view::npos;
    }

    // What Beast leaves unread must be the unfinished piece that it waits for, and such pieces are bounded.
    void bound_unread(std::size_t unread, std::size_t used) {
        if (is_done()) return;
        if (is_header_done()) {
            if (unread > kMaxChunkHeader) refusal_ = Refusal{400, "A chunk's header is too long."};
            return;
        }
        header_bytes_ += used;
        if (unread > limits_.target_bytes + 32 && !has_line(input_.substr(used))) {
            refusal_ = Refusal{414, "The request target is too long."};
        } else if (header_bytes_ + unread > limits_.header_bytes) {
            refusal_ = Refusal{431, "The header is too large."};
        }
    }

    Refusal meaning(boost::beast::error_code failed) const {
        using boost::beast::http::error;
        if (failed == error::body_limit) return {413, "The body is larger than is accepted here."};
        if (failed == error::bad_version && names_other_version())
            return {505, "Only HTTP/1.0 and HTTP/1.1 are spoken here."};
        if (failed == error::header_limit) {
            return line_read_ ? Refusal{431, "The header is too large."}
                              : Refusal{414, "The request target is too long."};
        }
        return {400, "The request is not well-formed HTTP/1.1."};
    }

    void stop_if(std::optional<Refusal> refusal, ErrorCodeRef failed) {
        if (!refusal) return;
        refusal_ = refusal;
        failed = boost::beast::http::error::bad_value;  // any code: it makes Beast stop
    }

    // Beast joins continued lines silently. It has read past this line's end by now, so what follows the line
    // break is there to be seen.
    bool is_folded(std::string_view name) const noexcept {
        const auto line = input_.substr(static_cast<std::size_t>(name.data() - input_.data()));
        const auto next = line.find('\n') + 1;
        return next != 0 && next < line.size() && (line[next] == ' ' || line[next] == '\t');
    }

    // The first line says a version, only not one of ours; otherwise it is just broken.
    bool names_other_version() const noexcept {
        constexpr std::string_view shape = " HTTP/d.d";
        const auto line = input_.substr(0, input_.find("\r\n"));
        if (line.size() < shape.size() || std::count(line.begin(), line.end(), ' ') != 2) return false;
        const auto tail = line.substr(line.size() - shape.size());
        return std::equal(tail.begin(), tail.end(), shape.begin(), [](char c, char wanted) {
            return wanted == 'd' ? http::is_digit(c) : c == wanted;
        });
    }

    void on_request_impl(boost::beast::http::verb /*verb*/, Text method, Text target, int version,
                         ErrorCodeRef failed) override {
        line_read_ = true;
        version_ = version;
        into_.method = view(method);
        target_ = view(target);
        stop_if(gate_.request_line(into_.method, target_, version), failed);
    }

    void on_field_impl(boost::beast::http::field /*known*/, Text name, Text value,
                       ErrorCodeRef failed) override {
        stop_if(gate_.field(view(name), view(value), is_folded(view(name))), failed);
        if (!failed) into_.fields.add(view(name), view(value));
    }

    void on_header_impl(ErrorCodeRef failed) override {
        auto refusal = gate_.finish();
        if (!refusal) refusal = read_target(target_, into_.fields.find("Host").value_or(""), into_);
        stop_if(refusal, failed);
    }

    void on_body_init_impl(boost::optional<std::uint64_t> const& length, ErrorCodeRef /*failed*/) override {
        into_.body.reserve(std::min<std::size_t>(length.value_or(0), kReserve));
    }

    std::size_t on_body_impl(Text body, ErrorCodeRef /*failed*/) override {
        into_.body.append(body.data(), body.size());
        return body.size();
    }

    void on_chunk_header_impl(std::uint64_t /*size*/, Text extensions, ErrorCodeRef failed) override {
        stop_if(gate_.chunk(extensions.size()), failed);
    }

    std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, Text body, ErrorCodeRef /*failed*/) override {
        into_.body.append(body.data(), body.size());
        return body.size();
    }

    void on_finish_impl(ErrorCodeRef /*failed*/) override {}
    void on_response_impl(int /*code*/, Text /*reason*/, int /*version*/, ErrorCodeRef /*failed*/) override {}

    const ServerLimits& limits_;
    HeaderGate gate_;
    Request& into_;
    std::string target_;
    std::string_view input_;
    std::optional<Refusal> refusal_;
    std::size_t header_bytes_ = 0;
    int version_ = 11;
    bool line_read_ = false;
};

}  // namespace carnet::http
