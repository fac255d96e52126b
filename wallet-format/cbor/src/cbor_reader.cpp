// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cbor/cbor_reader.h"

#include "base/text_encoding.h"
#include "wallet-format/cbor/cbor_writer.h"

#include <cbor.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

namespace carnet::wallet {
namespace {

enum class Head : std::uint8_t {
    kPositive,
    kNegative,
    kBytes,
    kText,
    kArray,
    kMap,
    kTag,
    kBoolean,
    kNull,
    kRefused
};

// What libcbor saw at one place: one head, and for strings what follows it.
struct Item {
    Head head = Head::kRefused;
    std::uint64_t number = 0;  // the head's argument: value, length, count or tag
    ByteView content;
};

void note(void* item, Head head, std::uint64_t number, ByteView content = {}) {
    *static_cast<Item*>(item) = {head, number, content};
}

template <Head kHead, class Number>
void on_number(void* item, Number number) {
    note(item, kHead, number);
}
template <Head kHead>
void on_string(void* item, cbor_data data, std::size_t size) {
    note(item, kHead, size, {data, size});
}
void on_boolean(void* item, bool truth) {
    note(item, Head::kBoolean, truth ? 1 : 0);
}
void on_null(void* item) {
    note(item, Head::kNull, 0);
}

// Whatever is not named here (indefinite lengths, floats, undefined) leaves the item refused.
const cbor_callbacks& callbacks() {
    static const cbor_callbacks table = [] {
        cbor_callbacks made = cbor_empty_callbacks;
        made.uint8 = on_number<Head::kPositive, std::uint8_t>;
        made.uint16 = on_number<Head::kPositive, std::uint16_t>;
        made.uint32 = on_number<Head::kPositive, std::uint32_t>;
        made.uint64 = on_number<Head::kPositive, std::uint64_t>;
        made.negint8 = on_number<Head::kNegative, std::uint8_t>;
        made.negint16 = on_number<Head::kNegative, std::uint16_t>;
        made.negint32 = on_number<Head::kNegative, std::uint32_t>;
        made.negint64 = on_number<Head::kNegative, std::uint64_t>;
        made.byte_string = on_string<Head::kBytes>;
        made.string = on_string<Head::kText>;
        made.array_start = on_number<Head::kArray, std::size_t>;
        made.map_start = on_number<Head::kMap, std::size_t>;
        made.tag = on_number<Head::kTag, std::uint64_t>;
        made.boolean = on_boolean;
        made.null = on_null;
        return made;
    }();
    return table;
}

// spec: RFC 8949 4.2.1 (preferred serialization)
std::size_t shortest_head(std::uint64_t number) noexcept {
    constexpr std::uint64_t kLastInside = 23;
    if (number <= kLastInside) return 1;
    if (number <= std::numeric_limits<std::uint8_t>::max()) return 2;
    if (number <= std::numeric_limits<std::uint16_t>::max()) return 3;
    return number <= std::numeric_limits<std::uint32_t>::max() ? 5 : 9;
}

// A tag of 0 to 23, in one byte: libcbor 0.8 knows only some of them (not COSE's 18), and calls the others
// wrong. spec: RFC 8949 3.4
std::optional<std::uint64_t> short_tag(ByteView rest) noexcept {
    constexpr std::uint8_t kFirst = 0xc0;
    constexpr std::uint8_t kLast = 0xd7;
    if (rest.empty() || rest.front() < kFirst || rest.front() > kLast) return std::nullopt;
    return rest.front() - kFirst;
}

class Reader {
  public:
    Reader(ByteView bytes, CborSpelling spelling, const CborLimits& limits)
        : bytes_(bytes), spelling_(spelling), limits_(limits) {}

    [[nodiscard]] Result<CborValue> read_all() {
        if (bytes_.size() > limits_.max_bytes)
            return error(ErrorCode::kLimit, "This is longer than any CBOR that is read here.");
        CARNET_TRY(CborValue value, read(std::min(limits_.max_depth, kMaxCborDepth)));
        if (at_ != bytes_.size()) return malformed("Something follows the end of the CBOR item.");
        return value;
    }

  private:
    [[nodiscard]] Error failed(ErrorCode code, std::string detail) const {
        return error(code, std::move(detail), "offset " + std::to_string(began_));
    }
    [[nodiscard]] Error malformed(std::string detail) const {
        return failed(ErrorCode::kCborMalformed, std::move(detail));
    }

