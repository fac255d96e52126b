// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/trust_rules.h"

#include "base/text_encoding.h"
#include "keys/digest.h"

namespace carnet::issuer {
namespace {

constexpr std::int64_t kDay = 86'400;

}  // namespace

std::string trust_digest(std::string_view text) {
    return encode_multibase(Multibase::kBase64Url, keys::sha256(as_bytes(text)));
}

Result<std::optional<PublishedVersion>> newest_version(const Records& records) {
    CARNET_TRY(const auto latest, records.trust_publications->latest());
    if (!latest) return std::optional<PublishedVersion>();
    CARNET_TRY(auto list, read_published(*latest));
    return std::optional(PublishedVersion{std::move(list), trust_digest(latest->text)});
}

Result<wallet::TrustList> next_version(const TrustState& state, const std::optional<PublishedVersion>& before,
                                       UtcTime issued) {
    const auto& terms = state.terms();
    if (!terms)
        return error(ErrorCode::kNotFound,
                     "There is no trust list here yet. Begin with `carnet-issuer trust init`, and let "
                     "another officer approve it.");
    wallet::TrustList next;
    next.id = terms->id;
    next.title = terms->title;
    next.territories = terms->territories;
    next.sequence = before ? before->list.sequence + 1 : 1;
    next.issued = UtcTime{issued.seconds, 0};
    next.next_update = next.issued.plus_seconds(terms->next_update_days * kDay);
    if (before) next.previous_digest = before->digest;
    next.entries = state.entries();
    return next;
}

Result<void> check_next(const wallet::TrustList& next, const std::optional<PublishedVersion>& before,
                        std::string_view operator_id) {
    CARNET_TRY_VOID(wallet::check_trust_list(next));
    CARNET_TRY_VOID(wallet::check_accreditors(next, operator_id));
    CARNET_TRY_VOID(check_within_accreditors(next, before, operator_id));
    if (!before) return {};
    return wallet::check_succession(before->list, before->digest, next);
}

}  // namespace carnet::issuer
