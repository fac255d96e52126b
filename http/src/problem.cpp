// SPDX-License-Identifier: Apache-2.0
#include "http/problem.h"

#include "base/json_writer.h"
#include "http/src/status_text.h"

namespace carnet::http {
namespace {

struct Kind {
    int status;
    std::string_view title;
};

// What a caller can mend is 4xx and keeps its detail; what only we can mend is 5xx and keeps it for the log.
Kind kind_of(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::kBadHex:
            return {400, "Not hexadecimal"};
        case ErrorCode::kBadBase64url:
            return {400, "Not base64url"};
        case ErrorCode::kBadBase45:
            return {400, "Bad base45"};
        case ErrorCode::kBadBase58:
            return {400, "Not base58btc"};
        case ErrorCode::kBadMultibase:
            return {400, "Not multibase"};
        case ErrorCode::kBadUtf8:
            return {400, "Not UTF-8"};
        case ErrorCode::kJsonSyntax:
            return {400, "Not JSON"};
        case ErrorCode::kJsonDuplicateMember:
            return {400, "A JSON member stands twice"};
        case ErrorCode::kJsonTooDeep:
            return {400, "JSON nested too deeply"};
        case ErrorCode::kJsonTooLarge:
            return {413, "JSON too large"};
        case ErrorCode::kJsonBadNumber:
            return {400, "JSON number out of range"};
        case ErrorCode::kMissingMember:
            return {400, "A member is missing"};
        case ErrorCode::kUnknownMember:
            return {400, "A member is not known"};
        case ErrorCode::kWrongType:
            return {400, "A value has the wrong type"};
        case ErrorCode::kBadValue:
            return {400, "A value is not allowed"};
        case ErrorCode::kBadTime:
            return {400, "Not a valid date or time"};
        case ErrorCode::kBadIdentifier:
            return {400, "Not a valid identifier"};
        case ErrorCode::kBadKey:
            return {400, "Not a valid key"};
        case ErrorCode::kWeakKey:
            return {400, "A weak key"};
        case ErrorCode::kUnsupportedAlgorithm:
            return {400, "Algorithm not supported"};
        case ErrorCode::kSignatureEncoding:
            return {400, "Signature not well encoded"};
        case ErrorCode::kSignatureLength:
            return {400, "Signature of the wrong length"};
        case ErrorCode::kSignatureInvalid:
            return {400, "Signature not valid"};
        case ErrorCode::kKeyNotFound:
            return {404, "Key not found"};
        case ErrorCode::kKeyState:
            return {409, "The key's state does not allow this"};
        case ErrorCode::kWrongPassphrase:
            return {403, "Wrong passphrase"};
        case ErrorCode::kBadCertificate:
            return {400, "Certificate not accepted"};
        case ErrorCode::kCertificateUntrusted:
            return {400, "Certificate of no accepted authority"};
        case ErrorCode::kNotACredential:
            return {400, "Not a credential"};
        case ErrorCode::kBadContext:
            return {400, "Context not accepted"};
        case ErrorCode::kUnknownContext:
            return {400, "Context not known here"};
        case ErrorCode::kBadJsonLd:
            return {400, "Not JSON-LD"};
        case ErrorCode::kDataLoss:
            return {400, "Not covered by a signature"};
        case ErrorCode::kUnsupportedProof:
            return {400, "Proof not supported"};
        case ErrorCode::kProofMissing:
            return {400, "Proof missing"};
        case ErrorCode::kProofMalformed:
            return {400, "Proof malformed"};
        case ErrorCode::kProofPurpose:
            return {400, "Proof for another purpose"};
        case ErrorCode::kProofExpired:
            return {400, "Proof expired"};
        case ErrorCode::kJoseMalformed:
            return {400, "Token malformed"};
        case ErrorCode::kJoseAlgorithm:
            return {400, "Token's algorithm not allowed"};
        case ErrorCode::kJoseCritical:
            return {400, "Token's extension not understood"};
        case ErrorCode::kJoseType:
            return {400, "Token of another type"};
        case ErrorCode::kJoseClaims:
            return {400, "Token's claims not accepted"};
        case ErrorCode::kDecryptionFailed:
            return {400, "Not decrypted"};
        case ErrorCode::kDisclosureMalformed:
            return {400, "Disclosure malformed"};
        case ErrorCode::kDisclosureWrong:
            return {400, "Disclosure not as signed"};
        case ErrorCode::kKeyBindingMissing:
            return {400, "Key binding missing"};
        case ErrorCode::kKeyBindingWrong:
            return {400, "Key binding wrong"};
        case ErrorCode::kKeyBindingAudience:
            return {400, "Presentation for another verifier"};
        case ErrorCode::kKeyBindingNonce:
            return {400, "Presentation for another request"};
        case ErrorCode::kKeyBindingTime:
            return {400, "Presentation of another time"};
        case ErrorCode::kCborMalformed:
            return {400, "Code's content malformed"};
        case ErrorCode::kCoseMalformed:
            return {400, "Code's signature envelope malformed"};
        case ErrorCode::kCoseCritical:
            return {400, "Code's extension not understood"};
        case ErrorCode::kCoseDetached:
            return {400, "Code without its content"};
        case ErrorCode::kStatusListEncoding:
            return {400, "Status list not well encoded"};
        case ErrorCode::kStatusListLength:
            return {400, "Status list of the wrong length"};
        case ErrorCode::kStatusListTooLarge:
            return {413, "Status list too large"};
        case ErrorCode::kStatusIndexRange:
            return {400, "Status index out of range"};
        case ErrorCode::kStatusPurpose:
            return {400, "Status list for another purpose"};
        case ErrorCode::kStatusListType:
            return {400, "Not a status list"};
        case ErrorCode::kFetchRefused:
            return {502, "Address not allowed"};
        case ErrorCode::kFetchFailed:
            return {502, "Remote server not reached"};
        case ErrorCode::kFetchTimeout:
            return {502, "Remote server too slow"};
        case ErrorCode::kFetchTooLarge:
            return {502, "Remote answer too large"};
        case ErrorCode::kFetchBadAnswer:
            return {502, "Remote answer not understood"};
        case ErrorCode::kStoreBusy:
            return {503, "The store is busy"};
        case ErrorCode::kDiskFull:
            return {507, "No space left"};
        case ErrorCode::kReadOnly:
            return {503, "The store can only be read"};
        case ErrorCode::kNotFound:
            return {404, "Not found"};
        case ErrorCode::kConflict:
            return {409, "Conflict with the present state"};
        case ErrorCode::kForbidden:
            return {403, "Not allowed"};
        case ErrorCode::kUnauthenticated:
            return {401, "Not authenticated"};
        case ErrorCode::kApprovalMissing:
            return {409, "Approval missing"};
        case ErrorCode::kApprovalInvalid:
            return {409, "Approval not valid"};
        case ErrorCode::kLintRefused:
            return {400, "Refused before signing"};
        case ErrorCode::kLimit:
            return {429, "Limit reached"};
        case ErrorCode::kUnsupported:
            return {400, "Not supported"};
        case ErrorCode::kUsage:
            return {400, "Wrong usage"};
        case ErrorCode::kStoreFailed:
        case ErrorCode::kStoreCorrupt:
        case ErrorCode::kConfiguration:
        case ErrorCode::kClock:
        case ErrorCode::kIo:
        case ErrorCode::kInternal:
            break;  // nothing that a caller could mend
    }
    return {500, "Internal Server Error"};
}

void write_faults(JsonWriter& json, const std::vector<Error>& faults) {
    json.key("faults").begin_array();
    for (const auto& fault : faults) {
        json.begin_object().member("code", to_string(fault.code)).member("where", fault.where);
        json.member("detail", fault.detail).end_object();
    }
    json.end_array();
}

Problem problem_of(const Error& error, const Kind& kind) {
    return {.status = kind.status,
            .type = "https://w3id.org/carnet/problems/" + std::string(to_string(error.code)),
            .title = std::string(kind.title),
            .detail = error.detail,
            .where = error.where};
}

}  // namespace

