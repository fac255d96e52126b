// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/group_digest.h"

#include "base/text_encoding.h"

namespace carnet::issuer {

void ReservedGroup::add(const Reservation& reservation, std::string_view list_id) {
    text_.append(reservation.id).append(" ").append(std::to_string(reservation.row)).append(" ");
    text_.append(list_id).append(" ").append(std::to_string(reservation.index)).append(" ");
    text_.append(std::to_string(reservation.valid_from.seconds)).append(" ");
    text_.append(encode_hex(reservation.intent)).append("\n");
}

void IssuedGroup::add(std::string_view id, std::string_view key, std::string_view signed_text) {
    text_.append(id).append(" ").append(key).append(" ");
    text_.append(encode_hex(keys::sha256(as_bytes(signed_text)))).append("\n");
}

Sha256Digest refusal_digest(std::string_view rule, std::string_view detail) {
    std::string text(rule);
    text.append("\n").append(detail);
    return keys::sha256(as_bytes(text));
}

}  // namespace carnet::issuer
