// SPDX-License-Identifier: Apache-2.0
//
// A JSON-LD context that an operator adds to those which Carnet knows. It decides what documents mean, so the
// configuration names the digest of the very bytes that somebody has read, and nothing is fetched.
// Thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/rdf/context_store.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace carnet::verifier {

inline constexpr std::size_t kMaxContextBytes = std::size_t{1} * 1024 * 1024;

struct ContextFile {
    std::string url;  // by which documents name it
    std::filesystem::path file;
    std::string digest;  // "sha256-" and base64, of the file's bytes. spec: Subresource Integrity section 3.5
};

// `text` is the file's. kConfiguration, with the file in `where`: another digest, no JSON, no object with an
// @context, or another context under that URL.
[[nodiscard]] Result<void> add_context(wallet::ContextStore& contexts, const ContextFile& context,
                                       std::string_view text);

}  // namespace carnet::verifier
