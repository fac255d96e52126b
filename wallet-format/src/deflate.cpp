// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/src/deflate.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <string>

namespace carnet::wallet {
namespace {

// zlib's way to ask for the one wrapper or the other.
enum class Wrapper : int { kGzip = MAX_WBITS + 16, kZlib = MAX_WBITS };
constexpr unsigned char kUnknownSystem = 255;
constexpr std::size_t kChunk = 32'768;

// zlib never writes through next_in; its interface is older than const.
Bytef* input(ByteView bytes) noexcept {
    return const_cast<Bytef*>(bytes.data());
}

// zlib fails to begin only for want of memory, after which nothing can go on.
void require_started(int code) noexcept {
    if (code != Z_OK) std::abort();
}

// The inflating stream, ended on every way out.
class Inflater {
  public:
    Inflater(ByteView compressed, Wrapper wrapper) noexcept {
        stream_.next_in = input(compressed);
        stream_.avail_in = static_cast<uInt>(compressed.size());
        require_started(inflateInit2(&stream_, static_cast<int>(wrapper)));
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { inflateEnd(&stream_); }

    // Fills as much of `out` as there is; answers zlib's code.
    int read(std::array<std::uint8_t, kChunk>& out, std::size_t& got) noexcept {
        stream_.next_out = out.data();
        stream_.avail_out = static_cast<uInt>(out.size());
        const int code = inflate(&stream_, Z_NO_FLUSH);
        got = out.size() - stream_.avail_out;
        return code;
    }
    [[nodiscard]] bool input_used_up() const noexcept { return stream_.avail_in == 0; }

  private:
    z_stream stream_{};
};

Error damaged(std::string detail) {
    return error(ErrorCode::kStatusListEncoding, std::move(detail));
}

// Doubles like a vector, but never beyond the cap.
void append_within(Bytes& bytes, ByteView piece, std::size_t max_bytes) {
    if (bytes.capacity() - bytes.size() < piece.size()) {
        bytes.reserve(std::min(max_bytes, std::max(2 * bytes.capacity(), bytes.size() + piece.size())));
    }
    bytes.insert(bytes.end(), piece.begin(), piece.end());
}

// spec: RFC 1952 2.3.1 (what a gzip header need not say)
void leave_header_anonymous(z_stream& stream, gz_header& header) noexcept {
    header.os = kUnknownSystem;
    deflateSetHeader(&stream, &header);
}

Bytes compress(ByteView bytes, Wrapper wrapper) {
    z_stream stream{};
    require_started(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, static_cast<int>(wrapper),
                                 MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY));
    gz_header header{};
    if (wrapper == Wrapper::kGzip) leave_header_anonymous(stream, header);
    Bytes out(deflateBound(&stream, static_cast<uLong>(bytes.size())));
    stream.next_in = input(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    const int code = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (code != Z_STREAM_END) std::abort();  // deflateBound promised that the output fits
    return out;
}

Result<Bytes> expand(ByteView compressed, std::size_t max_bytes, Wrapper wrapper) {
    if (compressed.size() > std::numeric_limits<uInt>::max())
        return damaged("The compressed list is too long.");
    Inflater inflater(compressed, wrapper);
    Bytes out;
    std::array<std::uint8_t, kChunk> chunk{};
    for (;;) {
        std::size_t got = 0;
        const int code = inflater.read(chunk, got);
        if (code != Z_OK && code != Z_STREAM_END)
            return damaged(wrapper == Wrapper::kGzip ? "The list is not whole, undamaged gzip data."
                                                     : "The list is not whole, undamaged zlib data.");
        if (got > max_bytes - out.size()) {
            return error(ErrorCode::kStatusListTooLarge, "The list inflates to more than the " +
                                                             std::to_string(max_bytes) + " bytes allowed.");
        }
        append_within(out, ByteView(chunk).first(got), max_bytes);
        if (code == Z_STREAM_END) break;
    }
    if (!inflater.input_used_up()) return damaged("Something follows the end of the compressed data.");
    return out;
}

}  // namespace

Bytes gzip(ByteView bytes) {
    return compress(bytes, Wrapper::kGzip);
}

Result<Bytes> gunzip(ByteView compressed, std::size_t max_bytes) {
    return expand(compressed, max_bytes, Wrapper::kGzip);
}

Bytes zlib_compress(ByteView bytes) {
    return compress(bytes, Wrapper::kZlib);
}

Result<Bytes> zlib_expand(ByteView compressed, std::size_t max_bytes) {
    return expand(compressed, max_bytes, Wrapper::kZlib);
}

}  // namespace carnet::wallet
