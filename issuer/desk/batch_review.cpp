// SPDX-License-Identifier: Apache-2.0
// What an approver looks at before deciding: totals, and a sample that the batch's own digest chooses.
#include "base/json_reader.h"
#include "issuer/desk/batch.h"
#include "issuer/src/statement.h"

#include <algorithm>
#include <set>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 1000;
constexpr JsonLimits kClaimsLimits{};

// Row numbers 1..rows, `wanted` different ones, from SHA-256(digest || counter): repeatable, and not for
// anybody to choose without changing the batch.
std::set<std::int64_t> sample_numbers(const Sha256Digest& digest, std::uint64_t rows, std::size_t wanted) {
    std::set<std::int64_t> chosen;
    Bytes seed(digest.begin(), digest.end());
    seed.insert(seed.end(), 4, 0);
    for (std::uint32_t counter = 0; chosen.size() < std::min<std::uint64_t>(wanted, rows); ++counter) {
        for (unsigned i = 0; i < 4; ++i)
            seed[digest.size() + i] = static_cast<std::uint8_t>(counter >> (8U * i));
        const auto hash = keys::sha256(seed);
        std::uint64_t number = 0;
        for (unsigned i = 0; i < 8; ++i) number = (number << 8U) | hash[i];
        chosen.insert(static_cast<std::int64_t>(number % rows) + 1);
    }
    return chosen;
}

Result<wallet::CompetencyDocument> read_row(const BatchRow& row) {
    CARNET_TRY(const auto json, JsonDocument::parse(row.claims, kClaimsLimits));
    return wallet::read_claims(json.root());
}

void count(BatchReview& review, const wallet::CompetencyDocument& document) {
    const auto& award = wallet::award_of(document);
    ++(std::holds_alternative<wallet::CompetencyCertificate>(document) ? review.certificates
                                                                       : review.unit_statements);
    ++review.by_method[std::string(to_string(award.assessment.method))];
    ++review.by_country[award.assessment.place.country];
    ++review.by_awarded[award.awarded.text()];
    if (award.levels.empty()) ++review.by_level["none"];
    for (const auto& level : award.levels)
        ++review.by_level[level.label.value_or(level.framework + " " + level.level)];
}

}  // namespace

Result<BatchReview> review_batch(const IssuerHome& home, std::string_view batch, std::size_t sample_size) {
    const auto& records = home.records();
    BatchReview review;
    CARNET_TRY(review.summary, find_batch(home, batch));
    CARNET_TRY(const auto statement, require_statement(records, StatementKind::kBatch, batch));
    CARNET_TRY_VOID(check_rows(records, review.summary.record, statement));
    const auto chosen = sample_numbers(statement.digest, review.summary.record.rows, sample_size);
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(auto page, records.batches->rows(review.summary.record.number, after, kPage));
        if (page.empty()) return review;
        for (auto& row : page) {
            CARNET_TRY(auto document, read_row(row));
            count(review, document);
            after = row.number;
            if (chosen.count(row.number) == 0) continue;
            review.sample.push_back({row.number, row.line, std::move(document), row.valid_until});
        }
    }
}

}  // namespace carnet::issuer
