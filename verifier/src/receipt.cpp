// SPDX-License-Identifier: Apache-2.0
#include "verifier/receipt.h"

#include "base/json_writer.h"
#include "verifier/checks/signing_key.h"
#include "verifier/src/error_reasons.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/jose/jwt_claims.h"
#include "wallet-format/jose/media_type.h"

#include <algorithm>
#include <array>

namespace carnet::verifier {
namespace {

constexpr std::array kAsked = {CheckKind::kFormat,   CheckKind::kStructure, CheckKind::kIssuerKey,
                               CheckKind::kKeyState, CheckKind::kProof,     CheckKind::kIssuerControl};
constexpr std::int64_t kVersion = 1;

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view kWhite = " \t\r\n";
    const auto begin = text.find_first_not_of(kWhite);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kWhite) - begin + 1);
}

std::string_view did_of(std::string_view method) noexcept {
    return method.substr(0, method.find('#'));
}

void write_found(JsonWriter& out, const Verdict& verdict, const std::vector<Verdict>& others) {
    out.begin_object().key("version").integer(kVersion).member("inputDigest", verdict.input_digest);
    if (!others.empty()) {
        out.key("with").begin_array();
        for (const auto& other : others) out.string(other.input_digest);
        out.end_array();
    }
    out.member("evaluatedAt", Timestamp::of(verdict.evaluated_at).text());
    out.member("judgedAsOf", Timestamp::of(verdict.judged_as_of).text());
    out.member("policy", verdict.policy).member("decision", to_string(verdict.decision()));
    out.member("word", to_string(verdict.word()));
    if (verdict.word() == Word::kExpired && verdict.summary && !verdict.summary->valid_until.empty())
        out.member("expiredSince", verdict.summary->valid_until);
    if (verdict.recognition) {
        out.member("destination", verdict.recognition->question.destination);
        out.member("recognitionWord", to_string(verdict.recognition->word));
    }
    out.key("checks").begin_array();
    for (const auto& check : verdict.checks) {
        out.begin_object().member("check", to_string(check.kind));
        out.member("outcome", to_string(check.outcome)).member("reason", to_string(check.reason));
        out.end_object();
    }
    out.end_array().end_object();
}

// The enumerator that is spelled like that; behind the last there is no spelling.
template <class Enum>
Result<Enum> spelled(JsonValue json, std::string_view name) {
    CARNET_TRY(const auto member, json.require(name));
    CARNET_TRY(const auto text, member.as_string());
    for (std::uint8_t value = 0;; ++value) {
        const auto spelling = to_string(static_cast<Enum>(value));
        if (spelling.empty())
            return error(ErrorCode::kBadValue, "this verifier does not know the word", member.pointer());
        if (spelling == text) return static_cast<Enum>(value);
    }
}

Result<std::string> text_at(JsonValue json, std::string_view name) {
    CARNET_TRY(const auto member, json.require(name));
    CARNET_TRY(const auto text, member.as_string());
    return std::string(text);
}

Result<std::string> time_at(JsonValue json, std::string_view name) {
    CARNET_TRY(auto text, text_at(json, name));
    CARNET_TRY(const auto time, Timestamp::parse(text));
    return time.text();
}

Result<Receipt> read_claims(JsonValue claims) {
    CARNET_TRY(const auto registered, wallet::read_jwt_claims(claims));
    Receipt receipt;
    receipt.maker = registered.iss;
    if (receipt.maker.empty() || !registered.iat)
        return error(ErrorCode::kMissingMember, "a receipt says who made it and when", "/iss");
    receipt.made = *registered.iat;
    CARNET_TRY(const auto found, claims.require("receipt"));
    CARNET_TRY_VOID(found.as_object());
    CARNET_TRY(const auto version, found.require("version"));
    CARNET_TRY(const auto number, version.as_integer());
    if (number != kVersion)
        return error(ErrorCode::kBadValue, "receipts of this version are not known here", version.pointer());
    CARNET_TRY(receipt.input_digest, text_at(found, "inputDigest"));
    if (const auto with = found.find("with")) {
        CARNET_TRY_VOID(with->as_array());
        for (const JsonValue digest : with->elements()) {
            CARNET_TRY(const auto text, digest.as_string());
            receipt.with.emplace_back(text);
        }
    }
    CARNET_TRY(receipt.evaluated_at, time_at(found, "evaluatedAt"));
    CARNET_TRY(receipt.judged_as_of, time_at(found, "judgedAsOf"));
    CARNET_TRY(receipt.policy, text_at(found, "policy"));
    CARNET_TRY(receipt.decision, spelled<Decision>(found, "decision"));
    CARNET_TRY(receipt.word, spelled<Word>(found, "word"));
    if (found.find("expiredSince")) {
        CARNET_TRY(receipt.expired_since, time_at(found, "expiredSince"));
    }
    if (found.find("destination")) {
        CARNET_TRY(receipt.destination, text_at(found, "destination"));
        CARNET_TRY(const auto word, spelled<RecognitionWord>(found, "recognitionWord"));
        receipt.recognition_word = to_string(word);
    }
    return receipt;
}

