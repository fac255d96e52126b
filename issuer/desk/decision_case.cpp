// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/decision_case.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "issuer/audit.h"
#include "issuer/desk/decision_standing.h"
#include "issuer/src/durable_file.h"
#include "issuer/src/statement.h"
#include "wallet-format/credential.h"

#include <algorithm>
#include <array>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 1'000;

using wallet::ExaminedForm;
constexpr std::array<std::pair<ExaminedForm, std::string_view>, 5> kForms = {{
    {ExaminedForm::kVerifiableCredential, "verifiable-credential"},
    {ExaminedForm::kPaperOriginal, "paper-original"},
    {ExaminedForm::kCertifiedCopy, "certified-copy"},
    {ExaminedForm::kSwornTranslation, "sworn-translation"},
    {ExaminedForm::kReconstructed, "reconstructed"},
}};

// The report speaks of these bytes and no others, and the bytes are a credential.
Result<void> check_credential(const NewCase& opened) {
    if (opened.document.size() > kMaxCaseDocument)
        return error(ErrorCode::kLimit, "A credential has at most 1 MiB.");
    CARNET_TRY(auto json, JsonDocument::parse(opened.document));
    CARNET_TRY_VOID(wallet::Credential::from_json(std::move(json)));
    CARNET_TRY(const auto report, VerifierReport::read(opened.report));
    if (report.input_digest() == multibase_digest(opened.document)) return {};
    return error(
        ErrorCode::kBadValue,
        "The report is about another document: its inputDigest is not the digest of this file. Ask the "
        "verifier about the very bytes that were received.",
        "/inputDigest");
}

Result<void> check_new(const NewCase& opened, const DecisionSettings& settings) {
    if (opened.destination.empty() || opened.destination.size() > 2'048)
        return error(ErrorCode::kBadValue, "Say where it is to count: a country, or a part of one.");
    const auto& places = settings.authority.jurisdictions;
    if (std::find(places.begin(), places.end(), opened.destination) == places.end())
        return error(ErrorCode::kBadValue,
                     "This authority does not decide for " + opened.destination +
                         ": it is not among decisions.jurisdictions.",
                     "destination");
    const bool is_group =
        opened.occupation.size() == 4 && std::all_of(opened.occupation.begin(), opened.occupation.end(),
                                                     [](char c) { return c >= '0' && c <= '9'; });
    if (!opened.occupation.empty() && !is_group)
        return error(ErrorCode::kBadValue, "An occupation is an ISCO-08 unit group: 7126.", "occupation");
    if (opened.form == ExaminedForm::kVerifiableCredential) return check_credential(opened);
    if (opened.document.empty() && opened.report.empty()) return {};
    return error(ErrorCode::kBadValue, "Of paper the digest of the scan is kept, and no verifier reads it.");
}

CaseEvent receipt(const DecisionCase& one, Date day, UtcTime now) {
    CaseEvent event;
    event.case_number = one.number;
    event.day = day;
    event.recorded = now;
    event.actor = one.opened_by;
    event.entry = one.opened_entry;
    return event;
}

}  // namespace

std::string_view spelled(ExaminedForm form) noexcept {
    for (const auto& [known, text] : kForms)
        if (known == form) return text;
    return "";
}

std::optional<ExaminedForm> examined_form_from(std::string_view text) noexcept {
    for (const auto& [form, known] : kForms)
        if (known == text) return form;
    return std::nullopt;
}

keys::Sha256Digest case_digest(const DecisionCase& one) {
    JsonWriter writer;
    writer.begin_object().member("destination", one.destination).member("digest", encode_hex(one.digest));
    writer.member("document", multibase_digest(one.document)).member("form", one.form).member("id", one.id);
    writer.member("occupation", one.occupation).member("purpose", one.purpose);
    writer.member("report", multibase_digest(one.report)).end_object();
    return keys::sha256(as_bytes(writer.take()));
}

