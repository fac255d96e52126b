// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/paper_code.h"

#include "base/text_encoding.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/src/deflate.h"

namespace carnet::wallet {
namespace {

// A zlib stream with a window of 32 KB begins so, and no CBOR array or tag of ours does. spec: RFC 1950 2.2
constexpr std::uint8_t kZlibStart = 0x78;

Result<Bytes> expand(Bytes bytes) {
    if (bytes.empty() || bytes.front() != kZlibStart) return bytes;
    auto message = zlib_expand(bytes, kMaxPaperBytes);
    if (message) return message;
    if (message.error().code == ErrorCode::kStatusListTooLarge)
        return error(ErrorCode::kLimit, "The code holds more than any printed document does.");
    return error(ErrorCode::kCoseMalformed, "The code's content is damaged or not whole.");
}

// kid is relative to the issuer, so that no print can name anybody else's key. spec: DID Core 1.0 3.2.2
Result<std::string> method_named(const std::string& kid, const std::string& issuer) {
    constexpr std::string_view kWhat = "kid is \"#\" and the fragment of one of the issuer's keys.";
    if (kid.size() < 2 || kid.front() != '#')
        return error(ErrorCode::kBadIdentifier, std::string(kWhat), "header/kid");
    const auto method = parse_did_url(issuer + kid);
    if (!method || method->did != issuer)
        return error(ErrorCode::kBadIdentifier, std::string(kWhat), "header/kid");
    return issuer + kid;
}

}  // namespace

Result<PaperCode> read_paper_code(std::string_view text) {
    if (!is_paper_code(text)) return error(ErrorCode::kUnsupported, "This is a code of something else.");
    if (text.size() > kMaxPaperText) return error(ErrorCode::kLimit, "No QR code holds as much.");
    CARNET_TRY(Bytes packed, decode_base45(text.substr(kPaperPrefix.size())));
    CARNET_TRY(const Bytes bytes, expand(std::move(packed)));
    CARNET_TRY(CoseSign1 message, CoseSign1::read(bytes));
    if (!message.is_header_protected())
        return error(ErrorCode::kCoseMalformed, "The signature does not cover the whole header.", "header");
    CARNET_TRY(PaperDocument document, read_paper_claims(message.payload(), message.header().typ));
    CARNET_TRY(auto method, method_named(message.header().kid, document.envelope.issuer));
    return PaperCode{std::move(message), std::move(document), std::move(method)};
}

Result<Bytes> sign_paper(const PaperDocument& document, std::string_view verification_method,
                         const keys::Signer& signer) {
    const std::string& issuer = document.envelope.issuer;
    if (!verification_method.starts_with(issuer + "#"))
        return error(ErrorCode::kBadIdentifier, "The key is not one of " + issuer + ".", "header/kid");
    CARNET_TRY(const Bytes claims, write_paper_claims(document));
    const CoseHeader header{.kid = std::string(verification_method.substr(issuer.size())),
                            .typ = std::string(paper_type(document.content))};
    return sign_cose_sign1(header, claims, signer);
}

std::string paper_code_text(ByteView message) {
    const Bytes packed = zlib_compress(message);
    return std::string(kPaperPrefix) +
           encode_base45(packed.size() < message.size() ? ByteView(packed) : message);
}

}  // namespace carnet::wallet
