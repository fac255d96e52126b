// SPDX-License-Identifier: Apache-2.0
//
// The only home of secrets: keys and passphrases in guarded memory (libsodium: guard pages, never in a core
// dump, locked against swapping where the limit allows, wiped when freed). Moves, never copies, never prints.
//
// unsafe_secret_bytes() is the one way to the raw bytes; its uses are counted by tests/architecture.
#pragma once

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"

#include <cstddef>
#include <span>

namespace carnet::keys {

class SecretBytes {
  public:
    // `size` zero bytes. Ends the process when guarded memory cannot be had.
    explicit SecretBytes(std::size_t size);
    [[nodiscard]] static SecretBytes random(std::size_t size, Random& random);
    // Copies `source` into guarded memory and wipes it where it was.
    [[nodiscard]] static SecretBytes take_from(std::span<std::uint8_t> source);

    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool equals(const SecretBytes& other) const noexcept;  // constant time
    [[nodiscard]] std::span<std::uint8_t> unsafe_secret_bytes() noexcept;
    [[nodiscard]] ByteView unsafe_secret_bytes() const noexcept;
    // Keeps the first `size` bytes and wipes the rest (a passphrase read into a larger buffer).
    void shrink(std::size_t size) noexcept;

  private:
    std::uint8_t* data_;
    std::size_t size_;
};

}  // namespace carnet::keys
