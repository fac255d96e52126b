// SPDX-License-Identifier: Apache-2.0
// Taking in what came along: each list is judged by itself, and what is wrong with it goes with it.
#include "verifier/trust/stapled_lists.h"

#include "verifier/trust/trust_list_document.h"
#include "wallet-format/profile/document_digest.h"
#include "wallet-format/vocabulary.h"

#include <optional>
#include <utility>

namespace carnet::verifier {
namespace {

struct Fault {
    StapledStanding standing;
    std::string detail;
};

// Not whether it is trusted: that is for the walk to say.
std::optional<Fault> fault_of_signature(const wallet::Credential& credential, const Verdict& verdict,
                                        const SignatureSources& sources) {
    const auto signature = require_signature(credential, sources);
    if (signature) return std::nullopt;
    const Check* key = verdict.find(CheckKind::kKeyState);
    const bool is_revoked =
        key != nullptr && (key->reason == Reason::kKeyRevoked || key->reason == Reason::kKeyRevokedLater);
    return Fault{is_revoked ? StapledStanding::kKeyRevoked : StapledStanding::kRefused,
                 signature.error().message()};
}

std::optional<Fault> fault_of_status(const Verdict& verdict) {
    for (const auto kind : {CheckKind::kRevocation, CheckKind::kSuspension}) {
        const Check* check = verdict.find(kind);
        if (check == nullptr) continue;
        const bool is_clear = check->outcome == Outcome::kPassed || check->outcome == Outcome::kWarned ||
                              check->reason == Reason::kStatusMissing ||
                              check->reason == Reason::kNotApplicable ||
                              check->reason == Reason::kSwitchedOff;
        if (!is_clear)
            return Fault{StapledStanding::kRefused,
                         std::string(to_string(kind)) + ": " + std::string(to_string(check->reason)) + "."};
    }
    return std::nullopt;
}

// By the clock, whatever day is judged: what was stapled is fresh or it is nothing.
std::optional<Fault> fault_of_time(const wallet::Credential& credential, const SignatureSources& sources) {
    const auto& from = credential.valid_from();
    const auto& until = credential.valid_until();
    const auto skew = sources.policy.clock_skew_seconds;
    if (!from) return Fault{StapledStanding::kTooOld, "It does not say since when it is valid."};
    if (sources.now.plus_seconds(skew) < from->instant())
        return Fault{StapledStanding::kRefused, "It is valid from " + from->text() + " only."};
    if (until && until->instant().plus_seconds(skew) < sources.now)
        return Fault{StapledStanding::kTooOld, "It was valid until " + until->text() + "."};
    if (from->instant().plus_seconds(wallet::DiscoveryLimits{}.stapled_age) <= sources.now)
        return Fault{StapledStanding::kTooOld,
                     "It is of " + from->text() + "; what comes with a document is at most 7 days old."};
    return std::nullopt;
}

}  // namespace

bool is_recognized_entities(const wallet::Credential& credential) {
    const auto read = wallet::read_recognized_entities(credential);
    return read || read.error().code != ErrorCode::kUnsupported;
}

bool is_stapled_list(const wallet::Credential& credential) {
    return credential.has_type(wallet::name::kTrustList) || is_recognized_entities(credential);
}

void StapledLists::add(const Verdict& verdict, const SignatureSources& sources) {
    const auto* credential = verdict.credential();
    if (credential == nullptr) return;
    if (credential->has_type(wallet::name::kTrustList)) {
        const auto added =
            add_trust_list(registry_, *credential, wallet::document_digest(*credential), sources);
        const auto* named = sources.policy.find_operator(credential->issuer());
        if (!added && named != nullptr) registry_.note_refused(named->name, added.error().message());
        return;
    }
    auto read = wallet::read_recognized_entities(*credential);
    if (!read && read.error().code == ErrorCode::kUnsupported) return;
    List list;
    list.issuer = credential->issuer();
    list.name = credential->id().empty() ? "the list of " + list.issuer : std::string(credential->id());
    if (const auto& from = credential->valid_from()) list.from = from->instant();
    std::optional<Fault> fault;
    if (!read) fault = Fault{StapledStanding::kRefused, read.error().message()};
    if (!fault) fault = fault_of_signature(*credential, verdict, sources);
    if (!fault) fault = fault_of_status(verdict);
    if (!fault) fault = fault_of_time(*credential, sources);
    if (read) list.entities = std::move(read->entities);
    if (fault) {
        list.fault = fault->standing;
        list.detail = std::move(fault->detail);
    }
    lists_.push_back(std::move(list));
}

}  // namespace carnet::verifier
