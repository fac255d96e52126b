// SPDX-License-Identifier: Apache-2.0
// Secrets move from hand to hand; they are neither copied, nor printed, nor compared in variable time.
#include "keys/secret_bytes.h"

#include <ostream>
#include <string>
#include <utility>

using namespace carnet;
using keys::SecretBytes;

SecretBytes hand_over(SecretBytes& secret) {
#ifdef MISTAKE_copy
    return SecretBytes(secret);
#else
    return SecretBytes(std::move(secret));
#endif
}

void replace(SecretBytes& old, SecretBytes& fresh) {
#ifdef MISTAKE_copy_assignment
    old = fresh;
#else
    old = std::move(fresh);
#endif
}

void print(std::ostream& out, const SecretBytes& secret) {
#ifdef MISTAKE_stream
    out << secret;
#else
    out << secret.size();
#endif
}

bool compare(const SecretBytes& a, const SecretBytes& b) {
#ifdef MISTAKE_plain_comparison
    return a == b;
#else
    return a.equals(b);
#endif
}

SecretBytes from_text(std::string& text) {
#ifdef MISTAKE_from_text
    return SecretBytes(text);
#else
    return SecretBytes::take_from({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
#endif
}

std::uint8_t write(const SecretBytes& secret) {
#ifdef MISTAKE_write_through_const
    return secret.unsafe_secret_bytes()[0] = 1;
#else
    return secret.unsafe_secret_bytes()[0];
#endif
}
