// SPDX-License-Identifier: Apache-2.0
// Bytes -> strict JSON -> credential -> each of Carnet's own kinds. What is read whole is read by its shape,
// and what is written of it is read and written again as the same text; an error names a place.
#include "base/bytes.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/text_rules.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace carnet;
using wallet::profile::PublishedKind;

void require(bool holds) {
    if (!holds) std::abort();
}

Result<wallet::Credential> credential_of(std::string_view text) {
    CARNET_TRY(auto document, JsonDocument::parse(text));
    return wallet::Credential::from_json(std::move(document));
}

// Of the same issuer, because who signs a document may decide what it may say, and with the same dates,
// because some documents end when their envelope does.
wallet::Envelope envelope_of(const wallet::Credential& credential) {
    const auto instant = [](const std::optional<Timestamp>& time) {
        return time ? std::optional(time->instant()) : std::nullopt;
    };
    return {.id = "urn:uuid:11111111-2222-4333-8444-555555555555",
            .issuer = std::string(credential.issuer()),
            .issuer_name = "Demo Board (demo)",
            .valid_from = instant(credential.valid_from()).value_or(UtcTime{1'800'000'000, 0}),
            .valid_until = instant(credential.valid_until()),
            .schema_base = "https://board.example/schemas/",
            .statuses = {}};
}

void check_kind(const PublishedKind& kind, const wallet::Credential& credential) {
    const bool has_shape = kind.read_shape(credential).has_value();
    const auto envelope = envelope_of(credential);
    const auto written = kind.rewrite(credential, envelope);
    if (!written) {
        require(!written.error().detail.empty());
        return;
    }
    require(has_shape);
    const auto again = credential_of(*written);
    require(again && kind.read_shape(*again));
    const auto rewritten = kind.rewrite(*again, envelope);
    require(rewritten && *rewritten == *written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto kinds = wallet::profile::published_kinds();
    const auto credential = credential_of(as_text({data, size}));
    // Readers take any URI for an issuer, writers a DID.
    if (!credential || wallet::profile::check_did(credential->issuer())) return 0;
    for (const auto& kind : kinds) check_kind(kind, *credential);
    return 0;
}
