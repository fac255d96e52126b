// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/officer.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "issuer/audit.h"
#include "issuer/desk/approval.h"
#include "issuer/src/durable_file.h"
#include "issuer/src/statement.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxSealed = std::size_t{64} * 1024;
constexpr std::size_t kBootstrapOfficers = 2;

bool is_officer_id(std::string_view id) {
    return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::filesystem::path sealed_path(const IssuerHome& home, std::string_view id) {
    return home.officers_path() / (std::string(id) + ".key");
}

// Sealed together with the key, so that one officer's file cannot be put in another's place.
std::string sealed_description(std::string_view id) {
    return "carnet-issuer officer " + std::string(id);
}

Result<void> check_new(const NewOfficer& officer) {
    if (!is_officer_id(officer.id)) {
        return error(ErrorCode::kBadValue, "An officer's id has 1 to 40 characters: a-z, 0-9 and '-'.",
                     officer.id);
    }
    if (officer.name.empty() || officer.name.size() > 200 || !is_utf8(officer.name)) {
        return error(ErrorCode::kBadValue, "An officer's name has 1 to 200 bytes of UTF-8.", officer.id);
    }
    if (officer.roles.prepare || officer.roles.approve) return {};
    return error(ErrorCode::kBadValue, "An officer needs a role: prepare, approve or both.", officer.id);
}

std::string addition_document(std::string_view id, const OfficerRecord& officer) {
    JsonWriter writer;
    writer.begin_object().member("change", "add").member("id", id).member("key", officer.key.multikey());
    writer.member("name", officer.name).member("officer", officer.id).key("roles").begin_array();
    if (officer.roles.approve) writer.string("approve");
    if (officer.roles.prepare) writer.string("prepare");
    writer.end_array().member("type", "carnet-officer-change-v1").end_object();
    return writer.take();
}

std::string enabling_document(std::string_view id, std::string_view officer, bool enabled) {
    JsonWriter writer;
    writer.begin_object().member("change", enabled ? "enable" : "disable").member("id", id);
    writer.member("officer", officer).member("type", "carnet-officer-change-v1").end_object();
    return writer.take();
}

// Are there `needed` different officers who may vouch, one of them an approver where two are needed?
Result<void> check_vouchers(const Records& records, const std::vector<const UnlockedOfficer*>& vouchers,
                            std::size_t needed) {
    if (vouchers.size() < needed) {
        return error(ErrorCode::kApprovalMissing,
                     needed == 2 ? "Two officers must vouch for this, one of them with the role `approve`."
                                 : "An officer must vouch for this.");
    }
    bool approver = false;
    for (std::size_t i = 0; i < vouchers.size(); ++i) {
        CARNET_TRY(const auto officer, require_present(records, vouchers[i]->record()));
        approver = approver || officer.roles.approve;
        for (std::size_t j = 0; j < i; ++j) {
            if (vouchers[j]->record().id == officer.id) {
                return error(ErrorCode::kForbidden, "The two who vouch must be two persons.", officer.id);
            }
        }
    }
    if (needed < 2 || approver) return {};
    return error(ErrorCode::kForbidden, "One of the two who vouch must have the role `approve`.");
}

// Keeps the statement with its vouchers' signatures, concluded by an audit entry.
Result<void> record_change(Act& act, Records& records, Statement statement, AuditAction action,
                           std::string_view officer, const std::vector<const UnlockedOfficer*>& vouchers,
                           UtcTime now) {
    const std::string_view actor =
        vouchers.empty() ? std::string_view("operator") : vouchers.front()->record().id;
    CARNET_TRY(statement.concluded_by, act.note({actor, action, officer, statement.digest}, now));
    statement.state = StatementState::kApproved;
    CARNET_TRY_VOID(records.statements->add(statement));
    for (const auto* voucher : vouchers) {
        CARNET_TRY(const auto signature, sign_statement(statement, SignedAct::kApprove, *voucher, now));
        CARNET_TRY_VOID(records.signatures->add(signature));
    }
    return {};
}

struct FreshKey {
    std::string sealed;
    std::unique_ptr<const keys::Signer> signer;
};

Result<FreshKey> make_key(std::string_view id, const keys::SecretBytes& passphrase,
                          const keys::SealingCost& cost, Random& random) {
    CARNET_TRY(auto secret, keys::generate_secret(keys::Algorithm::kEd25519, random));
    CARNET_TRY(auto sealed, keys::seal_secret(secret, passphrase, sealed_description(id), cost, random));
    CARNET_TRY(auto signer, keys::make_signer(keys::Algorithm::kEd25519, std::move(secret)));
    return FreshKey{std::move(sealed), std::move(signer)};
}

Result<OfficerRecord> require_officer(const Records& records, std::string_view id) {
    CARNET_TRY(auto officer, records.officers->find(id));
    if (officer) return *std::move(officer);
    return error(ErrorCode::kNotFound, "There is no such officer.", std::string(id));
}

}  // namespace

