// SPDX-License-Identifier: Apache-2.0
#include "keys/secret_bytes.h"

#include "keys/src/fatal.h"

#include <algorithm>
#include <utility>

#include <sodium.h>

namespace carnet::keys {

// sodium_malloc puts guard pages on both sides and asks the kernel to keep the pages out of core dumps and
// swap. A low RLIMIT_MEMLOCK costs only the last of these: the allocation itself still succeeds.
SecretBytes::SecretBytes(std::size_t size) : data_(nullptr), size_(size) {
    start_sodium();
    data_ = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (data_ == nullptr) end_process("no guarded memory for a secret");
    sodium_memzero(data_, size);
}

SecretBytes SecretBytes::random(std::size_t size, Random& random) {
    SecretBytes made(size);
    random.fill(made.unsafe_secret_bytes());
    return made;
}

SecretBytes SecretBytes::take_from(std::span<std::uint8_t> source) {
    SecretBytes taken(source.size());
    std::copy(source.begin(), source.end(), taken.data_);
    sodium_memzero(source.data(), source.size());
    return taken;
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
        sodium_free(data_);  // wipes; a null pointer is fine
        data_ = std::exchange(other.data_, nullptr);
        size_ = std::exchange(other.size_, 0);
    }
    return *this;
}

SecretBytes::~SecretBytes() {
    sodium_free(data_);
}

bool SecretBytes::equals(const SecretBytes& other) const noexcept {
    return size_ == other.size_ && (size_ == 0 || sodium_memcmp(data_, other.data_, size_) == 0);
}

std::span<std::uint8_t> SecretBytes::unsafe_secret_bytes() noexcept {
    return {data_, size_};
}

ByteView SecretBytes::unsafe_secret_bytes() const noexcept {
    return {data_, size_};
}

void SecretBytes::shrink(std::size_t size) noexcept {
    if (size >= size_) return;
    sodium_memzero(data_ + size, size_ - size);
    size_ = size;
}

}  // namespace carnet::keys
