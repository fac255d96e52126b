// SPDX-License-Identifier: Apache-2.0
// Trust lists as the W3C's RecognizedEntityCredential, and such credentials of anybody read.
#include "wallet-format/profile/recognized_entity.h"

#include "base/text_encoding.h"
#include "keys/digest.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

using State = AccreditationState;
using test::accreditation_event;
using test::damaged;
using test::date;
using test::instant;
using test::Json;
using test::read_back;
using test::sample_envelope;
using test::sample_running_list;

Envelope envelope() {
    auto out = sample_envelope();
    out.valid_until.reset();
    return out;
}

Result<RecognizedEntitiesExport> exported(const TrustList& list) {
    return export_recognized_entities(list, envelope());
}

// The ids of whom the export of the changed list names.
template <class Change>
std::string named(const Change& change) {
    auto list = sample_running_list();
    change(list);
    const auto result = exported(list);
    if (!result) return "nobody: " + result.error().where;
    std::string ids;
    for (const auto& entity : read_back(result->credential, read_recognized_entities).value().entities)
        ids.append(ids.empty() ? "" : " ").append(entity.id.substr(entity.id.rfind(':') + 1));
    return ids;
}

TEST_CASE("what is in force is written in the draft's terms, and read back",
          "[wallet-format][recognized-entity]") {
    const auto result = exported(sample_running_list());
    REQUIRE(result);
    CHECK(result->left_out.empty());
    const auto read = read_back(result->credential, read_recognized_entities).value();
    CHECK(read.issuer == "did:web:board.example");
    CHECK(read.issuer_recognized_in.empty());
    REQUIRE(read.entities.size() == 3);
    const auto& council = read.entities[0];
    CHECK(council.id == "did:web:council.example");
    CHECK(council.name == "Demo Skills Council (demo)");
    CHECK(council.same_as == std::vector<std::string>{"https://council.example/"});
    CHECK(council.recognized_to.size() == 1);
    const auto& works = read.entities[1];
    CHECK(works.id == "did:web:works.example");
    CHECK(read.entities[2].id == "did:web:old.works.example");
    CHECK(read.entities[2].recognized_to == works.recognized_to);
    REQUIRE(works.recognized_to.size() == 2);
    for (const auto& action : works.recognized_to) {
        CHECK(action.action == "issue");
        CHECK(action.recognized_by == "did:web:council.example");
        REQUIRE(action.output_validation.size() == 2);
        CHECK(action.output_validation[1] == works.recognized_to[0].output_validation[1]);
    }
    CHECK(works.recognized_to[0].output_validation[0].id ==
          "https://board.example/schemas/competency-certificate-v1.json");
    CHECK(works.recognized_to[1].output_validation[0].id ==
          "https://board.example/schemas/competency-unit-statement-v1.json");
}

TEST_CASE("every schema is named with the digest of its bytes", "[wallet-format][recognized-entity]") {
    const auto result = exported(sample_running_list());
    REQUIRE(result);
    std::map<std::string, std::string> served;
    for (const auto& document : embedded_documents())
        served.emplace("https://board.example/schemas/" + std::string(document.file_name), document.text);
    for (const auto& [name, text] : result->schemas)
        served.emplace("https://board.example/schemas/" + name, text);
    CHECK(result->schemas.size() == 2);
    const auto read = read_back(result->credential, read_recognized_entities).value();
    for (const auto& entity : read.entities)
        for (const auto& action : entity.recognized_to)
            for (const auto& validation : action.output_validation) {
                INFO(validation.id);
                CHECK(validation.type == "JsonSchema");
                REQUIRE(served.contains(validation.id));
                const auto digest = keys::sha256(as_bytes(served.at(validation.id)));
                CHECK(validation.digests == std::vector{encode_multibase(Multibase::kBase64Url, digest)});
            }
}

