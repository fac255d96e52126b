// SPDX-License-Identifier: Apache-2.0
//
// Errors of JSON-LD processing. Private to rdf/.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace carnet::wallet {

// `name` is one of the specification's own error codes ("invalid term definition"), so that people can look
// it up; the detail begins with it. spec: JSON-LD 1.1 API 9.6.2
[[nodiscard]] inline Error json_ld_error(std::string_view name, std::string_view what, JsonValue at) {
    return error(ErrorCode::kBadJsonLd, std::string(name).append(": ").append(what), at.pointer());
}

// Something that a signature over RDF would not cover.
[[nodiscard]] inline Error data_loss(std::string_view what, JsonValue at) {
    return error(ErrorCode::kDataLoss, std::string(what), at.pointer());
}

}  // namespace carnet::wallet
