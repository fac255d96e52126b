// SPDX-License-Identifier: Apache-2.0
// DIDs and controller documents as they come: a did:web leads to the host that it names and comes back from
// its URL, and what a controller document offers is what it says.
#include "base/bytes.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/identifier/did_document.h"

#include <cstdlib>
#include <string>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_identifier(std::string_view text) {
    using namespace carnet::wallet;
    if (const auto url = parse_did_url(text)) {
        require(text == (url->fragment.empty() ? url->did : url->did + "#" + url->fragment));
    }
    if (const auto url = did_web_url(text)) {
        require(url->starts_with("https://") && url->ends_with("/did.json"));
        require(url->find("/../") == std::string::npos && url->find('@') == std::string::npos);
        require(url->find('?') == std::string::npos && url->find('#') == std::string::npos);
    }
    if (const auto did = did_web_of(text)) require(did_web_url(*did).has_value());
    if (const auto document = did_key_document(text)) require(document->methods.size() == 1);
    if (const auto document = did_jwk_document(text)) require(document->methods.size() == 1);
}

void check_document(const carnet::JsonDocument& json) {
    using namespace carnet;
    const auto id = json.root().find("id");
    if (!id || !id->is_string()) return;
    const auto document = wallet::read_did_document(json.root(), id->string());
    if (!document) return;
    for (const auto& method : document->methods) require(document->find(method.id) == &method);
    const auto text = wallet::write_did_document(*document);
    const auto again = JsonDocument::parse(text);
    require(again && wallet::read_did_document(again->root(), id->string()).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = carnet::as_text({data, size});
    check_identifier(text);
    if (const auto json = carnet::JsonDocument::parse(text)) check_document(*json);
    return 0;
}
