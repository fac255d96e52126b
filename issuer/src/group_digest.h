// SPDX-License-Identifier: Apache-2.0
//
// The digests by which one audit entry covers a group of credentials (docs/formats/audit-log.md): made when
// the group is written, made again by fsck from the rows.
#pragma once

#include "issuer/records.h"
#include "keys/digest.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

// Lines "<id> <row> <list> <index> <valid from> <intent>\n", in the order of reservation.
class ReservedGroup {
  public:
    void add(const Reservation& reservation, std::string_view list_id);
    [[nodiscard]] bool is_empty() const noexcept { return text_.empty(); }
    [[nodiscard]] Sha256Digest digest() const { return keys::sha256(as_bytes(text_)); }

  private:
    std::string text_;
};

// Lines "<id> <key> <SHA-256 of the signed text>\n", in the order of reservation.
class IssuedGroup {
  public:
    void add(std::string_view id, std::string_view key, std::string_view signed_text);
    [[nodiscard]] Sha256Digest digest() const { return keys::sha256(as_bytes(text_)); }

  private:
    std::string text_;
};

// What a refusal's audit entry covers.
[[nodiscard]] Sha256Digest refusal_digest(std::string_view rule, std::string_view detail);

}  // namespace carnet::issuer
