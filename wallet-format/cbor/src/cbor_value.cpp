// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cbor/cbor_value.h"

#include <algorithm>

namespace carnet::wallet {

CborValue CborValue::of_integer(std::int64_t number) {
    CborValue value;
    value.type_ = CborType::kInteger;
    value.number_ = number;
    return value;
}

CborValue CborValue::of_bytes(ByteView bytes) {
    CborValue value;
    value.type_ = CborType::kBytes;
    value.content_ = as_text(bytes);
    return value;
}

CborValue CborValue::of_text(std::string_view utf8) {
    CborValue value;
    value.type_ = CborType::kText;
    value.content_ = utf8;
    return value;
}

CborValue CborValue::of_array(std::vector<CborValue> elements) {
    CborValue value;
    value.type_ = CborType::kArray;
    value.elements_ = std::move(elements);
    return value;
}

CborValue CborValue::of_map(std::vector<Entry> entries) {
    CborValue value;
    value.type_ = CborType::kMap;
    value.entries_ = std::move(entries);
    return value;
}

CborValue CborValue::of_tag(std::uint64_t tag, CborValue content) {
    CborValue value;
    value.type_ = CborType::kTag;
    value.number_ = static_cast<std::int64_t>(tag);
    value.elements_.push_back(std::move(content));
    return value;
}

CborValue CborValue::of_boolean(bool truth) {
    CborValue value;
    value.type_ = CborType::kBoolean;
    value.number_ = truth ? 1 : 0;
    return value;
}

std::optional<std::int64_t> CborValue::integer() const noexcept {
    return type_ == CborType::kInteger ? std::optional(number_) : std::nullopt;
}

std::optional<bool> CborValue::boolean() const noexcept {
    return type_ == CborType::kBoolean ? std::optional(number_ != 0) : std::nullopt;
}

std::optional<std::uint64_t> CborValue::tag() const noexcept {
    return type_ == CborType::kTag ? std::optional(static_cast<std::uint64_t>(number_)) : std::nullopt;
}

ByteView CborValue::bytes() const noexcept {
    return type_ == CborType::kBytes ? as_bytes(content_) : ByteView{};
}

std::string_view CborValue::text() const noexcept {
    return type_ == CborType::kText ? std::string_view(content_) : std::string_view{};
}

const std::vector<CborValue>& CborValue::elements() const noexcept {
    return elements_;
}

const std::vector<CborValue::Entry>& CborValue::entries() const noexcept {
    return entries_;
}

const CborValue* CborValue::find(std::int64_t label) const noexcept {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [label](const Entry& entry) { return entry.first.integer() == label; });
    return found == entries_.end() ? nullptr : &found->second;
}

bool operator==(const CborValue& a, const CborValue& b) noexcept {
    return a.type_ == b.type_ && a.number_ == b.number_ && a.content_ == b.content_ &&
           a.elements_ == b.elements_ && a.entries_ == b.entries_;
}

}  // namespace carnet::wallet