// spec: RFC 9457 3.1, 3.2
Response to_response(const Problem& problem) {
    JsonWriter json;
    json.begin_object().member("type", problem.type).member("title", problem.title);
    json.key("status").integer(problem.status);
    if (!problem.detail.empty()) json.member("detail", problem.detail);
    if (!problem.where.empty()) json.member("where", problem.where);
    if (!problem.faults.empty()) write_faults(json, problem.faults);
    json.end_object();
    auto response = Response::with(problem.status, "application/problem+json", json.take());
    response.fields.add("Cache-Control", "no-store");
    return response;
}

Response problem_response(int status, std::string_view detail) {
    return to_response(Problem{.status = status,
                               .type = "about:blank",
                               .title = std::string(status_text(status)),
                               .detail = std::string(detail),
                               .where = {}});
}

Response to_response(const Error& error) {
    const auto kind = kind_of(error.code);
    if (kind.status == 500) return problem_response(500, {});
    return to_response(problem_of(error, kind));
}

Response to_response(const std::vector<Error>& faults) {
    const auto kind = kind_of(faults.front().code);
    if (kind.status == 500) return problem_response(500, {});
    auto problem = problem_of(faults.front(), kind);
    problem.faults = faults;
    return to_response(problem);
}

}  // namespace carnet::http
