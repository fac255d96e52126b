// SPDX-License-Identifier: Apache-2.0
#include "issuer/records/sqlite_decision_records.h"

namespace carnet::issuer {
namespace {

Result<DecisionCase> read_case(const store::Query& row) {
    DecisionCase one;
    one.number = row.integer(0);
    one.id = row.text(1);
    one.purpose = row.text(2);
    one.destination = row.text(3);
    one.occupation = row.text(4);
    one.form = row.text(5);
    CARNET_TRY(one.digest, read_digest(row.bytes(6)));
    one.document = row.text(7);
    one.report = row.text(8);
    one.opened = read_time(row.integer(9));
    one.opened_by = row.text(10);
    one.opened_entry = row.integer(11);
    return one;
}

Result<Date> read_day(std::string_view text) {
    auto day = Date::parse(text);
    if (!day) return damaged("a day of a case");
    return *day;
}

Result<CaseEvent> read_event(const store::Query& row) {
    const auto kind = case_event_kind_from(row.text(1));
    if (!kind) return damaged("an event of a case");
    CaseEvent event;
    event.case_number = row.integer(0);
    event.kind = *kind;
    CARNET_TRY(event.day, read_day(row.text(2)));
    if (!row.is_null(3)) {
        CARNET_TRY(event.until, read_day(row.text(3)));
    }
    event.reason = row.text(4);
    event.recorded = read_time(row.integer(5));
    event.actor = row.text(6);
    event.entry = row.integer(7);
    return event;
}

Result<SignedDecision> read_decision(const store::Query& row) {
    SignedDecision decision;
    decision.number = row.integer(0);
    decision.id = row.text(1);
    decision.decision = row.text(2);
    decision.case_number = row.integer(3);
    decision.statement = row.text(4);
    decision.is_positive = row.integer(5) != 0;
    decision.list = row.integer(6);
    decision.index = static_cast<std::uint64_t>(row.integer(7));
    decision.text = row.text(8);
    decision.key = row.text(9);
    decision.signed_at = read_time(row.integer(10));
    decision.signed_by = row.integer(11);
    decision.is_ended = row.integer(12) != 0;
    return decision;
}

Result<SignedNotice> read_notice(const store::Query& row) {
    SignedNotice notice;
    notice.number = row.integer(0);
    notice.id = row.text(1);
    notice.decision = row.integer(2);
    notice.statement = row.text(3);
    notice.is_public = row.integer(4) != 0;
    notice.text = row.text(5);
    notice.key = row.text(6);
    notice.signed_at = read_time(row.integer(7));
    notice.signed_by = row.integer(8);
    return notice;
}

class SqliteDecisions final : public DecisionRecords {
  public:
    explicit SqliteDecisions(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<std::int64_t> add_case(const DecisionCase& one) override {
        CARNET_TRY(auto query, connection_->query(
                                   "INSERT INTO decision_cases(id, purpose, destination, occupation, form, "
                                   "digest, document, report, opened, opened_by, opened_entry) "
                                   "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"));
        query.bind(1, one.id).bind(2, one.purpose).bind(3, one.destination).bind(4, one.occupation);
        query.bind(5, one.form).bind(6, ByteView(one.digest)).bind(7, one.document).bind(8, one.report);
        query.bind(9, one.opened.seconds).bind(10, one.opened_by);
        CARNET_TRY_VOID(query.bind(11, one.opened_entry).run());
        return connection_->last_insert_id();
    }

    Result<std::optional<DecisionCase>> find_case(std::string_view id) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT number, id, purpose, destination, occupation, form, digest, "
                                      "document, report, opened, opened_by, opened_entry "
                                      "FROM decision_cases WHERE id = ?1"));
        query.bind(1, id);
        return first<DecisionCase>(query, read_case);
    }