keys::Sha256Digest event_digest(const CaseEvent& event) {
    JsonWriter writer;
    writer.begin_object().member("day", event.day.text()).member("kind", to_string(event.kind));
    writer.member("reason", event.reason).member("until", event.until ? event.until->text() : "");
    return keys::sha256(as_bytes(writer.end_object().take()));
}

Result<DecisionSettings> decision_settings_of(const IssuerHome& home) {
    CARNET_TRY(const auto text, read_small_file(home.settings_path(), kMaxSettingsBytes));
    return read_decision_settings(text);
}

Result<DecisionCase> open_case(IssuerHome& home, const NewCase& opened, std::string_view by,
                               const Clock& clock, Random& random) {
    CARNET_TRY(const auto settings, decision_settings_of(home));
    CARNET_TRY_VOID(check_new(opened, settings));
    const UtcTime now{clock.now().seconds, 0};
    const Date received = opened.received.value_or(Date::of(now));
    if (!received.is_complete() || received > Date::of(now))
        return error(ErrorCode::kBadValue, "The day of receipt is a whole day that has come.", "received");
    DecisionCase one;
    one.id = new_id("case-", now, random);
    one.purpose = to_string(opened.purpose);
    one.destination = opened.destination;
    one.occupation = opened.occupation;
    one.form = spelled(opened.form);
    const bool is_paper = opened.form != ExaminedForm::kVerifiableCredential;
    one.digest = is_paper ? opened.scan : keys::sha256(as_bytes(opened.document));
    one.document = opened.document;
    one.report = opened.report;
    one.opened = now;
    one.opened_by = by;
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(one.opened_entry, act.note({by, AuditAction::kCaseOpened, one.id, case_digest(one)}, now));
    CARNET_TRY(one.number, home.records().decisions->add_case(one));
    CARNET_TRY_VOID(home.records().decisions->add_event(receipt(one, received, now)));
    CARNET_TRY_VOID(act.commit());
    return one;
}

Result<DecisionCase> find_case(const IssuerHome& home, std::string_view id) {
    CARNET_TRY(auto found, home.records().decisions->find_case(id));
    if (found) return *std::move(found);
    return error(ErrorCode::kNotFound, "There is no such case.", std::string(id));
}

Result<CaseClock> case_clock(const IssuerHome& home, const DecisionCase& one) {
    CARNET_TRY(const auto events, home.records().decisions->events(one.number));
    return clock_of(events);
}

Result<void> add_case_event(IssuerHome& home, std::string_view id, CaseEvent event, std::string_view by,
                            const Clock& clock) {
    const UtcTime now{clock.now().seconds, 0};
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto one, find_case(home, id));
    CARNET_TRY(const auto decided, home.records().decisions->decisions(one.number));
    if (!decided.empty())
        return error(ErrorCode::kConflict, "The case is decided, and its clock does not run any more.",
                     one.id);
    CARNET_TRY(const auto before, case_clock(home, one));
    CARNET_TRY_VOID(check_event(before, event, Date::of(now)));
    event.case_number = one.number;
    event.recorded = now;
    event.actor = by;
    CARNET_TRY(event.entry, act.note({by, AuditAction::kCaseClock, one.id, event_digest(event)}, now));
    CARNET_TRY_VOID(home.records().decisions->add_event(event));
    return act.commit();
}

Result<std::vector<CaseSummary>> list_cases(const IssuerHome& home) {
    std::vector<CaseSummary> summaries;
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page, home.records().decisions->cases(after, kPage));
        if (page.empty()) return summaries;
        for (const auto& one : page) {
            CaseSummary summary;
            summary.facts = one;
            CARNET_TRY(summary.clock, case_clock(home, one));
            CARNET_TRY(const auto decided, home.records().decisions->decisions(one.number));
            if (!decided.empty()) {
                CARNET_TRY(summary.is_assessed, is_advice(decided.front()));
                summary.is_decided = !summary.is_assessed;
            }
            summaries.push_back(std::move(summary));
            after = one.number;
        }
    }
}

}  // namespace carnet::issuer
