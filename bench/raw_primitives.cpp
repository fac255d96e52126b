// SPDX-License-Identifier: Apache-2.0
//
// Question: what does the raw primitive cost on this machine, now? Everything else is measured against it.
// Prints one JSON object: operations per CPU-second of libsodium's Ed25519 sign and verify over 64 bytes
// (what a Data Integrity proof signs), each the median of nine rounds.
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ctime>

namespace {

constexpr int kRounds = 9;
constexpr int kOperations = 2000;

double cpu_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

template <class Operation>
double median_rate(Operation operation) {
    std::array<double, kRounds> rates{};
    for (auto& rate : rates) {
        const double begin = cpu_seconds();
        for (int i = 0; i < kOperations; ++i) operation();
        rate = kOperations / (cpu_seconds() - begin);
    }
    std::sort(rates.begin(), rates.end());
    return rates[kRounds / 2];
}

}  // namespace

int main() {
    if (sodium_init() < 0) return 1;
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> public_key{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_key{};
    std::array<std::uint8_t, crypto_sign_BYTES> signature{};
    std::array<std::uint8_t, 64> message{};
    crypto_sign_keypair(public_key.data(), secret_key.data());
    randombytes_buf(message.data(), message.size());
    const double sign = median_rate([&] {
        crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_key.data());
    });
    int failed = 0;
    const double verify = median_rate([&] {
        failed |=
            crypto_sign_verify_detached(signature.data(), message.data(), message.size(), public_key.data());
    });
    if (failed != 0) return 1;
    std::printf("{\"sign_per_cpu_second\":%.0f,\"verify_per_cpu_second\":%.0f}\n", sign, verify);
    return 0;
}