// Everything that was not reached depends on what went wrong.
ReceiptFinding give_up(ReceiptFinding finding, Reason because) {
    for (std::size_t i = finding.checks.size(); i < kAsked.size(); ++i)
        finding.checks.push_back(skipped(kAsked[i], because));
    return finding;
}

Check judge_signature(const wallet::CompactJws& jws, const Receipt& receipt,
                      const wallet::VerificationMethod& method, const Moment& moment) {
    if (!moment.has_begun(receipt.made))
        return finding(CheckKind::kProof, Outcome::kFailed, Reason::kProofFromFuture, "/iat");
    const auto held = wallet::verify_compact_jws(jws, method.key);
    if (held) return passed(CheckKind::kProof);
    const Reason reason = proof_reason(held.error());
    return finding(CheckKind::kProof, outcome_of(reason), reason, held.error().where, held.error().detail);
}

void check_signature(ReceiptFinding& found, const wallet::CompactJws& jws, const Policy& policy,
                     const VerifyDependencies& dependencies) {
    const UtcTime now = dependencies.clock.now();
    const Moment moment{now, now, policy.clock_skew_seconds};
    const auto& kid = jws.header().kid;
    if (kid.empty()) {
        found.checks.push_back(finding(CheckKind::kIssuerKey, Outcome::kUndetermined, Reason::kKeyNotNamed));
        return;
    }
    auto key = find_key(kid, wallet::ProofPurpose::kAssertion, dependencies.issuers, policy, now);
    found.checks.push_back(std::move(key.check));
    if (key.method == nullptr) return;
    found.checks.push_back(judge_key_state(*key.method, found.receipt->made, policy, moment));
    found.checks.push_back(judge_signature(jws, *found.receipt, *key.method, moment));
    found.checks.push_back(judge_control(found.receipt->maker, *key.method));
}

}  // namespace

Result<std::string> sign_receipt(const Verdict& verdict, const std::vector<Verdict>& others,
                                 const ReceiptSigner& signer) {
    JsonWriter out;
    out.begin_object().member("iss", did_of(signer.method));
    out.key("iat").integer(verdict.evaluated_at.seconds).key("receipt");
    write_found(out, verdict, others);
    const auto claims = out.end_object().take();
    const wallet::JwsHeaderMembers header{.typ = std::string(kReceiptType), .kid = signer.method};
    return wallet::sign_compact_jws(header, as_bytes(claims), *signer.signer);
}

Decision ReceiptFinding::decision() const noexcept {
    return decide(checks, kAsked);
}

bool is_receipt(std::string_view text) {
    text = trimmed(text);
    if (text.size() > kMaxReceiptText || text.starts_with('{')) return false;
    const auto jws = wallet::CompactJws::parse(text);
    return jws && wallet::names_media_type(jws->header().typ, kReceiptType);
}

ReceiptFinding verify_receipt(std::string_view text, const Policy& policy,
                              const VerifyDependencies& dependencies) {
    ReceiptFinding found;
    const auto jws = wallet::CompactJws::parse(trimmed(text));
    if (!jws) {
        const Reason reason = format_reason(jws.error());
        found.checks.push_back(finding(CheckKind::kFormat, outcome_of(reason), reason, jws.error().where));
        return give_up(std::move(found), Reason::kDependsOnFormat);
    }
    const auto claims = JsonDocument::parse(as_text(jws->payload()), {.max_bytes = kMaxReceiptText});
    if (!claims) {
        const Reason reason = format_reason(claims.error());
        found.checks.push_back(finding(CheckKind::kFormat, outcome_of(reason), reason, claims.error().where));
        return give_up(std::move(found), Reason::kDependsOnFormat);
    }
    found.checks.push_back(passed(CheckKind::kFormat));
    auto receipt = read_claims(claims->root());
    if (!receipt) {
        const Reason reason = structure_reason(receipt.error());
        found.checks.push_back(finding(CheckKind::kStructure, outcome_of(reason), reason,
                                       receipt.error().where, receipt.error().detail));
        return give_up(std::move(found), Reason::kDependsOnStructure);
    }
    found.receipt = *std::move(receipt);
    found.checks.push_back(passed(CheckKind::kStructure));
    check_signature(found, *jws, policy, dependencies);
    return give_up(std::move(found), Reason::kDependsOnKey);
}

}  // namespace carnet::verifier