    [[nodiscard]] Result<Item> next() {
        began_ = at_;
        if (++items_ > limits_.max_items) return failed(ErrorCode::kLimit, "Too many CBOR items.");
        const auto rest = bytes_.subspan(at_);
        if (const auto tag = short_tag(rest)) {
            ++at_;
            return Item{Head::kTag, *tag, {}};
        }
        Item item;
        const auto got = cbor_stream_decode(rest.data(), rest.size(), &callbacks(), &item);
        if (got.status == CBOR_DECODER_NEDATA) return malformed("The CBOR ends too early.");
        if (got.status != CBOR_DECODER_FINISHED || item.head == Head::kRefused)
            return malformed("This kind of CBOR item is not read here.");
        at_ += got.read;
        const std::size_t head = got.read - item.content.size();
        if (spelling_ == CborSpelling::kDeterministic && head != shortest_head(item.number))
            return malformed("A number or length is written longer than it need be.");
        return item;
    }

    [[nodiscard]] Result<CborValue> read(std::size_t depth_left) {
        CARNET_TRY(const Item item, next());
        const bool holds_others =
            item.head == Head::kArray || item.head == Head::kMap || item.head == Head::kTag;
        if (holds_others && depth_left == 0) return failed(ErrorCode::kLimit, "The CBOR is nested too deep.");
        switch (item.head) {
            case Head::kPositive:
            case Head::kNegative:
                return integer(item);
            case Head::kBytes:
                return CborValue::of_bytes(item.content);
            case Head::kText:
                if (!is_utf8(as_text(item.content))) return malformed("A text is not well-formed UTF-8.");
                return CborValue::of_text(as_text(item.content));
            case Head::kArray:
                return array(item.number, depth_left - 1);
            case Head::kMap:
                return map(item.number, depth_left - 1);
            case Head::kTag: {
                CARNET_TRY(CborValue content, read(depth_left - 1));
                return CborValue::of_tag(item.number, std::move(content));
            }
            case Head::kBoolean:
                return CborValue::of_boolean(item.number != 0);
            case Head::kNull:
            case Head::kRefused:
                break;
        }
        return CborValue();
    }

    [[nodiscard]] Result<CborValue> integer(const Item& item) const {
        if (item.number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return malformed("A number is larger than any that is read here.");
        const auto number = static_cast<std::int64_t>(item.number);
        return CborValue::of_integer(item.head == Head::kPositive ? number : -1 - number);
    }

    // A count is believed only as far as items follow.
    [[nodiscard]] Result<CborValue> array(std::uint64_t count, std::size_t depth_left) {
        std::vector<CborValue> elements;
        for (std::uint64_t i = 0; i < count; ++i) {
            CARNET_TRY(elements.emplace_back(), read(depth_left));
        }
        return CborValue::of_array(std::move(elements));
    }

    [[nodiscard]] Result<CborValue> map(std::uint64_t count, std::size_t depth_left) {
        std::vector<CborValue::Entry> entries;
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::size_t begin = at_;
            CARNET_TRY(CborValue label, read(depth_left));
            began_ = begin;
            CARNET_TRY_VOID(check_label(label, entries));
            CARNET_TRY(CborValue value, read(depth_left));
            entries.emplace_back(std::move(label), std::move(value));
        }
        return CborValue::of_map(std::move(entries));
    }

    // spec: RFC 8949 5.6 (duplicates), 4.2.1 (order of the encoded labels)
    [[nodiscard]] Result<void> check_label(const CborValue& label,
                                           const std::vector<CborValue::Entry>& before) const {
        if (label.type() != CborType::kInteger && label.type() != CborType::kText)
            return malformed("A map's label is neither a number nor a text.");
        if (std::any_of(before.begin(), before.end(),
                        [&label](const CborValue::Entry& entry) { return entry.first == label; }))
            return malformed("A label appears twice in one map.");
        if (spelling_ == CborSpelling::kDeterministic && !before.empty() &&
            write_cbor(label) < write_cbor(before.back().first))
            return malformed("The labels of a map are not in their order.");
        return {};
    }

    ByteView bytes_;
    CborSpelling spelling_;
    const CborLimits& limits_;
    std::size_t at_ = 0;
    std::size_t began_ = 0;  // where the item looked at begins, for errors
    std::size_t items_ = 0;
};

}  // namespace

Result<CborValue> read_cbor(ByteView bytes, CborSpelling spelling, const CborLimits& limits) {
    return Reader(bytes, spelling, limits).read_all();
}

}  // namespace carnet::wallet
