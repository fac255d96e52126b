// SPDX-License-Identifier: Apache-2.0
//
// Prints one JSON line per document: {"schema", "name", "accepted", "error", "document"}. First valid samples
// of both profiles (fixed and random), then systematic damage to two of them, each with the verdict of our
// reader. With --own or --own-damaged: of Carnet's own kinds of documents, each also with "shape": would it
// be read but for the rules between its members? With --recognized: one line, a trust list as the W3C's
// RecognizedEntityCredential with its schemas {"document", "schemas": {name: schema}}. With
// --passport: one passport and nothing else.
#include "base/json_writer.h"
#include "tests/interop/mutations.h"
#include "tests/support/seeded_random.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/profile/passport_samples.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/recognized_entity.h"
#include "wallet-format/profile/src/published_kinds.h"

#include <iostream>
#include <string>

namespace {

using namespace carnet;
using test::Json;

constexpr int kRandomSamples = 60;

Result<wallet::CompetencyDocument> read(const std::string& text) {
    CARNET_TRY(auto document, JsonDocument::parse(text));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(std::move(document)));
    return wallet::read_competency(credential);
}

void print(const std::string& schema, const std::string& name, const Json& document) {
    const auto text = document.dump();
    const auto verdict = read(text);
    JsonWriter line;
    line.begin_object().member("schema", schema).member("name", name);
    line.key("accepted").boolean(verdict.has_value());
    line.member("error", verdict ? std::string() : verdict.error().message());
    line.key("document").raw(text).end_object();
    std::cout << line.take() << '\n';
}

std::string schema_of(const wallet::CompetencyDocument& document) {
    return std::holds_alternative<wallet::CompetencyCertificate>(document) ? "CompetencyCertificate"
                                                                           : "CompetencyUnitStatement";
}

Json written(const wallet::CompetencyDocument& document, const wallet::Envelope& envelope) {
    const auto text = wallet::write_competency(document, envelope);
    if (text) return Json::parse(*text);
    std::cerr << "interop_samples: a sample cannot be written: " << text.error().message() << '\n';
    std::exit(1);
}

// A fixed sample with everything in it that a document may have, a proof and a second status entry included.
Json full_sample(const wallet::CompetencyDocument& document) {
    auto envelope = test::sample_envelope();
    auto message = envelope.statuses.front();
    message.id = "https://board.example/status/2#7";
    message.purpose = "message";
    message.list = "https://board.example/status/2";
    message.size = 2;
    message.messages = {{0, "in force"}, {1, "being renewed"}, {2, "renewal late"}, {3, "lapsed"}};
    envelope.statuses.push_back(message);
    auto json = written(document, envelope);
    json["proof"] = {
        {"type", "DataIntegrityProof"},      {"cryptosuite", "eddsa-jcs-2022"},
        {"created", "2026-05-02T08:00:00Z"}, {"verificationMethod", "did:web:board.example#key-1"},
        {"proofPurpose", "assertionMethod"}, {"proofValue", "z3FXQ"}};
    return json;
}

void print_random_samples() {
    test::SeededRandom random(303);
    test::RandomDocuments documents(random);
    for (int i = 0; i < kRandomSamples; ++i) {
        const auto document = documents.document();
        print(schema_of(document), "random sample " + std::to_string(i),
              written(document, documents.envelope()));
    }
}

void print_mutations(const wallet::CompetencyDocument& document) {
    const auto schema = schema_of(document);
    const auto original = full_sample(document);
    test::for_each_mutation(
        original, [&schema](const std::string& name, const Json& mutated) { print(schema, name, mutated); });
    auto both = original;
    both["type"] = {"VerifiableCredential", "AchievementCredential", "CompetencyCertificate",
                    "CompetencyUnitStatement"};
    print(schema, "both types", both);
    auto other = original;
    other["type"][2] =
        schema == "CompetencyCertificate" ? "CompetencyUnitStatement" : "CompetencyCertificate";
    print(schema, "the other type", other);
}

void print_own(const test::OwnSample& sample, const wallet::profile::PublishedKind& kind,
               const std::string& name, const Json& document) {
    const auto text = document.dump();
    const auto shape = test::read_back(text, kind.read_shape);
    const auto whole = test::read_back(text, sample.read);
    JsonWriter line;
    line.begin_object().member("schema", sample.type).member("name", name);
    line.key("shape").boolean(shape.has_value()).key("accepted").boolean(whole.has_value());
    line.member("error", whole ? std::string() : whole.error().message());
    line.key("document").raw(text).end_object();
    std::cout << line.take() << '\n';
}

void print_own_samples(bool is_damaged) {
    const auto kinds = wallet::profile::published_kinds();
    for (const auto& sample : test::own_samples()) {
        const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                       [&](const auto& one) { return one.kind.type == sample.type; });
        const auto original = Json::parse(sample.text);
        print_own(sample, *kind, "fixed sample", original);
        if (!is_damaged) continue;
        test::for_each_mutation(original, [&](const std::string& name, const Json& mutated) {
            print_own(sample, *kind, name, mutated);
        });
    }
}

void print_recognized() {
    const auto exported =
        wallet::export_recognized_entities(test::sample_running_list(), test::sample_envelope()).value();
    JsonWriter line;
    line.begin_object().key("document").raw(exported.credential).key("schemas").begin_object();
    for (const auto& [name, text] : exported.schemas) line.key(name).raw(text);
    line.end_object().end_object();
    std::cout << line.take() << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const std::string_view option = argc == 2 ? argv[1] : "";
    if (option == "--passport") {
        std::cout << test::sample_passport() << '\n';
        return std::cout ? 0 : 1;
    }
    if (option.starts_with("--own")) {
        print_own_samples(option == "--own-damaged");
        std::cout.flush();
        return std::cout ? 0 : 1;
    }
    if (option == "--recognized") {
        print_recognized();
        return 0;
    }
    print_random_samples();
    print("CompetencyCertificate", "fixed sample", full_sample(test::sample_certificate()));
    print("CompetencyUnitStatement", "fixed sample", full_sample(test::sample_statement()));
    if (option == "--damaged") {
        print_mutations(test::sample_certificate());
        print_mutations(test::sample_statement());
    }
    std::cout.flush();
    return std::cout ? 0 : 1;
}
