// SPDX-License-Identifier: Apache-2.0
//
// Question: beside the two signature checks that cannot be avoided, what does it cost to read and verify an
// SD-JWT VC with key binding and 4 of 12 claims disclosed? One thread; the ratio to a bare pair of P-256
// verifications by OpenSSL, measured in turns.
//
// usage: bench_sd_jwt                prints the table
//        bench_sd_jwt sample         prints {"presentation", "issuer", "audience", "nonce"} for a peer
//        bench_sd_jwt rate FILE      verifies such a sample, prints {"verify_per_cpu_second"}
#include "base/json_writer.h"
#include "bench/support/measure.h"
#include "keys/signer.h"
#include "wallet-format/sd-jwt/key_binding.h"
#include "wallet-format/sd-jwt/presenting.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace carnet;
using namespace carnet::bench;

constexpr UtcTime kNow{1'795'000'000, 0};
constexpr std::string_view kAudience = "https://employer.example";
constexpr std::string_view kNonce = "n-0S6_WzA2Mj";
constexpr int kClaims = 12;
constexpr int kDisclosed = 4;

std::unique_ptr<const keys::Signer> p256(Random& random) {
    constexpr auto kAlgorithm = keys::Algorithm::kEcdsaP256;
    return required(keys::make_signer(kAlgorithm, required(keys::generate_secret(kAlgorithm, random))));
}

struct Sample {
    std::string presentation;
    keys::PublicKey issuer;
};

std::string claims_of(const keys::PublicKey& holder) {
    JsonWriter out;
    out.begin_object().member("iss", "https://board.example").member("vct", "https://board.example/types/x");
    out.key("iat").integer(kNow.seconds).key("cnf").begin_object().key("jwk").raw(holder.jwk()).end_object();
    for (int i = 0; i < kClaims; ++i)
        out.member("claim_" + std::to_string(i), "The value of claim number " + std::to_string(i));
    return out.end_object().take();
}

Sample make_sample() {
    SystemRandom random;
    const auto issuer = p256(random);
    const auto holder = p256(random);
    std::vector<wallet::ClaimPath> all;
    for (int i = 0; i < kClaims; ++i) all.push_back({"claim_" + std::to_string(i)});
    const auto claims = required(JsonDocument::parse(claims_of(holder->public_key())));
    const auto issued = required(
        wallet::SdJwt::parse(required(wallet::issue_sd_jwt_vc(claims.root(), all, {}, *issuer, random))));
    all.resize(kDisclosed);
    const auto chosen = required(wallet::select_disclosures(issued, all));
    const wallet::KeyBindingContent content{std::string(kAudience), std::string(kNonce), kNow};
    return {required(wallet::bind_to_key(chosen, content, *holder)), issuer->public_key()};
}

// All that stands between a received text and claims that somebody may rely on, but for finding the key.
std::size_t verify(const std::string& presentation, const keys::PublicKey& issuer) {
    const auto vc = required(wallet::read_sd_jwt_vc(presentation));
    if (!wallet::verify_compact_jws(vc.sd_jwt.issuer_jwt(), issuer)) std::exit(1);
    const wallet::KeyBindingRules rules{
        .audience = std::string(kAudience), .nonce = std::string(kNonce), .now = kNow};
    if (!wallet::check_key_binding(vc.sd_jwt, rules)) std::exit(1);
    return vc.processed.disclosed.size();
}

// A verification by OpenSSL alone: the key is parsed and the signature in OpenSSL's own form beforehand.
class BareVerification {
  public:
    BareVerification(const wallet::CompactJws& jws, const keys::PublicKey& key)
        : key_(open_key(key)), message_(jws.signed_text()) {
        const auto raw = jws.signature();
        const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(ECDSA_SIG_new(),
                                                                              &ECDSA_SIG_free);
        const int half = static_cast<int>(raw.size() / 2);
        ECDSA_SIG_set0(signature.get(), BN_bin2bn(raw.data(), half, nullptr),
                       BN_bin2bn(raw.data() + half, half, nullptr));
        unsigned char* der = nullptr;
        const int size = i2d_ECDSA_SIG(signature.get(), &der);
        der_.assign(der, der + size);
        OPENSSL_free(der);
    }
    [[nodiscard]] std::size_t run() const {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              &EVP_MD_CTX_free);
        if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) != 1)
            std::exit(1);
        const auto bytes = as_bytes(message_);
        if (EVP_DigestVerify(context.get(), der_.data(), der_.size(), bytes.data(), bytes.size()) != 1)
            std::exit(1);
        return 1;
    }

  private:
    using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
    static Key open_key(const keys::PublicKey& key) {
        const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
            EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr), &EVP_PKEY_CTX_free);
        std::string group = "P-256";
        Bytes point(key.bytes().begin(), key.bytes().end());
        const OSSL_PARAM params[] = {
            OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
            OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
            OSSL_PARAM_construct_end()};
        EVP_PKEY* made = nullptr;
        if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
            EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, const_cast<OSSL_PARAM*>(params)) !=
                1)
            std::exit(1);
        return {made, &EVP_PKEY_free};
    }
    Key key_;
    std::string message_;
    Bytes der_;
};

int print_table() {
    const auto sample = make_sample();
    const auto vc = required(wallet::read_sd_jwt_vc(sample.presentation));
    const BareVerification of_issuer(vc.sd_jwt.issuer_jwt(), sample.issuer);
    const BareVerification of_holder(*vc.sd_jwt.key_binding(), *vc.holder);
    const Work bare = [&] { return of_issuer.run() + of_holder.run(); };
    const Work whole = [&] { return verify(sample.presentation, sample.issuer); };
    const Work read = [&] { return required(wallet::read_sd_jwt_vc(sample.presentation)).vct.size(); };
    std::printf("SD-JWT VC, %zu bytes, %d of %d claims disclosed, with key binding\n",
                sample.presentation.size(), kDisclosed, kClaims);
    std::printf("  a bare pair of P-256 verifications %8.2f us\n", microseconds(bare));
    std::printf("  read and process                   %8.2f us\n", microseconds(read));
    std::printf("  verify                             %8.2f us\n", microseconds(whole));
    std::printf("  bare pair / verify, in turns: %.2f (target 0.5)\n", ratio_in_turns(bare, whole));
    return 0;
}

int print_sample() {
    const auto sample = make_sample();
    JsonWriter out;
    out.begin_object().member("presentation", sample.presentation).key("issuer").raw(sample.issuer.jwk());
    out.member("audience", kAudience).member("nonce", kNonce).key("now").integer(kNow.seconds).end_object();
    return std::puts(out.take().c_str()) < 0 ? 1 : 0;
}

int print_rate(const char* path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto sample = required(JsonDocument::parse(text));
    const std::string presentation(required(sample.root().require("presentation")).string());
    const auto issuer = required(keys::PublicKey::from_jwk(required(sample.root().require("issuer"))));
    const double once = microseconds([&] { return verify(presentation, issuer); });
    std::printf("{\"verify_per_cpu_second\":%.1f}\n", 1e6 / once);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view act = argc > 1 ? argv[1] : "";
    if (argc == 1) return print_table();
    if (argc == 2 && act == "sample") return print_sample();
    if (argc == 3 && act == "rate") return print_rate(argv[2]);
    std::fprintf(stderr, "usage: %s [sample | rate FILE]\n", argv[0]);
    return 2;
}
