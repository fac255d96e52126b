// SPDX-License-Identifier: Apache-2.0
#include "tests/corridors/placeholders.h"

#include "base/bytes.h"
#include "base/text_encoding.h"
#include "keys/digest.h"

namespace carnet::corridors {
namespace {

Result<std::string> look_up(const std::map<std::string, std::string, std::less<>>& values,
                            std::string_view name, std::string_view whole) {
    const auto found = values.find(name);
    if (found == values.end())
        return error(ErrorCode::kNotFound, "Nothing of that name is made yet.", std::string(whole));
    return found->second;
}

Result<std::string> value_of(std::string_view inside, const Known& known, std::string_view self) {
    if (inside == "self") return std::string(self);
    const auto colon = inside.find(':');
    const auto kind = inside.substr(0, colon);
    const auto name = colon == std::string_view::npos ? std::string_view() : inside.substr(colon + 1);
    if (kind == "paper") return digest_of(name);
    if (kind == "id") return look_up(known.ids, name, inside);
    if (kind == "digest") return look_up(known.digests, name, inside);
    if (kind == "bytes") return look_up(known.bytes, name, inside);
    const auto actor = known.actors.find(name);
    if (kind == "did" && actor != known.actors.end()) return actor->second.did;
    return error(ErrorCode::kNotFound, "This placeholder is not known.", std::string(inside));
}

}  // namespace

std::string digest_of(std::string_view bytes) {
    return encode_multibase(Multibase::kBase64Url, keys::sha256(as_bytes(bytes)));
}

Result<std::string> fill_in(std::string_view text, const Known& known, std::string_view self) {
    std::string filled;
    for (;;) {
        const auto begin = text.find("${");
        filled += text.substr(0, begin);
        if (begin == std::string_view::npos) return filled;
        const auto end = text.find('}', begin);
        if (end == std::string_view::npos)
            return error(ErrorCode::kBadValue, "A placeholder has no end.",
                         std::string(text.substr(begin, 40)));
        CARNET_TRY(const auto value, value_of(text.substr(begin + 2, end - begin - 2), known, self));
        filled += value;
        text.remove_prefix(end + 1);
    }
}

}  // namespace carnet::corridors
