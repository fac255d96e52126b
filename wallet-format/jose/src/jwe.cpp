// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/jwe.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "wallet-format/jose/src/header_members.h"

#include <algorithm>
#include <array>

namespace carnet::wallet {
namespace {

constexpr std::string_view kAgreement = "ECDH-ES";
constexpr std::size_t kParts = 5;

std::size_t key_size_of(ContentEncryption encryption) noexcept {
    return encryption == ContentEncryption::kA128Gcm ? 16 : 32;
}

Error malformed(std::string detail, std::string where = {}) {
    return error(ErrorCode::kJoseMalformed, std::move(detail), std::move(where));
}

// spec: RFC 7516 7.1
Result<std::array<std::string_view, kParts>> split(std::string_view text) {
    if (text.size() > kMaxJweText)
        return error(ErrorCode::kLimit, "The token is larger than any that is read here.");
    if (std::count(text.begin(), text.end(), '.') != kParts - 1)
        return malformed("A compact JWE has exactly five parts, separated by four dots.");
    std::array<std::string_view, kParts> parts;
    for (auto& part : parts) {
        part = text.substr(0, text.find('.'));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
    }
    if (parts[0].size() > kMaxJweHeaderText)
        return error(ErrorCode::kLimit, "The token's header is larger than any that is read here.", "header");
    return parts;
}

Result<std::string_view> required_name(JsonValue header, std::string_view name) {
    const auto value = header.find(name);
    if (!value || !value->is_string())
        return bad_header("A JWE header names its algorithms in alg and enc.", header);
    return value->string();
}

Result<ContentEncryption> read_algorithms(JsonValue header) {
    CARNET_TRY(const auto alg, required_name(header, "alg"));
    if (alg != kAgreement) {
        return error(ErrorCode::kUnsupportedAlgorithm,
                     "This way to agree on a key is not one that is used here; ECDH-ES is.",
                     header_place(*header.find("alg")));
    }
    CARNET_TRY(const auto enc, required_name(header, "enc"));
    for (const auto known : {ContentEncryption::kA128Gcm, ContentEncryption::kA256Gcm}) {
        if (to_string(known) == enc) return known;
    }
    return error(ErrorCode::kUnsupportedAlgorithm,
                 "This way to encrypt is not one that is used here; A128GCM and A256GCM are.",
                 header_place(*header.find("enc")));
}

// spec: RFC 7516 4.1.3
Result<void> refuse_compressed(JsonValue header) {
    const auto zip = header.find("zip");
    if (!zip) return {};
    return error(ErrorCode::kJoseCritical,
                 "The content is compressed (zip); compressed contents are not read here.",
                 header_place(*zip));
}

// spec: RFC 7518 4.6.1.2, 4.6.1.3
Result<Bytes> read_party(JsonValue header, std::string_view name) {
    CARNET_TRY(const auto text, header_text(header, name));
    auto bytes = decode_base64url(text);
    if (!bytes) return bad_header("This member of a JWE header is base64url.", *header.find(name));
    if (bytes->size() > kMaxPartyInfo)
        return error(ErrorCode::kLimit, "This is longer than any name of a party.", "header");
    return bytes;
}

Result<keys::AgreementPublicKey> read_sender_key(JsonValue header) {
    const auto epk = header.find("epk");
    if (!epk || !epk->is_object())
        return bad_header("A JWE with ECDH-ES bears the sender's key in epk.", header);
    auto key = keys::AgreementPublicKey::from_jwk(*epk);
    if (key) return key;
    return error(key.error().code, key.error().detail, "header/epk");
}

Result<JweHeader> read_header(std::string_view json) {
    CARNET_TRY(JsonDocument document, parse_header(json));
    const JsonValue root = document.root();
    CARNET_TRY(const auto enc, read_algorithms(root));
    CARNET_TRY_VOID(refuse_critical(root));
    CARNET_TRY_VOID(refuse_compressed(root));
    CARNET_TRY(auto epk, read_sender_key(root));
    CARNET_TRY(auto kid, header_text(root, "kid"));
    CARNET_TRY(auto typ, header_text(root, "typ"));
    CARNET_TRY(auto cty, header_text(root, "cty"));
    CARNET_TRY(auto apu, read_party(root, "apu"));
    CARNET_TRY(auto apv, read_party(root, "apv"));
    return JweHeader{enc,
                     std::move(epk),
                     std::move(kid),
                     std::move(typ),
                     std::move(cty),
                     std::move(apu),
                     std::move(apv),
                     std::move(document)};
}

keys::KeyDerivation derivation(ContentEncryption enc, ByteView apu, ByteView apv) {
    return {to_string(enc), apu, apv, key_size_of(enc)};
}

void write_text(JsonWriter& writer, std::string_view name, std::string_view text) {
    if (!text.empty()) writer.member(name, text);
}

std::string write_header(const JweOptions& options, const keys::AgreementPublicKey& sender) {
    JsonWriter writer;
    writer.begin_object().member("alg", kAgreement).member("enc", to_string(options.enc));
    write_text(writer, "typ", options.typ);
    write_text(writer, "cty", options.cty);
    write_text(writer, "kid", options.kid);
    write_text(writer, "apu", encode_base64url(options.apu));
    write_text(writer, "apv", encode_base64url(options.apv));
    return writer.key("epk").raw(sender.jwk()).end_object().take();
}

}  // namespace

std::string_view to_string(ContentEncryption encryption) noexcept {
    return encryption == ContentEncryption::kA128Gcm ? "A128GCM" : "A256GCM";
}

Result<CompactJwe> CompactJwe::parse(std::string_view text) {
    CARNET_TRY(const auto parts, split(text));
    CARNET_TRY(const Bytes header_json, decode_part(parts[0], "header"));
    CARNET_TRY(JweHeader header, read_header(as_text(header_json)));
    if (!parts[1].empty())
        return malformed("With ECDH-ES alone there is no encrypted key, and yet one is here.",
                         "encrypted key");
    CompactJwe jwe(std::move(header), parts[0]);
    CARNET_TRY(jwe.nonce_, decode_part(parts[2], "initialization vector"));
    CARNET_TRY(jwe.content_.ciphertext, decode_part(parts[3], "ciphertext"));
    CARNET_TRY(jwe.content_.tag, decode_part(parts[4], "authentication tag"));
    return jwe;
}

// spec: RFC 7516 5.2
Result<Bytes> decrypt_compact_jwe(const CompactJwe& jwe, const keys::AgreementKey& key) {
    const JweHeader& header = jwe.header();
    CARNET_TRY(const auto shared, key.agree(header.epk, derivation(header.enc, header.apu, header.apv)));
    return keys::decrypt_content(shared, jwe.nonce(), as_bytes(jwe.header_text()), jwe.content());
}

// spec: RFC 7516 5.1
Result<std::string> encrypt_compact_jwe(const JweOptions& options, ByteView content,
                                        const keys::AgreementPublicKey& recipient, Random& random) {
    if (options.apu.size() > kMaxPartyInfo || options.apv.size() > kMaxPartyInfo)
        return error(ErrorCode::kLimit, "apu and apv are not longer than 512 bytes.");
    CARNET_TRY(const auto sender, keys::AgreementKey::generate(random));
    CARNET_TRY(const auto shared, sender.agree(recipient, derivation(options.enc, options.apu, options.apv)));
    std::string text = encode_base64url(as_bytes(write_header(options, sender.public_key())));
    Bytes nonce(keys::kGcmNonceSize);
    random.fill(nonce);
    CARNET_TRY(const auto encrypted, keys::encrypt_content(shared, nonce, as_bytes(text), content));
    text += "..";  // between the dots the encrypted key, of which there is none
    text += encode_base64url(nonce) + "." + encode_base64url(encrypted.ciphertext) + "." +
            encode_base64url(encrypted.tag);
    return text;
}

}  // namespace carnet::wallet
