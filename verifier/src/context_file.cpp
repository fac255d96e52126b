// SPDX-License-Identifier: Apache-2.0
#include "verifier/context_file.h"

#include "base/text_encoding.h"
#include "keys/digest.h"

namespace carnet::verifier {
namespace {

Error unusable(const ContextFile& context, std::string detail) {
    return error(ErrorCode::kConfiguration, std::move(detail), context.file.string());
}

}  // namespace

Result<void> add_context(wallet::ContextStore& contexts, const ContextFile& context, std::string_view text) {
    const auto digest = "sha256-" + encode_base64(keys::sha256(as_bytes(text)));
    if (digest != context.digest)
        return unusable(context,
                        "This file's digest is " + digest + ", and the configuration says " + context.digest +
                            ". Find out which of the two changed before you write the new one there.");
    const auto document = JsonDocument::parse(text, {.max_bytes = kMaxContextBytes});
    if (!document)
        return unusable(context, "This is no JSON that can be read: " + document.error().message());
    if (!document->root().find("@context"))
        return unusable(context, "This is no context: it must be an object with an @context.");
    if (!contexts.add(context.url, *document))
        return unusable(context, "There is another context under " + context.url +
                                     " already, and it cannot be replaced. Remove this one.");
    return {};
}

}  // namespace carnet::verifier
