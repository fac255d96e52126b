// SPDX-License-Identifier: Apache-2.0
//
// The one way in which Carnet's operations fail: Result<T> holds a value or an Error.
//
// Used by every room. Nothing in Carnet throws; a library's exception is caught in the file that
// calls the library and becomes an Error there. Values of these types are as thread-safe as an int:
// distinct objects may be used from distinct threads.
#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace carnet {

// What went wrong, as a closed list. Verdict reasons, problem documents and exit codes are mapped
// from these in one table each, so that a new code makes the compiler point at every such table.
enum class ErrorCode : std::uint8_t {
    // Text encodings
    kBadHex,
    kBadBase64url,
    kBadBase45,
    kBadBase58,
    kBadMultibase,
    kBadUtf8,
    // JSON
    kJsonSyntax,
    kJsonDuplicateMember,
    kJsonTooDeep,
    kJsonTooLarge,
    kJsonBadNumber,
    // Values inside a well-formed document
    kMissingMember,
    kUnknownMember,
    kWrongType,
    kBadValue,
    kBadTime,
    kBadIdentifier,
    // Keys and signatures
    kBadKey,
    kWeakKey,
    kUnsupportedAlgorithm,
    kSignatureEncoding,
    kSignatureLength,
    kSignatureInvalid,
    kKeyNotFound,
    kKeyState,
    kWrongPassphrase,
    kBadCertificate,
    kCertificateUntrusted,
    // Credentials and proofs
    kNotACredential,
    kBadContext,
    kUnknownContext,
    kBadJsonLd,
    kDataLoss,
    kUnsupportedProof,
    kProofMissing,
    kProofMalformed,
    kProofPurpose,
    kProofExpired,
    // JOSE: signed and encrypted tokens
    kJoseMalformed,
    kJoseAlgorithm,
    kJoseCritical,
    kJoseType,
    kJoseClaims,
    kDecryptionFailed,
    // SD-JWT: disclosures and key binding
    kDisclosureMalformed,
    kDisclosureWrong,
    kKeyBindingMissing,
    kKeyBindingWrong,
    kKeyBindingAudience,
    kKeyBindingNonce,
    kKeyBindingTime,
    // CBOR and COSE: what a printed code holds
    kCborMalformed,
    kCoseMalformed,
    kCoseCritical,
    kCoseDetached,
    // Status lists
    kStatusListEncoding,
    kStatusListLength,
    kStatusListTooLarge,
    kStatusIndexRange,
    kStatusPurpose,
    kStatusListType,
    // Reaching other machines
    kFetchRefused,
    kFetchFailed,
    kFetchTimeout,
    kFetchTooLarge,
    kFetchBadAnswer,
    // Store
    kStoreFailed,
    kStoreBusy,
    kStoreCorrupt,
    kDiskFull,
    kReadOnly,
    kNotFound,
    kConflict,
    // People and rules
    kForbidden,
    kUnauthenticated,
    kApprovalMissing,
    kApprovalInvalid,
    kLintRefused,
    // The rest
    kLimit,
    kUnsupported,
    kUsage,
    kConfiguration,
    kClock,
    kIo,
    kInternal,
};

// The code's stable spelling in logs and JSON, for example "json-duplicate-member".
[[nodiscard]] std::string_view to_string(ErrorCode code) noexcept;

// An error for a person: what happened, where, and (inside `detail`) what to do about it.
struct Error {
    ErrorCode code = ErrorCode::kInternal;
    // One or two sentences, the remedy included. Never holds a secret, and holds personal data only
    // where the reader supplied it (a row of their own file).
    std::string detail;
    // The place: a JSON Pointer (RFC 6901), "line 12, column birth_date", a path or a URL. May be empty.
    std::string where;

    // "where: detail (code)", for terminals and logs of the operator's own commands.
    [[nodiscard]] std::string message() const;
    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = boost::system::result<T, Error>;

// Makes an Error in the order in which it is read: code, detail, where.
[[nodiscard]] inline Error error(ErrorCode code, std::string detail, std::string where = {}) {
    return Error{code, std::move(detail), std::move(where)};
}

// Boost asks for this when .value() is called on a failed result. Carnet never does that: it ends
// the process, because reaching it is a mistake of ours and not of any input.
[[noreturn]] void throw_exception_from_error(const Error& failed, const boost::source_location& at);

}  // namespace carnet

#define CARNET_JOIN_IMPL(a, b) a##b
#define CARNET_JOIN(a, b) CARNET_JOIN_IMPL(a, b)
// NOLINTBEGIN(bugprone-macro-parentheses): `tmp` and `declaration` are names being declared.
#define CARNET_TRY_IMPL(tmp, declaration, expression) \
    auto tmp = (expression);                          \
    if (!tmp) return std::move(tmp).error();          \
    declaration = *std::move(tmp)
// NOLINTEND(bugprone-macro-parentheses)

// CARNET_TRY(auto key, PublicKey::from_multikey(text)); declares `key` or returns the error.
#define CARNET_TRY(declaration, expression) \
    CARNET_TRY_IMPL(CARNET_JOIN(carnet_try_, __COUNTER__), declaration, expression)

// CARNET_TRY_VOID(write_all(fd, bytes)); goes on or returns the error.
#define CARNET_TRY_VOID(expression)                                \
    do {                                                           \
        auto carnet_tried = (expression);                          \
        if (!carnet_tried) return std::move(carnet_tried).error(); \
    } while (false)
