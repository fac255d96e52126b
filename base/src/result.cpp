// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <cstdio>
#include <cstdlib>

namespace carnet {

std::string Error::message() const {
    std::string text;
    if (!where.empty()) text += where + ": ";
    text += detail;
    if (!text.empty()) text += ' ';
    text += '(';
    text += to_string(code);
    text += ')';
    return text;
}

void throw_exception_from_error(const Error& failed, const boost::source_location& at) {
    // The detail may name a person (a row of a file), so it stays out of what a crash leaves behind.
    static_cast<void>(std::fprintf(
        stderr, "carnet: a failed result (%s) was used as if it held a value, at %s:%u\n",
        std::string(to_string(failed.code)).c_str(), at.file_name(), static_cast<unsigned>(at.line())));
    std::abort();
}

std::string_view to_string(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::kBadHex:
            return "bad-hex";
        case ErrorCode::kBadBase64url:
            return "bad-base64url";
        case ErrorCode::kBadBase45:
            return "bad-base45";
        case ErrorCode::kBadBase58:
            return "bad-base58";
        case ErrorCode::kBadMultibase:
            return "bad-multibase";
        case ErrorCode::kBadUtf8:
            return "bad-utf8";
        case ErrorCode::kJsonSyntax:
            return "json-syntax";
        case ErrorCode::kJsonDuplicateMember:
            return "json-duplicate-member";
        case ErrorCode::kJsonTooDeep:
            return "json-too-deep";
        case ErrorCode::kJsonTooLarge:
            return "json-too-large";
        case ErrorCode::kJsonBadNumber:
            return "json-bad-number";
        case ErrorCode::kMissingMember:
            return "missing-member";
        case ErrorCode::kUnknownMember:
            return "unknown-member";
        case ErrorCode::kWrongType:
            return "wrong-type";
        case ErrorCode::kBadValue:
            return "bad-value";
        case ErrorCode::kBadTime:
            return "bad-time";
        case ErrorCode::kBadIdentifier:
            return "bad-identifier";
        case ErrorCode::kBadKey:
            return "bad-key";
        case ErrorCode::kWeakKey:
            return "weak-key";
        case ErrorCode::kUnsupportedAlgorithm:
            return "unsupported-algorithm";
        case ErrorCode::kSignatureEncoding:
            return "signature-encoding";
        case ErrorCode::kSignatureLength:
            return "signature-length";
        case ErrorCode::kSignatureInvalid:
            return "signature-invalid";
        case ErrorCode::kKeyNotFound:
            return "key-not-found";
        case ErrorCode::kKeyState:
            return "key-state";
        case ErrorCode::kWrongPassphrase:
            return "wrong-passphrase";
        case ErrorCode::kBadCertificate:
            return "bad-certificate";
        case ErrorCode::kCertificateUntrusted:
            return "certificate-untrusted";
        case ErrorCode::kNotACredential:
            return "not-a-credential";
        case ErrorCode::kBadContext:
            return "bad-context";
        case ErrorCode::kUnknownContext:
            return "unknown-context";
        case ErrorCode::kBadJsonLd:
            return "bad-json-ld";
        case ErrorCode::kDataLoss:
            return "data-loss";
        case ErrorCode::kUnsupportedProof:
            return "unsupported-proof";
        case ErrorCode::kProofMissing:
            return "proof-missing";
        case ErrorCode::kProofMalformed:
            return "proof-malformed";
        case ErrorCode::kProofPurpose:
            return "proof-purpose";
        case ErrorCode::kProofExpired:
            return "proof-expired";
        case ErrorCode::kJoseMalformed:
            return "jose-malformed";
        case ErrorCode::kJoseAlgorithm:
            return "jose-algorithm";
        case ErrorCode::kJoseCritical:
            return "jose-critical";
        case ErrorCode::kJoseType:
            return "jose-type";
        case ErrorCode::kJoseClaims:
            return "jose-claims";
        case ErrorCode::kDecryptionFailed:
            return "decryption-failed";
        case ErrorCode::kDisclosureMalformed:
            return "disclosure-malformed";
        case ErrorCode::kDisclosureWrong:
            return "disclosure-wrong";
        case ErrorCode::kKeyBindingMissing:
            return "key-binding-missing";
        case ErrorCode::kKeyBindingWrong:
            return "key-binding-wrong";
        case ErrorCode::kKeyBindingAudience:
            return "key-binding-audience";
        case ErrorCode::kKeyBindingNonce:
            return "key-binding-nonce";
        case ErrorCode::kKeyBindingTime:
            return "key-binding-time";
        case ErrorCode::kCborMalformed:
            return "cbor-malformed";
        case ErrorCode::kCoseMalformed:
            return "cose-malformed";
        case ErrorCode::kCoseCritical:
            return "cose-critical";
        case ErrorCode::kCoseDetached:
            return "cose-detached";
        case ErrorCode::kStatusListEncoding:
            return "status-list-encoding";
        case ErrorCode::kStatusListLength:
            return "status-list-length";
        case ErrorCode::kStatusListTooLarge:
            return "status-list-too-large";
        case ErrorCode::kStatusIndexRange:
            return "status-index-range";
        case ErrorCode::kStatusPurpose:
            return "status-purpose";
        case ErrorCode::kStatusListType:
            return "status-list-type";
        case ErrorCode::kFetchRefused:
            return "fetch-refused";
        case ErrorCode::kFetchFailed:
            return "fetch-failed";
        case ErrorCode::kFetchTimeout:
            return "fetch-timeout";
        case ErrorCode::kFetchTooLarge:
            return "fetch-too-large";
        case ErrorCode::kFetchBadAnswer:
            return "fetch-bad-answer";
        case ErrorCode::kStoreFailed:
            return "store-failed";
        case ErrorCode::kStoreBusy:
            return "store-busy";
        case ErrorCode::kStoreCorrupt:
            return "store-corrupt";
        case ErrorCode::kDiskFull:
            return "disk-full";
        case ErrorCode::kReadOnly:
            return "read-only";
        case ErrorCode::kNotFound:
            return "not-found";
        case ErrorCode::kConflict:
            return "conflict";
        case ErrorCode::kForbidden:
            return "forbidden";
        case ErrorCode::kUnauthenticated:
            return "unauthenticated";
        case ErrorCode::kApprovalMissing:
            return "approval-missing";
        case ErrorCode::kApprovalInvalid:
            return "approval-invalid";
        case ErrorCode::kLintRefused:
            return "lint-refused";
        case ErrorCode::kLimit:
            return "limit";
        case ErrorCode::kUnsupported:
            return "unsupported";
        case ErrorCode::kUsage:
            return "usage";
        case ErrorCode::kConfiguration:
            return "configuration";
        case ErrorCode::kClock:
            return "clock";
        case ErrorCode::kIo:
            return "io";
        case ErrorCode::kInternal:
            return "internal";
    }
    std::abort();
}

}  // namespace carnet
