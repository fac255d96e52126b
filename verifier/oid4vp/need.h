// SPDX-License-Identifier: Apache-2.0
//
// A named need: what an employer asks wallets for, written down once by whoever runs the verifier, so that a
// page asks for "site-electrician" and nobody can ask through it for more. Values; thread-safe to read.
#pragma once

#include "base/result.h"
#include "verifier/oid4vp/dcql.h"
#include "verifier/recognition/recognition.h"
#include "verifier/recognition_question.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

// As it stands in the configuration.
struct NeedFile {
    std::string name;             // [a-z0-9-], 1 to 40
    std::string title;            // for people: "Site electrician: name, occupation, units, in force"
    std::filesystem::path query;  // a DCQL query as JSON
    WrittenQuestion recognition;  // what a certificate that is shown is to count for; may be empty
};

struct Need {
    std::string name;
    std::string title;
    DcqlQuery query;
    std::optional<RecognitionQuestion> recognition;
};

inline constexpr std::size_t kMaxQueryBytes = 65'536;

// `text` is the query file's. kConfiguration: `where` is the file and the place in it.
[[nodiscard]] Result<Need> read_need(const NeedFile& file, std::string_view text);

}  // namespace carnet::verifier
