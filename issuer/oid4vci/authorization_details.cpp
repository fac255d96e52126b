// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/authorization_details.h"

#include "base/json_reader.h"

namespace carnet::issuer {
namespace {

constexpr JsonLimits kDetailLimits{16'384, 8, 500};

ProtocolError bad_details(std::string_view why) {
    return {protocol::kInvalidAuthorizationDetails, why};
}

}  // namespace

Answer<std::vector<std::string>> read_authorization_details(std::string_view text) {
    const auto json = JsonDocument::parse(text, kDetailLimits);
    if (!json || !json->root().is_array() || json->root().size() == 0)
        return bad_details("authorization_details must be an array of objects");
    std::vector<std::string> configurations;
    for (const JsonValue detail : json->root().elements()) {
        const auto type = detail.find("type");
        const auto id = detail.find("credential_configuration_id");
        if (!type || !type->is_string() || type->string() != kDetailType || !id || !id->is_string())
            return bad_details("each detail needs type openid_credential and a credential_configuration_id");
        configurations.emplace_back(id->string());
    }
    return configurations;
}

}  // namespace carnet::issuer
