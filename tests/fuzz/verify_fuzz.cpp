// SPDX-License-Identifier: Apache-2.0
//
// The whole verification with a fixed key. The input is either a document, or a script of edits to a
// certificate that is good: so that the fuzzer reaches what lies behind the signature. Whatever comes, the
// verdict is complete, and it is never "accepted" unless the document means what was signed.
#include "tests/support/fixed_clock.h"
#include "tests/support/seeded_random.h"
#include "verifier/verdict_json.h"
#include "verifier/verify.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/status-list/status_list_credential.h"

#include <cstdlib>
#include <map>
#include <memory>
#include <string>

namespace {

using namespace carnet;
using namespace carnet::verifier;

constexpr std::string_view kNow = "2026-11-21T12:00:00Z";
constexpr std::string_view kList = "https://board.example/status/1";

UtcTime at(std::string_view text) {
    return Timestamp::parse(text).value().instant();
}

class ComputedIssuers final : public IssuerDocuments {
  public:
    [[nodiscard]] Result<IssuerDocument> find(std::string_view did, UtcTime now) const override {
        if (!did.starts_with("did:key:")) return error(ErrorCode::kFetchFailed, "no network");
        CARNET_TRY(auto document, wallet::did_key_document(did));
        return IssuerDocument{std::make_shared<const wallet::DidDocument>(std::move(document)), now, {}};
    }
};

class OneList final : public StatusSource {
  public:
    std::string body;
    [[nodiscard]] Result<FetchedList> current(std::string_view url, std::string_view) const override {
        if (url != kList) return error(ErrorCode::kFetchFailed, "no network");
        return FetchedList{body, {}, false};
    }
    [[nodiscard]] Result<FetchedList> at(std::string_view, UtcTime) const override {
        return error(ErrorCode::kNotFound, "no archive");
    }
};

wallet::CompetencyDocument sample() {
    const wallet::Organisation board{std::nullopt, "Example Skills Board (demo)", "NP"};
    return wallet::CompetencyCertificate{{
        .number = "0042",
        .title = "Site electrician",
        .description = "Installs and tests wiring.",
        .language = "en",
        .holder = {"Maya Exampleperson", std::nullopt, std::nullopt, Date::of(1994).value(), std::nullopt},
        .occupation = {"7411", std::nullopt, "Building electrician"},
        .standard = {"https://board.example/standards/electrician", "EL-2", "1", "Electrician"},
        .units = {{"U1", "Wiring", wallet::UnitStatus::kCompleted, std::nullopt}},
        .assessment = {wallet::AssessmentMethod::kTradeTest,
                       {"Example Centre (demo)", "", "NP"},
                       Date::of(2026, 10, 1).value(),
                       Date::of(2026, 10, 1).value(),
                       board},
        .levels = {},
        .awarding_body = board,
        .provider = std::nullopt,
        .awarded = Date::of(2026, 10, 2).value(),
        .field_isced_f = std::nullopt,
    }};
}

// Everything that stays the same from one input to the next; the caches too, as in a server.
struct World {
    std::unique_ptr<const keys::Signer> signer;
    std::string did;
    std::string key_id;
    test::FixedClock clock{kNow};
    Policy policy;
    ComputedIssuers known;
    OneList source;
    std::unique_ptr<CachedIssuerDocuments> issuers;
    std::unique_ptr<StatusLists> lists;
    std::string seed;

    World() {
        test::SeededRandom random(1);
        constexpr auto kAlgorithm = keys::Algorithm::kEd25519;
        signer = keys::make_signer(kAlgorithm, keys::generate_secret(kAlgorithm, random).value()).value();
        did = signer->public_key().did_key();
        key_id = did + "#" + signer->public_key().multikey();
        policy.trusted = {{did, "Example Skills Board (demo)", {}, {}, {}}};
        policy.status_lists.retry = 1'000'000;  // the clock stands still, so failures stay remembered
        source.body = sign(wallet::write_status_list(
            {std::string(kList), did, {"revocation"}, at(kNow), at("2026-11-22T12:00:00Z"), 0},
            wallet::Bitstring::zeros(wallet::kMinStatusEntries).value()));
        seed = sign(write_seed());
        issuers = std::make_unique<CachedIssuerDocuments>(known, policy.issuer_documents, 16);
        lists = std::make_unique<StatusLists>(source, *issuers, policy);
    }

    [[nodiscard]] std::string sign(const std::string& text) const {
        const auto document = JsonDocument::parse(text).value();
        wallet::ProofOptions options;
        options.verification_method = key_id;
        options.created = at(kNow);
        return wallet::add_proof(document, options, *signer, wallet::embedded_contexts()).value();
    }

    [[nodiscard]] std::string write_seed() const {
        wallet::StatusEntry entry;
        entry.type = "BitstringStatusListEntry";
        entry.purpose = "revocation";
        entry.list = kList;
        entry.index = 7;
        wallet::Envelope envelope;
        envelope.id = "urn:uuid:0b7d5d7e-6a0e-4f3b-9a56-1c2d3e4f5a6b";
        envelope.issuer = did;
        envelope.issuer_name = "Example Skills Board (demo)";
        envelope.valid_from = at("2026-10-02T00:00:00Z");
        envelope.schema_base = "https://board.example/schemas/";
        envelope.statuses = {entry};
        return wallet::write_competency(sample(), envelope).value();
    }
};

// Edits: two bytes of place, one byte of how much to cut, one of how much to put in, then what to put in.
std::string edited(std::string text, std::string_view script) {
    while (script.size() >= 4) {
        const auto byte = [&script](std::size_t i) { return static_cast<unsigned char>(script[i]); };
        const std::size_t place = (byte(0) * 256U + byte(1)) % (text.size() + 1);
        const std::size_t cut = byte(2) % 16U;
        const std::size_t put = std::min<std::size_t>(byte(3) % 64U, script.size() - 4);
        text.replace(place, cut, script.substr(4, put));
        script.remove_prefix(4 + put);
    }
    return text;
}

void require(bool holds) {
    if (!holds) std::abort();
}

void check(const World& world, const std::string& bytes, std::optional<UtcTime> as_of) {
    const Verdict verdict =
        verify(as_bytes(bytes), world.policy, {world.clock, *world.issuers, *world.lists}, as_of);
    require(verdict.checks.size() == all_check_kinds().size());
    for (std::size_t i = 0; i < verdict.checks.size(); ++i) {
        require(verdict.checks[i].kind == all_check_kinds()[i]);
        require(may_go_with(verdict.checks[i].reason, verdict.checks[i].outcome));
    }
    const bool accepted = verdict.decision() == Decision::kAccepted;
    require(accepted == (verdict.verified != nullptr));
    require(!accepted || verdict.summary_is_proven());
    const auto written = JsonDocument::parse(verdict_json(verdict));
    require(written.has_value());
    if (!accepted) return;
    const auto document = JsonDocument::parse(bytes).value();
    require(document.root() == JsonDocument::parse(world.seed).value().root());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const World world;
    if (size == 0) return 0;
    const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::optional<UtcTime> as_of =
        (data[0] & 2U) != 0 ? std::optional(at("2026-11-21T12:00:30Z")) : std::nullopt;
    check(world, (data[0] & 1U) != 0 ? edited(world.seed, rest) : std::string(rest), as_of);
    return 0;
}
