// SPDX-License-Identifier: Apache-2.0
// Credentials as they come: the reader's promises about what it lets through hold, and an error names a place
// that is in the document.
#include "base/bytes.h"
#include "wallet-format/credential.h"
#include "wallet-format/status-list/status_list_credential.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_promises(const carnet::wallet::Credential& credential) {
    require(credential.has_type("VerifiableCredential"));
    const bool is_old = credential.data_model() == carnet::wallet::DataModel::kVersion1;
    require(credential.contexts().at(0) ==
            (is_old ? "https://www.w3.org/2018/credentials/v1" : "https://www.w3.org/ns/credentials/v2"));
    require(!is_old || credential.valid_from());
    require(credential.issuer().find(':') != std::string_view::npos);
    if (credential.valid_from() && credential.valid_until()) {
        require(credential.valid_from()->instant() <= credential.valid_until()->instant());
    }
    for (const auto& status : credential.statuses()) {
        require(!status.type.empty() && status.size >= 1 && status.size <= 8);
    }
    for (const auto& proof : credential.proofs()) require(proof.is_object());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    auto document = JsonDocument::parse(as_text({data, size}));
    if (!document) return 0;
    const auto credential = wallet::Credential::from_json(*document);
    if (!credential) {
        require(!credential.error().detail.empty());
        return 0;
    }
    check_promises(*credential);
    (void)wallet::read_status_list(*credential, 1, 256 * 1024);
    return 0;
}