TEST_CASE("what the operator gave says since when it is in force, with that scope and without a break",
          "[wallet-format][recognized-entity]") {
    const auto since = [](const auto& change) {
        auto list = sample_running_list();
        change(list.entries[0]);
        const auto result = exported(list);
        REQUIRE(result);
        const auto read = read_back(result->credential, read_recognized_entities).value();
        // What another body gave depends on that body's own days too, so nothing is said of it.
        for (const auto& action : read.entities[1].recognized_to) CHECK_FALSE(action.valid_from.has_value());
        const auto& from = read.entities[0].recognized_to.front().valid_from;
        REQUIRE(from.has_value());
        return from->text();
    };
    const auto begin = sample_running_list().entries[0].valid_from.text() + "T00:00:00Z";
    CHECK(since([](Accreditation& /*council*/) {}) == begin);
    CHECK(since([](Accreditation& council) {
              council.history.push_back(accreditation_event(State::kSuspended, "2024-01-01"));
              council.history.push_back(accreditation_event(State::kGranted, "2024-06-01"));
          }) == "2024-06-01T00:00:00Z");
}

TEST_CASE("an action's schemas are known again by their digests", "[wallet-format][recognized-entity]") {
    const auto result = exported(sample_running_list());
    REQUIRE(result);
    const auto read = read_back(result->credential, read_recognized_entities).value();
    const auto& works = read.entities[1].recognized_to;
    CHECK(output_of(read.entities[0].recognized_to[0].output_validation[0]) ==
          RecognizedOutput::kRecognizedEntities);
    CHECK(output_of(works[0].output_validation[0]) == RecognizedOutput::kCertificate);
    CHECK(output_of(works[1].output_validation[0]) == RecognizedOutput::kUnitStatement);
    CHECK_FALSE(output_of(works[0].output_validation[1]).has_value());
    auto altered = works[0].output_validation[0];
    altered.digests = {"u" + std::string(43, 'A')};
    CHECK_FALSE(output_of(altered).has_value());
    altered.digests.clear();
    CHECK_FALSE(output_of(altered).has_value());
}

TEST_CASE("what is not in force on the day is not written", "[wallet-format][recognized-entity]") {
    const auto after = [](const AccreditationEvent& event) {
        return named([&](TrustList& list) { list.entries[1].history.push_back(event); });
    };
    const auto ex_tunc = [](std::string_view from, std::string_view since) {
        auto event = accreditation_event(State::kWithdrawn, from);
        event.effect = LegalEffect::kExTunc;
        event.since = date(since);
        return event;
    };
    CHECK(named([](TrustList& /*list*/) {}) == "council.example works.example old.works.example");
    CHECK(after(accreditation_event(State::kSuspended, "2026-05-02")) == "council.example");
    CHECK(after(accreditation_event(State::kSuspended, "2026-05-03")) ==
          "council.example works.example old.works.example");
    CHECK(after(accreditation_event(State::kWithdrawn, "2024-01-01")) == "council.example");
    CHECK(after(ex_tunc("2024-01-01", "2023-01-01")) == "council.example");
    CHECK(after(ex_tunc("2026-09-01", "2026-05-01")) == "council.example");
    CHECK(named([](TrustList& list) { list.entries[1].valid_until = date("2026-05-02"); }) ==
          "council.example");
    CHECK(named([](TrustList& list) {
              list.entries[1].valid_from = date("2026-05-03");
              list.entries[1].history[0].from = date("2026-05-03");
          }) == "council.example");
}

TEST_CASE("whose accreditor is not in force is not written either", "[wallet-format][recognized-entity]") {
    CHECK(named([](TrustList& list) {
              list.entries[0].history.push_back(accreditation_event(State::kSuspended, "2026-01-01"));
          }) == "nobody: /entries");
}

