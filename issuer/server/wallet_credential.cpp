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
#include "issuer/server/wallet_dpop.h"
#include "issuer/signer/signing_request.h"
#include "wallet-format/jose/media_type.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace carnet::issuer {
namespace {

constexpr std::chrono::milliseconds kSignerTime{10'000};
constexpr std::string_view kEncrypted = "application/jwt";

ProtocolError too_often() {
    return {"slow_down", "This offer is asked for too often; wait a moment.", 429};
}

// The token that came along, with its offer.
Answer<TokenHolder> authorized(WalletDependencies& dependencies, const IssuerHome& home,
                               const http::Request& request, std::string_view endpoint) {
    CARNET_TRY(auto holder, token_holder_of(dependencies, home, request, endpoint));
    if (!dependencies.offers.allow(holder.offer.id, dependencies.clock.now())) return too_often();
    return holder;
}

struct Content {
    std::string text;
    bool was_encrypted = false;
};

// spec: OpenID4VCI 1.0 section 10
Answer<Content> content_of(const WalletDependencies& dependencies, const http::Request& request) {
    const auto type = request.fields.find("Content-Type").value_or(std::string_view());
    if (!wallet::names_media_type(type, "jwt")) return Content{request.body, false};
    CARNET_TRY(auto text, dependencies.encryption.open(request.body));
    return Content{std::move(text), true};
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

// Nothing: the signer does not answer.
using Signed = std::optional<std::vector<std::string>>;
Answer<Signed> ask_signer(const WalletDependencies& dependencies, const SigningRequest& request) {
    const auto line = http::ask_local(dependencies.signer, write_signing_request(request), kSignerTime);
    const auto answer = line ? read_signing_answer(*line) : Result<SigningAnswer>(line.error());
    if (!answer) {
        log_event(LogLevel::kError, "signer.unreachable",
                  {{"offer", LogId(request.offer)}, {"error", answer.error().code}});
        return Signed();
    }
    if (answer->kind == SigningOutcomeKind::kDenied)
        return ProtocolError(protocol::kCredentialRequestDenied, "This offer gives nothing to these keys.");
    if (answer->kind == SigningOutcomeKind::kFailed || answer->credentials.size() != request.proofs.size())
        return ProtocolError("server_error", "The issuer cannot sign now; try again later.", 503);
    return Signed(answer->credentials);
}

// A Data Integrity credential is an object, byte for byte as it was signed; any other is a text.
std::string write_credentials(const std::vector<std::string>& credentials,
                              const CredentialConfiguration& configuration, std::string_view notification) {
    JsonWriter out;
    out.begin_object().key("credentials").begin_array();
    for (const auto& credential : credentials) {
        out.begin_object().key("credential");
        if (configuration.format == kDataIntegrityFormat) {
            out.raw(credential);
        } else {
            out.string(credential);
        }
        out.end_object();
    }
    out.end_array();
    if (!notification.empty()) out.member("notification_id", notification);
    return out.end_object().take();
}

// What is answered, and to which key it is encrypted.
struct Issued {
    int status = 200;
    std::string json;
    std::optional<ResponseEncryption> encryption;
};

// spec: OpenID4VCI 1.0 section 8.3
Answer<Issued> defer(WalletDependencies& dependencies, const TokenHolder& holder,
                     const std::string& configuration, CredentialRequest asked) {
    DeferredIssue waiting{holder.token.token, configuration, std::move(asked.proofs), holder.token.expires};
    const auto id =
        dependencies.deferrals.keep(std::move(waiting), dependencies.clock.now(), dependencies.random);
    if (!id)
        return ProtocolError("temporarily_unavailable", "The issuer cannot sign now; try again later.", 503);
    log_event(LogLevel::kInfo, "credential.deferred", {{"offer", LogId(holder.offer.id)}});
    return Issued{202, write_deferral(*id), std::move(asked.encryption)};
}

Answer<Issued> issue_to(WalletDependencies& dependencies, const http::Request& request) {
    CARNET_TRY(auto home, dependencies.homes.borrow());
    CARNET_TRY(const auto holder, authorized(dependencies, *home, request, "/credential"));
    CARNET_TRY(const auto content, content_of(dependencies, request));
    CARNET_TRY(auto asked, read_credential_request(content.text, content.was_encrypted));
    CARNET_TRY(const auto configuration, requested_configuration(*home, holder, asked));
    CARNET_TRY_VOID(
        check_proofs(asked, home->settings().base_url, dependencies.nonces, dependencies.clock.now()));
    CARNET_TRY(const auto credentials,
               ask_signer(dependencies, {holder.offer.id, configuration, asked.proofs}));
    if (!credentials) return defer(dependencies, holder, configuration, std::move(asked));
    return Issued{200,
                  write_credentials(*credentials, *find_configuration(configuration),
                                    notification_id(holder.token, configuration)),
                  std::move(asked.encryption)};
}

// Without notification_id: a wallet library in wide use refuses a deferred answer that has one.
// spec: OpenID4VCI 1.0 section 9
Answer<Issued> issue_deferred(WalletDependencies& dependencies, const http::Request& request) {
    CARNET_TRY(auto home, dependencies.homes.borrow());
    CARNET_TRY(const auto holder, authorized(dependencies, *home, request, "/deferred"));
    CARNET_TRY(const auto content, content_of(dependencies, request));
    CARNET_TRY(auto asked, read_deferred_request(content.text, content.was_encrypted));
    auto& deferrals = dependencies.deferrals;
    const auto waiting = deferrals.find(asked.transaction, holder.token.token, dependencies.clock.now());
    if (!waiting)
        return ProtocolError(protocol::kInvalidTransactionId, "There is no such transaction, or it ended.");
    const auto credentials =
        ask_signer(dependencies, {holder.offer.id, waiting->configuration, waiting->proofs});
    if (!credentials) {
        if (credentials.error().code == protocol::kCredentialRequestDenied) deferrals.end(asked.transaction);
        return credentials.error();
    }
    if (!*credentials) return Issued{202, write_deferral(asked.transaction), std::move(asked.encryption)};
    deferrals.end(asked.transaction);
    return Issued{200, write_credentials(**credentials, *find_configuration(waiting->configuration), {}),
                  std::move(asked.encryption)};
}

Answer<void> take_notification(WalletDependencies& dependencies, const http::Request& request) {
    CARNET_TRY(auto home, dependencies.homes.borrow());
    CARNET_TRY(const auto holder, authorized(dependencies, *home, request, "/notification"));
    CARNET_TRY(const auto notification, read_notification(request.body));
    CARNET_TRY(const auto offered, configurations_of(*home, holder.offer));
    const bool is_ours = std::any_of(offered.begin(), offered.end(), [&](const auto id) {
        return equal_in_constant_time(as_bytes(notification.id), as_bytes(notification_id(holder.token, id)));
    });
    if (!is_ours || holder.offer.state != OfferState::kRedeemed)
        return ProtocolError(protocol::kInvalidNotificationId, "No credential was given under this id.");
    CARNET_TRY(const auto transaction, home->records().transactions->begin());
    CARNET_TRY(auto offer, home->records().offers->find(holder.offer.id));
    if (!offer) return ProtocolError(protocol::kInvalidNotificationId, "No credential was given for it.");
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

// Errors are never encrypted. spec: OpenID4VCI 1.0 section 8.3.1.2
http::Response sent(const WalletDependencies& dependencies, const http::Request& request,
                    Answer<Issued> issued) {
    if (!issued) return refuse(dependencies, request, issued.error());
    if (!issued->encryption) return open_to_all(http::Response::json(issued->status, issued->json));
    auto jwe = encrypt_response(*issued->encryption, issued->json, dependencies.random);
    if (!jwe) return refuse(dependencies, request, jwe.error());
    return open_to_all(http::Response::with(issued->status, kEncrypted, *std::move(jwe)));
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
    return sent(dependencies, request, issue_to(dependencies, request));
}

http::Response answer_deferred(WalletDependencies& dependencies, const http::Request& request) {
    return sent(dependencies, request, issue_deferred(dependencies, request));
}

http::Response answer_notification(WalletDependencies& dependencies, const http::Request& request) {
    const auto taken = take_notification(dependencies, request);
    return taken ? open_to_all({204, {}, {}}) : refuse(dependencies, request, taken.error());
}

}  // namespace carnet::issuer
