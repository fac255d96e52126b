// SPDX-License-Identifier: Apache-2.0
// Encrypted tokens as they come: reading ends with a token or a reason, and a key that nobody encrypted for
// opens none of them.
#include "base/text_encoding.h"
#include "wallet-format/jose/jwe.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

class Counting final : public carnet::Random {
  public:
    void fill(std::span<std::uint8_t> out) override {
        for (auto& byte : out) byte = ++next_;
    }

  private:
    std::uint8_t next_ = 0;
};

const carnet::keys::AgreementKey& stranger() {
    static const auto key = [] {
        Counting random;
        return carnet::keys::AgreementKey::generate(random).value();
    }();
    return key;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    const auto jwe = wallet::CompactJwe::parse(as_text({data, size}));
    if (!jwe) {
        require(!jwe.error().detail.empty());
        return 0;
    }
    const auto& header = jwe->header();
    require(!header.document.root().find("zip") && !header.document.root().find("crit"));
    require(header.apu.size() <= wallet::kMaxPartyInfo && header.apv.size() <= wallet::kMaxPartyInfo);
    const auto opened = wallet::decrypt_compact_jwe(*jwe, stranger());
    require(!opened && opened.error().code == ErrorCode::kDecryptionFailed);
    return 0;
}
