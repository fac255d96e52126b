// SPDX-License-Identifier: Apache-2.0
// Every officer was added by a statement that says who they are, and from the third on two others vouched.
#include "base/json_reader.h"
#include "issuer/desk/approval.h"
#include "issuer/fsck/fsck_context.h"

#include <algorithm>
#include <optional>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 1000;
constexpr std::size_t kBootstrapOfficers = 2;

struct Change {
    std::string kind;  // "add", "enable", "disable"
    std::string officer;
    std::string key;  // of an addition
    Roles roles;
};

Result<Change> read_change(const Statement& statement) {
    CARNET_TRY(const auto document, JsonDocument::parse(statement.document));
    const auto root = document.root();
    Change change;
    CARNET_TRY(const auto kind, root.require("change"));
    CARNET_TRY(const auto kind_text, kind.as_string());
    CARNET_TRY(const auto officer, root.require("officer"));
    CARNET_TRY(const auto officer_text, officer.as_string());
    change.kind = kind_text;
    change.officer = officer_text;
    if (const auto key = root.find("key"); key && key->is_string()) change.key = key->string();
    if (const auto roles = root.find("roles")) {
        for (const JsonValue role : roles->elements()) {
            if (role.is_string() && role.string() == "prepare") change.roles.prepare = true;
            if (role.is_string() && role.string() == "approve") change.roles.approve = true;
        }
    }
    return change;
}

AuditAction action_of(const Change& change) {
    if (change.kind == "add") return AuditAction::kOfficerAdded;
    return change.kind == "enable" ? AuditAction::kOfficerEnabled : AuditAction::kOfficerDisabled;
}

// Goes through the changes in order and knows who there is at each moment.
class OfficerHistory {
  public:
    explicit OfficerHistory(FsckContext& context) : context_(context) {}

    Result<void> follow(const Statement& statement) {
        auto change = read_change(statement);
        if (!change) {
            context_.find(FsckCheck::kOfficers, statement.id, change.error().message());
            return {};
        }
        context_.expect_entry(statement.concluded_by, action_of(*change), change->officer, statement.digest);
        CARNET_TRY(const auto vouchers, valid_vouchers(statement));
        const std::size_t needed = change->kind == "disable"                                       ? 1
                                   : change->kind == "add" && enabled_.size() < kBootstrapOfficers ? 0
                                                                                                   : 2;
        if (vouchers.size() < needed) {
            context_.find(FsckCheck::kOfficers, change->officer,
                          "Fewer officers vouched for this change (" + statement.id + ") than are needed.");
        }
        if (change->kind == "add") added_.emplace(change->officer, *change);
        enabled_[change->officer] = change->kind != "disable";
        return {};
    }

    void compare(const OfficerRecord& officer) {
        const auto added = added_.find(officer.id);
        if (added == added_.end() || added->second.key != officer.key.multikey() ||
            !(added->second.roles == officer.roles)) {
            context_.find(FsckCheck::kOfficers, officer.id,
                          "The officer's key or roles are not those that were recorded.");
        } else if (enabled_[officer.id] != officer.enabled) {
            context_.find(FsckCheck::kOfficers, officer.id,
                          "The officer was enabled or disabled without a record.");
        }
    }

  private:
    // Different officers, known and enabled at that moment, whose signatures hold.
    Result<std::set<std::string>> valid_vouchers(const Statement& statement) {
        std::set<std::string> vouchers;
        CARNET_TRY(const auto signatures, context_.records().signatures->of(statement.id));
        for (const auto& signature : signatures) {
            CARNET_TRY(const auto officer, context_.records().officers->find(signature.officer));
            const auto enabled = enabled_.find(signature.officer);
            ++context_.report.signatures_checked;
            if (!officer || enabled == enabled_.end() || !enabled->second) continue;
            const auto sound = check_signature(statement, signature, *officer);
            context_.expect(FsckCheck::kOfficers, statement.id, sound);
            if (sound) vouchers.insert(signature.officer);
        }
        return vouchers;
    }

    FsckContext& context_;
    std::map<std::string, Change> added_;
    std::map<std::string, bool> enabled_;
};

}  // namespace

Result<void> fsck_officers(FsckContext& context) {
    OfficerHistory history(context);
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page,
                   context.records().statements->list(StatementKind::kOfficerChange, after, kPage));
        if (page.empty()) break;
        for (const auto& statement : page) {
            CARNET_TRY_VOID(history.follow(statement));
            after = statement.number;
        }
    }
    CARNET_TRY(const auto officers, context.records().officers->list());
    for (const auto& officer : officers) history.compare(officer);
    return {};
}

}  // namespace carnet::issuer
