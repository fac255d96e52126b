// SPDX-License-Identifier: Apache-2.0
// A whole issuer in a temporary directory: home, two keys, two officers, and batches of plainly fictional
// people.
#pragma once

#include "issuer/audit.h"
#include "issuer/desk/approval.h"
#include "issuer/desk/batch.h"
#include "issuer/desk/officer.h"
#include "issuer/desk/status_change.h"
#include "issuer/fsck.h"
#include "issuer/issue.h"
#include "issuer/issuer_home.h"
#include "issuer/publish.h"
#include "store/connection.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace carnet::test {

// Sealing that costs nothing: what it costs in earnest is tested in keys.
inline constexpr keys::SealingCost kCheap{8 * 1024, 1};
inline constexpr std::string_view kSettings =
    "[issuer]\nname = \"Demo Skills Testing Board (demo)\"\nbase_url = \"https://certs.example\"\n";

inline keys::SecretBytes passphrase(std::string_view text) {
    std::vector<std::uint8_t> bytes(text.begin(), text.end());
    return keys::SecretBytes::take_from(bytes);
}

inline Date day(std::string_view text) {
    return Date::parse(text).value();
}

inline issuer::IssuingProfile sample_profile() {
    issuer::IssuingProfile profile;
    profile.name = "site-electrician";
    profile.title = "Site Electrician";
    profile.description = "Installs and checks electrical wiring on building sites.";
    profile.language = "en";
    profile.occupation = {"7411", std::nullopt, "Building electrician"};
    profile.standard = {"https://board.example/standards/electrician", "ELE-07", "2.1",
                        "Building electrician"};
    profile.units = {{"U1", "Safe working", false}, {"U2", "Wiring", false}};
    profile.awarding_body = {"https://board.example/", "Demo Skills Testing Board (demo)", "NP"};
    profile.methods = {wallet::AssessmentMethod::kTradeTest};
    profile.validity_years = 5;
    return profile;
}

