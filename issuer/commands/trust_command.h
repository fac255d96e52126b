// SPDX-License-Identifier: Apache-2.0
//
// The parts of `carnet-issuer trust`, and what they share.
#pragma once

#include "issuer/commands/program.h"
#include "issuer/desk/trust_change.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

void add_trust_changes(Program& program, Command trust);     // grant, reduce, suspend, ..., take-back
void add_trust_publishing(Program& program, Command trust);  // publish, extract, resume
void add_trust_bundle(Program& program, Command trust);

// Why, for people and for the record only.
struct WhyOptions {
    std::string reason;
    std::string note;

    void add_to(Command command);
};

// An accreditation as an officer reads it: what it covers and what happened to it.
void say_accreditation(const Console& console, const wallet::Accreditation& accreditation, Date today);
void say_trust_change(const Console& console, const TrustChangeSummary& summary, Date today);
// What a proposing command says at its end.
void give_proposal(Program& program, const TrustChangeSummary& proposed);

}  // namespace carnet::issuer
