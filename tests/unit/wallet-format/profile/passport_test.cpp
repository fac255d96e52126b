// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/passport.h"

#include "tests/unit/wallet-format/profile/assessment_samples.h"
#include "tests/unit/wallet-format/profile/badge_samples.h"
#include "tests/unit/wallet-format/profile/decision_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/rdf/json_ld.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

using test::damaged;
using test::Json;
using test::parsed;

constexpr const char* kId = "urn:uuid:7c1b2f9e-5d7f-4f57-9a8e-3f0a5d6b7c8d";
constexpr const char* kHolder = "did:key:zExample7";

Credential credential(const Json& json) {
    return Credential::from_json(parsed(json)).value();
}

// Under an id of its own, so that several fit into one passport.
Credential credential(std::string_view text, int number) {
    const std::string from = test::sample_envelope().id;
    const std::string to =
        from.substr(0, from.size() - 2) + (number < 10 ? "0" : "") + std::to_string(number);
    std::string out(text);
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
        out.replace(at, from.size(), to);
    return credential(Json::parse(out));
}

std::string certificate_text() {
    return write_competency(test::sample_certificate(), test::sample_envelope()).value();
}

std::string decision_text(const std::string& outcome) {
    for (const auto& [name, decision] : test::decided_cases())
        if (name == outcome) {
            auto envelope = test::sample_envelope();
            if (decision.valid_until) envelope.valid_until = decision.valid_until->start();
            return write_recognition_decision(decision, envelope).value();
        }
    FAIL(outcome);
    return {};
}

// One of every kind that Carnet knows and one that it does not.
std::vector<Credential> one_of_each() {
    std::vector<std::string> texts = {
        certificate_text(), write_competency(test::sample_statement(), test::sample_envelope()).value()};
    for (const auto& sample : test::own_samples()) texts.push_back(sample.text);
    texts.push_back(test::sample_credential().dump());
    std::vector<Credential> out;
    for (const auto& text : texts) out.push_back(credential(text, static_cast<int>(out.size())));
    return out;
}

Passport read(const std::string& text) {
    return read_passport(Presentation::from_json(parsed(text)).value()).value();
}

template <class Change>
std::string fault(const Change& change) {
    auto json = Json::parse(write_passport(kId, kHolder, {credential(certificate_text(), 1)}).value());
    change(json);
    const auto presentation = Presentation::from_json(parsed(json));
    REQUIRE(presentation);
    const auto passport = read_passport(*presentation);
    REQUIRE_FALSE(passport);
    return std::string(to_string(passport.error().code)) + " " + passport.error().where;
}

std::string refusal(const std::vector<Credential>& credentials) {
    const auto text = write_passport(kId, kHolder, credentials);
    REQUIRE_FALSE(text);
    return std::string(to_string(text.error().code)) + " " + text.error().where;
}

TEST_CASE("a passport shows which credentials it holds, kind by kind, with the persons they are about",
          "[wallet-format][passport]") {
    const auto passport = read(write_passport(kId, kHolder, one_of_each()).value());
    CHECK(passport.id == kId);
    CHECK(passport.holder == kHolder);
    for (const auto& entry : passport.entries) {
        INFO(entry.type);
        CHECK_FALSE(entry.fault);
        CHECK_FALSE(entry.id.empty());
    }
    using enum PassportEntryKind;
    for (const auto kind : {kCertificate, kUnitStatement, kDecision, kAssessment, kLanguage, kExperience,
                            kAttendance, kSkillsProfile}) {
        INFO(to_string(kind));
        const auto entries = entries_of(passport, kind);
        REQUIRE_FALSE(entries.empty());
        for (const auto* entry : entries) CHECK(entry->person);
    }
    CHECK_FALSE(entries_of(passport, kEndorsement).at(0)->person);
    CHECK(entries_of(passport, kCertificate).at(0)->person == test::sample_award().holder);
    CHECK(entries_of(passport, kDecision).at(0)->type == "RecognitionDecision");
    CHECK(entries_of(passport, kOther).back()->type == "ExampleCertificate");
    CHECK(entries_of(passport, kUnreadable).empty());
}

