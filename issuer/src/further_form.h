// SPDX-License-Identifier: Apache-2.0
//
// What an award that is issued already must pass before it is signed once more in another form, as a token or
// on paper: the two-person rule, the approved content and the lint rules are looked at again, and what was
// stored is what is signed. Belongs to the thread of its home.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/issue.h"
#include "issuer/issuer_home.h"
#include "issuer/lint/lint.h"
#include "issuer/records.h"
#include "keys/key_store.h"

#include <string>
#include <vector>

namespace carnet::issuer {

class FurtherForm {
  public:
    // For awards of one batch. kConflict: the batch was withdrawn. kApprovalMissing, kApprovalInvalid: the
    // two-person rule, or rows that are not what was approved. kKeyState: the key is not the active one. The
    // arguments outlive what is made.
    [[nodiscard]] static Result<FurtherForm> begin(const IssuerHome& home, const BatchRecord& batch,
                                                   const CertificateKey& key, UtcTime now);
    // The unsigned document of one of them. kConflict: it is not issued, not of the batch, or withdrawn.
    // kStoreCorrupt, kSignatureInvalid and others: what is stored is not what was intended and signed.
    // kLintRefused; kClock: the clock stands before the award.
    [[nodiscard]] Result<JsonDocument> admit(const CredentialRecord& award) const;

    [[nodiscard]] const CertificateKey& key() const noexcept { return *key_; }
    // The key's DID URL.
    [[nodiscard]] const std::string& method() const noexcept { return method_; }
    [[nodiscard]] UtcTime now() const noexcept { return lint_.now; }

  private:
    FurtherForm(const Records& records, const BatchRecord& batch, const CertificateKey& key,
                keys::KeyStore keys, LintRun lint)
        : records_(&records), batch_(&batch), key_(&key), keys_(std::move(keys)), lint_(std::move(lint)) {}
    [[nodiscard]] Result<void> may_have_another(const CredentialRecord& award) const;
    [[nodiscard]] Result<std::string> intended_text(const CredentialRecord& award) const;
    [[nodiscard]] Result<void> lint_again(const CredentialRecord& award, std::string_view text,
                                          const JsonDocument& json) const;

    const Records* records_;
    const BatchRecord* batch_;
    const CertificateKey* key_;
    keys::KeyStore keys_;
    LintRun lint_;
    std::vector<StatusListRecord> lists_;
    std::string method_;
};

}  // namespace carnet::issuer
