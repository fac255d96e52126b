// SPDX-License-Identifier: Apache-2.0
// The trust list's desk as an officer reads it.
#include "base/text_encoding.h"
#include "issuer/commands/batch_text.h"
#include "issuer/commands/trust_command.h"
#include "issuer/desk/trust_json.h"
#include "issuer/intake/shown_text.h"
#include "wallet-format/profile/accreditation_json.h"

namespace carnet::issuer {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string line;
    for (const auto& part : parts) line += (line.empty() ? "" : ", ") + part;
    return line;
}

void say_list(const Console& console, std::string_view title, const std::vector<std::string>& parts) {
    if (!parts.empty()) console.say("    " + std::string(title) + "  " + joined(parts));
}

void say_scope(const Console& console, const wallet::AccreditationScope& scope) {
    if (scope == wallet::AccreditationScope{}) return console.say("    NOT LIMITED to anything");
    say_list(console, "qualifications", scope.qualifications);
    say_list(console, "ISCO-08 groups", scope.isco08);
    say_list(console, "ISCED-F fields", scope.fields);
    if (scope.level_ceiling)
        console.say("    highest level   " + scope.level_ceiling->level + " of " +
                    scope.level_ceiling->framework + ", version " + scope.level_ceiling->framework_version);
    say_list(console, "levels below  ", scope.levels_below);
    std::vector<std::string> methods;
    for (const auto method : scope.methods) methods.emplace_back(wallet::to_string(method));
    say_list(console, "methods       ", methods);
    say_list(console, "places        ", scope.places);
    say_list(console, "jurisdictions ", scope.jurisdictions);
}

void say_event(const Console& console, const wallet::AccreditationEvent& event, Date today) {
    const bool is_withdrawal = event.state == wallet::AccreditationState::kWithdrawn;
    const bool reaches_back = event.effect == wallet::LegalEffect::kExTunc;
    // As on the wire, so that an officer signs the words that are published.
    console.say("  " + wallet::write_accreditation_event(event));
    if (is_withdrawal && reaches_back && event.since)
        console.say("    COUNTS AS NEVER GIVEN from " + event.since->text() +
                    " on: certificates awarded since then lose their ground");
    if (event.from < today) console.say("    begins on a day that is past: " + event.from.text());
    if (event.scope) say_scope(console, *event.scope);
}

void say_amendment(const Console& console, const TrustAmendment& amendment) {
    for (const auto& did : amendment.dids)
        console.say("    SIGNS AS " + did +
                    " too: what is signed under it counts from now on, whatever its date");
    if (amendment.name) console.say("    is called " + shown_text(*amendment.name) + " from now on");
    if (amendment.until) console.say("    runs until " + amendment.until->text());
    if (amendment.is_without_end) console.say("    runs WITHOUT END");
}

void say_terms(const Console& console, const TrustListTerms& terms) {
    console.say("  list         " + terms.id);
    for (const auto& [language, text] : terms.title) console.say("  title (" + language + ")   " + text);
    console.say("  territories  " + joined(terms.territories));
    console.say("  next update  within " + std::to_string(terms.next_update_days) +
                " days; after that a version says nothing any more");
}

}  // namespace

void WhyOptions::add_to(Command command) {
    command.option("--reason", reason, "Why, in words; published where the act stands in a history")
        .required();
    command.option("--note", note, "For the record only; never published");
}

void say_accreditation(const Console& console, const wallet::Accreditation& accreditation, Date today) {
    console.say(accreditation.id + "  " + std::string(standing_on(accreditation, today)));
    console.say("  body         " + accreditation.body.name +
                (accreditation.body.country ? ", " + *accreditation.body.country : ""));
    console.say("  signs as     " +
                (accreditation.issuers.empty() ? "nobody: on paper only" : joined(accreditation.issuers)));
    console.say("  accreditor   " + accreditation.accreditor);
    console.say("  may          " + std::string(wallet::to_string(accreditation.role)));
    console.say(
        "  from         " + accreditation.valid_from.text() +
        (accreditation.valid_until ? " until " + accreditation.valid_until->text() : ", without end"));
    if (accreditation.legal_basis) console.say("  legal basis  " + *accreditation.legal_basis);
    console.say("  covers");
    say_scope(console, accreditation.scope);
}

void say_trust_change(const Console& console, const TrustChangeSummary& summary, Date today) {
    const auto& change = summary.change;
    console.say("Change " + change.id + "  " + std::string(to_string(change.act)) + "  " +
                std::string(to_string(summary.state)));
    console.say("  reason  " + shown_text(change.reason));
    if (!change.note.empty()) console.say("  note    " + shown_text(change.note));
    console.say("  digest  " + encode_hex(summary.digest));
    if (change.list) say_terms(console, *change.list);
    for (const auto& grant : change.grants) say_accreditation(console, grant, today);
    if (!change.accreditation.empty()) console.say("  about   " + change.accreditation);
    if (change.amendment) say_amendment(console, *change.amendment);
    if (change.event) say_event(console, *change.event, today);
    say_signatures(console, summary.signatures);
}

void give_proposal(Program& program, const TrustChangeSummary& proposed) {
    say_trust_change(program.console(), proposed, Date::of(program.clock().now()));
    program.console().say("Next: another officer approves: carnet-issuer approve " + proposed.change.id);
    JsonWriter writer;
    write_trust_change(writer, proposed);
    program.console().give(writer);
}

}  // namespace carnet::issuer
