// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/desk_json.h"

#include "base/text_encoding.h"
#include "base/time.h"

namespace carnet::issuer {
namespace {

std::int64_t number_of(std::uint64_t count) {
    return static_cast<std::int64_t>(count);
}

void write_counts(JsonWriter& writer, std::string_view name,
                  const std::map<std::string, std::uint64_t>& counts) {
    writer.key(name).begin_object();
    for (const auto& [key, count] : counts) writer.key(key).integer(static_cast<std::int64_t>(count));
    writer.end_object();
}

}  // namespace

void write_signatures(JsonWriter& writer, const std::vector<OfficerSignature>& signatures) {
    writer.key("signatures").begin_array();
    for (const auto& signature : signatures) {
        writer.begin_object().member("act", to_string(signature.act)).member("officer", signature.officer);
        writer.member("time", Timestamp::of(signature.time).text()).end_object();
    }
    writer.end_array();
}

std::string state_of(const BatchSummary& summary) {
    const auto& counts = summary.counts;
    if (counts.rows != 0 && counts.issued + counts.refused == counts.rows) return "issued";
    if (counts.issued + counts.reserved != 0) return "being issued";
    return std::string(to_string(summary.state));
}

void write_summary(JsonWriter& writer, const BatchSummary& summary) {
    const auto& counts = summary.counts;
    writer.begin_object().member("id", summary.record.id).member("profile", summary.record.profile_name);
    writer.member("source", summary.record.source_name).member("digest", encode_hex(summary.digest));
    writer.member("state", state_of(summary))
        .member("imported", Timestamp::of(summary.record.imported).text());
    writer.member("importedBy", summary.record.imported_by)
        .key("refusedRows")
        .integer(number_of(summary.record.refused_rows));
    writer.key("counts")
        .begin_object()
        .key("rows")
        .integer(number_of(counts.rows))
        .key("open")
        .integer(number_of(counts.open));
    writer.key("reserved")
        .integer(number_of(counts.reserved))
        .key("issued")
        .integer(number_of(counts.issued));
    writer.key("refused").integer(number_of(counts.refused)).end_object();
    write_signatures(writer, summary.signatures);
    writer.end_object();
}

void write_review(JsonWriter& writer, const BatchReview& review) {
    writer.begin_object().key("batch");
    write_summary(writer, review.summary);
    writer.key("certificates").integer(number_of(review.certificates));
    writer.key("unitStatements").integer(number_of(review.unit_statements));
    write_counts(writer, "byMethod", review.by_method);
    write_counts(writer, "byCountry", review.by_country);
    write_counts(writer, "byAwarded", review.by_awarded);
    write_counts(writer, "byLevel", review.by_level);
    writer.key("sample").begin_array();
    for (const auto& row : review.sample) {
        writer.begin_object().key("row").integer(row.number).key("line").integer(number_of(row.line));
        writer.key("claims").raw(wallet::write_claims(row.document));
        if (row.valid_until) writer.member("validUntil", row.valid_until->text());
        writer.end_object();
    }
    writer.end_array().end_object();
}

void write_change(JsonWriter& writer, const StatusChangeSummary& summary) {
    const auto& change = summary.change;
    writer.begin_object()
        .member("id", change.id)
        .member("act", to_string(change.act))
        .member("reason", to_string(change.reason));
    writer.member("text", change.text)
        .member("state", to_string(summary.state))
        .member("digest", encode_hex(summary.digest));
    writer.member("proposed", Timestamp::of(summary.proposed).text()).key("credentials").begin_array();
    for (const auto& credential : change.credentials) writer.string(credential);
    writer.end_array();
    write_signatures(writer, summary.signatures);
    writer.end_object();
}

void write_credential(JsonWriter& writer, const CredentialRecord& credential) {
    writer.begin_object().member("id", credential.reservation.id).member("batch", credential.batch_id);
    writer.key("line").integer(number_of(credential.line));
    writer.member("state", credential.state == CredentialState::kIssued    ? "issued"
                           : credential.state == CredentialState::kRefused ? "refused"
                                                                           : "reserved");
    writer.key("revoked").boolean(credential.revoked).key("suspended").boolean(credential.suspended);
    if (credential.state == CredentialState::kIssued) {
        writer.member("issued", Timestamp::of(credential.issued).text()).member("key", credential.key);
        if (!credential.text.empty()) writer.key("credential").raw(credential.text);
    }
    if (credential.state == CredentialState::kRefused)
        writer.member("rule", credential.rule).member("detail", credential.detail);
    writer.end_object();
}

}  // namespace carnet::issuer