TEST_CASE("a passport means the same in RDF, and no credential changes in it", "[wallet-format][passport]") {
    auto credentials = one_of_each();
    credentials.pop_back();  // the foreign one has a text with a direction, for which RDF has no place
    const auto text = write_passport(std::nullopt, kHolder, credentials).value();
    const auto document = parsed(text);
    const auto dataset = to_rdf(document.root(), embedded_contexts());
    REQUIRE(dataset);
    CHECK(dataset->quads().size() > 500);
    const auto inside = Presentation::from_json(document).value().credentials();
    REQUIRE(inside.size() == credentials.size());
    for (std::size_t i = 0; i < inside.size(); ++i) CHECK(inside[i] == credentials[i].json());
    CHECK_FALSE(read(text).id);
}

TEST_CASE("a passport that we write has no place for a decision that recognises nothing",
          "[wallet-format][passport]") {
    const auto certificate = credential(certificate_text(), 1);
    for (const auto* outcome : {"refused", "inadmissible", "discontinued"}) {
        INFO(outcome);
        CHECK(refusal({certificate, credential(decision_text(outcome), 2)}) ==
              "bad-value /verifiableCredential/1");
    }
    for (const auto* outcome : {"full", "partial", "conditional", "provisional", "partial access"}) {
        INFO(outcome);
        CHECK(write_passport(kId, kHolder, {certificate, credential(decision_text(outcome), 2)}));
    }
    const auto hidden = damaged(decision_text("refused"),
                                [](Json& json) { json["credentialSubject"]["outcome"] = "declined"; });
    CHECK(refusal({credential(hidden, 2)}) == "bad-value /verifiableCredential/0");
}

TEST_CASE("a refusal that its holder presents is shown", "[wallet-format][passport]") {
    auto json = Json::parse(write_passport(kId, kHolder, {credential(certificate_text(), 1)}).value());
    json["verifiableCredential"].push_back(Json::parse(decision_text("refused")));
    const auto passport = read(json.dump());
    CHECK(entries_of(passport, PassportEntryKind::kDecision).size() == 1);
}

TEST_CASE("what breaks a rule or is no credential stays in the list with its place, and hides nothing else",
          "[wallet-format][passport]") {
    auto json = Json::parse(write_passport(kId, kHolder, one_of_each()).value());
    auto& all = json["verifiableCredential"];
    all[0]["credentialSubject"]["achievement"]["name"] = "Unit statement: no";
    all[1].erase("@context");
    const auto before = all.size();
    const auto passport = read(json.dump());
    REQUIRE(passport.entries.size() == before);
    CHECK(passport.entries[0].kind == PassportEntryKind::kCertificate);
    CHECK_FALSE(passport.entries[0].person);
    CHECK(passport.entries[0].fault->where == "/verifiableCredential/0/credentialSubject/achievement/name");
    CHECK(passport.entries[1].kind == PassportEntryKind::kUnreadable);
    CHECK(passport.entries[1].fault->code == ErrorCode::kBadContext);
    CHECK(passport.entries[1].fault->where.starts_with("/verifiableCredential/1"));
    CHECK(std::none_of(passport.entries.begin() + 2, passport.entries.end(),
                       [](const PassportEntry& entry) { return entry.fault.has_value(); }));
}

