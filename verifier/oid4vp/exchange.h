// SPDX-License-Identifier: Apache-2.0
//
// The exchange between a relying party's page, a wallet and this verifier, as functions over the session
// store:
//
//   page --start--> link and result token      wallet --request--> what is asked
//   page --fetch(token)--> result               wallet --receive--> where the holder's browser goes next
//
// Every secret is 192 random bits and kept as its SHA-256 where it only has to be recognised. The wallet's
// answer is taken once, before it is looked at. Thread-safe. spec: OpenID4VP 1.0 sections 8.2, 13.3 (the
// reference design)
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "http/form.h"
#include "verifier/oid4vp/need.h"
#include "verifier/oid4vp/request.h"
#include "verifier/oid4vp/session_store.h"
#include "verifier/policy.h"
#include "verifier/verify.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

struct ExchangeRules {
    std::int64_t answer_seconds = 300;     // how long a wallet may answer
    std::int64_t retention_seconds = 600;  // after which nothing is known of an exchange any more
    std::uint64_t open_sessions = 10'000;  // more are not begun until others are forgotten
    std::vector<std::string> return_to;    // where a holder's browser may be sent, exactly as written here
};

struct StartWish {
    std::string need{};
    ClientIdPrefix prefix = ClientIdPrefix::kRedirectUri;
    ResponseMode mode = ResponseMode::kDirectPost;
    std::string return_to{};
    wording::Language language = wording::Language::kEnglish;
};

struct StartedExchange {
    std::string id;
    std::string link;          // for the wallet
    std::string result_token;  // shown this once; fetches the result
    UtcTime answer_until;
};

// The result as far as there is one.
struct FetchedResult {
    SessionState state = SessionState::kOpen;
    bool is_over = false;  // open, and its time is past
    std::string result;    // JSON, when answered or declined
};

class Exchange {
  public:
    // All outlive the exchange.
    struct Parts {
        const std::vector<Need>& needs;
        const RequestSender& sender;
        SessionStore& sessions;
        const Policy& policy;
        VerifyDependencies dependencies;
        Random& random;
    };
    Exchange(const Parts& parts, ExchangeRules rules) : parts_(parts), rules_(std::move(rules)) {}

    // kNotFound: no such need (all are named). kForbidden: return_to is not allowed. kConfiguration: the
    // prefix needs a key. kLimit: too many are open.
    [[nodiscard]] Result<StartedExchange> start(const StartWish& wish);
    // The signed request of an open session. kNotFound: unknown, answered or over.
    [[nodiscard]] Result<std::string> request(std::string_view id, std::string_view wallet_nonce);
    // What the wallet posts; returns the JSON that it is answered with. kNotFound: unknown, or over.
    // kConflict: it was answered before. kForbidden: another state. Others: the answer cannot be read.
    [[nodiscard]] Result<std::string> receive(std::string_view id, const http::Form& form);
    // kNotFound: unknown or forgotten. kUnauthenticated: another token, or a response code that is missing or
    // wrong.
    [[nodiscard]] Result<FetchedResult> fetch(std::string_view id, std::string_view result_token,
                                              std::string_view response_code);
    // Forgets what is older than the retention time; called now and then.
    [[nodiscard]] Result<void> forget();

    [[nodiscard]] const std::vector<Need>& needs() const noexcept { return parts_.needs; }

  private:
    [[nodiscard]] const Need* find_need(std::string_view name) const noexcept;
    [[nodiscard]] UtcTime now() const { return parts_.dependencies.clock.now(); }
    [[nodiscard]] Result<PresentationSession> open_session(std::string_view id);
    [[nodiscard]] Result<PresentationSession> compose(const StartWish& wish, const Need& need);
    [[nodiscard]] std::string secret();
    [[nodiscard]] Result<std::string> conclude(const PresentationSession& session, SessionState phase,
                                               std::string_view result);

    Parts parts_;
    ExchangeRules rules_;
};

}  // namespace carnet::verifier
