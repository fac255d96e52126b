// SPDX-License-Identifier: Apache-2.0
// Each rule is shown a credential that breaks it and no other rule's ground before it.
#include "issuer/lint/lint.h"

#include "issuer/src/envelope.h"
#include "tests/unit/issuer/issuer_fixture.h"

#include <functional>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

// A sound credential with all that lint asks about it; tests change one thing.
struct Sound {
    Sound()
        : run{issuer.home.settings().did, "https://certs.example/status/", issuer.clock.now(),
              issuer.certificate_key().record} {
        const auto application = test::sample_application(1);
        row.number = 1;
        row.claims = wallet::write_claims(application.document);
        row.valid_until = application.valid_until;
        reservation.id = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a";
        reservation.index = 94'567;
        reservation.valid_from = issuer.clock.now();
        text = write_unsigned(envelope_of(issuer.home.settings()), reservation, list, row).value();
    }
    // The first broken rule's name, or "none".
    [[nodiscard]] std::string broken() const {
        const auto json = JsonDocument::parse(text);
        REQUIRE(json);
        const auto finding = lint({run, reservation, row, list, text, *json, holder});
        if (!finding) return "none";
        CHECK_FALSE(finding->detail.empty());
        return std::string(finding->rule) + (finding->scope == LintScope::kRun ? " (run)" : "");
    }
    void replace(std::string_view what, std::string_view by) {
        const auto at = text.find(what);
        INFO(what << " in " << text);
        REQUIRE(at != std::string::npos);
        text.replace(at, what.size(), by);
    }
    TestIssuer issuer;
    LintRun run;
    Reservation reservation;
    BatchRow row;
    std::string list = "abcdefghjkmn";
    std::string text;
    std::string holder;
};

}  // namespace

TEST_CASE("a sound credential breaks no rule", "[issuer][lint]") {
    CHECK(Sound().broken() == "none");
}

TEST_CASE("a credential in another issuer's name stops the run", "[issuer][lint]") {
    Sound sound;
    sound.replace("did:web:certs.example", "did:web:other.example");
    CHECK(sound.broken() == "issuer (run)");
}

TEST_CASE("a holder's key is all that may be added to an approved row, and only the one that was proven",
          "[issuer][lint]") {
    constexpr std::string_view kHolder = "did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";
    Sound sound;
    sound.text = write_unsigned(envelope_of(sound.issuer.home.settings()), sound.reservation, sound.list,
                                sound.row, kHolder)
                     .value();
    CHECK(sound.broken() == "approved-content");
    sound.holder = kHolder;
    CHECK(sound.broken() == "none");
    sound.holder = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    CHECK(sound.broken() == "approved-content");
}

