// SPDX-License-Identifier: Apache-2.0
// What was published: every version signed by us and in the audit log, numbered upwards, the newest showing
// the bits.
#include "issuer/fsck/fsck_context.h"
#include "issuer/fsck/signed_text.h"
#include "issuer/status_registry.h"
#include "wallet-format/credential.h"
#include "wallet-format/status-list/status_list_credential.h"

#include <algorithm>
#include <array>
#include <limits>

namespace carnet::issuer {
namespace {

constexpr std::array kPurposes = {StatusPurpose::kRevocation, StatusPurpose::kSuspension};
constexpr JsonLimits kLimits{64ULL * 1024 * 1024, 64, 200'000};

std::string name_of(const Publication& publication) {
    return publication.list_id + "/" + std::string(to_string(publication.purpose)) + "/" +
           std::to_string(publication.version);
}

Result<wallet::StatusList> read_list(const FsckContext& context, const Publication& publication,
                                     std::uint64_t entries) {
    CARNET_TRY(const auto json, JsonDocument::parse(publication.text, kLimits));
    CARNET_TRY_VOID(
        check_signed(json.root(), context.keys, keys::KeyPurpose::kStatusLists, context.home.settings().did));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(json));
    CARNET_TRY(auto list, wallet::read_status_list(credential, 1, static_cast<std::size_t>(entries / 8)));
    const auto& settings = context.home.settings();
    if (list.id != settings.status_url(publication.list_id, to_string(publication.purpose)) ||
        list.issuer != settings.did) {
        return error(ErrorCode::kStatusListType, "It is another list than its place says.");
    }
    return list;
}

Result<void> look_at(FsckContext& context, const StatusListRecord& list, const Publication& publication,
                     bool newest) {
    ++context.report.publications;
    ++context.report.signatures_checked;
    const auto name = name_of(publication);
    context.expect_entry(publication.published_by, AuditAction::kStatusPublished, name,
                         keys::sha256(as_bytes(publication.text)));
    const auto read = read_list(context, publication, list.entries);
    context.expect(FsckCheck::kPublished, name, read);
    // An older revision is not wrong: publishing it anew is due.
    if (!read || !newest || publication.revision != list.revision) return {};
    CARNET_TRY(const auto bits, read_bits(context.records(), list, publication.purpose));
    if (std::equal(bits.bytes().begin(), bits.bytes().end(), read->bits.bytes().begin(),
                   read->bits.bytes().end())) {
        return {};
    }
    context.find(FsckCheck::kPublished, name, "The published bits are not those of the store.");
    return {};
}

Result<void> look_at_versions(FsckContext& context, const StatusListRecord& list, StatusPurpose purpose) {
    CARNET_TRY(auto versions, context.records().publications->versions(
                                  list.id, purpose, std::numeric_limits<std::int32_t>::max()));
    std::reverse(versions.begin(), versions.end());
    UtcTime before;
    for (const auto& version : versions) {
        if (version.valid_from < before) {
            context.find(FsckCheck::kPublished, name_of(version),
                         "It begins before the version that it follows.");
        }
        before = version.valid_from;
        CARNET_TRY(const auto whole, context.records().publications->find(list.id, purpose, version.version));
        if (whole)
            CARNET_TRY_VOID(look_at(context, list, *whole, version.version == versions.back().version));
    }
    return {};
}

}  // namespace

Result<void> fsck_published(FsckContext& context) {
    CARNET_TRY(const auto lists, context.records().status_lists->list());
    for (const auto& list : lists) {
        for (const auto purpose : kPurposes) CARNET_TRY_VOID(look_at_versions(context, list, purpose));
    }
    return {};
}

}  // namespace carnet::issuer
