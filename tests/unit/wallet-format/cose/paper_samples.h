// SPDX-License-Identifier: Apache-2.0
// Documents on paper for tests, of fictional people and bodies.
#pragma once

#include "tests/unit/wallet-format/competency_samples.h"
#include "tests/unit/wallet-format/profile/decision_samples.h"
#include "wallet-format/cose/paper_document.h"

#include <string>
#include <utility>

namespace carnet::test {

inline const std::string kPaperKey = "did:web:board.example#key-2026-05-01-ed25519";

inline const std::string kDocumentDigest = "uWZVc7WaX1h4D8rJVb-UwirFoRoRrWG9YbX97etySZzQ";

inline wallet::Envelope paper_envelope() {
    wallet::Envelope envelope = sample_envelope();
    envelope.schema_base.clear();
    wallet::StatusEntry entry = envelope.statuses.front();
    envelope.statuses.clear();
    for (const auto* purpose : {"revocation", "suspension"}) {
        entry.purpose = purpose;
        entry.list = "https://board.example/status/1/" + entry.purpose;
        entry.id = entry.list + "#94567";
        envelope.statuses.push_back(entry);
    }
    return envelope;
}

inline wallet::PaperDocument on_paper(wallet::PaperContent content) {
    return {paper_envelope(), instant("2026-06-01T10:00:00Z"), std::move(content)};
}

// As certificates are: five units, two scripts, codes of usual length.
inline wallet::PaperDocument five_unit_certificate() {
    auto award = sample_award();
    award.holder.birth_date = date("1988-04-02");
    award.units.clear();
    for (const auto* code : {"ELE-07-U01", "ELE-07-U02", "ELE-07-U03", "ELE-07-U04", "ELE-07-U05"})
        award.units.push_back({code, "Unit of work", wallet::UnitStatus::kCompleted, std::nullopt});
    return on_paper(wallet::CompetencyCertificate{std::move(award)});
}

inline wallet::PaperDocument paper_decision_sample() {
    return on_paper(wallet::paper_decision(sample_recognition_decision(), kDocumentDigest));
}

}  // namespace carnet::test