TEST_CASE("what cannot be said without saying too much is left out and told",
          "[wallet-format][recognized-entity]") {
    const auto left_out = [](const auto& change) {
        auto list = sample_running_list();
        auto kept = list.entries[1];
        kept.id += "0";
        list.entries.push_back(kept);
        change(list.entries[1]);
        const auto result = exported(list);
        REQUIRE(result);
        REQUIRE(result->left_out.size() == 1);
        CHECK(result->left_out[0].accreditation == "https://board.example/accreditations/2");
        return result->left_out[0].reason;
    };
    CHECK(left_out([](auto& entry) { entry.issuers.clear(); }) == "the body has no DID");
    for (const auto role : {AccreditedRole::kAssess, AccreditedRole::kTrain, AccreditedRole::kRecognise,
                            AccreditedRole::kCoSign})
        CHECK(left_out([&](auto& entry) { entry.role = role; }) == "its role is not to issue certificates");
    CHECK(left_out([](auto& entry) { entry.role = AccreditedRole::kAccredit; }) ==
          "the limits of an accreditor cannot be said");
    CHECK(left_out([](auto& entry) {
              entry.scope.places = {"GH-AA", "https://community.example/"};
          }) == "its places are no countries, and a certificate names only those");
}

TEST_CASE("the scope written is that of the day", "[wallet-format][recognized-entity]") {
    auto list = sample_running_list();
    auto reduced = accreditation_event(State::kReduced, "2026-01-01");
    reduced.scope = list.entries[1].scope;
    reduced.scope->isco08 = {"7126"};
    list.entries[1].history.push_back(reduced);
    auto later = accreditation_event(State::kGranted, "2026-06-01");
    later.scope = list.entries[1].scope;
    list.entries[1].history.push_back(later);
    const auto result = exported(list);
    REQUIRE(result);
    const auto has = [&](std::string_view pattern) {
        return std::any_of(result->schemas.begin(), result->schemas.end(), [&](const SchemaFile& file) {
            return file.text.find(pattern) != std::string::npos;
        });
    };
    CHECK(has("^(?:7126)"));
    CHECK_FALSE(has("^(?:71|7411)"));
}

TEST_CASE("where nothing is limited there is no schema of a scope", "[wallet-format][recognized-entity]") {
    auto list = sample_running_list();
    list.entries[1].scope = {};
    list.entries[1].scope.jurisdictions = {"TG"};
    const auto result = exported(list);
    REQUIRE(result);
    CHECK(result->schemas.size() == 1);  // that of the accreditor's lists
}

TEST_CASE("it ends with the list, before anything on it changes, or when it is asked to",
          "[wallet-format][recognized-entity]") {
    const auto until = [](const auto& change, std::optional<UtcTime> wanted = std::nullopt) {
        auto list = sample_running_list();
        change(list);
        auto frame = envelope();
        frame.valid_until = wanted;
        const auto result = export_recognized_entities(list, frame);
        REQUIRE(result);
        return Json::parse(result->credential)["validUntil"].get<std::string>();
    };
    CHECK(until([](auto& /*list*/) {}) == "2026-08-01T00:00:00Z");
    CHECK(until([](auto& /*list*/) {}, instant("2026-05-09T00:00:00Z")) == "2026-05-09T00:00:00Z");
    CHECK(until([](auto& list) { list.entries[0].valid_until = date("2026-07-01"); }) ==
          "2026-06-30T23:59:59Z");
    CHECK(until([](auto& list) {
              list.entries[1].history.push_back(accreditation_event(State::kSuspended, "2026-05-20"));
          }) == "2026-05-19T23:59:59Z");
    CHECK(until([](auto& list) {
              auto event = accreditation_event(State::kWithdrawn, "2026-07-20");
              event.effect = LegalEffect::kExTunc;
              event.since = date("2026-06-20");
              list.entries[1].history.push_back(event);
          }) == "2026-06-19T23:59:59Z");
}

TEST_CASE("a list is not exported outside its time, nor by somebody else",
          "[wallet-format][recognized-entity]") {
    const auto fault = [](const auto& change) {
        auto frame = envelope();
        change(frame);
        const auto result = export_recognized_entities(sample_running_list(), frame);
        REQUIRE_FALSE(result);
        return std::string(to_string(result.error().code)) + " " + result.error().where;
    };
    CHECK(fault([](auto& frame) { frame.valid_from = instant("2026-05-02T07:59:59Z"); }) ==
          "bad-time envelope/valid_from");
    CHECK(fault([](auto& frame) { frame.valid_from = instant("2026-08-01T00:00:00Z"); }) ==
          "bad-time envelope/valid_from");
    CHECK(fault([](auto& frame) { frame.issuer = "did:web:other.example"; }) ==
          "bad-value /entries/0/accreditor");
    CHECK(fault([](auto& frame) { frame.id = "https://board.example/list"; }) == "bad-value envelope/id");
}

