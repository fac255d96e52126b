// SPDX-License-Identifier: Apache-2.0
// Certificates as somebody may send them: what is read comes back byte for byte, every question about it has
// an answer, PEM and DER agree, and a chain of it leads to nobody.
#include "keys/certificate.h"

#include <algorithm>
#include <cstdlib>

using namespace carnet;
using namespace carnet::keys;

namespace {

void expect(bool condition) {
    if (!condition) std::abort();
}

void check_read(const Certificate& certificate, ByteView der) {
    expect(std::ranges::equal(certificate.der(), der));
    const auto again = Certificate::from_pem(certificate.pem());
    expect(again && again->size() == 1 && again->front() == certificate);
    static_cast<void>(certificate.public_key());
    static_cast<void>(certificate.names_url("https://body.example/issuer"));
    const std::vector chain{certificate};
    static_cast<void>(check_chain_shape(chain));
    expect(!verify_chain(chain, {}, {1'800'000'000, 0}));
    expect(!verify_chain(chain, chain, {1'800'000'000, 0}));  // an anchor is no part of a chain
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    if (const auto read = Certificate::from_der(bytes)) check_read(*read, bytes);
    if (const auto chain = Certificate::from_pem(as_text(bytes))) {
        expect(!chain->empty() && chain->size() <= kMaxChain);
        expect(!verify_chain(*chain, {}, {1'800'000'000, 0}));
    }
    return 0;
}
