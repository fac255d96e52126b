// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/trust_json.h"

#include "base/text_encoding.h"
#include "issuer/desk/desk_json.h"
#include "issuer/desk/trust_document.h"
#include "issuer/desk/trust_rules.h"
#include "issuer/trust_publish.h"
#include "wallet-format/profile/accreditation_json.h"

namespace carnet::issuer {
namespace {

using wallet::AccreditationState;

void write_terms(JsonWriter& writer, const TrustListTerms& terms) {
    writer.begin_object().member("id", terms.id).key("title").begin_object();
    for (const auto& [language, text] : terms.title) writer.member(language, text);
    writer.end_object().key("territories").begin_array();
    for (const auto& territory : terms.territories) writer.string(territory);
    writer.end_array().key("nextUpdateDays").integer(terms.next_update_days).end_object();
}

bool says(const wallet::TrustList& published, const TrustState& state) {
    const auto& terms = state.terms();
    return terms && published.title == terms->title && published.territories == terms->territories &&
           published.entries == state.entries();
}

}  // namespace

std::string_view standing_on(const wallet::Accreditation& accreditation, Date day) {
    if (day < accreditation.valid_from) return "not-yet";
    auto state = AccreditationState::kGranted;
    for (const auto& event : accreditation.history)
        if (event.from <= day) state = event.state;
    const bool is_over = accreditation.valid_until && *accreditation.valid_until <= day;
    if (is_over && state != AccreditationState::kWithdrawn && state != AccreditationState::kLapsed)
        return "over";
    return wallet::to_string(state);
}

void write_trust_change(JsonWriter& writer, const TrustChangeSummary& summary) {
    const auto& change = summary.change;
    writer.begin_object().member("id", change.id).member("act", to_string(change.act));
    writer.member("reason", change.reason).member("note", change.note);
    writer.member("state", to_string(summary.state)).member("digest", encode_hex(summary.digest));
    writer.member("proposed", Timestamp::of(summary.proposed).text());
    if (change.list) {
        writer.key("list");
        write_terms(writer, *change.list);
    }
    if (!change.grants.empty()) {
        writer.key("accreditations").begin_array();
        for (const auto& grant : change.grants) writer.raw(wallet::write_accreditation(grant));
        writer.end_array();
    }
    if (!change.accreditation.empty()) writer.member("accreditation", change.accreditation);
    if (change.amendment) {
        writer.key("amendment");
        write_trust_amendment(writer, *change.amendment);
    }
    if (change.event) writer.key("event").raw(wallet::write_accreditation_event(*change.event));
    write_signatures(writer, summary.signatures);
    writer.end_object();
}

void write_accreditation_facts(JsonWriter& writer, const wallet::Accreditation& accreditation, Date today) {
    writer.begin_object().member("standing", standing_on(accreditation, today));
    writer.key("accreditation").raw(wallet::write_accreditation(accreditation)).end_object();
}

void write_trust_version(JsonWriter& writer, const TrustPublication& publication) {
    writer.begin_object().key("sequence").integer(publication.sequence);
    writer.member("issued", Timestamp::of(publication.issued).text());
    writer.member("nextUpdate", Timestamp::of(publication.next_update).text());
    writer.key("adopted").boolean(publication.adopted).end_object();
}

Result<TrustOverview> overview_of(const Records& records) {
    TrustOverview overview;
    CARNET_TRY(const auto state, read_trust_state(records));
    overview.terms = state.terms();
    overview.entries = state.entries().size();
    CARNET_TRY(overview.newest, records.trust_publications->latest());
    CARNET_TRY(overview.is_interrupted, is_trust_interrupted(records));
    if (!overview.newest) {
        overview.is_changed = state.terms().has_value();
        return overview;
    }
    CARNET_TRY(const auto published, read_published(*overview.newest));
    overview.is_changed = !says(published, state);
    return overview;
}

void write_overview(JsonWriter& writer, const TrustOverview& overview, std::string_view url) {
    writer.begin_object().key("list");
    if (overview.terms) {
        write_terms(writer, *overview.terms);
    } else {
        writer.null();
    }
    writer.key("accreditations").integer(static_cast<std::int64_t>(overview.entries));
    writer.key("published");
    if (overview.newest) {
        write_trust_version(writer, *overview.newest);
    } else {
        writer.null();
    }
    writer.key("changed").boolean(overview.is_changed);
    writer.key("interrupted").boolean(overview.is_interrupted).member("url", url).end_object();
}

}  // namespace carnet::issuer