TEST_CASE("the export says where its own issuer is recognized", "[wallet-format][recognized-entity]") {
    const RecognizedIn above{"https://union.example/list", {"RecognizedEntityCredential"}};
    const auto result = export_recognized_entities(sample_running_list(), envelope(), above);
    REQUIRE(result);
    CHECK(read_back(result->credential, issuer_recognized_in).value() == std::vector{above});
    CHECK(above.is_credential());
}

TEST_CASE("the export holds under a JCS suite and means the same in RDF",
          "[wallet-format][recognized-entity]") {
    const auto signer = test::make_test_signer(keys::Algorithm::kEd25519);
    const auto result = exported(sample_running_list());
    REQUIRE(result);
    for (const auto form : {CanonicalForm::kJcs, CanonicalForm::kRdfc}) {
        auto options = test::proof_options(*signer);
        options.form = form;
        const auto text = add_proof(test::parsed(result->credential), options, *signer, embedded_contexts());
        REQUIRE(text);
        const auto document = test::parsed(*text);
        CHECK(check_proof(document.root(), *document.root().find("proof"), signer->public_key(),
                          embedded_contexts()));
        CHECK(read_back(*text, read_recognized_entities));
    }
}

// As somebody else might write it: single objects where several may stand, and more than we need.
Json foreign() {
    return Json::parse(R"JSON({
      "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
      "type": ["VerifiableCredential", "RecognizedEntityCredential"],
      "issuer": {"id": "did:web:ministry.example", "type": "RecognizedIssuer",
                 "recognizedIn": {"id": "https://union.example/lotl.xml", "type": "EtsiTrustServiceList", "name": "List (demo)"
}
}
, "validFrom" : "2026-01-01T00:00:00Z", "credentialSubject" : {
    "id" : "did:web:school.example",
           "type" : [ "RecognizedEntity", "Organization" ],
                    "name" : [ {"@value" : "École de démonstration", "@language" : "fr"} ],
                             "legalName" : "Demo School Ltd (demo)",
                                           "url" : "https://school.example/",
                                                   "sameAs"
        : [ "https://school.example/#us", "https://register.example/9" ],
          "recognizedTo" : {
        "type" : "RecognizedAction",
                 "action" : "issue",
                            "recognizedBy" : {"id" : "did:web:council.example", "name" : "Council (demo)"},
                                             "validUntil" : "2027-01-01T00:00:00Z",
                                                            "outputValidation" : {
            "id" : "https://council.example/diploma.json", "type" : "JsonSchema", "digestMultibase" : "uAAA"
        }
    }
}
})JSON");
}

TEST_CASE("credentials of others are read, single or several", "[wallet-format][recognized-entity]") {
    const auto read = read_back(foreign().dump(), read_recognized_entities).value();
    CHECK(read.issuer_recognized_in ==
          std::vector{RecognizedIn{"https://union.example/lotl.xml", {"EtsiTrustServiceList"}}});
    CHECK_FALSE(read.issuer_recognized_in[0].is_credential());
    REQUIRE(read.entities.size() == 1);
    const auto& school = read.entities[0];
    CHECK(school.name == "École de démonstration");
    CHECK(school.legal_name == "Demo School Ltd (demo)");
    CHECK(school.same_as.size() == 2);
    REQUIRE(school.recognized_to.size() == 1);
    CHECK(school.recognized_to[0].recognized_by == "did:web:council.example");
    CHECK(school.recognized_to[0].valid_until->text() == "2027-01-01T00:00:00Z");
    CHECK(school.recognized_to[0].output_validation ==
          std::vector{OutputValidation{"https://council.example/diploma.json", "JsonSchema", {"uAAA"}}});

    auto bare = foreign();
    bare["issuer"] = "did:web:ministry.example";
    bare["credentialSubject"] = {{{"type", "RecognizedEntity"}, {"name", "Nobody (demo)"}}};
    const auto known = read_back(bare.dump(), read_recognized_entities).value();
    CHECK(known.issuer_recognized_in.empty());
    CHECK(known.entities[0].id.empty());
    CHECK(known.entities[0].recognized_to.empty());
}

