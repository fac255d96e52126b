// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/wallet_credential.h"

#include "base/json_writer.h"
#include "base/log.h"
#include "base/text_encoding.h"
#include "http/local_socket.h"
#include "http/problem.h"
#include "issuer/oid4vci/configuration.h"
#include "issuer/oid4vci/credential_request.h"
#include "issuer/oid4vci/notification.h"
#include "issuer/oid4vci/offer.h"
#include "issuer/oid4vci/token.h"
#include "issuer/signer/signing_request.h"

#include <algorithm>
#include <chrono>

namespace carnet::issuer {
namespace {

constexpr std::chrono::milliseconds kSignerTime{10'000};
constexpr std::string_view kBearer = "Bearer ";

ProtocolError bad_token() {
    return {protocol::kInvalidToken, "The access token is missing, unknown or over.", 401};
}

ProtocolError too_often() {
    return {"slow_down", "This offer is asked for too often; wait a moment.", 429};
}

// The token that came along, with its offer.
Answer<TokenHolder> authorized(WalletDependencies& dependencies, const IssuerHome& home,
                               const http::Request& request) {
    const auto header = request.fields.find("Authorization");
    if (!header || !header->starts_with(kBearer)) return bad_token();
    const UtcTime now = dependencies.clock.now();
    CARNET_TRY(auto holder, find_token(home, header->substr(kBearer.size()), now));
    if (!holder) return bad_token();
    if (!dependencies.offers.allow(holder->offer.id, now)) return too_often();
    return *std::move(holder);
}

// spec: OpenID4VCI 1.0 sections 3.3.4, 8.2: what was given identifiers is asked for by them, and nothing else
// is
Answer<std::string> requested_configuration(const IssuerHome& home, const TokenHolder& holder,
                                            const CredentialRequest& request) {
    CARNET_TRY(const auto offered, configurations_of(home, holder.offer));
    if (!request.identifier.empty()) {
        for (const auto id : offered) {
            if (holder.token.names_datasets && request.identifier == dataset_name(holder.offer, id))
                return std::string(id);
        }
        return ProtocolError(protocol::kUnknownCredentialIdentifier,
                             "The token response has no such identifier.");
    }
    if (holder.token.names_datasets)
        return ProtocolError(protocol::kInvalidCredentialRequest,
                             "Send the credential_identifier that was given.");
    if (find_configuration(request.configuration) == nullptr)
        return ProtocolError(protocol::kUnknownCredentialConfiguration, "There is no such configuration.");
    if (std::find(offered.begin(), offered.end(), request.configuration) != offered.end())
        return request.configuration;
    return ProtocolError(protocol::kInsufficientScope, "The offer was not for this configuration.", 403);
}

Answer<std::vector<std::string>> ask_signer(const WalletDependencies& dependencies,
                                            const SigningRequest& request) {
    const auto line = http::ask_local(dependencies.signer, write_signing_request(request), kSignerTime);
    const auto answer = line ? read_signing_answer(*line) : Result<SigningAnswer>(line.error());
    if (!answer) {
        log_event(LogLevel::kError, "signer.unreachable",
                  {{"offer", LogId(request.offer)}, {"error", answer.error().code}});
        return ProtocolError("temporarily_unavailable", "The issuer cannot sign now; try again later.", 503);
    }
    if (answer->kind == SigningOutcomeKind::kDenied)
        return ProtocolError(protocol::kCredentialRequestDenied, "This offer gives nothing to these keys.");
    if (answer->kind == SigningOutcomeKind::kFailed || answer->credentials.size() != request.proofs.size())
        return ProtocolError("server_error", "The issuer cannot sign now; try again later.", 503);
    return answer->credentials;
}

// A Data Integrity credential is an object, byte for byte as it was signed; any other is a text.
std::string write_credentials(const std::vector<std::string>& credentials,
                              const CredentialConfiguration& configuration, std::string_view notification) {
    JsonWriter out;
    out.begin_object().key("credentials").begin_array();
    for (const auto& credential : credentials) {
        out.begin_object().key("credential");
        if (configuration.format == "ldp_vc") {
            out.raw(credential);
        } else {
            out.string(credential);
        }
        out.end_object();
    }
    return out.end_array().member("notification_id", notification).end_object().take();
}

Answer<std::string> issue_to(WalletDependencies& dependencies, const http::Request& request) {
    CARNET_TRY(auto home, dependencies.homes.borrow());
    CARNET_TRY(const auto holder, authorized(dependencies, *home, request));
    CARNET_TRY(const auto asked, read_credential_request(request.body));
    CARNET_TRY(const auto configuration, requested_configuration(*home, holder, asked));
    CARNET_TRY_VOID(
        check_proofs(asked, home->settings().base_url, dependencies.nonces, dependencies.clock.now()));
    CARNET_TRY(const auto credentials,
               ask_signer(dependencies, {holder.offer.id, configuration, asked.proofs}));
    return write_credentials(credentials, *find_configuration(configuration),
                             notification_id(holder.token, configuration));
}

Answer<void> take_notification(WalletDependencies& dependencies, const http::Request& request) {
    CARNET_TRY(auto home, dependencies.homes.borrow());
    CARNET_TRY(const auto holder, authorized(dependencies, *home, request));
    CARNET_TRY(const auto notification, read_notification(request.body));
    CARNET_TRY(const auto offered, configurations_of(*home, holder.offer));
    const bool is_ours = std::any_of(offered.begin(), offered.end(), [&](const auto id) {
        return equal_in_constant_time(as_bytes(notification.id), as_bytes(notification_id(holder.token, id)));
    });
    if (!is_ours || holder.offer.state != OfferState::kRedeemed)
        return ProtocolError(protocol::kInvalidNotificationId, "No credential was given under this id.");
    CARNET_TRY(const auto transaction, home->records().transactions->begin());
    CARNET_TRY(auto offer, home->records().offers->find(holder.offer.id));
    if (!offer) return bad_token();
    offer->notified = notification.event;
    CARNET_TRY_VOID(home->records().offers->update(*offer));
    CARNET_TRY_VOID(transaction->commit());
    log_event(LogLevel::kInfo, "offer.notified",
              {{"offer", LogId(offer->id)}, {"event", LogId(notification.event)}});
    return {};
}

http::Response open_to_all(http::Response response) {
    response.fields.set("Cache-Control", "no-store");
    response.fields.set("Access-Control-Allow-Origin", "*");
    return response;
}

}  // namespace

http::Response wallet_answer(const ProtocolError& refusal) {
    JsonWriter out;
    out.begin_object().member("error", refusal.code).member("error_description", refusal.description);
    auto response = open_to_all(http::Response::json(refusal.status, out.end_object().take()));
    if (refusal.status == 401 || refusal.status == 403)
        response.fields.set("WWW-Authenticate", "Bearer error=\"" + refusal.code + "\"");
    return response;
}

http::Response answer_credential(WalletDependencies& dependencies, const http::Request& request) {
    auto text = issue_to(dependencies, request);
    if (!text) return wallet_answer(text.error());
    return open_to_all(http::Response::json(200, *std::move(text)));
}

http::Response answer_notification(WalletDependencies& dependencies, const http::Request& request) {
    const auto taken = take_notification(dependencies, request);
    return taken ? open_to_all({204, {}, {}}) : wallet_answer(taken.error());
}

}  // namespace carnet::issuer
