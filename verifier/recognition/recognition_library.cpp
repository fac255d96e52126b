// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/recognition_library.h"

#include "verifier/trust/places.h"

#include <algorithm>
#include <set>

namespace carnet::verifier {
namespace {

template <class Index>
const auto& found_in(const Index& index, std::string_view key) {
    static const typename Index::mapped_type none;
    const auto found = index.find(std::string(key));
    return found == index.end() ? none : found->second;
}

std::set<std::string> countries_of(const std::vector<std::string>& places) {
    std::set<std::string> countries;
    for (const auto& place : places) countries.emplace(country_of(place));
    return countries;
}

bool has(const std::vector<std::string>& dids, const std::string& did) {
    return std::find(dids.begin(), dids.end(), did) != dids.end();
}

Error not_theirs(const std::string& id, const std::string& whose) {
    return error(ErrorCode::kForbidden, "Nobody who may change " + id +
                                            " has signed this version. It takes the signature of " + whose +
                                            ". What was there before stays in use.");
}

}  // namespace

Result<void> RecognitionLibrary::check_may_follow(const HeldAgreement& held) const {
    const auto found = agreements_by_id_.find(held.agreement.id);
    if (found == agreements_by_id_.end()) return {};
    const HeldAgreement& known = *found->second;
    if (!known.has_known_signer || known.digest == held.digest) return {};
    const auto& parties = known.agreement.parties;
    if (std::any_of(parties.begin(), parties.end(),
                    [&](const wallet::AgreementParty& party) { return has(held.signers, party.signer); }))
        return {};
    return not_theirs(known.agreement.id, "a party of version " + std::to_string(known.agreement.version));
}

Result<void> RecognitionLibrary::check_may_follow(const HeldReferencing& held) const {
    const auto found = referencings_by_id_.find(held.statement.id);
    if (found == referencings_by_id_.end() || found->second->digest == held.digest ||
        has(held.signers, found->second->publisher))
        return {};
    return not_theirs(held.statement.id, found->second->publisher);
}

void RecognitionLibrary::add(HeldAgreement held) {
    const auto same = agreements_by_id_.find(held.agreement.id);
    if (same == agreements_by_id_.end()) {
        agreements_.push_back(std::move(held));
        agreements_by_id_[agreements_.back().agreement.id] = &agreements_.back();
        return index(agreements_.back());
    }
    HeldAgreement& known = *same->second;
    if (known.digest == held.digest) {
        for (std::size_t i = 0; i < known.has_signed.size(); ++i)
            if (held.has_signed[i]) known.has_signed[i] = true;
        for (auto& did : held.signers)
            if (!has(known.signers, did)) known.signers.push_back(std::move(did));
        known.has_known_signer |= held.has_known_signer;
        return;
    }
    if (known.agreement.version == held.agreement.version) {
        known.is_disputed = true;
        return;
    }
    if (held.agreement.version < known.agreement.version) return;
    held.has_known_signer |= known.has_known_signer;
    for (auto& [country, agreements] : agreements_by_country_) std::erase(agreements, &known);
    known = std::move(held);
    index(known);
}

void RecognitionLibrary::index(const HeldAgreement& held) {
    std::set<std::string> countries;
    for (const auto& rule : held.agreement.rules) {
        countries.merge(countries_of(rule.to.jurisdictions));
        if (rule.reciprocity == wallet::Reciprocity::kMutual)
            countries.merge(countries_of(rule.from.jurisdictions));
    }
    for (const auto& country : countries) agreements_by_country_[country].push_back(&held);
}

// A statement has no version; its term and status are in it, so one id with other content is in dispute
// unless the report is a later one.
void RecognitionLibrary::add(HeldReferencing held) {
    const auto same = referencings_by_id_.find(held.statement.id);
    if (same == referencings_by_id_.end()) {
        referencings_.push_back(std::move(held));
        auto& added = referencings_.back();
        referencings_by_id_[added.statement.id] = &added;
        referencings_by_framework_[added.statement.from.framework].push_back(&added);
        return;
    }
    HeldReferencing& known = *same->second;
    if (known.digest == held.digest || held.statement.report.date < known.statement.report.date) return;
    if (held.statement.report.date == known.statement.report.date) {
        known.is_disputed = true;
        return;
    }
    std::erase(referencings_by_framework_[known.statement.from.framework], &known);
    known = std::move(held);
    referencings_by_framework_[known.statement.from.framework].push_back(&known);
}

void RecognitionLibrary::add(HeldStandard held) {
    for (auto& known : standards_) {
        const auto& standard = known.standard;
        if (standard.id != held.standard.id || standard.version != held.standard.version) continue;
        known.is_disputed |= known.digest != held.digest;
        return;
    }
    standards_.push_back(std::move(held));
    const auto& added = standards_.back();
    standards_by_id_[added.standard.id].push_back(&added);
    for (const auto& country : countries_of(added.standard.jurisdictions))
        standards_by_country_[country].push_back(&added);
}

void RecognitionLibrary::add(HeldNotice held) {
    notices_.push_back(std::move(held));
    notices_by_decision_[notices_.back().notice.decision].push_back(&notices_.back());
}

const std::vector<const HeldAgreement*>& RecognitionLibrary::agreements_to(std::string_view country) const {
    return found_in(agreements_by_country_, country);
}

const std::vector<const HeldReferencing*>& RecognitionLibrary::referencings_of(
    std::string_view framework) const {
    return found_in(referencings_by_framework_, framework);
}

const std::vector<const HeldStandard*>& RecognitionLibrary::standards_in(std::string_view country) const {
    return found_in(standards_by_country_, country);
}

const HeldStandard* RecognitionLibrary::find_standard(std::string_view id, const Date& day) const {
    const HeldStandard* best = nullptr;
    for (const auto* held : found_in(standards_by_id_, id)) {
        const auto& standard = held->standard;
        if (day < standard.effective_from) continue;
        if (standard.effective_until && *standard.effective_until <= day) continue;
        if (best == nullptr || best->standard.effective_from < standard.effective_from) best = held;
    }
    return best;
}

const std::vector<const HeldNotice*>& RecognitionLibrary::notices_about(std::string_view decision) const {
    return found_in(notices_by_decision_, decision);
}

}  // namespace carnet::verifier
