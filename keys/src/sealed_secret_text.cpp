// SPDX-License-Identifier: Apache-2.0
#include "keys/src/sealed_secret_text.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text_encoding.h"

namespace carnet::keys {

namespace {

constexpr std::string_view kFormat = "carnet-sealed-secret";
constexpr std::int64_t kVersion = 1;
constexpr std::string_view kKdf = "argon2id";
constexpr std::string_view kCipher = "xchacha20-poly1305";
constexpr std::size_t kTopMembers = 5;
constexpr std::size_t kKdfMembers = 4;
constexpr std::size_t kCipherMembers = 2;

Error not_sealed(std::string detail, std::string where) {
    return error(ErrorCode::kStoreCorrupt,
                 "not a sealed secret: " + std::move(detail) + "; take the file from a backup",
                 std::move(where));
}

Error not_sealed(const Error& cause) {
    return not_sealed(cause.detail, cause.where);
}

// An object with exactly `count` members: what is not understood must not be overlooked.
Result<JsonValue> object_of(const JsonValue& parent, std::string_view name, std::size_t count) {
    CARNET_TRY(const JsonValue member, parent.require(name));
    CARNET_TRY(const JsonValue object, member.as_object());
    if (object.size() != count) return not_sealed("members are missing or unknown", object.pointer());
    return object;
}

Result<void> expect_text(const JsonValue& object, std::string_view name, std::string_view expected) {
    CARNET_TRY(const JsonValue member, object.require(name));
    CARNET_TRY(const std::string_view text, member.as_string());
    if (text != expected) {
        return not_sealed("this version understands \"" + std::string(expected) + "\" only",
                          member.pointer());
    }
    return {};
}

Result<std::uint64_t> positive(const JsonValue& object, std::string_view name) {
    CARNET_TRY(const JsonValue member, object.require(name));
    CARNET_TRY(const std::int64_t number, member.as_integer());
    if (number <= 0) return not_sealed("the number must be positive", member.pointer());
    return static_cast<std::uint64_t>(number);
}

Result<Bytes> binary(const JsonValue& object, std::string_view name, std::size_t smallest,
                     std::size_t largest) {
    CARNET_TRY(const JsonValue member, object.require(name));
    CARNET_TRY(const std::string_view text, member.as_string());
    auto bytes = decode_base64url(text);
    if (!bytes) return not_sealed("the value is not base64url", member.pointer());
    if (bytes->size() < smallest || bytes->size() > largest) {
        return not_sealed("the value has a wrong length", member.pointer());
    }
    return bytes;
}

Result<SealedSecret> read_members(const JsonValue& root) {
    CARNET_TRY(const JsonValue top, root.as_object());
    if (top.size() != kTopMembers) return not_sealed("members are missing or unknown", {});
    CARNET_TRY_VOID(expect_text(top, "format", kFormat));
    CARNET_TRY(const std::uint64_t version, positive(top, "version"));
    if (version != kVersion) return not_sealed("a newer version wrote it", "/version");

    SealedSecret sealed;
    CARNET_TRY(const JsonValue kdf, object_of(top, "kdf", kKdfMembers));
    CARNET_TRY_VOID(expect_text(kdf, "name", kKdf));
    CARNET_TRY(sealed.cost.memory_bytes, positive(kdf, "memoryBytes"));
    CARNET_TRY(sealed.cost.passes, positive(kdf, "passes"));
    CARNET_TRY(sealed.salt, binary(kdf, "salt", kSaltSize, kSaltSize));
    CARNET_TRY(const JsonValue cipher, object_of(top, "cipher", kCipherMembers));
    CARNET_TRY_VOID(expect_text(cipher, "name", kCipher));
    CARNET_TRY(sealed.nonce, binary(cipher, "nonce", kNonceSize, kNonceSize));
    CARNET_TRY(sealed.ciphertext, binary(top, "ciphertext", kTagSize + 1, kTagSize + kMaxSecretSize));
    return sealed;
}

}  // namespace

std::string write_sealed_secret(const SealedSecret& sealed) {
    JsonWriter json;
    json.begin_object().member("format", kFormat).key("version").integer(kVersion);
    json.key("kdf").begin_object().member("name", kKdf);
    json.key("memoryBytes").integer(static_cast<std::int64_t>(sealed.cost.memory_bytes));
    json.key("passes").integer(static_cast<std::int64_t>(sealed.cost.passes));
    json.member("salt", encode_base64url(sealed.salt)).end_object();
    json.key("cipher").begin_object().member("name", kCipher);
    json.member("nonce", encode_base64url(sealed.nonce)).end_object();
    json.member("ciphertext", encode_base64url(sealed.ciphertext)).end_object();
    return json.take();
}

Result<SealedSecret> read_sealed_secret(std::string_view text) {
    const JsonLimits limits{.max_bytes = kMaxSealedText, .max_depth = 2, .max_values = 64};
    const auto document = JsonDocument::parse(text, limits);
    if (!document) return not_sealed(document.error());
    auto sealed = read_members(document->root());
    if (!sealed && sealed.error().code != ErrorCode::kStoreCorrupt) return not_sealed(sealed.error());
    return sealed;
}

}  // namespace carnet::keys
