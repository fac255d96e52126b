// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/src/header_members.h"

#include "base/text_encoding.h"

namespace carnet::wallet {
namespace {

// A header is small: a few names, a key, a chain of certificates.
constexpr JsonLimits kHeaderLimits{.max_bytes = 49'152, .max_depth = 16, .max_values = 2'000};

}  // namespace

std::string header_place(JsonValue at) {
    return "header" + at.pointer();
}

Error bad_header(std::string detail, JsonValue at) {
    return error(ErrorCode::kJoseMalformed, std::move(detail), header_place(at));
}

Result<JsonDocument> parse_header(std::string_view json) {
    auto document = JsonDocument::parse(json, kHeaderLimits);
    if (document && !document->root().is_object())
        return bad_header("The header of a token is an object.", document->root());
    if (document) return document;
    const Error& failed = document.error();
    const std::string_view between = failed.where.starts_with("/") ? "" : ", ";
    return error(failed.code, failed.detail, "header" + std::string(between) + failed.where);
}

Result<std::string> header_text(JsonValue header, std::string_view name) {
    const auto value = header.find(name);
    if (!value) return std::string{};
    if (!value->is_string()) return bad_header("This member of a token's header must be a text.", *value);
    if (value->string().empty()) return bad_header("An empty text is no value here.", *value);
    return std::string(value->string());
}

// spec: RFC 7515 4.1.11, RFC 7516 4.1.13 (a list, not empty, of names that stand in the header)
Result<void> refuse_critical(JsonValue header) {
    const auto crit = header.find("crit");
    if (!crit) return {};
    if (!crit->is_array() || crit->size() == 0)
        return bad_header("crit is a list of at least one name.", *crit);
    const JsonValue first = *crit->elements().begin();
    if (!first.is_string()) return bad_header("crit lists names.", *crit);
    const std::string extension = first.string() == "b64" ? "b64 (an unencoded payload, as JAdES has it)"
                                                          : "a rule that is not understood here";
    return error(
        ErrorCode::kJoseCritical,
        "The header's crit demands " + extension + "; whoever does not understand it must refuse the token.",
        header_place(*crit));
}

Result<Bytes> decode_part(std::string_view part, std::string_view name, ErrorCode code) {
    auto bytes = decode_base64url(part);
    if (bytes) return bytes;
    return error(code, "This part of the token is not base64url: " + bytes.error().detail,
                 std::string(name) + ", " + bytes.error().where);
}

}  // namespace carnet::wallet
