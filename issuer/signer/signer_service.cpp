// SPDX-License-Identifier: Apache-2.0
#include "issuer/signer/signer_service.h"

#include "base/log.h"
#include "issuer/oid4vci/configuration.h"
#include "issuer/oid4vci/holder_proof.h"
#include "issuer/oid4vci/redemption.h"
#include "issuer/oid4vci/token.h"
#include "issuer/signer/signing_request.h"

namespace carnet::issuer {
namespace {

// A request may have waited for us, no longer than its token is good.
constexpr std::int64_t kOldestSeconds = kTokenSeconds + kOldestProofSeconds;

Result<std::vector<std::string>> holders_of(const SigningRequest& request, std::string_view audience,
                                            UtcTime now) {
    std::vector<std::string> holders;
    if (request.proofs.size() > kBatchSize) return error(ErrorCode::kForbidden, "Too many proofs.");
    for (const auto& text : request.proofs) {
        CARNET_TRY(auto proof, check_holder_proof(text, audience, now, kOldestSeconds));
        holders.push_back(std::move(proof.holder));
    }
    return holders;
}

// What will not go better later.
bool is_denial(ErrorCode code) {
    switch (code) {
        case ErrorCode::kForbidden:
        case ErrorCode::kConflict:
        case ErrorCode::kNotFound:
        case ErrorCode::kLintRefused:
        case ErrorCode::kApprovalMissing:
        case ErrorCode::kApprovalInvalid:
            return true;
        default:
            return false;
    }
}

}  // namespace

std::string SignerService::answer(std::string_view line) {
    const auto request = read_signing_request(line);
    if (!request) {
        log_event(LogLevel::kWarn, "signer.bad-request", {{"error", request.error().code}});
        return write_signing_answer({SigningOutcomeKind::kDenied, {}});
    }
    auto holders = holders_of(*request, home_.settings().base_url, clock_.now());
    auto copies =
        holders ? redeem(home_, {request->offer, request->configuration, *std::move(holders)}, key_, batches_,
                         clock_, random_)
                : Result<std::vector<std::string>>(error(ErrorCode::kForbidden, "A proof is not good."));
    if (!copies) {
        log_event(LogLevel::kWarn, "signer.refused",
                  {{"offer", LogId(request->offer)}, {"error", copies.error().code}});
        const auto kind =
            is_denial(copies.error().code) ? SigningOutcomeKind::kDenied : SigningOutcomeKind::kFailed;
        return write_signing_answer({kind, {}});
    }
    log_event(LogLevel::kInfo, "signer.signed",
              {{"offer", LogId(request->offer)}, {"copies", copies->size()}});
    return write_signing_answer({SigningOutcomeKind::kSigned, *std::move(copies)});
}

std::filesystem::path signer_socket(const std::filesystem::path& home) {
    return home / "signer.sock";
}

}  // namespace carnet::issuer
