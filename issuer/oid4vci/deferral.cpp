// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/deferral.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text_encoding.h"

#include <array>

namespace carnet::issuer {
namespace {

constexpr JsonLimits kLimits{16'384, 8, 200};
constexpr std::size_t kIdBytes = 32;

std::size_t size_of(const DeferredIssue& issue) {
    std::size_t size = 0;
    for (const auto& proof : issue.proofs) size += proof.size();
    return size;
}

}  // namespace

void Deferrals::drop(std::map<std::string, DeferredIssue, std::less<>>::iterator at) {
    bytes_ -= size_of(at->second);
    waiting_.erase(at);
}

std::optional<std::string> Deferrals::keep(DeferredIssue issue, UtcTime now, Random& random) {
    std::array<std::uint8_t, kIdBytes> bytes{};
    random.fill(bytes);
    auto id = encode_base64url(bytes);
    const std::scoped_lock lock(mutex_);
    for (auto at = waiting_.begin(); at != waiting_.end();) {
        const auto next = std::next(at);
        const bool is_same =
            at->second.token == issue.token && at->second.configuration == issue.configuration;
        if (is_same || at->second.ends <= now) drop(at);
        at = next;
    }
    const auto size = size_of(issue);
    if (waiting_.size() >= kMaxDeferrals || bytes_ + size > kMaxDeferredBytes) return std::nullopt;
    bytes_ += size;
    waiting_.emplace(id, std::move(issue));
    return id;
}

std::optional<DeferredIssue> Deferrals::find(std::string_view id, const keys::Sha256Digest& token,
                                             UtcTime now) {
    const std::scoped_lock lock(mutex_);
    const auto at = waiting_.find(id);
    if (at == waiting_.end() || at->second.ends <= now) return std::nullopt;
    if (!equal_in_constant_time(at->second.token, token)) return std::nullopt;
    return at->second;
}

void Deferrals::end(std::string_view id) {
    const std::scoped_lock lock(mutex_);
    const auto at = waiting_.find(id);
    if (at != waiting_.end()) drop(at);
}

Answer<DeferredRequest> read_deferred_request(std::string_view body, bool was_encrypted) {
    const auto json = JsonDocument::parse(body, kLimits);
    const auto id = json ? json->root().find("transaction_id") : std::optional<JsonValue>();
    if (!id || !id->is_string() || id->string().empty())
        return ProtocolError(protocol::kInvalidCredentialRequest, "transaction_id is missing.");
    DeferredRequest request{std::string(id->string())};
    CARNET_TRY(request.encryption, read_response_encryption(json->root(), was_encrypted));
    return request;
}

std::string write_deferral(std::string_view transaction) {
    JsonWriter out;
    out.begin_object().member("transaction_id", transaction).key("interval").integer(kDeferralInterval);
    return out.end_object().take();
}

}  // namespace carnet::issuer
