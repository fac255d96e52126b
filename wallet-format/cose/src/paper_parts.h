// SPDX-License-Identifier: Apache-2.0
//
// The parts of paper claims, each read by one file. The places in errors are those of docs/formats/paper.md.
#pragma once

#include "wallet-format/cose/paper_document.h"
#include "wallet-format/cose/src/claim_reader.h"
#include "wallet-format/cose/src/paper_labels.h"
#include "wallet-format/profile/src/text_kind.h"

#include <array>
#include <string>
#include <vector>

namespace carnet::wallet::paper {

// kBadValue at `where`.
[[nodiscard]] Result<void> check(profile::TextKind kind, const std::string& text, const std::string& where);
// An array of exactly `count` texts.
[[nodiscard]] Result<std::vector<std::string>> read_texts(const CborValue& value, std::size_t count,
                                                          const std::string& where);
[[nodiscard]] Result<Holder> read_holder(const CborValue& value, const std::string& where);
// Completed with its own codes, held against the rules of its profile, and naming what paper did not carry.
[[nodiscard]] Result<PaperContent> read_certificate(ClaimReader& content, const std::string& issuer_name);
[[nodiscard]] Result<PaperContent> read_unit_statement(ClaimReader& content, const std::string& issuer_name);
[[nodiscard]] Result<PaperContent> read_decision(ClaimReader& content);

template <class Value, std::size_t kSize>
Result<Value> read_choice(ClaimReader& content, std::int64_t label, const char* name,
                          const std::array<Value, kSize>& list) {
    CARNET_TRY(const auto number, content.number(label, name));
    if (const auto value = paper::value_of(list, number)) return *value;
    return error(ErrorCode::kBadValue, "This number is not on its list.", content.place(name));
}

}  // namespace carnet::wallet::paper
