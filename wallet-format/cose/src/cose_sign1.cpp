// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/cose_sign1.h"

#include "keys/verify_signature.h"
#include "wallet-format/cbor/cbor_reader.h"
#include "wallet-format/cbor/cbor_writer.h"
#include "wallet-format/cose/src/cose_labels.h"

#include <algorithm>
#include <array>
#include <optional>

namespace carnet::wallet {
namespace {

constexpr CborLimits kMessageLimits{.max_bytes = kMaxCoseBytes, .max_depth = 8, .max_items = 500};

struct AlgorithmName {
    keys::Algorithm algorithm;
    std::int64_t cose;
};

// spec: RFC 9053 2.1, 2.2
constexpr std::array kAlgorithms = {
    AlgorithmName{keys::Algorithm::kEd25519, -8},
    AlgorithmName{keys::Algorithm::kEcdsaP256, -7},
    AlgorithmName{keys::Algorithm::kEcdsaP384, -35},
};

Error malformed(std::string detail, std::string where = {}) {
    return error(ErrorCode::kCoseMalformed, std::move(detail), std::move(where));
}

// The two headers of one message, and where a parameter may be looked up.
struct Headers {
    CborValue covered;  // by the signature
    CborValue open;

    [[nodiscard]] const CborValue* find(std::int64_t label) const {
        const CborValue* found = covered.find(label);
        return found == nullptr ? open.find(label) : found;
    }
};

const CborValue* untagged(const CborValue& message) {
    if (!message.tag()) return &message;
    return message.tag() == cose::kSign1Tag ? &message.elements().front() : nullptr;
}

// spec: RFC 9052 3 (a zero-length string stands for an empty map, and either is read)
Result<CborValue> read_covered(const CborValue& header) {
    if (header.type() != CborType::kBytes)
        return malformed("The protected header is a byte string.", "header");
    if (header.bytes().empty()) return CborValue::of_map({});
    CARNET_TRY(CborValue map, read_cbor(header.bytes(), CborSpelling::kAny, kMessageLimits));
    if (map.type() != CborType::kMap) return malformed("The protected header holds a map.", "header");
    return map;
}

Result<void> refuse_labels_in_both(const Headers& headers) {
    for (const auto& [label, value] : headers.covered.entries()) {
        for (const auto& [other, open] : headers.open.entries()) {
            if (label == other) return malformed("A label stands in both headers.", "header");
        }
    }
    return {};
}

// spec: RFC 9052 3.1 (crit: in the protected header, not empty, of labels that are there)
Result<void> check_critical(const Headers& headers) {
    if (headers.open.find(cose::kCritical) != nullptr)
        return malformed("crit stands outside the protected header.", "header/crit");
    const CborValue* critical = headers.covered.find(cose::kCritical);
    if (critical == nullptr) return {};
    if (critical->type() != CborType::kArray || critical->elements().empty())
        return malformed("crit is a list of at least one label.", "header/crit");
    for (const CborValue& label : critical->elements()) {
        const auto& entries = headers.covered.entries();
        if (std::none_of(entries.begin(), entries.end(),
                         [&label](const CborValue::Entry& entry) { return entry.first == label; }))
            return malformed("crit names a label that is not in the protected header.", "header/crit");
        const auto number = label.integer();
        if (number != cose::kAlgorithm && number != cose::kContentType && number != cose::kKeyId &&
            number != cose::kType) {
            return error(ErrorCode::kCoseCritical,
                         "The header demands a rule that is not understood here; whoever does not understand "
                         "it must refuse the message.",
                         "header/crit");
        }
    }
    return {};
}

Result<keys::Algorithm> read_algorithm(const Headers& headers) {
    const CborValue* alg = headers.find(cose::kAlgorithm);
    if (alg == nullptr) return malformed("The message does not name its algorithm.", "header/alg");
    if (alg->type() != CborType::kInteger && alg->type() != CborType::kText)
        return malformed("An algorithm is named by a number or a text.", "header/alg");
    for (const auto& known : kAlgorithms) {
        if (alg->integer() == known.cose) return known.algorithm;
    }
    return error(
        ErrorCode::kUnsupportedProof,
        "This signature algorithm is not one that Carnet can check; it checks EdDSA (Ed25519), ES256 "
        "and ES384.",
        "header/alg");
}

Result<CoseHeader> read_header(const Headers& headers) {
    CoseHeader header;
    if (const CborValue* kid = headers.find(cose::kKeyId)) {
        if (kid->type() != CborType::kBytes) return malformed("kid is a byte string.", "header/kid");
        header.kid = as_text(kid->bytes());
    }
    if (const CborValue* typ = headers.find(cose::kType)) {
        if (typ->type() != CborType::kText && typ->type() != CborType::kInteger)
            return malformed("typ is a text or a number.", "header/typ");
        header.typ = typ->text();
    }
    return header;
}

bool is_covered(const Headers& headers) {
    return headers.open.find(cose::kAlgorithm) == nullptr && headers.open.find(cose::kKeyId) == nullptr &&
           headers.open.find(cose::kType) == nullptr;
}

Bytes to_bytes(ByteView view) {
    return {view.begin(), view.end()};
}

// spec: RFC 9052 4.4 (Sig_structure of a COSE_Sign1)
Bytes signed_structure(ByteView covered, ByteView external, ByteView payload) {
    return write_cbor(CborValue::of_array({CborValue::of_text("Signature1"), CborValue::of_bytes(covered),
                                           CborValue::of_bytes(external), CborValue::of_bytes(payload)}));
}

Bytes write_header(const CoseHeader& header, keys::Algorithm algorithm) {
    std::vector<CborValue::Entry> entries;
    const auto name = std::find_if(kAlgorithms.begin(), kAlgorithms.end(),
                                   [algorithm](const auto& known) { return known.algorithm == algorithm; });
    entries.emplace_back(CborValue::of_integer(cose::kAlgorithm), CborValue::of_integer(name->cose));
    if (!header.kid.empty())
        entries.emplace_back(CborValue::of_integer(cose::kKeyId), CborValue::of_bytes(as_bytes(header.kid)));
    if (!header.typ.empty())
        entries.emplace_back(CborValue::of_integer(cose::kType), CborValue::of_text(header.typ));
    return write_cbor(CborValue::of_map(std::move(entries)));
}

}  // namespace

Result<CoseSign1> CoseSign1::read(ByteView bytes) {
    CARNET_TRY(const CborValue message, read_cbor(bytes, CborSpelling::kAny, kMessageLimits));
    const CborValue* parts = untagged(message);
    if (parts == nullptr || parts->type() != CborType::kArray || parts->elements().size() != 4)
        return malformed("This is no COSE_Sign1 message: an array of four with tag 18 or none.");
    const auto& [covered, open, payload, signature] =
        std::tie(parts->elements()[0], parts->elements()[1], parts->elements()[2], parts->elements()[3]);
    if (open.type() != CborType::kMap) return malformed("The unprotected header is a map.", "header");
    CARNET_TRY(CborValue covered_map, read_covered(covered));
    const Headers headers{std::move(covered_map), open};
    CARNET_TRY_VOID(refuse_labels_in_both(headers));
    CARNET_TRY_VOID(check_critical(headers));
    if (payload.type() == CborType::kNull)
        return error(ErrorCode::kCoseDetached, "The payload is not inside the message.", "payload");
    if (payload.type() != CborType::kBytes) return malformed("The payload is a byte string.", "payload");
    if (signature.type() != CborType::kBytes)
        return malformed("The signature is a byte string.", "signature");
    CoseSign1 read;
    CARNET_TRY(read.algorithm_, read_algorithm(headers));
    CARNET_TRY(read.header_, read_header(headers));
    read.is_header_protected_ = is_covered(headers);
    if (!headers.covered.entries().empty()) read.protected_ = to_bytes(covered.bytes());
    read.payload_ = to_bytes(payload.bytes());
    read.signature_ = to_bytes(signature.bytes());
    return read;
}

Bytes CoseSign1::signed_bytes(ByteView external) const {
    return signed_structure(protected_, external, payload_);
}

Result<void> verify_cose_sign1(const CoseSign1& message, const keys::PublicKey& key, ByteView external) {
    if (message.algorithm() != key.algorithm()) {
        return error(ErrorCode::kUnsupportedAlgorithm,
                     "The message says " + std::string(keys::facts(message.algorithm()).jose) +
                         ", and its key is one for " + std::string(keys::facts(key.algorithm()).jose) + ".",
                     "header/alg");
    }
    return keys::verify_signature(key, message.signed_bytes(external), message.signature());
}

Result<Bytes> sign_cose_sign1(const CoseHeader& header, ByteView payload, const keys::Signer& signer) {
    const Bytes covered = write_header(header, signer.public_key().algorithm());
    CARNET_TRY(const Bytes signature, signer.sign(signed_structure(covered, {}, payload)));
    return write_cbor(CborValue::of_tag(
        cose::kSign1Tag,
        CborValue::of_array({CborValue::of_bytes(covered), CborValue::of_map({}),
                             CborValue::of_bytes(payload), CborValue::of_bytes(signature)})));
}

}  // namespace carnet::wallet
