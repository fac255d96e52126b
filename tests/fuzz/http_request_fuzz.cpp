// SPDX-License-Identifier: Apache-2.0
//
// Raw bytes through Beast's parser and the gate, whole and cut into pieces. What must hold: both ways end the
// same; an accepted request has at most one way to say where its body ends, written out by an independent
// reading of the raw header; nothing after the body became a field.
#include "http/src/ascii.h"
#include "http/src/request_parser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

using carnet::http::ascii_lower;
using carnet::http::Framing;
using carnet::http::Request;
using carnet::http::RequestParser;
using carnet::http::ServerLimits;

struct Outcome {
    int refused = 0;  // the status
    bool done = false;
    Request request;
    Framing framing = Framing::kNone;
    std::size_t used = 0;
    friend bool operator==(const Outcome& a, const Outcome& b) {
        return a.refused == b.refused && a.done == b.done && a.used == b.used &&
               (!a.done || (a.request.body == b.request.body && a.request.path == b.request.path &&
                            a.request.fields.all() == b.request.fields.all() && a.framing == b.framing));
    }
};

ServerLimits small_limits() {
    ServerLimits limits;
    limits.header_bytes = 2048;
    limits.target_bytes = 512;
    limits.header_fields = 16;
    limits.body_bytes = 4096;
    return limits;
}

Outcome parse(std::string_view bytes, std::size_t piece) {
    static const ServerLimits kLimits = small_limits();
    Outcome outcome;
    RequestParser parser(kLimits, outcome.request);
    std::string buffer;
    for (std::size_t at = 0; at < bytes.size() && !outcome.done && outcome.refused == 0; at += piece) {
        buffer += bytes.substr(at, piece);
        const auto used = parser.feed(buffer);
        if (used > buffer.size()) std::abort();
        buffer.erase(0, used);
        outcome.used += used;
        outcome.done = parser.is_done() && !parser.refusal();
        if (parser.refusal()) outcome.refused = parser.refusal()->status;
        if (buffer.size() > 8192 + piece) std::abort();  // what waits for more is bounded
    }
    outcome.framing = parser.gate().framing();
    if (outcome.refused != 0) outcome.used = 0;  // where exactly it was noticed may differ
    return outcome;
}

// How often a field stands at the beginning of a line of the raw header.
int count_lines(std::string_view header, std::string_view lower_name) {
    int count = 0;
    for (auto at = header.find("\r\n"); at != std::string_view::npos; at = header.find("\r\n", at + 2)) {
        const auto line = header.substr(at + 2, lower_name.size() + 1);
        if (line.size() <= lower_name.size() || line.back() != ':') continue;
        bool same = true;
        for (std::size_t i = 0; i < lower_name.size(); ++i)
            same = same && ascii_lower(line[i]) == lower_name[i];
        count += same ? 1 : 0;
    }
    return count;
}

void require(bool holds) {
    if (!holds) std::abort();
}

void check_accepted(std::string_view bytes, const Outcome& outcome) {
    const auto header = bytes.substr(0, bytes.find("\r\n\r\n") + 2);
    const int lengths = count_lines(header, "content-length");
    const int encodings = count_lines(header, "transfer-encoding");
    require(count_lines(header, "host") == 1);
    require(lengths + encodings <= 1);
    require((outcome.framing == Framing::kContentLength) == (lengths == 1));
    require((outcome.framing == Framing::kChunked) == (encodings == 1));
    require(outcome.framing != Framing::kNone || outcome.request.body.empty());
    require(header.find("\r\n ") == std::string_view::npos &&
            header.find("\r\n\t") == std::string_view::npos);
    require(outcome.request.body.size() <= 4096 && outcome.request.fields.all().size() <= 16);
    require(outcome.request.path == "*" || outcome.request.path.front() == '/');
    require((outcome.request.path + "/").find("/../") == std::string::npos);
    for (const auto& [name, value] : outcome.request.fields.all()) {
        require(header.find(name) != std::string_view::npos);
        require(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto whole = parse(bytes, 16384);
    if (whole.done) check_accepted(bytes, whole);
    const auto pieces = parse(bytes, 1 + size % 7);
    // An unfinished header may be refused already or still be waited for; an accepted request is one, and the
    // same, however it arrived.
    require(whole.done == pieces.done);
    if (whole.done) require(whole == pieces);
    return 0;
}