// One change of each thing that was approved, written with the holder's key as a signer would.
TEST_CASE("with a holder's key, any other change of what was approved is refused, field by field",
          "[issuer][lint]") {
    constexpr std::string_view kHolder = "did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";
    using Change = std::function<void(wallet::Award&)>;
    const std::vector<std::pair<std::string, Change>> changes = {
        {"number", [](auto& a) { a.number = "A-999999"; }},
        {"title", [](auto& a) { a.title = "Master Electrician"; }},
        {"description", [](auto& a) { a.description = "Does everything."; }},
        {"language", [](auto& a) { a.language = "de"; }},
        {"holder's name", [](auto& a) { a.holder.name_latin = "Andere Person"; }},
        {"holder's name as written", [](auto& a) { a.holder.name_original = "अन्य"; }},
        {"holder's language", [](auto& a) { a.holder.name_language = "hi"; }},
        {"birth date", [](auto& a) { a.holder.birth_date = test::day("1990-04"); }},
        {"occupation", [](auto& a) { a.occupation.isco08 = "7412"; }},
        {"occupation's title", [](auto& a) { a.occupation.title = "Fitter"; }},
        {"standard", [](auto& a) { a.standard.id = "https://board.example/standards/other"; }},
        {"standard's code", [](auto& a) { a.standard.code = "ELE-08"; }},
        {"standard's version", [](auto& a) { a.standard.version = "3.0"; }},
        {"standard's title", [](auto& a) { a.standard.title = "Fitter"; }},
        {"unit", [](auto& a) { a.units.front().code = "U9"; }},
        {"unit's title", [](auto& a) { a.units.front().title = "Unsafe working"; }},
        {"unit's grade", [](auto& a) { a.units.front().grade = "A"; }},
        {"a unit left out", [](auto& a) { a.units.pop_back(); }},
        {"method", [](auto& a) { a.assessment.method = wallet::AssessmentMethod::kInterview; }},
        {"place", [](auto& a) { a.assessment.place.country = "DE"; }},
        {"days of assessment", [](auto& a) { a.assessment.from = test::day("2026-04-19"); }},
        {"assessor", [](auto& a) { a.assessment.assessor.name = "Assessor 0043 (demo)"; }},
        {"level", [](auto& a) { a.levels.front().level = "7"; }},
        {"awarding body", [](auto& a) { a.awarding_body.name = "Another board (demo)"; }},
        {"provider",
         [](auto& a) {
             a.provider = wallet::Organisation{{}, "A school (demo)", {}};
         }},
        {"day of award", [](auto& a) { a.awarded = test::day("2026-05-02"); }},
        {"field", [](auto& a) { a.field_isced_f = "0714"; }},
    };
    for (const auto& [what, change] : changes) {
        Sound sound;
        auto document = test::sample_application(1).document;
        change(std::get<wallet::CompetencyCertificate>(document).award);
        auto other = sound.row;
        other.claims = wallet::write_claims(document);
        sound.holder = kHolder;
        sound.text = write_unsigned(envelope_of(sound.issuer.home.settings()), sound.reservation, sound.list,
                                    other, kHolder)
                         .value();
        INFO(what);
        CHECK(sound.broken() == "approved-content");
    }
}

TEST_CASE("a key of another purpose, not active, or younger than the credential stops the run",
          "[issuer][lint]") {
    Sound purpose;
    purpose.run.key.purpose = keys::KeyPurpose::kStatusLists;
    CHECK(purpose.broken() == "signing-key (run)");
    Sound state;
    state.run.key.state = keys::KeyState::kRetiring;
    CHECK(state.broken() == "signing-key (run)");
    Sound age;
    age.run.key.created = age.run.now.plus_seconds(1);
    CHECK(age.broken() == "signing-key (run)");
}

TEST_CASE("a credential that begins more than a minute ahead of the clock stops the run", "[issuer][lint]") {
    Sound sound;
    sound.run.now = sound.run.now.plus_seconds(-60);
    CHECK(sound.broken() == "none");
    sound.run.now = sound.run.now.plus_seconds(-1);
    CHECK(sound.broken() == "clock (run)");
}

TEST_CASE("another context digest or list of contexts is not signed", "[issuer][lint]") {
    Sound sound;
    SECTION("digest") {
        const auto at = sound.text.find("\"digestMultibase\":\"u") + 20;
        sound.text[at] = sound.text[at] == 'A' ? 'B' : 'A';
        CHECK((sound.broken() == "contexts (run)" || sound.broken() == "profile"));
    }
    SECTION("a context more") {
        sound.replace("\"https://w3id.org/carnet/v1\"]",
                      "\"https://w3id.org/carnet/v1\",\"https://x.example/\"]");
        CHECK((sound.broken() == "contexts (run)" || sound.broken() == "profile"));
    }
}

TEST_CASE("an id that is not the reserved one, or not random, is refused", "[issuer][lint]") {
    Sound sound;
    SECTION("not the reserved one") {
        sound.reservation.id.back() = '0';
        CHECK(sound.broken() == "identifier");
    }
    SECTION("a UUID of version 1") {
        const std::string other = "urn:uuid:0b8e5e0a-3c1d-1d5f-8a56-1f2e3d4c5b6a";
        while (sound.text.find(sound.reservation.id) != std::string::npos)
            sound.replace(sound.reservation.id, other);
        sound.reservation.id = other;
        CHECK((sound.broken() == "identifier" || sound.broken() == "profile"));
    }
}

