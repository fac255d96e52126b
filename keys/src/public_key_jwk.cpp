// SPDX-License-Identifier: Apache-2.0
//
// PublicKey as a JWK. spec: RFC 7517 4, RFC 7518 6.2, RFC 8037 2, RFC 7638 3, RFC 9864 2.2
#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "keys/digest.h"
#include "keys/public_key.h"
#include "keys/src/algorithm_table.h"
#include "keys/src/ec_curve.h"
#include "keys/src/public_key_impl.h"

#include <algorithm>

namespace carnet::keys {

namespace {

Error bad_jwk(std::string detail, const JsonValue& at) {
    return error(ErrorCode::kBadKey, std::move(detail), at.pointer());
}

// Whoever sends a private key has given it away; going on as if it were public would hide that.
Result<void> refuse_private_members(const JsonValue& jwk) {
    for (const char* name : {"d", "p", "q", "dp", "dq", "qi", "oth", "k"}) {
        if (jwk.find(name)) {
            return bad_jwk(
                "the JWK holds a private or symmetric key; send the public part only, and "
                "replace the key, for it is no longer secret",
                jwk);
        }
    }
    return {};
}

Result<const AlgorithmFacts*> algorithm_of(const JsonValue& jwk) {
    CARNET_TRY(const JsonValue type, jwk.require("kty"));
    CARNET_TRY(const std::string_view type_name, type.as_string());
    if (type_name != "OKP" && type_name != "EC") {
        return error(ErrorCode::kUnsupportedAlgorithm, "only JWKs of type OKP and EC are understood",
                     type.pointer());
    }
    CARNET_TRY(const JsonValue curve, jwk.require("crv"));
    CARNET_TRY(const std::string_view curve_name, curve.as_string());
    for (const auto& known : kAlgorithms) {
        if (known.jwk_curve != curve_name) continue;
        if (known.jwk_type != type_name)
            return bad_jwk("the JWK's kty and crv do not belong together", curve);
        return &known;
    }
    return error(ErrorCode::kUnsupportedAlgorithm, "only the curves Ed25519, P-256 and P-384 are understood",
                 curve.pointer());
}

bool names_algorithm(const AlgorithmFacts& known, std::string_view name) {
    // RFC 9864 gave EdDSA over Ed25519 a name of its own; both are in use.
    return name == known.jose || (known.algorithm == Algorithm::kEd25519 && name == "Ed25519");
}

// RFC 7517 4.3 knows eight operations; a longer list is not one.
constexpr std::size_t kMaxKeyOperations = 8;

Result<void> check_key_operations(const JsonValue& operations) {
    CARNET_TRY(const JsonValue list, operations.as_array());
    bool verifies = false;
    for (std::size_t i = 0; i < std::min(list.size(), kMaxKeyOperations); ++i) {
        const JsonValue entry = list.at(i);
        verifies = verifies || (entry.is_string() && entry.string() == "verify");
    }
    if (!verifies) return bad_jwk("the JWK's key_ops do not allow it to verify", operations);
    return {};
}

// A key meant for something else must not verify signatures.
Result<void> check_declared_use(const JsonValue& jwk, const AlgorithmFacts& known) {
    if (const auto use = jwk.find("use")) {
        CARNET_TRY(const std::string_view text, use->as_string());
        if (text != "sig") return bad_jwk("the JWK is not meant for signatures (use is not sig)", *use);
    }
    if (const auto algorithm = jwk.find("alg")) {
        CARNET_TRY(const std::string_view text, algorithm->as_string());
        if (!names_algorithm(known, text)) return bad_jwk("the JWK's alg contradicts its crv", *algorithm);
    }
    if (const auto operations = jwk.find("key_ops")) CARNET_TRY_VOID(check_key_operations(*operations));
    return {};
}

// RFC 7518 6.2.1.2: always the full length of the field, leading zeros included.
Result<Bytes> coordinate(const JsonValue& jwk, std::string_view name, std::size_t size) {
    CARNET_TRY(const JsonValue member, jwk.require(name));
    CARNET_TRY(const std::string_view text, member.as_string());
    auto decoded = decode_base64url(text);
    if (!decoded) return bad_jwk("the coordinate is not base64url without padding", member);
    if (decoded->size() != size) {
        return bad_jwk("the coordinate has " + std::to_string(decoded->size()) + " bytes instead of " +
                           std::to_string(size),
                       member);
    }
    return decoded;
}

Bytes compress(const Bytes& x, const Bytes& y) {
    Bytes point{static_cast<std::uint8_t>(0x02U | (y.back() & 1U))};
    point.insert(point.end(), x.begin(), x.end());
    return point;
}

Result<PublicKey> located(Result<PublicKey> key, const JsonValue& jwk) {
    if (!key && key.error().where.empty()) {
        return error(key.error().code, key.error().detail, jwk.pointer());
    }
    return key;
}

}  // namespace

Result<PublicKey> PublicKey::from_jwk(JsonValue jwk) {
    CARNET_TRY_VOID(jwk.as_object());
    CARNET_TRY_VOID(refuse_private_members(jwk));
    CARNET_TRY(const AlgorithmFacts* known, algorithm_of(jwk));
    CARNET_TRY_VOID(check_declared_use(jwk, *known));
    if (known->algorithm == Algorithm::kEd25519) {
        CARNET_TRY(const Bytes x, coordinate(jwk, "x", known->public_key_size));
        return located(from_bytes(known->algorithm, x), jwk);
    }
    const Curve& curve = curve_of(known->algorithm);
    CARNET_TRY(const Bytes x, coordinate(jwk, "x", curve.order.size()));
    CARNET_TRY(const Bytes y, coordinate(jwk, "y", curve.order.size()));
    CARNET_TRY(PublicKey key, located(from_bytes(known->algorithm, compress(x, y)), jwk));
    // The point was found from x and the parity of y; only the true y makes the JWK right.
    if (y_coordinate(curve, key.impl().ec.get()) != y) {
        return bad_jwk("the JWK's x and y are not a point of its curve", jwk);
    }
    return key;
}

// spec: RFC 7638 3.2: exactly the required members, in this order, without white space
std::string PublicKey::jwk() const {
    const AlgorithmFacts& known = facts(algorithm());
    JsonWriter json;
    json.begin_object().member("crv", known.jwk_curve).member("kty", known.jwk_type);
    if (algorithm() == Algorithm::kEd25519) {
        json.member("x", encode_base64url(bytes()));
    } else {
        json.member("x", encode_base64url(bytes().subspan(1)));
        json.member("y", encode_base64url(y_coordinate(curve_of(algorithm()), impl_->ec.get())));
    }
    return json.end_object().take();
}

std::string PublicKey::jwk_thumbprint() const {
    return encode_base64url(sha256(as_bytes(jwk())));
}

}  // namespace carnet::keys