TEST_CASE("bad input is refused with its place", "[wallet-format][recognized-entity]") {
    const auto fault = [](const auto& change) {
        const auto result = read_back(damaged(foreign().dump(), change), read_recognized_entities);
        REQUIRE_FALSE(result);
        return std::string(to_string(result.error().code)) + " " + result.error().where;
    };
    const auto subject = [&](const auto& change) {
        return fault([&](Json& json) { change(json["credentialSubject"]); });
    };
    const auto action = [&](const auto& change) {
        return fault([&](Json& json) { change(json["credentialSubject"]["recognizedTo"]); });
    };
    const std::string at = "/credentialSubject";
    CHECK(fault([](Json& j) { j["type"] = {"VerifiableCredential", "TrustList"}; }) == "unsupported /type");
    CHECK(fault([](Json& j) { j["issuer"]["recognizedIn"] = "https://union.example/"; }) ==
          "wrong-type /issuer/recognizedIn");
    CHECK(fault([](Json& j) { j["issuer"]["recognizedIn"]["id"] = "list"; }) ==
          "bad-value /issuer/recognizedIn/id");
    CHECK(fault([](Json& j) { j["issuer"]["recognizedIn"].erase("type"); }) ==
          "missing-member /issuer/recognizedIn");
    CHECK(fault([](Json& j) { j["issuer"]["recognizedIn"] = Json(21, j["issuer"]["recognizedIn"]); }) ==
          "limit /issuer/recognizedIn");
    CHECK(subject([](Json& s) { s["type"] = "Organization"; }) == "bad-value " + at + "/type");
    CHECK(subject([](Json& s) { s.erase("type"); }) == "missing-member " + at);
    CHECK(subject([](Json& s) { s["id"] = "school"; }) == "bad-value " + at + "/id");
    CHECK(subject([](Json& s) { s["name"] = 7; }) == "wrong-type " + at + "/name");
    CHECK(subject([](Json& s) { s["sameAs"] = Json::array(); }) == "bad-value " + at + "/sameAs");
    CHECK(subject([](Json& s) { s["recognizedTo"] = "issue"; }) == "wrong-type " + at + "/recognizedTo");
    CHECK(subject([](Json& s) { s["recognizedTo"] = Json(501, s["recognizedTo"]); }) ==
          "limit " + at + "/recognizedTo");
    CHECK(action([](Json& a) { a["type"] = "Action"; }) == "bad-value " + at + "/recognizedTo/type");
    CHECK(action([](Json& a) { a.erase("action"); }) == "missing-member " + at + "/recognizedTo");
    CHECK(action([](Json& a) { a["action"] = ""; }) == "bad-value " + at + "/recognizedTo/action");
    CHECK(action([](Json& a) { a["action"] = {"issue"}; }) == "wrong-type " + at + "/recognizedTo/action");
    CHECK(action([](Json& a) { a["recognizedBy"] = "council"; }) ==
          "bad-value " + at + "/recognizedTo/recognizedBy");
    CHECK(action([](Json& a) { a["validUntil"] = "2027"; }) == "bad-time " + at + "/recognizedTo/validUntil");
    CHECK(action([](Json& a) { a["outputValidation"].erase("id"); }) ==
          "missing-member " + at + "/recognizedTo/outputValidation");
    CHECK(action([](Json& a) { a["outputValidation"]["digestMultibase"] = 5; }) ==
          "wrong-type " + at + "/recognizedTo/outputValidation/digestMultibase");
    CHECK(action([](Json& a) { a["outputValidation"] = Json(21, a["outputValidation"]); }) ==
          "limit " + at + "/recognizedTo/outputValidation");
}

}  // namespace
}  // namespace carnet::wallet
