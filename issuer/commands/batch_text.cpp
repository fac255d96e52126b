// SPDX-License-Identifier: Apache-2.0
#include "issuer/commands/batch_text.h"

#include "base/text_encoding.h"
#include "base/time.h"

namespace carnet::issuer {
namespace {

void say_counts(const Console& console, std::string_view title,
                const std::map<std::string, std::uint64_t>& counts) {
    std::string line;
    for (const auto& [name, count] : counts)
        line += (line.empty() ? "" : ", ") + name + " " + std::to_string(count);
    console.say("  " + std::string(title) + "  " + line);
}

void say_sample(const Console& console, const SampleRow& row) {
    const auto& award = wallet::award_of(row.document);
    const bool whole = std::holds_alternative<wallet::CompetencyCertificate>(row.document);
    console.say("  line " + std::to_string(row.line) + "  " + award.number + "  " + award.holder.name_latin +
                (award.holder.name_original ? " (" + *award.holder.name_original + ")" : "") +
                (award.holder.birth_date ? ", born " + award.holder.birth_date->text() : ""));
    console.say("      " + std::string(whole ? "certificate: " : "STATEMENT OF UNITS: ") + award.title +
                ", awarded " + award.awarded.text() +
                (row.valid_until ? ", current until " + row.valid_until->text() : ", does not expire"));
    std::string units;
    for (const auto& unit : award.units) {
        units += (units.empty() ? "" : ", ") + unit.code;
        if (unit.status == wallet::UnitStatus::kFailed) units += " (not completed)";
    }
    console.say("      units " + units + "; " + std::string(wallet::to_string(award.assessment.method)) +
                " at " + award.assessment.place.name + ", " + award.assessment.place.country);
}

}  // namespace

void say_signatures(const Console& console, const std::vector<OfficerSignature>& signatures) {
    for (const auto& signature : signatures)
        console.say("  " + std::string(to_string(signature.act)) + " by " + signature.officer + ", " +
                    Timestamp::of(signature.time).text());
}

void say_summary(const Console& console, const BatchSummary& summary) {
    console.say("Batch " + summary.record.id + "  " + summary.record.profile_name + "  " +
                std::to_string(summary.counts.rows) + " awards  " + state_of(summary) + "  from " +
                summary.record.source_name);
}

void say_delivery(const Console& console, const std::string& profile) {
    if (delivery_of(profile) != Delivery::kWallets) return;
    console.say("  delivery to wallets: each is signed when its holder's wallet asks, for that wallet's key");
    const auto disclosure = disclosure_of(profile);
    if (!disclosure || disclosure->open.empty()) return;
    std::string parts;
    for (const auto part : disclosure->open)
        parts.append(parts.empty() ? "" : ", ").append(wallet::to_string(part));
    console.say("  open to everybody who is shown an SD-JWT of it, whatever its holder keeps back: " + parts);
}

void say_review(const Console& console, const BatchReview& review) {
    say_summary(console, review.summary);
    console.say("  digest  " + encode_hex(review.summary.digest));
    console.say("  " + std::to_string(review.certificates) + " certificates, " +
                std::to_string(review.unit_statements) + " statements of units; " +
                std::to_string(review.summary.record.refused_rows) +
                " rows of the file were refused and are not in the batch");
    say_delivery(console, review.summary.record.profile);
    say_counts(console, "method ", review.by_method);
    say_counts(console, "country", review.by_country);
    say_counts(console, "awarded", review.by_awarded);
    say_counts(console, "level  ", review.by_level);
    say_signatures(console, review.summary.signatures);
    console.say("Sample, chosen by the digest:");
    for (const auto& row : review.sample) say_sample(console, row);
}

void say_change(const Console& console, const StatusChangeSummary& summary) {
    const auto& change = summary.change;
    console.say("Change " + change.id + "  " + std::string(to_string(change.act)) + "  " +
                std::to_string(change.credentials.size()) + " certificates  " +
                std::string(to_string(change.reason)) + "  " + std::string(to_string(summary.state)));
    console.say("  text    " + change.text);
    console.say("  digest  " + encode_hex(summary.digest));
    for (std::size_t i = 0; i < change.credentials.size() && i < 10; ++i)
        console.say("  " + change.credentials[i]);
    if (change.credentials.size() > 10)
        console.say("  and " + std::to_string(change.credentials.size() - 10) + " more");
    say_signatures(console, summary.signatures);
}

void say_credential(const Console& console, const CredentialRecord& credential) {
    const std::string state = credential.revoked                              ? "revoked"
                              : credential.suspended                          ? "suspended"
                              : credential.state == CredentialState::kIssued  ? "issued"
                              : credential.state == CredentialState::kRefused ? "refused by "
                                                                              : "reserved";
    console.say(credential.reservation.id + "  " + state + credential.rule + "  batch " +
                credential.batch_id + ", line " + std::to_string(credential.line));
    if (!credential.detail.empty()) console.say("  " + credential.detail);
    if (!credential.text.empty()) console.say(credential.text);
}

}  // namespace carnet::issuer
