// SPDX-License-Identifier: Apache-2.0
// The id is the reserved one, and a random UUID. spec: RFC 9562 5.4
#include "issuer/lint/rules.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::string_view kPrefix = "urn:uuid:";
constexpr std::string_view kForm = "xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx";

bool fits(char form, char c) {
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (form == 'x') return hex;
    if (form == 'v') return c == '8' || c == '9' || c == 'a' || c == 'b';
    return c == form;
}

}  // namespace

LintVerdict lint_identifier(const LintSubject& subject) {
    const auto id = subject.credential.id();
    if (id != subject.reservation.id) return "The id is not the reserved one.";
    const auto uuid = id.substr(std::min(id.size(), kPrefix.size()));
    const bool random = id.starts_with(kPrefix) && uuid.size() == kForm.size() &&
                        std::equal(kForm.begin(), kForm.end(), uuid.begin(), fits);
    if (random) return std::nullopt;
    return "The id is not a random UUID in a urn.";
}

}  // namespace carnet::issuer