    Result<std::vector<DecisionCase>> cases(std::int64_t after, std::size_t limit) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT number, id, purpose, destination, occupation, form, digest, "
                                      "'', '', opened, opened_by, opened_entry "
                                      "FROM decision_cases WHERE number > ?1 ORDER BY number LIMIT ?2"));
        query.bind(1, after).bind(2, as_count(limit));
        return collect<DecisionCase>(query, read_case);
    }

    Result<void> add_event(const CaseEvent& event) override {
        const std::string day = event.day.text();
        const std::string until = event.until ? event.until->text() : std::string();
        CARNET_TRY(auto query,
                   connection_->query("INSERT INTO decision_events(of_case, kind, day, until, reason, "
                                      "recorded, actor, entry) "
                                      "VALUES(?1, ?2, ?3, NULLIF(?4, ''), ?5, ?6, ?7, ?8)"));
        query.bind(1, event.case_number).bind(2, to_string(event.kind)).bind(3, day).bind(4, until);
        query.bind(5, event.reason).bind(6, event.recorded.seconds).bind(7, event.actor);
        return query.bind(8, event.entry).run();
    }

    Result<std::vector<CaseEvent>> events(std::int64_t case_number) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT of_case, kind, day, until, reason, recorded, actor, entry "
                                      "FROM decision_events WHERE of_case = ?1 ORDER BY number"));
        query.bind(1, case_number);
        return collect<CaseEvent>(query, read_event);
    }

    Result<void> add_act(std::int64_t case_number, std::string_view statement) override {
        CARNET_TRY(auto query,
                   connection_->query("INSERT INTO decision_acts(of_case, statement) VALUES(?1, ?2)"));
        return query.bind(1, case_number).bind(2, statement).run();
    }

    Result<std::vector<std::string>> acts(std::int64_t case_number) const override {
        CARNET_TRY(auto query, connection_->query("SELECT statement FROM decision_acts WHERE of_case = ?1 "
                                                  "ORDER BY number"));
        query.bind(1, case_number);
        return collect<std::string>(
            query, [](const store::Query& row) -> Result<std::string> { return std::string(row.text(0)); });
    }

    Result<std::int64_t> add_decision(const SignedDecision& decision) override {
        CARNET_TRY(auto query, connection_->query(
                                   "INSERT INTO decisions(id, decision, of_case, statement, positive, list, "
                                   "place, text, key, signed, signed_by) VALUES(?1, ?2, ?3, ?4, ?5, "
                                   "NULLIF(?6, 0), CASE WHEN ?6 = 0 THEN NULL ELSE ?7 END, ?8, ?9, ?10, "
                                   "?11)"));
        query.bind(1, decision.id).bind(2, decision.decision).bind(3, decision.case_number);
        query.bind(4, decision.statement).bind(5, std::int64_t{decision.is_positive}).bind(6, decision.list);
        query.bind(7, as_count(decision.index)).bind(8, decision.text).bind(9, decision.key);
        CARNET_TRY_VOID(query.bind(10, decision.signed_at.seconds).bind(11, decision.signed_by).run());
        return connection_->last_insert_id();
    }

    Result<std::vector<SignedDecision>> decisions(std::int64_t case_number) const override {
        CARNET_TRY(auto query,
                   connection_->query(
                       "SELECT number, id, decision, of_case, statement, positive, IFNULL(d.list, 0), "
                       "IFNULL(d.place, 0), text, key, signed, signed_by, "
                       "EXISTS(SELECT 1 FROM decision_bits b WHERE b.list = d.list AND b.place = d.place) "
                       "FROM decisions d WHERE of_case = ?1 ORDER BY number"));
        query.bind(1, case_number);
        return collect<SignedDecision>(query, read_decision);
    }

    Result<std::int64_t> add_notice(const SignedNotice& notice) override {
        CARNET_TRY(auto query,
                   connection_->query("INSERT INTO decision_notices(id, about, statement, public, text, key, "
                                      "signed, signed_by) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
        query.bind(1, notice.id).bind(2, notice.decision).bind(3, notice.statement);
        query.bind(4, std::int64_t{notice.is_public}).bind(5, notice.text).bind(6, notice.key);
        CARNET_TRY_VOID(query.bind(7, notice.signed_at.seconds).bind(8, notice.signed_by).run());
        return connection_->last_insert_id();
    }

    Result<std::vector<SignedNotice>> notices(std::int64_t decision) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT number, id, about, statement, public, text, key, signed, "
                                      "signed_by FROM decision_notices WHERE about = ?1 ORDER BY number"));
        query.bind(1, decision);
        return collect<SignedNotice>(query, read_notice);
    }

    Result<std::vector<SignedNotice>> public_notices(std::int64_t after, std::size_t limit) const override {
        CARNET_TRY(auto query, connection_->query(
                                   "SELECT number, id, about, statement, public, '', key, signed, signed_by "
                                   "FROM decision_notices WHERE public = 1 AND number > ?1 "
                                   "ORDER BY number LIMIT ?2"));
        query.bind(1, after).bind(2, as_count(limit));
        return collect<SignedNotice>(query, read_notice);
    }

    Result<std::optional<SignedNotice>> public_notice(std::string_view id) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT number, id, about, statement, public, text, key, signed, "
                                      "signed_by FROM decision_notices WHERE public = 1 AND id = ?1"));
        query.bind(1, id);
        return first<SignedNotice>(query, read_notice);
    }

    Result<void> end(const SignedDecision& decision) override {
        CARNET_TRY(auto query, connection_->query("INSERT INTO decision_bits(list, place) VALUES(?1, ?2) "
                                                  "ON CONFLICT DO NOTHING"));
        return query.bind(1, decision.list).bind(2, as_count(decision.index)).run();
    }

  private:
    SharedConnection connection_;
};

}  // namespace

std::unique_ptr<DecisionRecords> sqlite_decisions(SharedConnection connection) {
    return std::make_unique<SqliteDecisions>(std::move(connection));
}

}  // namespace carnet::issuer
