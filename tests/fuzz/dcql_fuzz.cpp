// SPDX-License-Identifier: Apache-2.0
// DCQL queries: what is read is written and read again as the same, and holding it against any document ends.
// The document is the query itself.
#include "verifier/oid4vp/dcql.h"

#include "base/bytes.h"
#include "verifier/oid4vp/dcql_match.h"

#include <cstdlib>

using namespace carnet;
using namespace carnet::verifier;

namespace {

std::string written(const DcqlQuery& query) {
    JsonWriter writer;
    write_dcql(writer, query);
    return writer.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = JsonDocument::parse(as_text({data, size}), {.max_bytes = 65'536});
    if (!document) return 0;
    const auto query = read_dcql(document->root());
    if (!query) return 0;
    const std::string text = written(*query);
    const auto again = JsonDocument::parse(text);
    if (!again) std::abort();
    const auto read_again = read_dcql(again->root());
    if (!read_again || written(*read_again) != text) std::abort();
    std::vector<std::string> answered;
    for (const auto& credential : query->credentials) {
        static_cast<void>(
            check_match(credential, {credential.format, "vct", {"type"}, document->root(), true}));
        answered.push_back(credential.id);
    }
    if (!check_complete(*query, answered)) std::abort();  // who answers all has answered
    return 0;
}
