// SPDX-License-Identifier: Apache-2.0
// The dates follow one another: assessed, awarded, issued, ended; and the credential begins when it was
// reserved.
#include "issuer/lint/rules.h"

namespace carnet::issuer {

LintVerdict lint_dates(const LintSubject& subject) {
    const auto& from = subject.credential.valid_from();
    if (!from || from->instant() != subject.reservation.valid_from)
        return "validFrom is not the reserved time.";
    const auto& until = subject.credential.valid_until();
    if (until.has_value() != subject.row.valid_until.has_value()) {
        return "validUntil is there and should not be, or the other way round.";
    }
    if (until && until->instant() <= from->instant())
        return "The credential would have ended before it begins.";
    if (until && Date::of(until->instant()) != *subject.row.valid_until)
        return "validUntil is not on the approved day.";
    const auto& award = wallet::award_of(subject.document);
    if (award.awarded.start() > from->instant()) return "The award lies after the day of issue.";
    if (award.assessment.from > award.assessment.to) return "The assessment ends before it begins.";
    if (award.assessment.to > award.awarded) return "The assessment ends after the award.";
    return std::nullopt;
}

}  // namespace carnet::issuer
