// SPDX-License-Identifier: Apache-2.0
//
// The trust lists that this verifier accepts, ready to be asked: who was accredited, by whom, on which list.
// A list is here because its operator stands in the policy and its signature held when it was loaded; there
// is no root for the world. Filled by one thread, then read by any number.
#pragma once

#include "base/time.h"
#include "wallet-format/profile/trust_list.h"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace carnet::verifier {

// An accepted list, without its entries.
struct AcceptedList {
    std::string name;  // in the policy
    std::string operator_did;
    std::string id;
    std::int64_t sequence = 0;
    UtcTime issued;
    UtcTime next_update;
    std::string digest;        // of the file's bytes
    bool is_extract = false;   // what an extract does not hold it does not deny
    bool is_disputed = false;  // another list has the same id and sequence, and other content
};

struct ListedAccreditation {
    const AcceptedList* list;
    const wallet::Accreditation* accreditation;
};

struct RefusedList {
    std::string name;  // in the policy
    std::string why;
};

class TrustRegistry {
  public:
    TrustRegistry() = default;
    TrustRegistry(TrustRegistry&&) noexcept = default;
    TrustRegistry& operator=(TrustRegistry&&) noexcept = default;

    // Of lists with one id the highest sequence is used. Two of the same sequence and other content are
    // both disputed: nobody can say which of the two is meant.
    void add(AcceptedList list, std::vector<wallet::Accreditation> entries);

    // A list by an accepted operator that cannot be used: what it says is neither known nor denied.
    void note_refused(std::string name, std::string why) {
        refused_.push_back({std::move(name), std::move(why)});
    }
    [[nodiscard]] const std::vector<RefusedList>& refused() const noexcept { return refused_; }

    [[nodiscard]] bool is_empty() const noexcept { return lists_.empty() && refused_.empty(); }
    // In the order in which they were added.
    [[nodiscard]] std::vector<const AcceptedList*> lists() const;
    // The DIDs under which bodies on any of the lists sign, each once, in order.
    [[nodiscard]] std::vector<std::string> issuers() const;
    // Accreditations of the body that signs as `did`, on all lists.
    [[nodiscard]] const std::vector<ListedAccreditation>& of_issuer(std::string_view did) const noexcept;
    // Accreditations of a body on one list, by the id of the body or one of its DIDs.
    [[nodiscard]] std::vector<const wallet::Accreditation*> on_list(const AcceptedList& list,
                                                                    std::string_view body) const;

  private:
    struct Held {
        AcceptedList list;
        std::vector<wallet::Accreditation> entries;
    };
    void index(const Held& held);
    void rebuild();

    std::deque<Held> lists_;  // addresses last
    std::vector<RefusedList> refused_;
    std::unordered_map<std::string, std::vector<ListedAccreditation>> by_issuer_;
    std::unordered_map<std::string, std::vector<ListedAccreditation>> by_body_;
};

}  // namespace carnet::verifier
