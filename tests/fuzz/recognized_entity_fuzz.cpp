// SPDX-License-Identifier: Apache-2.0
// Bytes -> strict JSON -> credential -> recognized entities, and the walk over a web in which every address
// has the same bytes: it ends within its bounds and finds nobody, because nobody is recognized.
#include "base/bytes.h"
#include "wallet-format/profile/recognized_discovery.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace carnet;

void require(bool holds) {
    if (!holds) std::abort();
}

void check_promises(const wallet::RecognizedEntities& read) {
    require(!read.entities.empty() && !read.issuer.empty());
    for (const auto& reference : read.issuer_recognized_in)
        require(!reference.id.empty() && !reference.types.empty());
    for (const auto& entity : read.entities) {
        for (const auto& action : entity.recognized_to) {
            require(!action.action.empty());
            for (const auto& validation : action.output_validation)
                require(!validation.id.empty() && !validation.type.empty());
        }
    }
}

void walk(const wallet::Credential& credential, std::string_view text) {
    std::size_t fetched = 0;
    const wallet::DiscoverySources sources = {
        .recognizes = [](std::string_view /*issuer*/) { return false; },
        .prove = [](const wallet::Credential& /*list*/) -> Result<void> { return {}; },
        .fetch = [&](const std::string& /*url*/) -> Result<std::string> {
            ++fetched;
            return std::string(text);
        },
        .stapled = {}};
    const wallet::DiscoveryLimits limits;
    const auto found = wallet::discover_recognition(credential, "issue", {1'780'000'000, 0}, sources, limits);
    require(!found && !found.error().detail.empty());
    require(fetched <= limits.max_documents);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = as_text({data, size});
    auto document = JsonDocument::parse(text);
    if (!document) return 0;
    const auto credential = wallet::Credential::from_json(*std::move(document));
    if (!credential) return 0;
    if (const auto read = wallet::read_recognized_entities(*credential)) check_promises(*read);
    walk(*credential, text);
    return 0;
}
