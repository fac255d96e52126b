// SPDX-License-Identifier: Apache-2.0
//
// Question: beside 50,000 accreditations, 500 agreements and 20,000 statements about levels, what does a
// verdict cost that asks what a certificate counts for in another country, against the verdict without them?
// And what does it take to load them? One thread; everything is signed, written, loaded and verified as in
// the product.
#include "base/text_encoding.h"
#include "bench/support/measure.h"
#include "bench/support/peak_memory.h"
#include "bench/support/trust_list_sample.h"
#include "keys/signer.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"
#include "verifier/fetch/issuer_documents.h"
#include "verifier/status/directory_status_source.h"
#include "verifier/trust_directory.h"
#include "verifier/verify_together.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"

#include <malloc.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace carnet;
using namespace carnet::bench;
using namespace carnet::verifier;

constexpr std::size_t kAccreditations = 50'000;
constexpr std::size_t kAgreements = 500;
constexpr std::size_t kReferencings = 400;
constexpr std::size_t kLevelsEach = 50;  // 20,000 together
constexpr UtcTime kNow{1'796'000'000, 0};
constexpr const char* kFramework = "https://framework.example/nqf";

// A key with the identifier that is computed from it.
struct Actor {
    explicit Actor(std::uint64_t seed) {
        test::SeededRandom random(seed);
        signer = required(keys::make_signer(
            keys::Algorithm::kEd25519, required(keys::generate_secret(keys::Algorithm::kEd25519, random))));
        did = signer->public_key().did_key();
        method = did + "#" + signer->public_key().multikey();
    }
    std::unique_ptr<const keys::Signer> signer;
    std::string did;
    std::string method;
};

Date day(int year, int month, int of_month = 1) {
    return Date::of(year, month, of_month).value();
}

wallet::Envelope envelope(const Actor& actor) {
    wallet::Envelope out;
    out.id = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a";
    out.issuer = actor.did;
    out.issuer_name = "Demo Skills Council (demo)";
    out.valid_from = {1'795'000'000, 0};
    out.schema_base = "https://council.example/schemas/";
    return out;
}

std::string signed_by(const std::string& text, const Actor& actor) {
    wallet::ProofOptions options;
    options.verification_method = actor.method;
    options.created = {1'795'000'000, 0};
    options.joins_others = true;
    const auto document = required(JsonDocument::parse(text, wallet::kTrustListLimits));
    return required(add_proof(document, options, *actor.signer, wallet::embedded_contexts()));
}

// Two letters that no two of them share; the first country is the one that is asked about.
std::string country(std::size_t i) {
    return {static_cast<char>('A' + i / 26), static_cast<char>('A' + i % 26)};
}

std::string agreement(std::size_t i, const Actor& home, const Actor& host) {
    wallet::RecognitionAgreement made;
    made.id = "https://agreements.example/" + std::to_string(i);
    made.title = {{"en", "Agreement " + std::to_string(i) + " (demo)"}};
    made.status = wallet::AgreementStatus::kInForce;
    made.parties = {{"Demo Ministry (demo)", "TG", home.did, "Act 1 (demo)", day(2020, 1), {}},
                    {"Demo Office (demo)", country(i), host.did, "Act 2 (demo)", day(2020, 1), {}}};
    made.texts = {{"en", made.id + "/en.pdf", "uWZVc7WaX1h4D8rJVb-UwirFoRoRrWG9YbX97etySZzQ"}};
    made.in_force_from = day(2020, 1);
    for (int number = 1; number <= 3; ++number) {
        wallet::AgreementRule rule;
        rule.id = "r" + std::to_string(number);
        rule.from.jurisdictions = {"TG"};
        rule.from.isco08 = {number == 1 ? "7126" : "75" + std::to_string(number)};
        rule.to.jurisdictions = {country(i)};
        rule.to.title = {{"en", "Plumber (demo)"}};
        rule.effect = wallet::RuleEffect::kRecognises;
        rule.decided_by = {std::nullopt, "Demo Office (demo)", country(i)};
        made.rules.push_back(std::move(rule));
    }
    const auto text = required(write_recognition_agreement(made, envelope(home)));
    return signed_by(signed_by(text, home), host);
}

std::string referencing(std::size_t i, const Actor& publisher) {
    wallet::LevelReferencing statement;
    statement.id = "https://framework.example/statements/" + std::to_string(i);
    statement.status = wallet::ReferencingStatus::kAdopted;
    // Three of them are about the certificate's framework.
    statement.from = {i < 3 ? kFramework : "https://framework.example/" + std::to_string(i), "2020"};
    statement.to = {"https://framework.example/regional-" + std::to_string(i), "1"};
    for (std::size_t level = 0; level < kLevelsEach; ++level)
        statement.levels.push_back({{std::to_string(level)}, {std::to_string(level + 1)}});
    statement.report = {{{"en", "Referencing report (demo)"}}, day(2022, 5), {}, {}};
    statement.effective_from = day(2022, 6);
    return signed_by(required(write_level_referencing(statement, envelope(publisher))), publisher);
}

std::string certificate(const Actor& body) {
    using namespace carnet::wallet;
    const Award award{
        .number = "000417",
        .title = "Plumber",
        .description = "Installs and repairs water pipes.",
        .language = "en",
        .holder = {"Kodjo Exemple", std::nullopt, std::nullopt, day(1990, 4, 2), std::nullopt},
        .occupation = {"7126", std::nullopt, "Plumber"},
        .standard = {"https://standards.example/100/2.1", "PL-1", "2.1", "Plumber"},
        .units = {{"U1", "Pipes", UnitStatus::kCompleted, std::nullopt},
                  {"U2", "Fittings", UnitStatus::kCompleted, std::nullopt}},
        .assessment = {AssessmentMethod::kTradeTest,
                       {"Demo Centre (demo)", "Exampleville", "TG"},
                       day(2026, 4, 20),
                       day(2026, 4, 21),
                       {std::nullopt, "Assessor 4 (demo)", std::nullopt}},
        .levels = {{kFramework, "2020", "3", "NQF 3"}},
        .awarding_body = {body.did, "Demo Training Works 100 (demo)", "TG"},
        .provider = std::nullopt,
        .awarded = day(2026, 5),
        .field_isced_f = std::nullopt,
    };
    auto frame = envelope(body);
    frame.valid_from = {1'790'000'000, 0};
    return signed_by(required(write_competency(CompetencyCertificate{award}, frame)), body);
}

void put(const std::filesystem::path& folder, const std::string& name, const std::string& text) {
    std::ofstream(folder / (name + ".json"), std::ios::binary) << text;
}

// Everything that a community of states has signed.
void write_folder(const std::filesystem::path& folder, const Actor& council, const Actor& body,
                  const Actor& home, const std::vector<Actor>& hosts) {
    auto list = trust_list_of(kAccreditations, council.did);
    for (auto& entry : list.entries)
        if (entry.body.id == "https://body100.example/") entry.issuers = {body.did};
    put(folder, "list", signed_by(required(write_trust_list(list, envelope(council))), council));
    for (std::size_t i = 0; i < kAgreements; ++i)
        put(folder, "agreement" + std::to_string(i), agreement(i, home, hosts[i]));
    for (std::size_t i = 0; i < kReferencings; ++i)
        put(folder, "referencing" + std::to_string(i), referencing(i, council));
}

}  // namespace

int main() {
    const Actor council(1);
    const Actor body(2);
    const Actor home(3);
    std::vector<Actor> hosts;
    for (std::size_t i = 0; i < kAgreements; ++i) hosts.emplace_back(100 + i);
    const test::TemporaryDirectory folder;
    write_folder(folder.path(), council, body, home, hosts);
    malloc_trim(0);

    Policy policy;
    policy.trusted = {{body.did, "Demo Training Works (demo)", {}, {}, {}}};
    policy.trust_lists = {{council.did, "Community list (demo)"}};
    for (std::size_t i = 0; i < kAgreements; ++i)
        policy.authorities.push_back({hosts[i].did, "Demo Office (demo)", {country(i)}});
    const test::TemporaryDirectory empty;
    const auto issuers = required(DirectoryIssuerDocuments::open(empty.path()));
    const auto source = required(DirectoryStatusSource::open(empty.path()));
    const CachedIssuerDocuments cached(*issuers, policy.issuer_documents, policy.limits.cached_issuers);
    const StatusLists lists(*source, cached, policy);
    const test::FixedClock clock(kNow);

    forget_peak();
    const std::clock_t begun = std::clock();
    const auto loaded = required(load_trust(folder.path(), policy, cached, clock.now()));
    const double took = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    const double peak = peak_megabytes();
    std::printf("%zu accreditations, %zu agreements, %zu statements about levels\n", kAccreditations,
                kAgreements, kReferencings * kLevelsEach);
    std::printf("  load: %.2f s of processor time (target 2), peak %.0f MB (target 300), %zu files unused\n",
                took, peak, loaded.unused.size());

    const auto text = certificate(body);
    const VerifyDependencies with{clock, cached, lists, &loaded.registry, &loaded.library};
    const VerifyDependencies without{clock, cached, lists};
    const VerifyQuestion question{RecognitionQuestion{country(7), {}, {}}, {}};
    const auto answer = verify_together(as_bytes(text), {}, question, policy, with);
    std::printf("  %s, %s by %s; %zu level statements\n",
                std::string(to_string(answer.verdict.word())).c_str(),
                std::string(to_string(answer.verdict.recognition->word)).c_str(),
                std::string(to_string(answer.verdict.recognition->ground)).c_str(),
                answer.verdict.recognition->levels.front().statements.size());
    const auto plain = [&] { return verify(as_bytes(text), policy, without).checks.size(); };
    const auto whole = [&] {
        return verify_together(as_bytes(text), {}, question, policy, with).verdict.checks.size();
    };
    std::printf("  verdict with recognition / verdict without, in turns: %.2f (target 2)\n",
                1 / ratio_in_turns(plain, whole));
    return loaded.unused.empty() ? 0 : 1;
}
