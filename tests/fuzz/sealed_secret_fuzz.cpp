// SPDX-License-Identifier: Apache-2.0
// Sealed key files as somebody may have left them: an accepted one is written back and read again, a cost out
// of bounds is refused before it is paid, and nothing opens but what was sealed. The seed `cheap.json` does
// open: it holds "the secret", sealed as below.
#include "keys/src/sealed_secret_text.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

using namespace carnet;
using namespace carnet::keys;

namespace {

constexpr std::string_view kDescription = "carnet key key-1\npurpose certificates";
constexpr std::string_view kPassphrase = "open sesame";
constexpr std::string_view kSecret = "the secret";
// What a run can pay in passing; dearer files within the bounds are not opened here.
constexpr SealingCost kAffordable{64 * 1024, 2};
constexpr SealingCost kMost{1024ULL * 1024 * 1024, 10};

void expect(bool condition) {
    if (!condition) std::abort();
}

bool is_within(const SealingCost& cost, const SealingCost& most) {
    return cost.memory_bytes <= most.memory_bytes && cost.passes <= most.passes;
}

SecretBytes secret_of(std::string_view text) {
    std::vector<std::uint8_t> bytes(text.begin(), text.end());
    return SecretBytes::take_from(bytes);
}

void check_opening(std::string_view text, const SealingCost& cost) {
    static const SecretBytes passphrase = secret_of(kPassphrase);
    static const SecretBytes secret = secret_of(kSecret);
    if (is_within(cost, kMost) && !is_within(cost, kAffordable)) return;
    const auto opened = open_secret(text, passphrase, kDescription);
    if (opened) {
        expect(opened->equals(secret));
        return;
    }
    const bool is_refused = !is_within(cost, kMost) || cost.memory_bytes < 8 * 1024 || cost.passes < 1;
    expect(opened.error().code == (is_refused ? ErrorCode::kLimit : ErrorCode::kWrongPassphrase));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = as_text({data, size});
    const auto sealed = read_sealed_secret(text);
    if (!sealed) {
        expect(sealed.error().code == ErrorCode::kStoreCorrupt);
        return 0;
    }
    const auto written = write_sealed_secret(*sealed);
    const auto again = read_sealed_secret(written);
    expect(again && write_sealed_secret(*again) == written);
    expect(std::ranges::equal(again->ciphertext, sealed->ciphertext));
    check_opening(text, sealed->cost);
    return 0;
}
