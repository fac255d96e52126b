// SPDX-License-Identifier: Apache-2.0
// interop_tokens: encrypts and decrypts for another implementation. Each line of standard input is an object;
// each line of output answers one.
//   {"do":"encrypt","enc":"A128GCM","key":{public
//   JWK},"content":"...","kid":"..","apu":"base64url","apv":".."}
//   {"do":"decrypt","secret":"base64url scalar","token":"..."}
// An answer is {"token":...}, {"content":...} or {"refused":"error code"}.
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "wallet-format/jose/jwe.h"

#include <iostream>
#include <string>

using namespace carnet;

namespace {

std::string text_of(JsonValue task, std::string_view name) {
    const auto value = task.find(name);
    return value && value->is_string() ? std::string(value->string()) : std::string();
}

Result<std::string> encrypt(JsonValue task, Random& random) {
    CARNET_TRY(const auto jwk, task.require("key"));
    CARNET_TRY(const auto key, keys::AgreementPublicKey::from_jwk(jwk));
    wallet::JweOptions options;
    if (text_of(task, "enc") == "A256GCM") options.enc = wallet::ContentEncryption::kA256Gcm;
    options.kid = text_of(task, "kid");
    CARNET_TRY(options.apu, decode_base64url(text_of(task, "apu")));
    CARNET_TRY(options.apv, decode_base64url(text_of(task, "apv")));
    return wallet::encrypt_compact_jwe(options, as_bytes(text_of(task, "content")), key, random);
}

Result<std::string> decrypt(JsonValue task) {
    CARNET_TRY(Bytes scalar, decode_base64url(text_of(task, "secret")));
    CARNET_TRY(const auto key, keys::AgreementKey::from_secret(keys::SecretBytes::take_from(scalar)));
    CARNET_TRY(const auto jwe, wallet::CompactJwe::parse(text_of(task, "token")));
    CARNET_TRY(const Bytes content, wallet::decrypt_compact_jwe(jwe, key));
    return std::string(as_text(content));
}

std::string answer(const std::string& line, Random& random) {
    const auto task = JsonDocument::parse(line);
    JsonWriter writer;
    writer.begin_object();
    if (!task) return writer.member("refused", to_string(task.error().code)).end_object().take();
    const bool encrypts = text_of(task->root(), "do") == "encrypt";
    const auto done = encrypts ? encrypt(task->root(), random) : decrypt(task->root());
    if (done) {
        writer.member(encrypts ? "token" : "content", *done);
    } else {
        writer.member("refused", to_string(done.error().code));
    }
    return writer.end_object().take();
}

}  // namespace

int main() {
    SystemRandom random;
    for (std::string line; std::getline(std::cin, line);) std::cout << answer(line, random) << '\n';
    return 0;
}
