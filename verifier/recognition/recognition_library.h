// SPDX-License-Identifier: Apache-2.0
//
// What countries have signed about each other's certificates, ready to be asked: agreements, referencings of
// levels, occupational standards, and notices about decisions. A document is here because its signature held
// when it was loaded and its publisher is one that the policy knows (verifier/trust_directory.h).
// Filled by one thread, then read by any number.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/level_referencing.h"
#include "wallet-format/profile/occupational_standard.h"
#include "wallet-format/profile/recognition_agreement.h"
#include "wallet-format/profile/status_notice.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carnet::verifier {

// Of several versions of a document the highest is used, if check_may_follow() lets it in. Two of one version
// and other content are both disputed: nobody can say which of the two is meant.
struct HeldAgreement {
    wallet::RecognitionAgreement agreement;
    std::string digest;            // of the document without proofs
    std::vector<bool> has_signed;  // by party: its own signature is there and holds
    std::vector<std::string> why;  // by party: why it does not; may be empty
    bool is_disputed = false;
    std::vector<std::string> signers = {};  // DIDs whose signatures hold, parties' or not
    bool has_known_signer = false;  // it, or a version before: the policy or a list knows a party that signed
};

struct HeldReferencing {
    wallet::LevelReferencing statement;
    std::string publisher;  // DID
    std::string digest;
    bool is_disputed = false;
    std::vector<std::string> signers = {};  // DIDs whose signatures hold; the publisher is one of them
};

struct HeldStandard {
    wallet::OccupationalStandard standard;
    std::string publisher;  // DID
    std::string digest;
    bool is_disputed = false;
};

struct HeldNotice {
    wallet::StatusNotice notice;
    std::string publisher;  // DID; only the authority of the decision speaks about it
    UtcTime issued;
};

class RecognitionLibrary {
  public:
    RecognitionLibrary() = default;
    RecognitionLibrary(RecognitionLibrary&&) noexcept = default;
    RecognitionLibrary& operator=(RecognitionLibrary&&) noexcept = default;

    // May it stand beside or in the place of what is held under its id? An amendment is signed by a party of
    // the version before, a statement on levels by its publisher; nobody else says what became of it. One
    // party is enough, because each may leave alone; to grant anything takes them all. A version of which no
    // signer is known here keeps nobody out. kForbidden, for people. Versions come in their order.
    [[nodiscard]] Result<void> check_may_follow(const HeldAgreement& held) const;
    [[nodiscard]] Result<void> check_may_follow(const HeldReferencing& held) const;

    void add(HeldAgreement held);
    void add(HeldReferencing held);
    void add(HeldStandard held);
    void add(HeldNotice held);

    // Agreements with a rule that leads to that country, in the order in which they were added.
    [[nodiscard]] const std::vector<const HeldAgreement*>& agreements_to(std::string_view country) const;
    // Statements about levels of a framework, whatever its version.
    [[nodiscard]] const std::vector<const HeldReferencing*>& referencings_of(
        std::string_view framework) const;
    // Standards that hold in a country, all versions.
    [[nodiscard]] const std::vector<const HeldStandard*>& standards_in(std::string_view country) const;
    // The version that is used on the day: in force then, of several the last to begin. Null: not known here.
    [[nodiscard]] const HeldStandard* find_standard(std::string_view id, const Date& day) const;
    [[nodiscard]] const std::vector<const HeldNotice*>& notices_about(std::string_view decision) const;

  private:
    template <class Held>
    using Index = std::unordered_map<std::string, std::vector<const Held*>>;
    void index(const HeldAgreement& held);

    std::deque<HeldAgreement> agreements_;  // addresses last
    std::deque<HeldReferencing> referencings_;
    std::deque<HeldStandard> standards_;
    std::deque<HeldNotice> notices_;
    Index<HeldAgreement> agreements_by_country_;
    Index<HeldReferencing> referencings_by_framework_;
    Index<HeldStandard> standards_by_country_;
    Index<HeldStandard> standards_by_id_;
    Index<HeldNotice> notices_by_decision_;
    std::unordered_map<std::string, HeldAgreement*> agreements_by_id_;
    std::unordered_map<std::string, HeldReferencing*> referencings_by_id_;
};

}  // namespace carnet::verifier
