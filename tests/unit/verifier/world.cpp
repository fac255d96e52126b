// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/verifier/world.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "wallet-format/contexts/contexts.h"

#include <catch2/catch.hpp>

namespace carnet::test {
namespace {

wallet::Award sample_award(const std::optional<std::string>& holder) {
    const wallet::Organisation body{std::string(kIssuer), "Example Skills Board (demo)", "NP"};
    return {
        .number = "0042-2026",
        .title = "Site electrician",
        .description = "Installs and tests low-voltage wiring on building sites.",
        .language = "en",
        .holder = {"Maya Exampleperson", "माया उदाहरण", "ne", Date::of(1994, 4, 2).value(), holder},
        .occupation = {"7411", std::nullopt, "Building electrician"},
        .standard = {"https://board.example/standards/electrician", "EL-2", "2024.1", "Electrician, level 2"},
        .units = {{"U1", "Wiring", wallet::UnitStatus::kCompleted, std::nullopt},
                  {"U2", "Testing", wallet::UnitStatus::kCompleted, "B"}},
        .assessment = {wallet::AssessmentMethod::kTradeTest,
                       {"Example Centre (demo)", "Exampleville", "NP"},
                       Date::of(2026, 10, 1).value(),
                       Date::of(2026, 10, 2).value(),
                       {std::nullopt, "Assessor 17 (demo)", std::nullopt}},
        .levels = {},
        .awarding_body = body,
        .provider = std::nullopt,
        .awarded = Date::of(2026, 10, 20).value(),
        .field_isced_f = std::nullopt,
    };
}

wallet::StatusEntry entry(std::string_view purpose, std::string_view list, std::uint64_t index) {
    wallet::StatusEntry entry;
    entry.type = "BitstringStatusListEntry";
    entry.purpose = purpose;
    entry.list = list;
    entry.index = index;
    return entry;
}

wallet::Envelope sample_envelope(std::uint64_t index) {
    wallet::Envelope envelope;
    envelope.id = "urn:uuid:0b7d5d7e-6a0e-4f3b-9a56-1c2d3e4f5a6b";
    envelope.issuer = kIssuer;
    envelope.issuer_name = "Example Skills Board (demo)";
    envelope.valid_from = at("2026-10-20T00:00:00Z");
    envelope.valid_until = at("2031-10-20T00:00:00Z");
    envelope.schema_base = "https://board.example/schemas/";
    envelope.statuses = {entry("revocation", kRevocationList, index),
                         entry("suspension", kSuspensionList, index)};
    return envelope;
}

std::string written(const wallet::CompetencyDocument& document, std::uint64_t index) {
    auto text = wallet::write_competency(document, sample_envelope(index));
    INFO((text ? std::string() : text.error().message()));
    REQUIRE(text.has_value());
    return *std::move(text);
}

}  // namespace

UtcTime at(std::string_view text) {
    return Timestamp::parse(text).value().instant();
}

Key make_key(std::uint64_t seed, keys::Algorithm algorithm, std::string_view controller) {
    carnet::test::SeededRandom random(seed);
    auto signer = keys::make_signer(algorithm, keys::generate_secret(algorithm, random).value()).value();
    std::string id = std::string(controller) + "#" + signer->public_key().multikey();
    return {std::move(signer), std::move(id)};
}

Key make_did_key(std::uint64_t seed) {
    Key key = make_key(seed);
    key.id = key.signer->public_key().did_key() + "#" + key.signer->public_key().multikey();
    return key;
}

std::string sign(const std::string& text, const Key& key, const Signing& how) {
    const auto document = JsonDocument::parse(text, {.max_bytes = 8 * 1024 * 1024});
    INFO(text.substr(0, 4000));
    REQUIRE(document.has_value());
    wallet::ProofOptions options;
    options.verification_method = key.id;
    options.purpose = how.purpose;
    options.created = how.created;
    options.expires = how.expires;
    options.form = how.form;
    options.domains = how.domains;
    options.challenge = how.challenge;
    options.joins_others = how.joins_others;
    auto secured = wallet::add_proof(*document, options, *key.signer, wallet::embedded_contexts());
    INFO((secured ? std::string() : secured.error().message()));
    REQUIRE(secured.has_value());
    return *std::move(secured);
}

std::string sign_as(const std::string& text, const Key& key, const std::string& proof_config) {
    const auto document = JsonDocument::parse(text).value();
    const auto config = JsonDocument::parse(proof_config).value();
    const auto input = wallet::proof_input(document.root(), config.root(),
                                           key.signer->public_key().algorithm(), wallet::embedded_contexts())
                           .value();
    const std::string value =
        encode_multibase(Multibase::kBase58Btc, key.signer->sign(input.signed_bytes).value());
    std::string proof = proof_config;
    proof.insert(proof.rfind('}'), ",\"proofValue\":\"" + value + "\"");
    return text.substr(0, text.rfind('}')) + ",\"proof\":" + proof + "}";
}

std::string in_token(std::string_view header, std::string_view payload, const Key& key) {
    const std::string covered =
        encode_base64url(as_bytes(header)) + "." + encode_base64url(as_bytes(payload));
    return covered + "." + encode_base64url(key.signer->sign(as_bytes(covered)).value());
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto found = text.find(from);
    INFO("looking for " << from << " in " << text);
    REQUIRE(found != std::string::npos);
    return text.replace(found, from.size(), to);
}

Result<IssuerDocument> KnownIssuers::find(std::string_view did, UtcTime now) const {
    ++asked;
    if (did.starts_with("did:key:")) {
        CARNET_TRY(auto document, wallet::did_key_document(did));
        return IssuerDocument{std::make_shared<const wallet::DidDocument>(std::move(document)), now, {}};
    }
    if (!did.starts_with("did:web:") && !did.starts_with("https://"))
        return error(ErrorCode::kUnsupported, "no such method here");
    const std::lock_guard lock(guard_);
    const auto found = known_.find(did);
    if (found == known_.end()) return error(ErrorCode::kFetchFailed, "no such host");
    auto answer = found->second;
    const auto age = as_of_.find(did);
    if (answer) answer->as_of = age == as_of_.end() ? now : age->second;
    return answer;
}

void KnownIssuers::publish(wallet::DidDocument document) {
    const std::lock_guard lock(guard_);
    const std::string did = document.id;
    known_.insert_or_assign(
        did, IssuerDocument{std::make_shared<const wallet::DidDocument>(std::move(document)), {}, {}});
}

void KnownIssuers::answer(const std::string& did, Error failed) {
    const std::lock_guard lock(guard_);
    known_.insert_or_assign(did, std::move(failed));
}

void KnownIssuers::forget_age(const std::string& did, UtcTime as_of, std::string why) {
    const std::lock_guard lock(guard_);
    as_of_.insert_or_assign(did, as_of);
    known_.at(did)->refresh_failed = std::move(why);
}

Result<FetchedList> KnownLists::current(std::string_view url, std::string_view known_etag) const {
    ++asked;
    while_asked();
    const std::lock_guard lock(guard_);
    const auto found = known_.find(url);
    if (found == known_.end()) return error(ErrorCode::kFetchFailed, "no such host", std::string(url));
    if (found->second && !known_etag.empty() && found->second->etag == known_etag)
        return FetchedList{{}, std::string(known_etag), true};
    return found->second;
}

Result<FetchedList> KnownLists::at(std::string_view url, UtcTime instant) const {
    const std::lock_guard lock(guard_);
    const auto found = archived_.find(url);
    if (found == archived_.end()) return error(ErrorCode::kNotFound, "no archive", std::string(url));
    auto after = found->second.upper_bound(instant);
    if (after == found->second.begin()) return error(ErrorCode::kNotFound, "not so old", std::string(url));
    return FetchedList{std::prev(after)->second, {}, false};
}

void KnownLists::publish(std::string_view url, std::string body, std::string etag) {
    const std::lock_guard lock(guard_);
    known_.insert_or_assign(std::string(url), FetchedList{std::move(body), std::move(etag), false});
}

void KnownLists::answer(std::string_view url, Error failed) {
    const std::lock_guard lock(guard_);
    known_.insert_or_assign(std::string(url), std::move(failed));
}

void KnownLists::archive(std::string_view url, UtcTime from, std::string body) {
    const std::lock_guard lock(guard_);
    archived_[std::string(url)].insert_or_assign(from, std::move(body));
}

World::World() {
    policy.name = "test";
    policy.trusted = {{std::string(kIssuer), "Example Skills Board (demo)", {}, {}, {}}};
    issuers.publish(did_document());
    publish_list({});
    publish_list({.url = std::string(kSuspensionList), .purposes = {"suspension"}});
}

wallet::VerificationMethod World::method_of(const Key& key, std::string_view controller) {
    return {key.id, std::string(controller), key.signer->public_key(), {}, {}};
}

wallet::DidDocument World::did_document() const {
    return {std::string(kIssuer), {method_of(key), method_of(list_key)}, {key.id, list_key.id}, {}};
}

std::string World::certificate(std::uint64_t index) const {
    return written(wallet::CompetencyCertificate{sample_award(holder)}, index);
}

std::string World::unit_statement(std::uint64_t index) const {
    return written(wallet::CompetencyUnitStatement{sample_award(holder), {"U3"}}, index);
}

std::string World::list_text(const ListMaking& how) const {
    auto bits = wallet::Bitstring::zeros(how.entries).value();
    for (const std::uint64_t index : how.set) REQUIRE(bits.set(index, 1).has_value());
    return wallet::write_status_list(
        {how.id.empty() ? how.url : how.id, how.issuer.empty() ? std::string(kIssuer) : how.issuer,
         how.purposes, how.valid_from, how.valid_until, how.ttl_milliseconds},
        bits);
}

std::string World::signed_list(const ListMaking& how) const {
    return sign(list_text(how), list_key, {.created = how.valid_from});
}

Verdict World::verify_with(const StatusLists& lists, std::string_view bytes,
                           std::optional<UtcTime> as_of) const {
    return carnet::verifier::verify(as_bytes(bytes), policy, {clock, issuers, lists, &trust, &library},
                                    as_of);
}

PresentationVerdict World::present(std::string_view bytes, const ProofExpectations& expected) const {
    const StatusLists lists(published, issuers, policy);
    return verify_presentation(as_bytes(bytes), expected, policy, {clock, issuers, lists, &trust, &library});
}

Verdict World::verify(std::string_view bytes, std::optional<UtcTime> as_of) const {
    const StatusLists lists(published, issuers, policy);
    return verify_with(lists, bytes, as_of);
}

std::string describe(const Verdict& verdict, CheckKind kind) {
    const Check* check = verdict.find(kind);
    if (check == nullptr) return std::string(to_string(kind)) + ": missing";
    return std::string(to_string(kind)) + ": " + std::string(to_string(check->outcome)) + " (" +
           std::string(to_string(check->reason)) + ") " + check->where + " " + check->detail;
}

std::string describe(const Verdict& verdict) {
    std::string text =
        std::string(to_string(verdict.decision())) + ", " + std::string(to_string(verdict.word()));
    for (const CheckKind kind : all_check_kinds()) text += "\n  " + describe(verdict, kind);
    return text;
}

}  // namespace carnet::test
