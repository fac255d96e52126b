// SPDX-License-Identifier: Apache-2.0
//
// What issuing to wallets keeps: offers, the access tokens given for them, and the copies of an award that
// were signed for holders' keys. Part of issuer/records.h, whose page says what holds for all interfaces.
// Codes and tokens are kept as digests only: a store that is read by others redeems nothing.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "keys/digest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

enum class StatusPurpose : std::uint8_t;

enum class OfferState : std::uint8_t {
    kOpen,       // nobody has used its code
    kGranted,    // its code was given for a token
    kRedeemed,   // copies are signed; the same keys may fetch them again
    kWithdrawn,  // by the desk
    kLocked      // too many wrong transaction codes
};
[[nodiscard]] std::string_view to_string(OfferState state) noexcept;  // "open", "granted", ...
[[nodiscard]] std::optional<OfferState> offer_state_from(std::string_view text) noexcept;

struct OfferRecord {
    std::int64_t number = 0;  // given by the store
    std::string id;           // "offer-20261128-k3f9p": names it to people, redeems nothing
    std::int64_t batch = 0;
    std::int64_t row = 0;
    std::string award;                          // "urn:uuid:...": the id of every copy of this row
    keys::Sha256Digest code{};                  // of the pre-authorized code
    std::optional<keys::Sha256Digest> tx_code;  // of the transaction code, with the code in it
    OfferState state = OfferState::kOpen;
    std::int64_t wrong_tries = 0;
    UtcTime created;
    UtcTime expires;
    std::int64_t replaces = 0;  // OfferRecord::number of the offer whose copies end with this one's; 0: none
    std::int64_t made_by = 0;   // audit entry
    std::string notified;       // the wallet's last word: "credential_accepted", ...; may be empty
};

class OfferRecords {
  public:
    virtual ~OfferRecords() = default;
    [[nodiscard]] virtual Result<std::int64_t> add(const OfferRecord& offer) = 0;
    [[nodiscard]] virtual Result<std::optional<OfferRecord>> find(std::string_view id) const = 0;
    [[nodiscard]] virtual Result<std::optional<OfferRecord>> by_code(
        const keys::Sha256Digest& code) const = 0;
    // Of one batch (0: of all), ordered by number.
    [[nodiscard]] virtual Result<std::vector<OfferRecord>> list(std::int64_t batch, std::int64_t after,
                                                                std::size_t limit) const = 0;
    // Writes state, wrong_tries and notified.
    [[nodiscard]] virtual Result<void> update(const OfferRecord& offer) = 0;
    // In the order in which they were made.
    [[nodiscard]] virtual Result<std::vector<OfferRecord>> of_row(std::int64_t batch,
                                                                  std::int64_t row) const = 0;
    // Offers whose token came to nothing (granted, no copy reserved or signed) are open again, and their
    // tokens are gone. Returns how many.
    [[nodiscard]] virtual Result<std::int64_t> reopen_unused() = 0;
};

struct OfferToken {
    keys::Sha256Digest token{};
    std::string offer;  // OfferRecord::id
    UtcTime expires;
    bool names_datasets = false;  // the wallet was given credential_identifiers and must use them
};

class OfferTokenRecords {
  public:
    virtual ~OfferTokenRecords() = default;
    [[nodiscard]] virtual Result<void> add(const OfferToken& token) = 0;
    [[nodiscard]] virtual Result<std::optional<OfferToken>> find(const keys::Sha256Digest& token) const = 0;
    [[nodiscard]] virtual Result<void> drop_expired(UtcTime now) = 0;
};

// One signed document of an award, for one holder's key, in one format; or the durable intent to sign it.
struct CopyRecord {
    std::int64_t number = 0;  // given by the store
    std::int64_t offer = 0;   // OfferRecord::number
    std::string offer_id;
    std::string configuration;  // credential_configuration_id
    std::string holder;         // DID
    std::string award;          // its id
    std::int64_t batch = 0;
    std::int64_t row = 0;
    std::int64_t list = 0;  // its place in the status lists
    std::uint64_t index = 0;
    std::int64_t envelope = 0;
    UtcTime valid_from;
    keys::Sha256Digest intent{};
    std::int64_t reserved_by = 0;  // audit entry
    bool is_signed = false;
    std::string text;
    std::string key;
    UtcTime issued;
    std::int64_t issued_by = 0;  // audit entry
    bool revoked = false;
    bool suspended = false;
};

class CopyRecords {
  public:
    virtual ~CopyRecords() = default;
    // kConflict: that holder has one of this offer and configuration, or the place is taken.
    [[nodiscard]] virtual Result<std::int64_t> reserve(const CopyRecord& copy) = 0;
    // Writes text, key, issued, issued_by.
    [[nodiscard]] virtual Result<void> store(const CopyRecord& copy) = 0;
    [[nodiscard]] virtual Result<void> set(const CopyRecord& copy, StatusPurpose purpose, bool value) = 0;
    [[nodiscard]] virtual Result<std::vector<CopyRecord>> of_offer(std::int64_t offer) const = 0;
    [[nodiscard]] virtual Result<std::vector<CopyRecord>> of_award(std::string_view award) const = 0;
    // All, ordered by number.
    [[nodiscard]] virtual Result<std::vector<CopyRecord>> list(std::int64_t after,
                                                               std::size_t limit) const = 0;
};

}  // namespace carnet::issuer
