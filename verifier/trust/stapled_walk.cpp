// SPDX-License-Identifier: Apache-2.0
// From an issuer up over the lists that came along, to an operator whom the policy accepts.
#include "verifier/trust/stapled_lists.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace carnet::verifier {
namespace {

using wallet::RecognizedOutput;

constexpr std::string_view kIssue = "issue";

StapledFinding better_of(StapledFinding a, StapledFinding b) {
    return b.standing < a.standing ? std::move(b) : std::move(a);  // in the order of declaration
}

// What an action allows, by its schemas: all must hold.
StapledStanding judge_output(const wallet::RecognizedAction& action, RecognizedOutput wanted) {
    const auto beyond = wanted == RecognizedOutput::kRecognizedEntities ? StapledStanding::kScopeExceeded
                                                                        : StapledStanding::kOutOfScope;
    bool is_named = false;
    bool is_unclear = false;
    for (const auto& validation : action.output_validation) {
        const auto output = output_of(validation);
        if (output && *output != wanted) return beyond;
        is_named |= output.has_value();
        is_unclear |= !output;
    }
    // Who may issue whatever he likes was not given the right to accredit for that alone.
    if (wanted == RecognizedOutput::kRecognizedEntities && !is_named && !is_unclear) return beyond;
    return is_unclear ? StapledStanding::kScopeUnclear : StapledStanding::kAccredited;
}

}  // namespace

// One question to the lists. Bounded like discovery over the network (wallet::DiscoveryLimits).
class StapledWalk {
  public:
    StapledWalk(const StapledLists& stapled, const Policy& policy, const AccreditationRules& rules)
        : stapled_(stapled), policy_(policy), rules_(rules) {}

    // The best that one of the lists says of `did`.
    StapledFinding find(std::string_view did, RecognizedOutput output, const Date& day,
                        const std::optional<UtcTime>& signed_at) {
        StapledFinding best;
        for (const auto& list : stapled_.lists_) {
            for (const auto& entity : list.entities) {
                if (entity.id != did) continue;
                best = better_of(std::move(best), judge(list, entity, output, day, signed_at));
                if (best.standing == StapledStanding::kAccredited) return best;
            }
        }
        return best;
    }

    // What cannot be read names nobody; it is told when nothing else is there to tell.
    [[nodiscard]] StapledFinding unread() const {
        for (const auto& list : stapled_.lists_)
            if (list.entities.empty() && list.fault != StapledStanding::kAccredited)
                return said_of(list, list.fault, list.detail);
        return {};
    }

  private:
    using List = StapledLists::List;

    static StapledFinding said_of(const List& list, StapledStanding standing, const std::string& detail) {
        return {standing, list.name + ", which came with the document: " + detail};
    }

    StapledFinding judge(const List& list, const wallet::RecognizedEntity& entity, RecognizedOutput output,
                         const Date& day, const std::optional<UtcTime>& signed_at) {
        if (list.fault != StapledStanding::kAccredited) return said_of(list, list.fault, list.detail);
        StapledFinding best;
        for (const auto& action : entity.recognized_to)
            if (action.action == kIssue)
                best = better_of(std::move(best), judge_action(list, action, output, day, signed_at));
        if (best.standing > StapledStanding::kSignedAfterEnd) return best;
        auto behind = find_behind(list, day);
        return behind.standing == StapledStanding::kAccredited ? best : behind;
    }

    [[nodiscard]] StapledFinding judge_action(const List& list, const wallet::RecognizedAction& action,
                                              RecognizedOutput output, const Date& day,
                                              const std::optional<UtcTime>& signed_at) const {
        const auto allowed = judge_output(action, output);
        if (allowed == StapledStanding::kScopeExceeded)
            return said_of(list, allowed, "It gives no right to recognize others.");
        if (allowed == StapledStanding::kOutOfScope)
            return said_of(list, allowed, "It is about documents of another kind.");
        if (allowed != StapledStanding::kAccredited)
            return said_of(list, allowed, "It limits what may be issued by a schema that is not known here.");
        // A list speaks of the time since it was made, unless it says since when.
        const Date from = Date::of(action.valid_from ? action.valid_from->instant() : list.from);
        if (day < from)
            return said_of(list, StapledStanding::kOtherDay,
                           "It speaks of the time from " + from.text() + " on.");
        if (!action.valid_until) return said_of(list, StapledStanding::kAccredited, "recognized.");
        const UtcTime end = action.valid_until->instant();
        if (Date::of(end) < day)
            return said_of(list, StapledStanding::kOtherDay,
                           "It speaks of the time until " + action.valid_until->text() + ".");
        if (signed_at && is_signed_after(*signed_at, end, rules_))
            return said_of(list, StapledStanding::kSignedAfterEnd,
                           "The recognition ended on " + action.valid_until->text() +
                               ", and the signature is of " + Timestamp::of(*signed_at).text() + ".");
        return said_of(list, StapledStanding::kAccredited, "recognized.");
    }

    // Who stands behind a list: an operator of the policy, or whoever it leads to.
    StapledFinding find_behind(const List& list, const Date& day) {
        if (const auto* refused = policy_.find_distrusted(list.issuer);
            refused != nullptr && (!refused->from || *refused->from <= rules_.now))
            return said_of(list, StapledStanding::kNotAccepted, refused->why);
        if (policy_.find_operator(list.issuer) != nullptr) return {StapledStanding::kAccredited, {}};
        if (std::find(way_.begin(), way_.end(), list.issuer) != way_.end())
            return said_of(list, StapledStanding::kCircular,
                           list.issuer + " is recognized by those whom it recognizes.");
        if (way_.size() + 1 >= limits_.max_depth || ++opened_ > limits_.max_documents)
            return said_of(list, StapledStanding::kTooDeep,
                           "No more than " + std::to_string(limits_.max_depth) +
                               " lists are followed one above the other.");
        way_.push_back(list.issuer);
        auto above = find(list.issuer, RecognizedOutput::kRecognizedEntities, day, std::nullopt);
        way_.pop_back();
        if (above.standing == StapledStanding::kNone)
            return said_of(list, StapledStanding::kNotAccepted,
                           list.issuer + " is no operator whose lists your policy accepts (trust_lists).");
        return above;
    }

    const StapledLists& stapled_;
    const Policy& policy_;
    const AccreditationRules& rules_;
    const wallet::DiscoveryLimits limits_;
    std::vector<std::string_view> way_;  // issuers of the lists below
    std::size_t opened_ = 0;
};

StapledFinding StapledLists::find(const AwardFacts& award, RecognizedOutput output, const Policy& policy,
                                  const AccreditationRules& rules) const {
    StapledWalk walk(*this, policy, rules);
    auto found = walk.find(award.issuer, output, award.awarded, award.signed_at);
    return found.standing == StapledStanding::kNone ? walk.unread() : found;
}

StapledFinding StapledLists::find_recognizer(std::string_view issuer, const Policy& policy,
                                             UtcTime now) const {
    const AccreditationRules rules{now, policy.late_signing_days};
    return StapledWalk(*this, policy, rules)
        .find(issuer, RecognizedOutput::kRecognizedEntities, Date::of(now), std::nullopt);
}

}  // namespace carnet::verifier
