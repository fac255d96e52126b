// SPDX-License-Identifier: Apache-2.0
//
// From a document and a proof to the bytes that a signature covers.
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/result.h"
#include "keys/algorithm.h"
#include "keys/digest.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace carnet::wallet {

// Hash of the proof configuration followed by hash of the document, without an allocation.
class HashData {
  public:
    HashData(keys::Algorithm algorithm, std::string_view canonical_proof_config,
             std::string_view canonical_document);
    [[nodiscard]] ByteView proof_config_hash() const noexcept { return {bytes_.data(), hash_size_}; }
    [[nodiscard]] ByteView document_hash() const noexcept { return {bytes_.data() + hash_size_, hash_size_}; }
    [[nodiscard]] ByteView signed_bytes() const noexcept { return {bytes_.data(), 2 * hash_size_}; }

  private:
    std::array<std::uint8_t, 2 * std::tuple_size_v<keys::Sha384Digest>> bytes_{};
    std::size_t hash_size_;
};

// The document as it was before any proof, under the proof's own @context where it has one.
// kBadContext: the two contexts do not agree.
[[nodiscard]] Result<std::string> canonical_document(JsonValue document, JsonValue proof);
[[nodiscard]] std::string canonical_proof_config(JsonValue proof);

}  // namespace carnet::wallet
