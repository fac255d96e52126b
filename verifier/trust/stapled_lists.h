// SPDX-License-Identifier: Apache-2.0
//
// Lists of accredited bodies that came with a document, because its holder brought them: they prove what a
// verifier without network could not ask. Each is believed for its own signature only, and leads anywhere
// only by way of an operator whom the policy accepts; there is no root for the world. Filled by one thread,
// then read by any number. docs/formats/recognized-entity.md
// spec: Recognized Entities v1.0, Working Draft of 2 August 2026, section 4.1 (Credential-based Discovery)
#pragma once

#include "verifier/policy.h"
#include "verifier/trust/accreditation.h"
#include "verifier/trust/signed_document.h"
#include "verifier/trust/trust_registry.h"
#include "verifier/verdict.h"
#include "wallet-format/profile/recognized_discovery.h"
#include "wallet-format/profile/recognized_entity.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

// What the lists that came along say of an issuer. Of several ways the first here that one of them has.
enum class StapledStanding : std::uint8_t {
    kAccredited,
    kSignedAfterEnd,  // accredited then, but signed after the recognition ended
    kKeyRevoked,      // signed with a key that its issuer had withdrawn
    kRefused,         // its signature does not hold, it cannot be read, or it was withdrawn
    kTooOld,          // over, or older than what is stapled may be
    kOtherDay,        // does not speak of the day of the award
    kScopeUnclear,    // limited by a schema that is not known here
    kOutOfScope,      // for documents of another kind
    kScopeExceeded,   // by somebody who was given no right to recognize others
    kCircular,        // recognized by those whom it recognizes
    kTooDeep,         // more lists than are followed
    kNotAccepted,     // nobody stands behind it whose lists are accepted here
    kNone             // none of them names the issuer
};

struct StapledFinding {
    StapledStanding standing = StapledStanding::kNone;
    std::string detail;  // for the operator: which list, of whom, and what about it
};

class StapledLists {
  public:
    // Takes in what `verdict` is about if it is a RecognizedEntityCredential, or a trust list of an accepted
    // operator. What is wrong with it is kept and found. May block while a DID document is fetched.
    void add(const Verdict& verdict, const SignatureSources& sources);

    [[nodiscard]] bool is_empty() const noexcept { return lists_.empty() && registry_.is_empty(); }
    // Signed trust lists among them: they know history and scope.
    [[nodiscard]] const TrustRegistry& registry() const noexcept { return registry_; }

    // Was whoever made the award recognized on its day to issue `output`?
    [[nodiscard]] StapledFinding find(const AwardFacts& award, wallet::RecognizedOutput output,
                                      const Policy& policy, const AccreditationRules& rules) const;
    // May the issuer of a RecognizedEntityCredential recognize others now?
    [[nodiscard]] StapledFinding find_recognizer(std::string_view issuer, const Policy& policy,
                                                 UtcTime now) const;

  private:
    friend class StapledWalk;
    struct List {
        std::string name;  // its id, or whose it is
        std::string issuer;
        std::vector<wallet::RecognizedEntity> entities;
        UtcTime from;
        StapledStanding fault = StapledStanding::kAccredited;  // none
        std::string detail;
    };
    std::deque<List> lists_;
    TrustRegistry registry_;
};

// Is it of a kind that StapledLists takes in?
[[nodiscard]] bool is_stapled_list(const wallet::Credential& credential);
[[nodiscard]] bool is_recognized_entities(const wallet::Credential& credential);

}  // namespace carnet::verifier
