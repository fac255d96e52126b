// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/ask_verifier.h"

#include "http/client.h"
#include "issuer/desk/verifier_report.h"

#include <chrono>

namespace carnet::issuer {
namespace {

constexpr std::chrono::seconds kPatience{30};  // a verifier may have to fetch keys and lists first
constexpr std::size_t kShown = 300;

// What may stand in a query as it is; the rest is encoded. spec: RFC 3986 2.3
std::string query_text(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              c == '-' || c == '.' || c == '_' || c == '~';
        const auto byte = static_cast<unsigned char>(c);
        if (is_plain)
            encoded += c;
        else
            encoded.append("%").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
    }
    return encoded;
}

}  // namespace

Result<std::string> ask_verifier(const std::string& base_url, std::string_view credential,
                                 const VerifierQuestion& question) {
    http::FetchRules rules;
    rules.allow_plain_http = true;
    rules.allow_private_addresses = true;
    rules.ports.clear();
    rules.limits.total_time = kPatience;
    rules.limits.body_bytes = kMaxReport;
    std::string url = base_url + "/v1/verify?destination=" + query_text(question.destination) +
                      "&purpose=" + query_text(question.purpose);
    if (!question.occupation.empty()) url += "&occupation=" + query_text(question.occupation);
    http::Fields fields;
    fields.set("Content-Type", "application/vc");
    fields.set("Accept", "application/json");
    CARNET_TRY(auto answer, http::post_once(rules, url, fields, credential));
    if (answer.status == 200) return std::move(answer.body);
    return error(
        ErrorCode::kFetchBadAnswer,
        "The verifier answered " + std::to_string(answer.status) + ": " + answer.body.substr(0, kShown),
        base_url);
}

}  // namespace carnet::issuer
