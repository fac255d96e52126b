// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/accreditation_json.h"

#include "wallet-format/profile/src/accreditation_rules.h"
#include "wallet-format/profile/src/trust_list_description.h"

namespace carnet::wallet {
namespace {

template <class T>
std::string written(const T& value) {
    JsonWriter out;
    profile::write_described(out, value);
    return out.take();
}

}  // namespace

std::string write_accreditation(const Accreditation& accreditation) {
    return written(accreditation);
}

std::string write_accreditation_event(const AccreditationEvent& event) {
    return written(event);
}

std::string_view to_string(AccreditedRole role) noexcept {
    return profile::spelling(role);
}

std::string_view to_string(AccreditationState state) noexcept {
    return profile::spelling(state);
}

Result<Accreditation> read_accreditation(JsonValue json) {
    return profile::read_described<Accreditation>(json);
}

Result<AccreditationEvent> read_accreditation_event(JsonValue json) {
    return profile::read_described<AccreditationEvent>(json);
}

Result<AccreditationScope> read_accreditation_scope(JsonValue json) {
    return profile::read_described<AccreditationScope>(json);
}

Result<void> check_accreditation(const Accreditation& accreditation) {
    return profile::check_accreditation(accreditation);
}

}  // namespace carnet::wallet