// Person number `n` of as many as are wanted, each with a certificate number of their own.
inline issuer::Application sample_application(std::size_t n, std::string_view series = "A") {
    const auto profile = sample_profile();
    wallet::Award award{
        .number = std::string(series) + "-" + std::to_string(100'000 + n),
        .title = profile.title,
        .description = profile.description,
        .language = "en",
        .holder = {"Namuna Person " + std::string(1, static_cast<char>('A' + n % 26)),
                   "नमुना",
                   "ne",
                   day("1988-04"),
                   {}},
        .occupation = profile.occupation,
        .standard = profile.standard,
        .units = {{"U1", "Safe working", wallet::UnitStatus::kCompleted, "B+"},
                  {"U2", "Wiring", wallet::UnitStatus::kCompleted, std::nullopt}},
        .assessment = {wallet::AssessmentMethod::kTradeTest,
                       {"Demo Test Centre (demo)", "Exampleville", "NP"},
                       day("2026-04-20"),
                       day("2026-04-21"),
                       {std::nullopt, "Assessor 0042 (demo)", std::nullopt}},
        .levels = {{"https://framework.example/nqf", "2020", "3", "NQF Level 3"}},
        .awarding_body = profile.awarding_body,
        .provider = std::nullopt,
        .awarded = day("2026-05-01"),
        .field_isced_f = "0713",
    };
    return issuer::Application{n + 2, wallet::CompetencyCertificate{std::move(award)}, day("2031-04-30")};
}

inline issuer::NewBatch sample_batch(std::size_t rows, std::string_view series = "A") {
    issuer::NewBatch batch;
    batch.profile = sample_profile();
    batch.source_name = "demo.csv";
    batch.source_digest = keys::sha256(as_bytes(series));
    batch.report_csv = "line,verdict\r\n";
    batch.refused_rows = 3;
    for (std::size_t n = 0; n < rows; ++n) batch.applications.push_back(sample_application(n, series));
    return batch;
}

class TestIssuer {
  public:
    explicit TestIssuer(std::string_view settings = kSettings, std::uint64_t seed = 7)
        : clock("2026-11-21T09:30:00Z"), random(seed), home(make_home(settings)) {
        make_keys();
        add("asha", {true, false});
        add("biru", {false, true});
    }

    // A home of its own inside the temporary directory.
    [[nodiscard]] std::filesystem::path directory() const { return folder / "home"; }
    [[nodiscard]] issuer::IssuerHome reopened() const {
        auto again = issuer::IssuerHome::open(directory());
        REQUIRE(again);
        return std::move(*again);
    }

    void add(const std::string& id, issuer::Roles roles,
             const std::vector<const issuer::UnlockedOfficer*>& vouchers = {}) {
        REQUIRE(issuer::add_officer(home, {id, "Officer " + id + " (demo)", roles},
                                    passphrase("pass of " + id), vouchers, kCheap, clock, random));
    }
    [[nodiscard]] issuer::UnlockedOfficer officer(const std::string& id) const {
        auto unlocked = issuer::unlock_officer(home, id, passphrase("pass of " + id));
        REQUIRE(unlocked);
        return std::move(*unlocked);
    }

    [[nodiscard]] std::string imported(std::size_t rows, std::string_view series = "A") {
        auto summary = issuer::import_batch(home, sample_batch(rows, series), "asha", clock, random);
        REQUIRE(summary);
        return summary->record.id;
    }
    [[nodiscard]] std::string prepared(std::size_t rows, std::string_view series = "A") {
        auto id = imported(rows, series);
        REQUIRE(issuer::sign_preparation(home, id, officer("asha"), clock));
        return id;
    }
    void approve(const std::string& batch) {
        REQUIRE(issuer::approve_batch(home, batch, digest(batch), officer("biru"), clock));
    }
    [[nodiscard]] std::string approved(std::size_t rows, std::string_view series = "A") {
        auto id = prepared(rows, series);
        approve(id);
        return id;
    }
    [[nodiscard]] std::string issued(std::size_t rows, std::string_view series = "A") {
        auto id = approved(rows, series);
        REQUIRE(issue(id));
        return id;
    }
    [[nodiscard]] keys::Sha256Digest digest(const std::string& batch) const {
        auto summary = issuer::find_batch(home, batch);
        REQUIRE(summary);
        return summary->digest;
    }

    [[nodiscard]] issuer::CertificateKey certificate_key() const {
        auto key = issuer::unlock_certificate_key(home, passphrase("certificates"));
        REQUIRE(key);
        return *key;
    }
    [[nodiscard]] issuer::StatusKey status_key() const {
        auto key = issuer::unlock_status_key(home, passphrase("status lists"));
        REQUIRE(key);
        return *key;
    }
    Result<issuer::IssueReport> issue(const std::string& batch, const issuer::IssueOptions& options = {}) {
        return issuer::issue_batch(home, batch, certificate_key(), options, clock, random);
    }
    Result<std::vector<issuer::Publication>> publish(bool force = false) {
        return issuer::publish_due(home, status_key(), clock, force);
    }

    [[nodiscard]] std::vector<issuer::CredentialRecord> credentials() const {
        auto all = home.records().credentials->list(0, 0, 1'000'000);
        REQUIRE(all);
        return *all;
    }
    // A change proposed by asha and approved by biru.
    Result<void> change(issuer::StatusAct act, std::vector<std::string> ids, issuer::StatusReason reason) {
        auto proposal = issuer::propose_status_change(home, {{}, act, std::move(ids), reason, "for the test"},
                                                      &preparer(), "asha", clock, random);
        if (!proposal) return proposal.error();
        return issuer::approve_status_change(home, proposal->change.id, proposal->digest, officer("biru"),
                                             clock);
    }

    [[nodiscard]] issuer::FsckReport fsck(const issuer::FsckOptions& options = {}) const {
        auto report = issuer::check_home(home, options);
        REQUIRE(report);
        return *report;
    }

    // Another hand on the same file, for tampering: without our triggers and foreign keys.
    [[nodiscard]] store::Connection other_hand() const {
        auto connection = store::Connection::open(home.store_path());
        REQUIRE(connection);
        REQUIRE(connection->execute(
            "PRAGMA foreign_keys=OFF; DROP TRIGGER IF EXISTS audit_is_kept; DROP TRIGGER IF EXISTS "
            "audit_is_fixed;"
            "DROP TRIGGER IF EXISTS signed_is_kept; DROP TRIGGER IF EXISTS signed_is_fixed;"
            "DROP TRIGGER IF EXISTS credentials_are_kept; DROP TRIGGER IF EXISTS credentials_are_fixed;"
            "DROP TRIGGER IF EXISTS signatures_are_kept; DROP TRIGGER IF EXISTS signatures_are_fixed;"
            "DROP TRIGGER IF EXISTS publications_are_kept; DROP TRIGGER IF EXISTS publications_are_fixed"));
        return std::move(*connection);
    }

    TemporaryDirectory folder;
    FixedClock clock;
    SeededRandom random;
    issuer::IssuerHome home;

  private:
    [[nodiscard]] issuer::IssuerHome make_home(std::string_view settings) const {
        auto made = issuer::IssuerHome::create(folder / "home", settings, clock.now());
        REQUIRE(made);
        return std::move(*made);
    }
    void make_keys() {
        auto store = home.keys();
        REQUIRE(store);
        REQUIRE(store->rotate(keys::KeyPurpose::kCertificates, keys::Algorithm::kEd25519,
                              passphrase("certificates"), kCheap, clock.now(), random));
        REQUIRE(store->rotate(keys::KeyPurpose::kStatusLists, keys::Algorithm::kEd25519,
                              passphrase("status lists"), kCheap, clock.now(), random));
    }
    const issuer::UnlockedOfficer& preparer() {
        if (!preparer_) preparer_.emplace(officer("asha"));
        return *preparer_;
    }
    std::optional<issuer::UnlockedOfficer> preparer_;
};

}  // namespace carnet::test
