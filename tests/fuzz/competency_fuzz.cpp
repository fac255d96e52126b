// SPDX-License-Identifier: Apache-2.0
// Bytes -> strict JSON -> credential -> competency document. What is accepted must keep the rules, and must
// come back unchanged from its claims and from a credential written anew.
#include "base/bytes.h"
#include "wallet-format/profile/competency.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace carnet;

void require(bool holds) {
    if (!holds) std::abort();
}

Result<wallet::CompetencyDocument> read(std::string_view text) {
    CARNET_TRY(auto document, JsonDocument::parse(text));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(std::move(document)));
    return wallet::read_competency(credential);
}

wallet::Envelope envelope() {
    return {.id = "urn:uuid:11111111-2222-4333-8444-555555555555",
            .issuer = "did:web:board.example",
            .issuer_name = "Demo Board (demo)",
            .valid_from = {1'800'000'000, 0},
            .valid_until = std::nullopt,
            .schema_base = "https://board.example/schemas/",
            .statuses = {}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = as_text(ByteView(data, size));
    if (const auto claims = JsonDocument::parse(text)) {
        if (const auto document = wallet::read_claims(claims->root()))
            require(wallet::write_claims(*document).size() <= 6 * size + 1000);
    }
    const auto document = read(text);
    if (!document) return 0;
    require(wallet::check_competency(*document).has_value());
    const auto claims = JsonDocument::parse(wallet::write_claims(*document));
    require(claims && wallet::read_claims(claims->root()) == *document);
    const auto rewritten = wallet::write_competency(*document, envelope());
    require(rewritten.has_value() && read(*rewritten) == *document);
    return 0;
}
