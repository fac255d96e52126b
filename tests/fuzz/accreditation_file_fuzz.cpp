// SPDX-License-Identifier: Apache-2.0
// The files in which an authority says what it grants, as TOML or JSON: what is read is an accreditation that
// its rules allow, or the place of what is wrong is named.
#include "base/bytes.h"
#include "issuer/desk/accreditation_file.h"

#include <cstdlib>

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    static const issuer::AccreditationDefaults kDefaults{"https://authority.example/accreditations/1",
                                                         "did:web:authority.example"};
    const auto text = as_text({data, size});
    const auto granted = issuer::read_accreditation_file(text, kDefaults);
    if (granted) {
        must(!granted->id.empty() && !granted->accreditor.empty() && !granted->body.name.empty());
    } else {
        must(!granted.error().detail.empty());
    }
    if (const auto scope = issuer::read_scope_file(text); !scope) must(!scope.error().detail.empty());
    return 0;
}
