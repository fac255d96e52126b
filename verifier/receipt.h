// SPDX-License-Identifier: Apache-2.0
//
// A verification receipt: what this verifier found of some bytes and when, signed, to be shown later. It says
// nothing about today, names nobody (the digest binds it to what was looked at), and is no certificate: its
// type is its own, and the pipeline of verify() refuses it by that. Reading one never fails: what is wrong
// stands in the finding. Thread-safe. docs/formats/receipt.md; spec: RFC 7515 3.1; RFC 8725 3.11 (explicit
// typing)
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "keys/signer.h"
#include "verifier/policy.h"
#include "verifier/verdict.h"
#include "verifier/verify.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

inline constexpr std::string_view kReceiptType = "carnet-receipt+jwt";
inline constexpr std::size_t kMaxReceiptText = 65'536;

// Whoever makes receipts here.
struct ReceiptSigner {
    std::shared_ptr<const keys::Signer> signer;
    std::string method;  // DID URL of the key
};

// `others`: the verdicts of what was shown with it. Fails only as the signer does.
[[nodiscard]] Result<std::string> sign_receipt(const Verdict& verdict, const std::vector<Verdict>& others,
                                               const ReceiptSigner& signer);

// What a receipt says was found: its maker's word, and no more.
struct Receipt {
    std::string maker;  // DID
    UtcTime made;
    std::string input_digest;       // SHA-256 of what was looked at, multibase
    std::vector<std::string> with;  // of what was shown with it
    std::string evaluated_at;       // times as written
    std::string judged_as_of;
    std::string policy;  // by its maker's name for it
    Decision decision = Decision::kUndetermined;
    Word word = Word::kCannotSay;
    std::string expired_since;     // of what was expired: as the document wrote it; may be empty
    std::string destination;       // the country that was asked about; empty: none was
    std::string recognition_word;  // "rec-full", ...; with a destination
};

struct ReceiptFinding {
    // format, structure, issuer-key, key-state, proof, issuer-control, where the issuer is the maker.
    std::vector<Check> checks;
    std::optional<Receipt> receipt;  // where it could be read

    // Whether its maker has said this. It is not what the maker found.
    [[nodiscard]] Decision decision() const noexcept;
};

// Does this text say of itself that it is a receipt? White space around it does not count.
[[nodiscard]] bool is_receipt(std::string_view text);

// May block while the maker's DID document is fetched.
[[nodiscard]] ReceiptFinding verify_receipt(std::string_view text, const Policy& policy,
                                            const VerifyDependencies& dependencies);

}  // namespace carnet::verifier
