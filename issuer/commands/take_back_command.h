// SPDX-License-Identifier: Apache-2.0
//
// take-back, the same at every desk: a proposal that nobody approved goes, and stays in the record.
#pragma once

#include "issuer/commands/program.h"
#include "issuer/desk/officer.h"

#include <string_view>

namespace carnet::issuer {

using WithdrawProposal = Result<void> (*)(IssuerHome& home, std::string_view id,
                                          const UnlockedOfficer& officer, const Clock& clock);

// `argument`: what the id is called at that desk.
void add_take_back(Program& program, Command desk, const char* argument, WithdrawProposal withdraw);

}  // namespace carnet::issuer
