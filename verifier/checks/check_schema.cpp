// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "wallet-format/contexts/contexts.h"

#include <algorithm>
#include <string_view>

namespace carnet::verifier {
namespace {

constexpr std::string_view kJsonSchema = "JsonSchema";

std::string_view last_segment(std::string_view url) {
    const auto slash = url.rfind('/');
    return slash == std::string_view::npos ? url : url.substr(slash + 1);
}

// Is it a schema of ours, wherever the issuer serves it?
bool is_ours(const wallet::SchemaReference& schema) {
    const auto& documents = wallet::embedded_documents();
    return schema.type == kJsonSchema &&
           std::any_of(documents.begin(), documents.end(), [&](const wallet::EmbeddedDocument& each) {
               return each.content_type == "application/schema+json" &&
                      each.file_name == last_segment(schema.id);
           });
}

}  // namespace

// Our typed reader decides what our schema says (a test holds the two against each other), so a reference to
// a schema of ours adds nothing to the profile check. A foreign schema is never fetched: its host would learn
// of the verification, and could change its answer.
// spec: VC Data Model 2.0 section 4.11
Check check_schema(const wallet::Credential& credential, const Check& profile) {
    if (credential.schemas().empty()) return skipped(CheckKind::kSchema, Reason::kNotApplicable);
    const bool read_by_us = profile.outcome == Outcome::kPassed;
    for (const auto& schema : credential.schemas()) {
        if (read_by_us && is_ours(schema)) continue;
        if (profile.outcome == Outcome::kFailed && is_ours(schema)) continue;
        return finding(CheckKind::kSchema, Outcome::kWarned, Reason::kSchemaForeign, schema.id,
                       "The document was not held against this schema.");
    }
    return passed(CheckKind::kSchema);
}

}  // namespace carnet::verifier
