// SPDX-License-Identifier: Apache-2.0
// The audit log, replayed, leaves exactly the API keys that the store holds.
#include "issuer/api_keys.h"
#include "issuer/fsck/fsck_context.h"

namespace carnet::issuer {
namespace {

std::map<std::string, Sha256Digest> replay(const std::vector<AuditEntry>& entries) {
    std::map<std::string, Sha256Digest> keys;
    for (const auto& entry : entries) {
        if (entry.action == AuditAction::kApiKeyAdded) keys[entry.object] = entry.detail;
        if (entry.action == AuditAction::kApiKeyRemoved) keys.erase(entry.object);
        if (entry.action == AuditAction::kStoreRestored) keys.clear();
    }
    return keys;
}

}  // namespace

Result<void> fsck_api_keys(FsckContext& context) {
    const auto keys = list_api_keys(context.records());
    context.expect(FsckCheck::kApiKeys, "API keys", keys);
    if (!keys) return {};
    auto recorded = replay(context.entries);
    for (const auto& key : *keys) {
        const auto found = recorded.find(key.name);
        if (found == recorded.end() || found->second != digest_of(key)) {
            context.find(FsckCheck::kApiKeys, key.name, "The API key was made or changed without a record.");
        }
        if (found != recorded.end()) recorded.erase(found);
    }
    for (const auto& [name, digest] : recorded)
        context.find(FsckCheck::kApiKeys, name, "The API key was removed without a record.");
    return {};
}

}  // namespace carnet::issuer
