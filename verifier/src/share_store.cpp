// SPDX-License-Identifier: Apache-2.0
#include "verifier/share_store.h"

#include "base/text_encoding.h"
#include "keys/digest.h"
#include "store/migration.h"
#include "verifier/src/private_file.h"

#include <array>

namespace carnet::verifier {
namespace {

constexpr std::int32_t kApplicationId = 0x43564831;  // "CVH1"
constexpr std::size_t kSecretBytes = 24;

constexpr store::Sql kVersion1 = R"sql(
CREATE TABLE shares(
  id TEXT PRIMARY KEY,
  deletion_token BLOB NOT NULL,
  expires INTEGER NOT NULL,
  octets BLOB NOT NULL
) STRICT;
CREATE INDEX shares_by_expiry ON shares(expires);
)sql";
constexpr std::array kMigrations = {store::Migration{kVersion1}};

std::string secret(Random& random) {
    std::array<std::uint8_t, kSecretBytes> bytes{};
    random.fill(bytes);
    return encode_base64url(bytes);
}

Error not_found() {
    return error(ErrorCode::kNotFound,
                 "nothing is shared here; it was taken back, its time is over, or it never was");
}

}  // namespace

Result<std::unique_ptr<ShareStore>> ShareStore::open(const std::filesystem::path& file) {
    CARNET_TRY_VOID(make_private(file));
    CARNET_TRY(auto connection, store::Connection::open(
                                    file, {.mode = store::OpenMode::kCreate, .max_pages = kMaxSharePages}));
    CARNET_TRY_VOID(connection.execute("PRAGMA secure_delete = ON"));
    CARNET_TRY_VOID(store::migrate(connection, {kApplicationId, kMigrations}));
    return std::unique_ptr<ShareStore>(new ShareStore(std::move(connection)));
}

Result<NewShare> ShareStore::add(ByteView octets, UtcTime now, std::int64_t seconds, std::int64_t most,
                                 Random& random) {
    NewShare share{secret(random), secret(random), now.plus_seconds(seconds)};
    const auto digest = keys::sha256(as_bytes(share.deletion_token));
    const std::lock_guard lock(mutex_);
    {
        CARNET_TRY(auto count, connection_.query("SELECT count(*) FROM shares"));
        CARNET_TRY_VOID(count.next());
        if (count.integer(0) >= most)
            return error(ErrorCode::kLimit, "too much is shared here just now; try again later");
    }
    CARNET_TRY(auto query, connection_.query("INSERT INTO shares(id, deletion_token, expires, octets) "
                                             "VALUES(?1, ?2, ?3, ?4)"));
    query.bind(1, share.id).bind(2, ByteView(digest)).bind(3, share.expires.seconds).bind(4, octets);
    CARNET_TRY_VOID(query.run());
    return share;
}

Result<std::optional<std::string>> ShareStore::find(std::string_view id, UtcTime now) {
    const std::lock_guard lock(mutex_);
    CARNET_TRY(auto query, connection_.query("SELECT octets FROM shares WHERE id = ?1 AND expires > ?2"));
    query.bind(1, id).bind(2, now.seconds);
    CARNET_TRY(const bool is_there, query.next());
    if (!is_there) return std::optional<std::string>();
    return std::optional(std::string(as_text(query.bytes(0))));
}

Result<void> ShareStore::remove(std::string_view id, std::string_view deletion_token, UtcTime now) {
    const auto given = keys::sha256(as_bytes(deletion_token));
    const std::lock_guard lock(mutex_);
    {
        CARNET_TRY(auto query,
                   connection_.query("SELECT deletion_token FROM shares WHERE id = ?1 AND expires > ?2"));
        query.bind(1, id).bind(2, now.seconds);
        CARNET_TRY(const bool is_there, query.next());
        if (!is_there) return not_found();
        if (!equal_in_constant_time(query.bytes(0), given))
            return error(ErrorCode::kUnauthenticated,
                         "this is not the deletion token of what is shared here");
    }
    {
        CARNET_TRY(auto query, connection_.query("DELETE FROM shares WHERE id = ?1"));
        CARNET_TRY_VOID(query.bind(1, id).run());
    }
    return empty_log();
}

Result<void> ShareStore::sweep(UtcTime now) {
    const std::lock_guard lock(mutex_);
    {
        CARNET_TRY(auto query, connection_.query("DELETE FROM shares WHERE expires <= ?1"));
        CARNET_TRY_VOID(query.bind(1, now.seconds).run());
        if (connection_.changes() == 0) return {};
    }
    return empty_log();
}

// The log holds older pages until it is emptied.
Result<void> ShareStore::empty_log() {
    CARNET_TRY(auto checkpoint, connection_.query("PRAGMA wal_checkpoint(TRUNCATE)"));
    CARNET_TRY_VOID(checkpoint.next());
    return {};
}

}  // namespace carnet::verifier
