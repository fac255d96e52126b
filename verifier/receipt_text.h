// SPDX-License-Identifier: Apache-2.0
//
// A receipt in words and as JSON, always said to be one and no certificate. Thread-safe.
#pragma once

#include "base/json_writer.h"
#include "verifier/receipt.h"
#include "wording/language.h"

#include <string>
#include <string_view>

namespace carnet::verifier {

[[nodiscard]] std::string receipt_text(const ReceiptFinding& finding, std::string_view file,
                                       wording::Language language);

// One object (docs/formats/receipt.md).
void write_receipt(JsonWriter& writer, const ReceiptFinding& finding, wording::Language language);

}  // namespace carnet::verifier
