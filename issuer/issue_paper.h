// SPDX-License-Identifier: Apache-2.0
//
// An award that is issued already, signed once more for a QR code: the same id, content and status entries,
// with the time of printing. The rules of issue_token.h hold. Each print stands in the audit log with the
// digest of its signed message, so that whoever holds a torn sheet can be told by its check-words whether it
// was printed here (docs/formats/paper.md). Prints are not stored: the award is.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/issue.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"
#include "keys/digest.h"
#include "wallet-format/cose/paper_document.h"
#include "wallet-format/profile/competency.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace carnet::issuer {

struct SignedPaper {
    std::string text;                  // "CARNET1:...", what the code holds
    Sha256Digest digest{};             // of the signed message
    wallet::PaperDocument document;    // read back from `text`: what a reader of the code will see
    wallet::CompetencyDocument award;  // the same award with its titles, as it was issued
};

// One for each of `awards`, in order; all of them are of the batch, and at most 10,000. The errors of
// issue_tokens, and of paper_of where an award cannot stand on paper. In every case nothing was recorded and
// nothing may be printed.
[[nodiscard]] Result<std::vector<SignedPaper>> issue_papers(IssuerHome& home, const BatchRecord& batch,
                                                            std::span<const CredentialRecord> awards,
                                                            const CertificateKey& key, const Clock& clock);

struct PrintedAward {
    std::string award;  // id of the credential
    UtcTime printed;
};
// The prints whose signed message has such a digest, oldest first, as the audit log has them.
[[nodiscard]] Result<std::vector<PrintedAward>> find_papers(
    const IssuerHome& home, const std::function<bool(const Sha256Digest&)>& is_wanted);

}  // namespace carnet::issuer
