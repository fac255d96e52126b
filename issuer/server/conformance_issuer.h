// SPDX-License-Identifier: Apache-2.0
//
// An issuer instance for test suites: it signs what it is asked to, without approval, with a key made when it
// starts and forgotten when it ends, as a did:key of its own, with status lists of its own. It never signs
// anything of Carnet's own types, so nothing of it can be taken for a certificate. Thread-safe.
#pragma once

#include "base/json_reader.h"
#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/server/conformance_settings.h"
#include "keys/signer.h"
#include "wallet-format/credential.h"
#include "wallet-format/status-list/bitstring.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace carnet::issuer {

class ConformanceIssuer {
  public:
    // `random` and `clock` outlive it.
    [[nodiscard]] static Result<std::unique_ptr<ConformanceIssuer>> make(ConformanceInstance instance,
                                                                         Random& random, const Clock& clock);

    [[nodiscard]] const ConformanceInstance& instance() const noexcept { return instance_; }
    [[nodiscard]] std::string did() const { return signer_->public_key().did_key(); }
    [[nodiscard]] std::string_view cryptosuite() const noexcept;

    // The credential with a proof, and before that with a status entry where the instance adds one, and in
    // data model 1.1 with the context that defines the proof. `lists_url`: under which its lists are served.
    // kForbidden: a type or context of Carnet's own. What is wrong with a credential, and what RDF would not
    // carry whole: as in wallet-format. kLimit: no place left.
    [[nodiscard]] Result<std::string> issue(JsonValue credential, const std::string& lists_url);
    // A signed list, as it is now. kNotFound: no such purpose.
    [[nodiscard]] Result<std::string> status_list(std::string_view purpose, const std::string& lists_url);
    // Sets or clears the bit of a credential that this instance issued with an id. kNotFound.
    [[nodiscard]] Result<void> set_status(const std::string& credential, std::string_view purpose,
                                          bool value);

  private:
    ConformanceIssuer(ConformanceInstance instance, std::unique_ptr<const keys::Signer> signer,
                      std::map<std::string, wallet::Bitstring, std::less<>> lists, Random& random,
                      const Clock& clock)
        : instance_(std::move(instance)),
          signer_(std::move(signer)),
          random_(random),
          clock_(clock),
          lists_(std::move(lists)) {}
    [[nodiscard]] Result<std::uint64_t> take_place(std::string_view credential);
    [[nodiscard]] Result<std::string> prepared(const wallet::Credential& credential,
                                               const std::string& lists_url);
    [[nodiscard]] Result<std::string> sign(const JsonDocument& document) const;

    const ConformanceInstance instance_;
    const std::unique_ptr<const keys::Signer> signer_;
    Random& random_;
    const Clock& clock_;
    std::mutex mutex_;                                             // guards what follows, and random_
    std::map<std::string, wallet::Bitstring, std::less<>> lists_;  // by purpose
    std::map<std::uint64_t, std::string> taken_;                   // places, with the credential's id
    std::map<std::string, std::uint64_t, std::less<>> places_;     // by the credential's id
};

}  // namespace carnet::issuer
