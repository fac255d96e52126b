// SPDX-License-Identifier: Apache-2.0
//
// Names for blank nodes in the order in which they were asked for: "c14n0", "c14n1", ... or "b0", "b1", ...
// spec: RDF Dataset Canonicalization 1.0 sections 4.3, 4.5 (Issue Identifier)
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

class IdentifierIssuer {
  public:
    explicit IdentifierIssuer(std::string_view prefix) : prefix_(prefix) {}

    // The number of the node's name; a new one where it has none yet.
    std::uint32_t issue(std::uint32_t blank) {
        const auto number = number_of(blank);
        if (number) return *number;
        order_.push_back(blank);
        return static_cast<std::uint32_t>(order_.size() - 1);
    }
    // Linear, but the temporary issuers that are asked hold the few nodes that look alike; the work limit of
    // the canonicalization counts their copies.
    [[nodiscard]] std::optional<std::uint32_t> number_of(std::uint32_t blank) const noexcept {
        const auto found = std::find(order_.begin(), order_.end(), blank);
        if (found == order_.end()) return std::nullopt;
        return static_cast<std::uint32_t>(found - order_.begin());
    }
    void append_name(std::string& out, std::uint32_t number) const {
        out += "_:";
        out += prefix_;
        out += std::to_string(number);
    }
    [[nodiscard]] const std::vector<std::uint32_t>& in_order() const noexcept { return order_; }

  private:
    std::string_view prefix_;
    std::vector<std::uint32_t> order_;
};

}  // namespace carnet::wallet
