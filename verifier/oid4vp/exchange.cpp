// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/exchange.h"

#include "base/log.h"
#include "base/text_encoding.h"
#include "verifier/oid4vp/answer.h"
#include "verifier/oid4vp/wallet_response.h"

#include <algorithm>
#include <array>

namespace carnet::verifier {
namespace {

constexpr std::size_t kSecretBytes = 24;

keys::Sha256Digest sha256_of(std::string_view text) {
    return keys::sha256(as_bytes(text));
}

bool is_the_secret(const keys::Sha256Digest& expected, std::string_view given) {
    return equal_in_constant_time(expected, sha256_of(given));
}

Error not_found() {
    return error(ErrorCode::kNotFound,
                 "no such request is open; it was answered, its time is over, or it never was");
}

// Where the holder's browser goes, with the code that only this browser gets to know.
// spec: OpenID4VP 1.0 sections 8.2, 13.3
std::string wallet_reply(const std::string& return_to, const std::string& response_code) {
    JsonWriter writer;
    writer.begin_object();
    if (!return_to.empty()) writer.member("redirect_uri", return_to + "#response_code=" + response_code);
    return writer.end_object().take();
}

std::string declined_json(const WalletResponse& response, const PresentationSession& session) {
    JsonWriter writer;
    writer.begin_object().member("decision", to_string(Decision::kUndetermined)).member("need", session.need);
    writer.key("walletError").begin_object().member("error", response.error);
    return writer.end_object().end_object().take();
}

// The wallet sent something that cannot be read: the page is told, and no second try is given.
std::string unreadable_json(const Error& failed, const PresentationSession& session) {
    JsonWriter writer;
    writer.begin_object().member("decision", to_string(Decision::kRejected)).member("need", session.need);
    writer.key("unreadable").begin_object().member("code", to_string(failed.code));
    writer.member("where", failed.where).member("detail", failed.detail).end_object();
    return writer.end_object().take();
}

}  // namespace

std::string Exchange::secret() {
    std::array<std::uint8_t, kSecretBytes> bytes{};
    parts_.random.fill(bytes);
    return encode_base64url(bytes);
}

const Need* Exchange::find_need(std::string_view name) const noexcept {
    const auto found = std::ranges::find(parts_.needs, name, &Need::name);
    return found == parts_.needs.end() ? nullptr : &*found;
}

Result<PresentationSession> Exchange::compose(const StartWish& wish, const Need& need) {
    if (!wish.return_to.empty() &&
        std::ranges::find(rules_.return_to, wish.return_to) == rules_.return_to.end()) {
        return error(ErrorCode::kForbidden,
                     "browsers are sent to none but the addresses of presentations.return_to", "/returnTo");
    }
    if (wish.mode == ResponseMode::kDirectPostJwt && !parts_.sender.response_keys) {
        return error(ErrorCode::kUnsupported, "encrypted answers are not asked for here", "/responseMode");
    }
    PresentationSession session;
    session.id = secret();
    session.need = need.name;
    session.prefix = wish.prefix;
    session.mode = wish.mode;
    CARNET_TRY(session.client_id, parts_.sender.client_id(wish.prefix, session.id));
    session.nonce = secret();
    session.state = secret();
    session.return_to = wish.return_to;
    session.language = wish.language;
    session.created = now();
    session.answer_until = session.created.plus_seconds(rules_.answer_seconds);
    return session;
}

Result<StartedExchange> Exchange::start(const StartWish& wish) {
    const Need* need = find_need(wish.need);
    if (need == nullptr) {
        std::string names;
        for (const auto& known : parts_.needs) names += (names.empty() ? "" : ", ") + known.name;
        return error(ErrorCode::kNotFound, "no such need; there are: " + names, "/need");
    }
    CARNET_TRY_VOID(forget());
    CARNET_TRY(const auto open, parts_.sessions.count());
    if (open >= rules_.open_sessions)
        return error(ErrorCode::kLimit, "too many requests are under way; try again in some minutes");
    CARNET_TRY(auto session, compose(wish, *need));
    const std::string token = secret();
    session.result_token = sha256_of(token);
    CARNET_TRY(std::string link, request_link(session, *need, parts_.sender));
    CARNET_TRY_VOID(parts_.sessions.add(session));
    log_event(LogLevel::kInfo, "verifier.presentation-asked",
              {{"session", LogId(session.id.substr(0, 8))}, {"need", LogId(need->name)}});
    return StartedExchange{session.id, std::move(link), token, session.answer_until};
}

Result<PresentationSession> Exchange::open_session(std::string_view id) {
    CARNET_TRY(auto session, parts_.sessions.find(id));
    if (!session || session->answer_until <= now()) return not_found();
    return *std::move(session);
}

Result<std::string> Exchange::request(std::string_view id, std::string_view wallet_nonce) {
    CARNET_TRY(const auto session, open_session(id));
    const Need* need = find_need(session.need);
    if (session.phase != SessionState::kOpen || need == nullptr) return not_found();
    return request_object(session, *need, parts_.sender, wallet_nonce);
}

Result<std::string> Exchange::conclude(const PresentationSession& session, SessionState phase,
                                       std::string_view result) {
    const std::string code = secret();
    std::optional<keys::Sha256Digest> kept;
    if (!session.return_to.empty()) kept = sha256_of(code);
    CARNET_TRY_VOID(parts_.sessions.conclude(session.id, phase, result, kept));
    log_event(LogLevel::kInfo, "verifier.presentation-answered",
              {{"session", LogId(session.id.substr(0, 8))}, {"state", LogId(std::string(to_string(phase)))}});
    return wallet_reply(session.return_to, code);
}

// The state is looked at first: whoever knows the address alone cannot use up the session.
Result<std::string> Exchange::receive(std::string_view id, const http::Form& form) {
    CARNET_TRY(const auto session, open_session(id));
    const Need* need = find_need(session.need);
    if (need == nullptr) return not_found();
    CARNET_TRY(const auto response, read_wallet_response(form, session, parts_.sender.response_keys.get()));
    if (!equal_in_constant_time(as_bytes(response.state), as_bytes(session.state)))
        return error(ErrorCode::kForbidden, "the state is not that of this request", "state");
    CARNET_TRY(const bool is_first, parts_.sessions.take(id, now()));
    if (!is_first)
        return error(ErrorCode::kConflict, "this request was answered already; a new one is needed");
    if (!response.error.empty())
        return conclude(session, SessionState::kDeclined, declined_json(response, session));
    const auto sent = read_vp_token(response.vp_token->root(), need->query);
    if (!sent) {
        CARNET_TRY_VOID(conclude(session, SessionState::kAnswered, unreadable_json(sent.error(), session)));
        return sent.error();
    }
    const auto judged = judge_answer(*sent, *need, session, parts_.policy, parts_.dependencies);
    return conclude(session, SessionState::kAnswered, answer_json(judged, session));
}

Result<FetchedResult> Exchange::fetch(std::string_view id, std::string_view result_token,
                                      std::string_view response_code) {
    CARNET_TRY_VOID(forget());
    CARNET_TRY(const auto session, parts_.sessions.find(id));
    if (!session) return error(ErrorCode::kNotFound, "nothing is known of this request, or no longer");
    if (!is_the_secret(session->result_token, result_token))
        return error(ErrorCode::kUnauthenticated, "this is not the result token of this request");
    FetchedResult fetched{session->phase, false, {}};
    if (session->phase == SessionState::kOpen || session->phase == SessionState::kTaken) {
        fetched.is_over = session->answer_until <= now();
        return fetched;
    }
    // Where a browser was sent on, the result is for that browser: not for one that was lured into the
    // request.
    if (session->response_code && !is_the_secret(*session->response_code, response_code))
        return error(ErrorCode::kUnauthenticated, "the response code is missing or wrong", "response_code");
    fetched.result = session->result;
    return fetched;
}

Result<void> Exchange::forget() {
    return parts_.sessions.forget(now().plus_seconds(-rules_.retention_seconds));
}

}  // namespace carnet::verifier
