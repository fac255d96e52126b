// SPDX-License-Identifier: Apache-2.0
//
// Batches: the awards that officers decide about together. A batch is imported once and never edited; a
// corrected file is another batch with another digest, which needs its own approval.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/application.h"
#include "issuer/desk/officer.h"
#include "issuer/issuer_home.h"
#include "issuer/profile.h"
#include "issuer/records.h"
#include "wallet-format/profile/competency.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

struct ImportResult;  // issuer/intake/import.h

// SHA-256 over {"claims": ..., "validUntil": ...} in canonical JSON: what is approved of one row.
[[nodiscard]] Sha256Digest row_digest(std::string_view claims, const std::optional<Date>& valid_until);

struct NewBatch {
    IssuingProfile profile;
    std::string source_name;  // of the file, without directory
    Sha256Digest source_digest{};
    std::string report_csv;  // the verdict on every row, as handed back to the office
    std::uint64_t refused_rows = 0;
    std::vector<Application> applications;  // the accepted rows, in the file's order
};

// The batch of the rows that intake accepted; takes them out of `result`. `source_name`: as above.
[[nodiscard]] NewBatch batch_of_accepted(const IssuingProfile& profile, std::string source_name,
                                         ImportResult& result);

// What a batch is and how far it is, for lists and for `show`.
struct BatchSummary {
    BatchRecord record;
    Sha256Digest digest{};  // of the statement
    StatementState state = StatementState::kOpen;
    BatchCounts counts;
    std::vector<OfficerSignature> signatures;
};

// Keeps the batch and its rows, all or nothing. Not signed by anybody yet: an officer does that with
// sign_preparation, so that the admin API can import but not prepare in an officer's name. `imported_by` is
// an officer's id or "api:<key id>". kUsage: no rows. kConflict: the same award twice, here or in an earlier
// batch (intake says so per row before).
[[nodiscard]] Result<BatchSummary> import_batch(IssuerHome& home, const NewBatch& batch,
                                                std::string_view imported_by, const Clock& clock,
                                                Random& random);

// The preparer's signature under the batch. kForbidden: no role. kConflict: approved or withdrawn already.
[[nodiscard]] Result<void> sign_preparation(IssuerHome& home, std::string_view batch,
                                            const UnlockedOfficer& officer, const Clock& clock);

// A second officer's approval of exactly the digest that they were shown. kConflict: `shown` is not the
// batch's digest now, or it is withdrawn. kApprovalMissing: nobody prepared it. kForbidden: a preparer, or no
// role. May be given again (after a restore, or when an officer was disabled).
[[nodiscard]] Result<void> approve_batch(IssuerHome& home, std::string_view batch, const Sha256Digest& shown,
                                         const UnlockedOfficer& officer, const Clock& clock);

// Takes an open or approved batch back, by any officer, while nothing of it is reserved (kConflict). Its
// awards may be imported again.
[[nodiscard]] Result<void> withdraw_batch(IssuerHome& home, std::string_view batch,
                                          const UnlockedOfficer& officer, const Clock& clock);

[[nodiscard]] Result<std::vector<BatchSummary>> list_batches(const IssuerHome& home);
[[nodiscard]] Result<BatchSummary> find_batch(const IssuerHome& home, std::string_view id);  // kNotFound

// One certificate as it would be issued, for the approver's eyes.
struct SampleRow {
    std::int64_t number = 0;
    std::size_t line = 0;
    wallet::CompetencyDocument document;
    std::optional<Date> valid_until;
};

// What an approver looks at. Counted from the stored rows, after each row's digest was computed again.
struct BatchReview {
    BatchSummary summary;
    std::uint64_t certificates = 0;
    std::uint64_t unit_statements = 0;
    std::map<std::string, std::uint64_t> by_method;   // assessment method -> rows
    std::map<std::string, std::uint64_t> by_country;  // place of assessment -> rows
    std::map<std::string, std::uint64_t> by_awarded;  // award date -> rows
    std::map<std::string, std::uint64_t> by_level;    // level, or "none" -> rows
    std::vector<SampleRow> sample;                    // chosen by the digest, so that nobody picks them
};
[[nodiscard]] Result<BatchReview> review_batch(const IssuerHome& home, std::string_view batch,
                                               std::size_t sample_size = 10);

// Are the stored rows still those of the statement? kApprovalInvalid names the first row that is not.
[[nodiscard]] Result<void> check_rows(const Records& records, const BatchRecord& batch,
                                      const Statement& statement);

}  // namespace carnet::issuer
