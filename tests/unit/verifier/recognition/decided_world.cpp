// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/verifier/recognition/decided_world.h"

#include "tests/unit/wallet-format/competency_samples.h"
#include "tests/unit/wallet-format/profile/assessment_samples.h"
#include "verifier/recognition/library_document.h"
#include "wallet-format/profile/document_digest.h"

#include <catch2/catch.hpp>

namespace carnet::test {
namespace {

wallet::RecognitionDecision full_decision() {
    for (auto& each : decided_cases())
        if (each.decision.outcome == wallet::DecisionOutcome::kFull) return std::move(each.decision);
    FAIL("there is no sample of a full recognition");
    return {};
}

// Asked for and decided between the award and now.
wallet::DecisionTimeline timeline() {
    return {.received = date("2026-10-22"),
            .acknowledged = date("2026-10-23"),
            .file_complete = date("2026-10-24"),
            .suspended = {},
            .extended_until = {},
            .extension_reason = {},
            .decided = date("2026-11-01"),
            .notified = date("2026-11-02"),
            .effective = date("2026-11-02"),
            .final_from = {}};
}

wallet::Envelope envelope(std::string_view last_digits, std::optional<UtcTime> until = {}) {
    wallet::Envelope out;
    out.id = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c" + std::string(last_digits);
    out.issuer = kAuthority;
    out.issuer_name = "Chamber of Skilled Trades (demo)";
    out.valid_from = test::at("2026-11-02T00:00:00Z");
    out.valid_until = until;
    out.schema_base = "https://chamber.example/schemas/";
    return out;
}

std::string required(const Result<std::string>& text) {
    INFO((text ? std::string() : text.error().message()));
    REQUIRE(text.has_value());
    return *text;
}

wallet::Credential credential_of(const std::string& text) {
    auto document = JsonDocument::parse(text);
    REQUIRE(document.has_value());
    auto credential = wallet::Credential::from_json(*std::move(document));
    REQUIRE(credential.has_value());
    return *std::move(credential);
}

}  // namespace

DecidedWorld::DecidedWorld() {
    policy.authorities = {{std::string(kAuthority), "Chamber of Skilled Trades (demo)", {"DE"}}};
    issuers.publish(
        {std::string(kAuthority), {method_of(authority_key, kAuthority)}, {authority_key.id}, {}});
}

wallet::Holder DecidedWorld::holder() const {
    return award_of(wallet::read_competency(credential_of(certificate_text)).value()).holder;
}

std::string DecidedWorld::decision(const ChangeDecision& change) const {
    const auto certified = credential_of(certificate_text);
    auto decided = full_decision();
    decided.person = holder();
    decided.timeline = timeline();
    decided.valid_from = decided.timeline.effective;
    decided.recognises.front().credential = std::string(certified.id());
    decided.recognises.front().digest = document_digest(certified);
    decided.effects.clear();
    decided.effects.push_back({wallet::EffectKind::kRightToTitle, wallet::EffectAnswer::kYes, {}, {}});
    change(decided);
    std::optional<UtcTime> until;
    if (decided.valid_until) until = decided.valid_until->start();
    return sign(required(write_recognition_decision(decided, envelope("5b6a", until))), authority_key);
}

std::string DecidedWorld::assessment() const {
    auto assessed = sample_qualification_assessment();
    assessed.person = holder();
    assessed.authority.jurisdictions = {"DE"};
    return sign(
        required(write_qualification_assessment(assessed, envelope("5b6b", assessed.valid_until.start()))),
        authority_key);
}

std::string DecidedWorld::notice(const std::string& decision_text, wallet::NoticeEvent event,
                                 const ChangeNotice& change) const {
    const auto decided = credential_of(decision_text);
    wallet::StatusNotice notice;
    notice.id = "https://chamber.example/notices/1";
    notice.decision = wallet::read_recognition_decision(decided).value().id;
    notice.decision_digest = document_digest(decided);
    notice.event = event;
    notice.effective = date("2026-11-10");
    notice.reason_code = "follow-up";
    notice.reason = {{"en", "A fictional reason for a test."}};
    switch (event) {
        case wallet::NoticeEvent::kSuperseded:
        case wallet::NoticeEvent::kCorrected:
            notice.successor = "https://chamber.example/decisions/next";
            break;
        case wallet::NoticeEvent::kAppealReplaced:
            notice.successor = "https://chamber.example/decisions/next";
            notice.effect = wallet::LegalEffect::kExTunc;
            break;
        case wallet::NoticeEvent::kAnnulled:
        case wallet::NoticeEvent::kRevoked:
        case wallet::NoticeEvent::kWithdrawn:
            notice.effect = wallet::LegalEffect::kExNunc;
            break;
        case wallet::NoticeEvent::kUnderAppeal:
            notice.still_applies = false;
            break;
        case wallet::NoticeEvent::kAppealConfirmed:
        case wallet::NoticeEvent::kLapsed:
        case wallet::NoticeEvent::kReinstated:
            break;
    }
    change(notice);
    return sign(required(write_status_notice(notice, envelope("5b6c"))), authority_key);
}

Result<void> DecidedWorld::add(const std::string& text) {
    const KnownAuthorities authorities{policy, trust, clock.now()};
    return add_to_library(library, credential_of(text), authorities, {policy, issuers, clock.now()});
}

void DecidedWorld::add_notice(const std::string& decision_text, wallet::NoticeEvent event,
                              const ChangeNotice& change) {
    const auto added = add(notice(decision_text, event, change));
    INFO((added ? std::string() : added.error().message()));
    REQUIRE(added.has_value());
}

Recognition DecidedWorld::ask(const std::vector<std::string>& with, RecognitionQuestion question,
                              std::optional<UtcTime> as_of) const {
    return ask_about(certificate_text, with, std::move(question), as_of);
}

Recognition DecidedWorld::ask_about(const std::string& text, const std::vector<std::string>& with,
                                    RecognitionQuestion question, std::optional<UtcTime> as_of) const {
    const StatusLists lists(published, issuers, policy);
    std::vector<ByteView> bytes;
    for (const auto& each : with) bytes.push_back(as_bytes(each));
    auto together = verify_together(as_bytes(text), bytes, {std::move(question), as_of}, policy,
                                    {clock, issuers, lists, &trust, &library});
    INFO(describe(together.verdict));
    REQUIRE(together.verdict.recognition.has_value());
    return *std::move(together.verdict.recognition);
}

std::string described(const Recognition& recognition) {
    std::string text =
        std::string(to_string(recognition.word)) + " by " + std::string(to_string(recognition.ground));
    for (const auto& line : recognition.decisions)
        text += "; " + std::string(to_string(line.reason)) + (line.applies ? " applies" : "");
    return text;
}

}  // namespace carnet::test
