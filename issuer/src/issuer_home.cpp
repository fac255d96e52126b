// SPDX-License-Identifier: Apache-2.0
#include "issuer/issuer_home.h"

#include "issuer/audit.h"
#include "issuer/records/sqlite_records.h"
#include "issuer/src/durable_file.h"
#include "issuer/src/high_water.h"
#include "issuer/src/store_facts.h"

namespace carnet::issuer {
namespace {

Result<void> make_directories(const std::filesystem::path& directory) {
    std::error_code failed;
    const bool is_there = std::filesystem::exists(directory, failed);
    if (is_there && !std::filesystem::is_empty(directory, failed)) {
        return error(ErrorCode::kConflict,
                     "The directory is not empty. Give the issuer a directory of its own.",
                     directory.string());
    }
    if (!is_there) CARNET_TRY_VOID(make_private_directory(directory));
    CARNET_TRY_VOID(make_private_directory(directory / "officers"));
    return make_private_directory(directory / "locks");
}

Result<void> check_identity(const Records& records, const IssuerSettings& settings,
                            const std::filesystem::path& store) {
    CARNET_TRY(const auto backup, records.facts->find(fact::kBackupMade));
    if (backup && !backup->empty()) {
        return error(
            ErrorCode::kForbidden,
            "This store is a backup. Bring it back with `carnet-issuer backup --restore`, so that nothing is "
            "given twice.",
            store.string());
    }
    CARNET_TRY(const auto did, records.facts->find(fact::kIssuer));
    if (did == settings.did) return {};
    return error(ErrorCode::kConfiguration,
                 "The settings make the issuer " + settings.did + ", but the store was made for " +
                     did.value_or("nobody") + ". An issuer keeps its base_url; a new one needs a new home.",
                 "issuer.base_url");
}

}  // namespace

Result<IssuerHome> IssuerHome::create(const std::filesystem::path& directory, std::string_view settings_toml,
                                      UtcTime now) {
    CARNET_TRY(auto settings, read_settings(settings_toml));
    CARNET_TRY_VOID(make_directories(directory));
    CARNET_TRY_VOID(keys::KeyStore::create(directory / "keys"));
    CARNET_TRY(auto records, open_sqlite_records(directory / "store.sqlite", {store::OpenMode::kCreate}));
    CARNET_TRY_VOID(write_file_durably(directory / "carnet-issuer.toml", settings_toml));
    IssuerHome home(directory, std::move(settings), std::move(records));
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY_VOID(home.records().facts->put(fact::kIssuer, home.settings().did));
    CARNET_TRY_VOID(act.note({"operator", AuditAction::kStoreCreated, home.settings().did, {}}, now));
    CARNET_TRY_VOID(act.commit());
    return home;
}

Result<IssuerHome> IssuerHome::open(const std::filesystem::path& directory) {
    auto text = read_small_file(directory / "carnet-issuer.toml", kMaxSettingsBytes);
    if (!text) {
        if (text.error().code != ErrorCode::kNotFound) return text.error();
        return error(ErrorCode::kNotFound, "No issuer lives here. Make one with `carnet-issuer init`.",
                     directory.string());
    }
    auto settings = read_settings(*text);
    if (!settings)
        return error(settings.error().code, settings.error().detail,
                     (directory / "carnet-issuer.toml").string() + ", " + settings.error().where);
    CARNET_TRY(auto records, open_sqlite_records(directory / "store.sqlite", {store::OpenMode::kReadWrite}));
    CARNET_TRY_VOID(check_identity(records, *settings, directory / "store.sqlite"));
    CARNET_TRY_VOID(check_high_water(directory, records));
    return IssuerHome(directory, *std::move(settings), std::move(records));
}

Result<keys::KeyStore> IssuerHome::keys() const {
    return keys::KeyStore::open(keys_path());
}

}  // namespace carnet::issuer
