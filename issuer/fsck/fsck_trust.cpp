// SPDX-License-Identifier: Apache-2.0
// Published trust lists: each signed by us and in the audit log, following the one before, and holding what
// officers had approved by then, computed again from their statements.
#include "issuer/desk/trust_rules.h"
#include "issuer/fsck/fsck_context.h"
#include "issuer/fsck/signed_text.h"
#include "issuer/trust_publish.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 100;

std::string name_of(std::int64_t sequence) {
    return "trust list version " + std::to_string(sequence);
}

// Versions in order, each with what is known of the one before.
class TrustVersions {
  public:
    TrustVersions(FsckContext& context, TrustHistory history)
        : context_(context), history_(std::move(history)) {}

    Result<void> look_at(const TrustPublication& publication) {
        ++context_.report.publications;
        ++context_.report.signatures_checked;
        const auto name = name_of(publication.sequence);
        if (publication.sequence != ++expected_)
            find(name, "Version " + std::to_string(expected_) + " is not in the store.");
        expected_ = publication.sequence;
        auto list = read_published(publication);
        context_.expect(FsckCheck::kTrust, name, list);
        const auto digest = keys::sha256(as_bytes(publication.text));
        context_.expect_entry(publication.published_by,
                              publication.adopted ? AuditAction::kTrustAdopted : AuditAction::kTrustPublished,
                              list ? trust_version_name(list->id, publication.sequence) : name, digest);
        if (!list) {
            before_.reset();
            return {};
        }
        look_at_signature(name, publication);
        look_at_content(name, publication, *list);
        before_ = PublishedVersion{*std::move(list), trust_digest(publication.text)};
        return {};
    }

  private:
    void find(const std::string& name, std::string detail) {
        context_.find(FsckCheck::kTrust, name, std::move(detail));
    }

    void look_at_signature(const std::string& name, const TrustPublication& publication) {
        const auto json = JsonDocument::parse(publication.text, wallet::kTrustListLimits);
        if (json)
            context_.expect(FsckCheck::kTrust, name,
                            check_signed(json->root(), context_.keys, keys::KeyPurpose::kTrustLists,
                                         context_.home.settings().did));
    }

    void look_at_content(const std::string& name, const TrustPublication& publication,
                         const wallet::TrustList& list) {
        if (list.sequence != publication.sequence || list.issued != publication.issued ||
            list.next_update != publication.next_update || list.extract_of)
            find(name, "It is another list than its record says.");
        if (before_)
            context_.expect(FsckCheck::kTrust, name,
                            wallet::check_succession(before_->list, before_->digest, list));
        const auto decided = history_.advance(publication.published_by);
        context_.expect(FsckCheck::kTrust, name, decided);
        const auto& state = history_.state();
        const bool is_decided =
            decided && state.terms() && state.terms()->id == list.id && state.terms()->title == list.title &&
            state.terms()->territories == list.territories && state.entries() == list.entries;
        if (decided && !is_decided) find(name, "It does not hold what officers had approved by then.");
    }

    FsckContext& context_;
    TrustHistory history_;
    std::int64_t expected_ = 0;
    std::optional<PublishedVersion> before_;
};

}  // namespace

Result<void> fsck_trust(FsckContext& context) {
    const auto& publications = *context.records().trust_publications;
    CARNET_TRY(auto history, TrustHistory::read(context.records()));
    TrustVersions versions(context, std::move(history));
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page, publications.list(after, kPage));
        if (page.empty()) return {};
        for (const auto& facts : page) {
            after = facts.sequence;
            CARNET_TRY(const auto whole, publications.find(facts.sequence));
            if (whole) CARNET_TRY_VOID(versions.look_at(*whole));
        }
    }
}

}  // namespace carnet::issuer
