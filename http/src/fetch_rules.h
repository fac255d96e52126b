// SPDX-License-Identifier: Apache-2.0
//
// The client's decisions as functions, so that they are tested without a network.
#pragma once

#include "base/result.h"
#include "http/client.h"
#include "http/src/resolver.h"
#include "http/src/url.h"

#include <optional>
#include <vector>

namespace carnet::http {

// Scheme and port are allowed; kFetchRefused says which rule is broken.
[[nodiscard]] Result<void> judge_url(const Url& url, const FetchRules& rules);

// Those of the resolved addresses that may be connected to, in order; kFetchRefused when none may.
[[nodiscard]] Result<std::vector<SocketAddress>> judge_addresses(const Url& url,
                                                                 std::vector<SocketAddress> resolved,
                                                                 const FetchRules& rules);

// Where a redirecting answer leads; nothing when the answer is final.
// spec: RFC 9110 15.4
[[nodiscard]] Result<std::optional<Url>> redirect_of(const Url& from, const Fetched& answer);

// The answer's header is unambiguous and its body plain: at most one Content-Length, a Transfer-Encoding of
// exactly "chunked", not both, no Content-Encoding. kFetchBadAnswer otherwise.
[[nodiscard]] Result<void> judge_answer(const Url& url, const Fields& fields);

// The request's text. Of `fields` those that would frame the message or carry credentials are left out.
[[nodiscard]] std::string request_text(const Url& url, const Fields& fields);
[[nodiscard]] std::string post_text(const Url& url, const Fields& fields, std::string_view body);

}  // namespace carnet::http