Result<UnlockedOfficer> unlock_officer(const IssuerHome& home, std::string_view id,
                                       const keys::SecretBytes& passphrase) {
    CARNET_TRY(auto officer, require_officer(home.records(), id));
    if (!officer.enabled) return error(ErrorCode::kForbidden, "This officer is disabled.", std::string(id));
    CARNET_TRY(const auto sealed, read_small_file(sealed_path(home, id), kMaxSealed));
    CARNET_TRY(auto secret, keys::open_secret(sealed, passphrase, sealed_description(id)));
    CARNET_TRY(auto signer, keys::make_signer(keys::Algorithm::kEd25519, std::move(secret)));
    if (!(signer->public_key() == officer.key)) {
        return error(ErrorCode::kStoreCorrupt,
                     "The sealed key is not the one that the store knows for this officer.",
                     sealed_path(home, id).string());
    }
    return UnlockedOfficer(std::move(officer), std::move(signer));
}

Result<bool> is_bootstrapping(const IssuerHome& home) {
    CARNET_TRY(const auto officers, home.records().officers->list());
    return officers.size() < kBootstrapOfficers;
}

Result<OfficerRecord> add_officer(IssuerHome& home, const NewOfficer& officer,
                                  const keys::SecretBytes& passphrase,
                                  const std::vector<const UnlockedOfficer*>& vouchers,
                                  const keys::SealingCost& cost, const Clock& clock, Random& random) {
    CARNET_TRY_VOID(check_new(officer));
    // Sealing takes a second on purpose, so it is done before the write lock is taken.
    CARNET_TRY(const auto key, make_key(officer.id, passphrase, cost, random));
    const UtcTime now = clock.now();
    const OfficerRecord record{officer.id, officer.name,           officer.roles, key.signer->public_key(),
                               true,       UtcTime{now.seconds, 0}};
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const bool bootstrapping, is_bootstrapping(home));
    if (!bootstrapping) CARNET_TRY_VOID(check_vouchers(home.records(), vouchers, 2));
    if (auto added = home.records().officers->add(record); !added) {
        if (added.error().code != ErrorCode::kConflict) return added.error();
        return error(ErrorCode::kConflict, "There is or was an officer with this id. Choose another.",
                     officer.id);
    }
    const std::string id = new_id("officer-", now, random);
    CARNET_TRY_VOID(
        record_change(act, home.records(),
                      make_statement(id, StatementKind::kOfficerChange, addition_document(id, record), now),
                      AuditAction::kOfficerAdded, record.id,
                      bootstrapping ? std::vector<const UnlockedOfficer*>() : vouchers, now));
    // Inside the transaction: two additions of one id cannot overwrite each other's file.
    CARNET_TRY_VOID(write_file_durably(sealed_path(home, record.id), key.sealed));
    CARNET_TRY_VOID(act.commit());
    return record;
}

Result<void> set_officer_enabled(IssuerHome& home, std::string_view id, bool enabled,
                                 const std::vector<const UnlockedOfficer*>& vouchers, const Clock& clock,
                                 Random& random) {
    const UtcTime now = clock.now();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto officer, require_officer(home.records(), id));
    if (officer.enabled == enabled) {
        return error(ErrorCode::kConflict,
                     enabled ? "This officer is enabled." : "This officer is disabled already.", officer.id);
    }
    CARNET_TRY_VOID(check_vouchers(home.records(), vouchers, enabled ? 2 : 1));
    CARNET_TRY_VOID(home.records().officers->set_enabled(id, enabled));
    const std::string change = new_id("officer-", now, random);
    CARNET_TRY_VOID(record_change(
        act, home.records(),
        make_statement(change, StatementKind::kOfficerChange, enabling_document(change, id, enabled), now),
        enabled ? AuditAction::kOfficerEnabled : AuditAction::kOfficerDisabled, id, vouchers, now));
    return act.commit();
}

Result<void> change_passphrase(IssuerHome& home, std::string_view id, const keys::SecretBytes& old_passphrase,
                               const keys::SecretBytes& new_passphrase, const keys::SealingCost& cost,
                               const Clock& clock, Random& random) {
    CARNET_TRY(const auto officer, require_officer(home.records(), id));
    CARNET_TRY(const auto sealed, read_small_file(sealed_path(home, officer.id), kMaxSealed));
    CARNET_TRY(const auto secret, keys::open_secret(sealed, old_passphrase, sealed_description(officer.id)));
    CARNET_TRY(const auto again,
               keys::seal_secret(secret, new_passphrase, sealed_description(officer.id), cost, random));
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY_VOID(act.note({officer.id, AuditAction::kOfficerPassphrase, officer.id, {}}, clock.now()));
    CARNET_TRY_VOID(write_file_durably(sealed_path(home, officer.id), again));
    return act.commit();
}

}  // namespace carnet::issuer
