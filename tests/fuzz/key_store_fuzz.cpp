// SPDX-License-Identifier: Apache-2.0
// keys.json as somebody may have left it: an accepted one is written back and read again to the same text,
// and keeps the rules that the rest relies on.
#include "keys/src/key_records_text.h"

#include <algorithm>
#include <cstdlib>

using namespace carnet;
using namespace carnet::keys;

namespace {

void expect(bool condition) {
    if (!condition) std::abort();
}

void check_rules(const std::vector<KeyRecord>& records) {
    std::uint32_t last = 0;
    int active_certificates = 0;
    int active_status_lists = 0;
    for (const auto& record : records) {
        const auto number = key_number(record.id);
        expect(number && *number > last);
        last = *number;
        if (record.state != KeyState::kActive) continue;
        ++(record.purpose == KeyPurpose::kCertificates ? active_certificates : active_status_lists);
    }
    expect(active_certificates <= 1 && active_status_lists <= 1);
}

bool same(const KeyRecord& a, const KeyRecord& b) {
    return a.id == b.id && a.purpose == b.purpose && a.public_key == b.public_key && a.state == b.state &&
           a.created == b.created && a.retiring_since == b.retiring_since &&
           a.retired_since == b.retired_since && a.revoked_as_of == b.revoked_as_of;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = as_text({data, size});
    static_cast<void>(key_number(text));
    const auto records = read_key_records(text);
    if (!records) {
        expect(records.error().code == ErrorCode::kStoreCorrupt);
        return 0;
    }
    check_rules(*records);
    const auto again = read_key_records(write_key_records(*records));
    expect(again && std::ranges::equal(*again, *records, same));
    return 0;
}
