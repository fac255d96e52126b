// SPDX-License-Identifier: Apache-2.0
#include "verifier/report_store.h"

#include "base/text_encoding.h"
#include "store/migration.h"
#include "verifier/src/private_file.h"

#include <array>

namespace carnet::verifier {
namespace {

constexpr std::int32_t kApplicationId = 0x43565231;  // "CVR1"
constexpr std::size_t kIdBytes = 9;

constexpr store::Sql kVersion1 = R"sql(
CREATE TABLE reports(
  id TEXT PRIMARY KEY,
  received INTEGER NOT NULL,
  input_digest TEXT NOT NULL,
  text TEXT NOT NULL,
  contact TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_time ON reports(received);
)sql";
constexpr std::array kMigrations = {store::Migration{kVersion1}};

FakeReport read_report(const store::Query& row) {
    return {std::string(row.text(0)),
            {row.integer(1), 0},
            std::string(row.text(2)),
            std::string(row.text(3)),
            std::string(row.text(4))};
}

}  // namespace

Result<std::unique_ptr<ReportStore>> ReportStore::open(const std::filesystem::path& file) {
    CARNET_TRY_VOID(make_private(file));
    CARNET_TRY(auto connection, store::Connection::open(file, {.mode = store::OpenMode::kCreate}));
    CARNET_TRY_VOID(connection.execute("PRAGMA secure_delete = ON"));
    CARNET_TRY_VOID(store::migrate(connection, {kApplicationId, kMigrations}));
    return std::unique_ptr<ReportStore>(new ReportStore(std::move(connection)));
}

Result<std::string> ReportStore::add(const FakeReport& report, std::int64_t most, Random& random) {
    std::array<std::uint8_t, kIdBytes> bytes{};
    random.fill(bytes);
    const auto id = encode_hex(bytes);
    const std::lock_guard lock(mutex_);
    {
        CARNET_TRY(auto count, connection_.query("SELECT count(*) FROM reports"));
        CARNET_TRY_VOID(count.next());
        if (count.integer(0) >= most)
            return error(ErrorCode::kLimit, "no more reports are taken here just now; try again later");
    }
    CARNET_TRY(auto query, connection_.query("INSERT INTO reports(id, received, input_digest, text, contact) "
                                             "VALUES(?1, ?2, ?3, ?4, ?5)"));
    query.bind(1, id).bind(2, report.received.seconds).bind(3, report.input_digest);
    CARNET_TRY_VOID(query.bind(4, report.text).bind(5, report.contact).run());
    return id;
}

Result<std::vector<FakeReport>> ReportStore::list() {
    const std::lock_guard lock(mutex_);
    CARNET_TRY(auto query, connection_.query("SELECT id, received, input_digest, text, contact FROM reports "
                                             "ORDER BY received DESC, id"));
    std::vector<FakeReport> reports;
    for (;;) {
        CARNET_TRY(const bool is_there, query.next());
        if (!is_there) return reports;
        reports.push_back(read_report(query));
    }
}

Result<std::optional<FakeReport>> ReportStore::find(std::string_view id) {
    const std::lock_guard lock(mutex_);
    CARNET_TRY(auto query, connection_.query("SELECT id, received, input_digest, text, contact FROM reports "
                                             "WHERE id = ?1"));
    query.bind(1, id);
    CARNET_TRY(const bool is_there, query.next());
    if (!is_there) return std::optional<FakeReport>();
    return std::optional(read_report(query));
}

Result<bool> ReportStore::remove(std::string_view id) {
    const std::lock_guard lock(mutex_);
    {
        CARNET_TRY(auto query, connection_.query("DELETE FROM reports WHERE id = ?1"));
        CARNET_TRY_VOID(query.bind(1, id).run());
    }
    if (connection_.changes() == 0) return false;
    CARNET_TRY(auto checkpoint, connection_.query("PRAGMA wal_checkpoint(TRUNCATE)"));
    CARNET_TRY_VOID(checkpoint.next());
    return true;
}

}  // namespace carnet::verifier
