// SPDX-License-Identifier: Apache-2.0
//
// What the wallet protocol's endpoints answer when they refuse: the code that its specifications define, and
// a sentence for whoever writes the wallet. A value. spec: RFC 6749 4.1.2.1, 5.2; RFC 6750 3.1; RFC 9449 5,
// 7.1, 8; OpenID4VCI 1.0 sections 6.3, 8.3.1.2, 9.3, 11.3
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

struct ProtocolError {
    ProtocolError() = default;  // boost's result wants it; nothing makes one
    ProtocolError(std::string_view error_code, std::string_view text, int http_status = 400)
        : code(error_code), description(text), status(http_status) {}
    // What is not the wallet's doing. NOLINTNEXTLINE(google-explicit-constructor): so that CARNET_TRY
    // converts
    ProtocolError(const Error& failed)
        : code(failed.code == ErrorCode::kStoreBusy ? "temporarily_unavailable" : "server_error"),
          description("The issuer cannot do this now."),
          status(failed.code == ErrorCode::kStoreBusy ? 503 : 500) {}

    std::string code;
    std::string description;  // printable ASCII without quotation marks and backslashes
    int status = 400;
};

template <class T>
using Answer = boost::system::result<T, ProtocolError>;

// Boost asks for this; nothing in Carnet reaches it (base/result.h).
[[noreturn]] void throw_exception_from_error(const ProtocolError& failed, const boost::source_location& at);

namespace protocol {

inline constexpr std::string_view kInvalidRequest = "invalid_request";
inline constexpr std::string_view kInvalidGrant = "invalid_grant";
inline constexpr std::string_view kInvalidClient = "invalid_client";
inline constexpr std::string_view kInvalidScope = "invalid_scope";
inline constexpr std::string_view kAccessDenied = "access_denied";
inline constexpr std::string_view kUnsupportedResponseType = "unsupported_response_type";
inline constexpr std::string_view kInvalidDpopProof = "invalid_dpop_proof";
inline constexpr std::string_view kUseDpopNonce = "use_dpop_nonce";
inline constexpr std::string_view kUnsupportedGrantType = "unsupported_grant_type";
inline constexpr std::string_view kInvalidAuthorizationDetails = "invalid_authorization_details";
inline constexpr std::string_view kInvalidToken = "invalid_token";
inline constexpr std::string_view kInsufficientScope = "insufficient_scope";
inline constexpr std::string_view kInvalidCredentialRequest = "invalid_credential_request";
inline constexpr std::string_view kUnknownCredentialConfiguration = "unknown_credential_configuration";
inline constexpr std::string_view kUnknownCredentialIdentifier = "unknown_credential_identifier";
inline constexpr std::string_view kInvalidProof = "invalid_proof";
inline constexpr std::string_view kInvalidNonce = "invalid_nonce";
inline constexpr std::string_view kInvalidEncryptionParameters = "invalid_encryption_parameters";
inline constexpr std::string_view kCredentialRequestDenied = "credential_request_denied";
inline constexpr std::string_view kInvalidTransactionId = "invalid_transaction_id";
inline constexpr std::string_view kInvalidNotificationId = "invalid_notification_id";
inline constexpr std::string_view kInvalidNotificationRequest = "invalid_notification_request";

}  // namespace protocol

}  // namespace carnet::issuer
