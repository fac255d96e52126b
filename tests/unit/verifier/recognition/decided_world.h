// SPDX-License-Identifier: Apache-2.0
// The world of the verifier's tests with an authority in DE that has decided about its certificate. Documents
// are written, signed, loaded and verified as in the product.
#pragma once

#include "tests/unit/verifier/world.h"
#include "tests/unit/wallet-format/profile/decision_samples.h"
#include "verifier/verify_together.h"
#include "wallet-format/profile/qualification_assessment.h"
#include "wallet-format/profile/status_notice.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::test {

inline constexpr std::string_view kAuthority = "did:web:chamber.example";

[[nodiscard]] inline RecognitionQuestion for_anything(std::string place) {
    return {std::move(place), wallet::RecognitionPurpose::kGeneral, std::nullopt};
}

struct DecidedWorld : World {
    DecidedWorld();

    Key authority_key = make_key(21, keys::Algorithm::kEd25519, kAuthority);
    std::string certificate_text = signed_certificate();

    [[nodiscard]] wallet::Holder holder() const;
    // About the certificate and its holder, in full unless `change` says otherwise.
    using ChangeDecision = std::function<void(wallet::RecognitionDecision&)>;
    [[nodiscard]] std::string decision(const ChangeDecision& change = [](auto&) {}) const;
    [[nodiscard]] std::string assessment() const;
    // Of the authority about a decision, signed; `add_notice` lays it in the verifier's folder too.
    using ChangeNotice = std::function<void(wallet::StatusNotice&)>;
    [[nodiscard]] std::string notice(
        const std::string& decision_text, wallet::NoticeEvent event,
        const ChangeNotice& change = [](auto&) {}) const;
    void add_notice(
        const std::string& decision_text, wallet::NoticeEvent event,
        const ChangeNotice& change = [](auto&) {});
    [[nodiscard]] Result<void> add(const std::string& text);

    // What the certificate counts for in DE, shown with these.
    [[nodiscard]] Recognition ask(const std::vector<std::string>& with,
                                  RecognitionQuestion question = for_anything("DE"),
                                  std::optional<UtcTime> as_of = std::nullopt) const;
    [[nodiscard]] Recognition ask_about(const std::string& text, const std::vector<std::string>& with,
                                        RecognitionQuestion question = for_anything("DE"),
                                        std::optional<UtcTime> as_of = std::nullopt) const;
};

// "rec-full by decision; decision-in-force applies"
[[nodiscard]] std::string described(const Recognition& recognition);

}  // namespace carnet::test