TEST_CASE("a passport says nothing beside its credentials", "[wallet-format][passport]") {
    CHECK(fault([](Json& json) { json["type"][1] = "Booklet"; }) == "unsupported /type");
    CHECK(fault([](Json& json) { json["type"].push_back("Diploma"); }) == "bad-value /type/2");
    CHECK(fault([](Json& json) { json["level"] = "7"; }) == "unknown-member /level");
    CHECK(fault([](Json& json) { json.erase("holder"); }) == "missing-member ");
    CHECK(fault([](Json& json) { json["holder"] = {{"id", kHolder}}; }) == "wrong-type /holder");
    CHECK(fault([](Json& json) { json["id"] = "https://person.example/"; }) == "bad-value /id");
    CHECK(fault([](Json& json) {
              json["@context"].push_back("https://www.w3.org/ns/credentials/examples/v2");
          }) == "bad-value /@context/2");
    CHECK(fault([](Json& json) { json.erase("verifiableCredential"); }) == "missing-member ");
    CHECK(fault([](Json& json) { json["verifiableCredential"] = json["verifiableCredential"][0]; }) ==
          "wrong-type /verifiableCredential");
    CHECK(fault([](Json& json) {
              json["verifiableCredential"].push_back(json["verifiableCredential"][0]);
          }) == "bad-value /verifiableCredential/1");
    CHECK(fault([](Json& json) {
              while (json["verifiableCredential"].size() <= kMaxPassportEntries)
                  json["verifiableCredential"].push_back(Json::object());
          }) == "bad-value /verifiableCredential");
}

TEST_CASE("a passport that cannot be written is refused with its place", "[wallet-format][passport]") {
    const auto certificate = credential(certificate_text(), 1);
    CHECK(write_passport("urn:x:1", kHolder, {certificate}).error().where == "/id");
    CHECK(write_passport(kId, "https://person.example/", {certificate}).error().where == "/holder");
    CHECK(refusal({}) == "bad-value /verifiableCredential");
    CHECK(refusal(std::vector<Credential>(kMaxPassportEntries + 1, certificate)) ==
          "bad-value /verifiableCredential");
    CHECK(refusal({certificate, certificate}) == "bad-value /verifiableCredential/1");
}

TEST_CASE("the persons of a passport are compared, and the weakest match is the answer",
          "[wallet-format][passport]") {
    const auto with_name = [](const char* name, const char* born, int number) {
        auto certificate = test::sample_certificate();
        certificate.award.holder = {name, std::nullopt, std::nullopt, Date::parse(born).value(),
                                    std::nullopt};
        return credential(write_competency(certificate, test::sample_envelope()).value(), number);
    };
    const auto match = [](const std::vector<Credential>& credentials) {
        return persons_match(read(write_passport(kId, kHolder, credentials).value()));
    };
    const auto asha = with_name("Asha Namuna", "1988-04-02", 1);
    const auto same = with_name("ASHA NAMUNA", "1988-04-02", 2);
    const auto year = with_name("Namuna Asha", "1988", 3);
    const auto kodjo = with_name("Kodjo Exemple", "1994-03-09", 4);
    const auto nobody = credential(test::sample_credential());
    CHECK(match({asha}) == PersonMatch::kExact);
    CHECK(match({nobody}) == PersonMatch::kExact);
    CHECK(match({asha, nobody, same}) == PersonMatch::kExact);
    CHECK(match({asha, same, year}) == PersonMatch::kProbable);
    CHECK(match({asha, nobody, year, kodjo}) == PersonMatch::kDifferent);
}

TEST_CASE("a holder's proof over a passport holds", "[wallet-format][passport]") {
    const auto signer = test::make_test_signer(keys::Algorithm::kEd25519);
    auto options = test::proof_options(*signer);
    options.purpose = "authentication";
    options.challenge = "of-the-moment";
    const auto text = write_passport(kId, signer->public_key().did_key(), one_of_each()).value();
    const auto proven = add_proof(parsed(text), options, *signer, embedded_contexts());
    REQUIRE(proven);
    const auto document = parsed(*proven);
    CHECK(check_proof(document.root(), *document.root().find("proof"), signer->public_key(),
                      embedded_contexts()));
    CHECK(read(*proven).entries == read(text).entries);
}

}  // namespace
}  // namespace carnet::wallet
