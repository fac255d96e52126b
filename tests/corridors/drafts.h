// SPDX-License-Identifier: Apache-2.0
//
// One entry of "documents" in a case.json, read: who says what when.
//
//   {"name": "decision", "issuer": "chamber", "date": "2021-03-10", "signers": ["chamber", "ministry"],
//    "validUntil": "2026-03-10", "signed": "2021-03-12", "status": ["decisions"]}
//
// The text stands in documents/<name>.json, or in the file that "file" names. `date` is the day from which
// the credential is valid, and on which it is signed unless "signed" says another.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "tests/corridors/actors.h"
#include "wallet-format/profile/envelope.h"

#include <filesystem>
#include <string>
#include <vector>

namespace carnet::corridors {

struct Draft {
    std::string name;
    std::filesystem::path file;
    std::vector<const Actor*> signers;  // the issuer alone where none are named
    UtcTime signed_at;
    wallet::Envelope envelope;  // its id is set by the caller
    bool must_be_refused = false;
};

[[nodiscard]] Result<Draft> read_draft(JsonValue folder, JsonValue entry, const Actors& actors,
                                       const std::filesystem::path& directory);

// A member that is a complete day.
[[nodiscard]] Result<Date> day_in(JsonValue object, std::string_view member);

}  // namespace carnet::corridors
