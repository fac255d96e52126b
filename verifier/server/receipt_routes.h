// SPDX-License-Identifier: Apache-2.0
//
// POST /v1/receipts: a verdict, and the same signed as a receipt. docs/formats/receipt.md
#pragma once

#include "http/router.h"
#include "verifier/receipt.h"

namespace carnet::verifier {

// `signer`: null where no receipts are made here, which the answer then says. All outlive the router.
void add_receipt_routes(http::Router& router, const ReceiptSigner* signer, const Policy& policy,
                        const VerifyDependencies& dependencies);

}  // namespace carnet::verifier
