// SPDX-License-Identifier: Apache-2.0
// A run killed at any commit boundary, and at random moments, loses nothing that was acknowledged and doubles
// nothing. The child is a fork that never comes back: SIGKILL, as the kernel or a power button would.
#include "issuer/issue.h"

#include "tests/unit/issuer/issuer_fixture.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <set>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

constexpr std::size_t kRows = 40;
constexpr std::size_t kGroup = 6;

// What a killed child had acknowledged, read from its pipe.
struct Killed {
    std::uint64_t acknowledged = 0;
    bool finished = false;
};

// Issues in this (forked) process; dies at call number `die_at` of the observer.
[[noreturn]] void issue_and_die(const TestIssuer& issuer, const std::string& batch, const CertificateKey& key,
                                int die_at, int pipe_end, std::uint64_t seed) {
    auto home = IssuerHome::open(issuer.directory());
    if (!home) ::_exit(3);
    test::SeededRandom random(seed);
    int calls = 0;
    const IssueOptions options{kGroup, [&](const IssueProgress& progress) {
                                   if (progress.stage == IssueStage::kStored &&
                                       ::write(pipe_end, &progress.done, sizeof progress.done) < 0) {
                                       ::_exit(4);
                                   }
                                   if (calls++ == die_at) ::kill(::getpid(), SIGKILL);
                                   return true;
                               }};
    const auto report = issue_batch(*home, batch, key, options, issuer.clock, random);
    ::_exit(report ? 0 : 2);
}

// Forks, lets the child issue, kills it after `after_microseconds` unless it dies or finishes by itself.
Killed run_child(const TestIssuer& issuer, const std::string& batch, int die_at, std::uint64_t seed,
                 std::optional<useconds_t> after_microseconds) {
    const auto key = issuer.certificate_key();
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        issue_and_die(issuer, batch, key, die_at, ends[1], seed);
    }
    ::close(ends[1]);
    if (after_microseconds) {
        ::usleep(*after_microseconds);
        ::kill(child, SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    Killed killed;
    std::uint64_t done = 0;
    while (::read(ends[0], &done, sizeof done) == sizeof done) killed.acknowledged = done;
    ::close(ends[0]);
    killed.finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    const bool killed_or_finished = killed.finished || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    CHECK(killed_or_finished);
    return killed;
}

// Everything that was ever signed and stored, by id; grows only.
class Witness {
  public:
    void look(const TestIssuer& issuer, std::uint64_t acknowledged) {
        std::set<std::uint64_t> places;
        std::set<std::int64_t> rows;
        std::uint64_t issued = 0;
        for (const auto& credential : issuer.credentials()) {
            const auto& reservation = credential.reservation;
            CHECK(places.insert(reservation.index).second);
            CHECK(rows.insert(reservation.row).second);
            const auto known = intents_.find(reservation.id);
            if (known != intents_.end()) CHECK(known->second == reservation.intent);
            intents_[reservation.id] = reservation.intent;
            if (credential.state != CredentialState::kIssued) continue;
            ++issued;
            const auto signed_before = texts_.find(reservation.id);
            if (signed_before != texts_.end()) CHECK(signed_before->second == credential.text);
            texts_[reservation.id] = credential.text;
        }
        CHECK(issued == texts_.size());  // nothing signed has gone
        CHECK(issued >= acknowledged);
        CHECK(issuer.fsck().is_clean());
    }

  private:
    std::map<std::string, std::string> texts_;
    std::map<std::string, keys::Sha256Digest> intents_;
};

}  // namespace

TEST_CASE("killed at every stage of every group, a batch is finished by the next run without loss or double",
          "[issuer][issue][crash]") {
    for (int die_at = 0;; ++die_at) {
        CAPTURE(die_at);
        TestIssuer issuer;
        const auto batch = issuer.approved(kRows);
        Witness witness;
        const auto killed = run_child(issuer, batch, die_at, 100, std::nullopt);
        witness.look(issuer, killed.acknowledged);
        const auto rest = issuer.issue(batch, {kGroup, {}});
        REQUIRE(rest);
        CHECK(rest->issued_before + rest->issued_now == kRows);
        witness.look(issuer, kRows);
        CHECK(issuer.credentials().size() == kRows);
        if (killed.finished) {
            CHECK(die_at > 10);  // the loop went through all the stages of several groups
            break;
        }
    }
}

TEST_CASE("killed at random moments, again and again, a batch is finished without loss or double",
          "[issuer][issue][crash]") {
    TestIssuer issuer;
    test::SeededRandom moments(20'261'121);
    int kills = 0;
    for (int batch_number = 0; kills < 20; ++batch_number) {
        const auto batch = issuer.approved(kRows, "S" + std::to_string(batch_number));
        std::uint64_t known = 0;
        bool finished = false;
        for (std::uint64_t round = 0; round < 6 && !finished; ++round) {
            const auto moment = static_cast<useconds_t>(2'000 + moments.below(40'000));
            const auto killed = run_child(issuer, batch, -1, moments.below(1'000'000), moment);
            known = std::max(known, killed.acknowledged);
            finished = killed.finished;
            kills += finished ? 0 : 1;
        }
        const auto rest = issuer.issue(batch, {kGroup, {}});
        REQUIRE(rest);
        CHECK(rest->issued_before >= known);
        CHECK(rest->issued_before + rest->issued_now == kRows);
        std::set<std::uint64_t> places;
        for (const auto& credential : issuer.credentials())
            CHECK(places.insert(credential.reservation.index).second);
        CHECK(issuer.fsck().is_clean());
    }
}
