// SPDX-License-Identifier: Apache-2.0
//
// The parts of `carnet-issuer key` that have files of their own.
#pragma once

#include "issuer/commands/program.h"

namespace carnet::issuer {

void add_key_certificates(Program& program, Command key);  // csr, import-chain

}  // namespace carnet::issuer