TEST_CASE("status entries must be two, of the two purposes, at the reserved place and list",
          "[issuer][lint]") {
    const std::vector<std::pair<std::string, std::function<void(Sound&)>>> cases = {
        {"another index", [](Sound& sound) { sound.reservation.index = 94'568; }},
        {"another list", [](Sound& sound) { sound.list = "abcdefghjkmp"; }},
        {"another host", [](Sound& sound) { sound.run.status_base = "https://elsewhere.example/status/"; }},
        {"one index differs",
         [](Sound& sound) {
             sound.replace("\"statusListIndex\":\"94567\"", "\"statusListIndex\":\"94568\"");
         }},
        {"the purposes swapped",
         [](Sound& sound) {
             sound.replace("\"statusPurpose\":\"revocation\"", "\"statusPurpose\":\"suspension\"");
         }},
    };
    for (const auto& [name, change] : cases) {
        CAPTURE(name);
        Sound sound;
        change(sound);
        CHECK(sound.broken() == "status-entries");
    }
}

TEST_CASE("dates that contradict the reservation, the row or each other are refused", "[issuer][lint]") {
    const std::vector<std::pair<std::string, std::function<void(Sound&)>>> cases = {
        {"validFrom is another",
         [](Sound& sound) { sound.reservation.valid_from = sound.reservation.valid_from.plus_seconds(-5); }},
        {"validUntil was not approved", [](Sound& sound) { sound.row.valid_until.reset(); }},
        {"validUntil is another day", [](Sound& sound) { sound.row.valid_until = test::day("2031-05-01"); }},
        {"validUntil is missing",
         [](Sound& sound) { sound.replace("\"validUntil\":\"2031-04-30T23:59:59Z\",", ""); }},
        {"the award lies after the issue",
         [](Sound& sound) {
             sound.replace("\"validFrom\":\"2026-11-21T09:30:00Z\"",
                           "\"validFrom\":\"2026-04-30T09:30:00Z\"");
             sound.reservation.valid_from = Timestamp::parse("2026-04-30T09:30:00Z").value().instant();
         }},
    };
    for (const auto& [name, change] : cases) {
        CAPTURE(name);
        Sound sound;
        sound.run.key.created = UtcTime{0, 0};
        change(sound);
        CHECK((sound.broken() == "dates" || sound.broken() == "profile"));
    }
}

TEST_CASE("control and direction characters are refused wherever they stand", "[issuer][lint]") {
    for (const auto* character :
         {"\\u0007", "\\n", "\u202e", "\u2066", "\u2069", "\u2028", "\ufeff", "\u0085"}) {
        CAPTURE(character);
        Sound sound;
        sound.replace("Exampleville", std::string("Example") + character + "ville");
        CHECK((sound.broken() == "characters" || sound.broken() == "profile"));
        CHECK(sound.broken() != "none");
    }
}

TEST_CASE("joiners that Persian and Indic names need are let through by the character rule",
          "[issuer][lint]") {
    Sound sound;
    sound.replace("Exampleville", "Example\u200cville\u200d \\\"quoted\\\" \\\\");
    CHECK(sound.broken() != "characters");
}

TEST_CASE("content that differs from the approved row is refused", "[issuer][lint]") {
    Sound sound;
    sound.replace("Exampleville", "Otherville");
    CHECK(sound.broken() == "approved-content");
}

TEST_CASE("a document that is no credential of ours is refused", "[issuer][lint]") {
    Sound sound;
    SECTION("not a credential") {
        sound.replace("\"VerifiableCredential\"", "\"SomethingElse\"");
    }
    SECTION("an unknown member") {
        sound.replace("\"awardedDate\"", "\"unknownMember\":1,\"awardedDate\"");
    }
    CHECK((sound.broken() == "credential" || sound.broken() == "profile"));
}
