// SPDX-License-Identifier: Apache-2.0
//
// One case or more for each reason: how it comes about, in which check, with which outcome. The last test
// fails when a reason has no case, so that none is ever added without one.
#include "base/text_encoding.h"
#include "tests/unit/verifier/reason_cases.h"
#include "tests/unit/verifier/recognition/decided_world.h"
#include "tests/unit/verifier/token_cases.h"
#include "tests/unit/verifier/trust/accreditation_cases.h"
#include "verifier/five_lines.h"
#include "wallet-format/contexts/contexts.h"
#include "wording/messages.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace carnet;
using namespace carnet::verifier;
using namespace carnet::test;

namespace {

constexpr std::string_view kTooShortList = "uH4sIAAAAAAAC_2NgQAUAVUu77BAAAAA";  // gzip of 16 zero bytes

std::vector<Case> format_and_structure_cases() {
    using enum CheckKind;
    using enum Outcome;
    return {
        {"not JSON", kFormat, kFailed, Reason::kJsonSyntax, raw("{\"a\":")},
        {"something after the document", kFormat, kFailed, Reason::kJsonSyntax, raw("{} {}")},
        {"a member twice", kFormat, kFailed, Reason::kJsonDuplicateMember, raw(R"({"a":1,"\u0061":2})")},
        {"nested 100,000 deep", kFormat, kFailed, Reason::kJsonTooDeep, raw(std::string(100'000, '['))},
        {"larger than the limit", kFormat, kFailed, Reason::kTooLarge, raw(std::string(300'000, ' '))},
        {"damaged UTF-8", kFormat, kFailed, Reason::kBadUtf8, raw("{\"a\":\"\xff\"}")},
        {"1e400", kFormat, kFailed, Reason::kNumberRange, raw(R"({"a":1e400})")},
        {"an array", kStructure, kFailed, Reason::kNotACredential, raw("[]")},
        {"a first context that is no data model", kStructure, kFailed, Reason::kContextWrong,
         issued_with("https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/v3")},
        {"an envelope that nobody here opens", kStructure, kUndetermined, Reason::kMechanismNotSupported,
         raw(R"({"@context":"https://www.w3.org/ns/credentials/v2","type":"EnvelopedVerifiableCredential","id":"data:application/vc+cose,0oRD"})")},
        {"no issuer", kStructure, kFailed, Reason::kMemberMissing,
         issued_with("\"issuer\":", "\"publisher\":")},
        {"validFrom is a number", kStructure, kFailed, Reason::kMemberWrong,
         raw(R"({"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"issuer":5,"credentialSubject":{"a":1}})")},
        {"a time without offset", kStructure, kFailed, Reason::kTimeMalformed,
         altered("2026-10-20T00:00:00Z", "2026-10-20T00:00:00")},
        {"status entries of 16 bits", kStructure, kUndetermined, Reason::kMemberNotSupported,
         altered("\"statusPurpose\":\"revocation\"", "\"statusPurpose\":\"revocation\",\"statusSize\":16")},
        {"a negative index", kStructure, kFailed, Reason::kStatusIndexInvalid,
         issued_with("\"4711\"", "\"-1\"")},
        {"an index of 2^64", kStructure, kFailed, Reason::kStatusIndexInvalid,
         issued_with("\"4711\"", "\"18446744073709551616\"")},
        {"five proofs", kStructure, kFailed, Reason::kTooLarge,
         [](World& world) {
             const std::string text = world.certificate();
             return world.verify(text.substr(0, text.size() - 1) + ",\"proof\":[{},{},{},{},{}]}");
         }},
        {"more status entries than the policy reads", kStructure, kFailed, Reason::kTooLarge,
         prepared([](World& world) { world.policy.limits.status_entries = 1; })},
        {"nothing is read after a bad format", kProof, kSkipped, Reason::kDependsOnFormat, raw("{")},
        {"nothing is judged after a bad structure", kProof, kSkipped, Reason::kDependsOnStructure, raw("{}")},
    };
}

std::vector<Case> profile_cases() {
    using enum CheckKind;
    using enum Outcome;
    return {
        {"a certificate without number", kProfile, kFailed, Reason::kProfileIncomplete,
         issued_with(R"("licenseNumber":"0042-2026",)", "")},
        {"certificate and unit statement at once", kProfile, kFailed, Reason::kUnitStatementAsCertificate,
         issued_with("\"CompetencyCertificate\"", "\"CompetencyCertificate\",\"CompetencyUnitStatement\"")},
        {"a certificate with a failed unit", kProfile, kFailed, Reason::kUnitStatementAsCertificate,
         issued_with("\"Completed\"", "\"Failed\"")},
        {"a type without reader", kProfile, kWarned, Reason::kTypeUnknown,
         issued_with("\"CompetencyCertificate\"", "\"TeaDrinkingCertificate\"")},
        {"a schema of somebody else", kSchema, kWarned, Reason::kSchemaForeign,
         issued_with("https://board.example/schemas/competency-certificate-v1.json",
                     "https://elsewhere.example/certificate.json")},
        {"the context's digest is another", kResources, kFailed, Reason::kResourceDigestWrong,
         issued_with(std::string(*wallet::context_digest("https://w3id.org/carnet/v1")),
                     "u" + std::string(43, 'A'))},
        {"a resource that is not held here", kResources, kWarned, Reason::kResourceUnknown,
         issued_with(
             "\"relatedResource\":[",
             R"("relatedResource":[{"id":"https://board.example/logo.png","digestMultibase":"uAAAA"},)")},
    };
}

std::vector<Case> key_cases() {
    using enum CheckKind;
    using enum Outcome;
    const auto revoked_at = [](std::string_view when) {
        return with_method([when](auto& method) { method.revoked = Timestamp::of(at(when)); });
    };
    const auto expired_at = [](std::string_view when) {
        return with_method([when](auto& method) { method.expires = Timestamp::of(at(when)); });
    };
    return {
        {"a key without fragment", kIssuerKey, kFailed, Reason::kIdentifierMalformed,
         signed_under("did:web:board.example")},
        {"a method that is not known", kIssuerKey, kUndetermined, Reason::kIdentifierMethodUnknown,
         signed_under("did:example:123#key-1")},
        {"a key that is no DID", kIssuerKey, kUndetermined, Reason::kIdentifierMethodUnknown,
         signed_under("https://board.example/keys/1")},
        {"a key that is not published", kIssuerKey, kUndetermined, Reason::kKeyUnknown,
         signed_under("did:web:board.example#key-9")},
        {"a key of small order", kIssuerKey, kFailed, Reason::kKeyWeak, signed_under(did_key_of(1, 0))},
        {"a key that is no point", kIssuerKey, kFailed, Reason::kKeyMalformed,
         signed_under(did_key_of(0xff, 0xff))},
        {"the issuer's site is silent", kIssuerKey, kUndetermined, Reason::kIssuerUnreachable,
         with_issuer_error(ErrorCode::kFetchTimeout)},
        {"the issuer's address is a private one", kIssuerKey, kUndetermined, Reason::kIssuerRefusedAddress,
         with_issuer_error(ErrorCode::kFetchRefused)},
        {"the issuer's answer is not a document", kIssuerKey, kUndetermined, Reason::kIssuerAnswerMalformed,
         with_issuer_error(ErrorCode::kFetchBadAnswer)},
        {"the issuer's document is an hour old", kIssuerKey, kWarned, Reason::kIssuerAnswerAged,
         with_issuer_age(3'600)},
        {"the issuer's document is older", kIssuerKey, kUndetermined, Reason::kIssuerAnswerStale,
         with_issuer_age(3'601)},
        {"a key for logging in", kIssuerKey, kFailed, Reason::kKeyNotForAssertion, prepared([](World& world) {
             auto document = world.did_document();
             document.assertion_methods = {world.list_key.id};
             document.authentication = {world.key.id};
             world.issuers.publish(std::move(document));
         })},
        {"signed after the key was withdrawn", kKeyState, kFailed, Reason::kKeyRevoked,
         revoked_at("2026-11-01T09:00:00Z")},
        {"signed before the key was withdrawn", kKeyState, kUndetermined, Reason::kKeyRevokedLater,
         revoked_at("2026-11-01T09:00:01Z")},
        {"signed after the key's last day", kKeyState, kFailed, Reason::kKeyExpired,
         expired_at("2026-11-01T08:59:59Z")},
        {"no date on a signature of an old key", kKeyState, kUndetermined, Reason::kProofTimeMissing,
         [](World& world) {
             auto document = world.did_document();
             document.methods.front().expires = Timestamp::of(at("2026-11-01T00:00:00Z"));
             world.issuers.publish(std::move(document));
             return world.verify(
                 sign_as(world.certificate(), world.key, proof_config(world, "eddsa-jcs-2022")));
         }},
        {"without key no state", kKeyState, kSkipped, Reason::kDependsOnKey,
         with_issuer_error(ErrorCode::kFetchTimeout)},
        {"somebody else's key", kIssuerControl, kFailed, Reason::kIssuerNotController,
         [](World& world) { return world.verify(sign(world.certificate(), world.other_key)); }},
        {"the key has another controller", kIssuerControl, kFailed, Reason::kIssuerNotController,
         with_method([](auto& method) { method.controller = "did:web:elsewhere.example"; })},
        {"an issuer that is refused", kIssuerTrust, kFailed, Reason::kIssuerUntrusted,
         prepared([](World& world) {
             world.policy.distrusted = {{std::string(kIssuer), "sold certificates (demo)", {}}};
         })},
        {"an issuer that nobody listed", kIssuerTrust, kUndetermined, Reason::kIssuerNotListed,
         prepared([](World& world) { world.policy.trusted.clear(); })},
    };
}

std::vector<Case> proof_cases() {
    using enum CheckKind;
    using enum Outcome;
    return {
        {"no proof", kProof, kFailed, Reason::kProofMissing,
         [](World& world) { return world.verify(world.certificate()); }},
        {"no proof, no key", kIssuerKey, kSkipped, Reason::kDependsOnProof,
         [](World& world) { return world.verify(world.certificate()); }},
        {"a proof without key", kProof, kFailed, Reason::kProofMalformed,
         altered("\"verificationMethod\":", "\"verifier\":")},
        {"a cryptosuite that is not known", kProof, kUndetermined, Reason::kMechanismNotSupported,
         altered("eddsa-jcs-2022", "bbs-2023")},
        {"a proof type that is not known", kProof, kUndetermined, Reason::kMechanismNotSupported,
         altered("DataIntegrityProof", "RsaSignature2018")},
        {"a context that is not known", kProof, kUndetermined, Reason::kContextUnknown,
         altered_over_rdf("https://w3id.org/carnet/v1", "https://w3id.org/carnet/v9")},
        {"a context that gives a protected term another meaning", kProof, kFailed, Reason::kJsonLdWrong,
         altered_over_rdf("\"https://w3id.org/carnet/v1\"]",
                          R"("https://w3id.org/carnet/v1",{"name":"urn:x"}])")},
        {"a member that no context defines", kProof, kFailed, Reason::kNotCovered,
         altered_over_rdf("\"credentialSubject\":{", R"("credentialSubject":{"nickname":"x",)")},
        {"nodes that look alike, without end", kProof, kFailed, Reason::kTooComplex,
         altered_over_rdf("\"credentialSubject\":{",
                          "\"evidence\":" + alike_nodes(10) + ",\"credentialSubject\":{")},
        {"a proof for another place", kProof, kFailed, Reason::kProofDomainWrong,
         asked({"verifier.example", {}})},
        {"a proof that answers no question", kProof, kFailed, Reason::kProofChallengeWrong,
         asked({{}, "3182bdea"})},
        {"a proof for logging in", kProof, kFailed, Reason::kProofPurposeWrong,
         signed_how({.purpose = "authentication"})},
        {"a proof that ended", kProof, kFailed, Reason::kProofExpired,
         signed_how({.expires = at("2026-11-20T00:00:00Z")})},
        {"a proof from tomorrow", kProof, kFailed, Reason::kProofFromFuture,
         signed_how({.created = at("2026-11-22T00:00:00Z")})},
        {"a proof with a malformed time", kProof, kFailed, Reason::kTimeMalformed,
         altered("2026-11-01T09:00:00Z", "last week")},
        {"a signature in base64url", kProof, kFailed, Reason::kSignatureEncoding,
         [](World& world) {
             return world.verify(with_proof_value(world, [](const std::string& value) {
                 return encode_multibase(Multibase::kBase64Url, decode_multibase(value).value());
             }));
         }},
        {"a truncated signature", kProof, kFailed, Reason::kSignatureLength,
         [](World& world) {
             return world.verify(with_proof_value(world, [](const std::string& value) {
                 Bytes bytes = decode_multibase(value).value();
                 bytes.pop_back();
                 return encode_multibase(Multibase::kBase58Btc, bytes);
             }));
         }},
        {"a DER signature", kProof, kFailed, Reason::kSignatureLength,
         [](World& world) {
             world.key = make_key(8, keys::Algorithm::kEcdsaP256);
             world.issuers.publish(world.did_document());
             return world.verify(with_proof_value(world, [](const std::string& value) {
                 const Bytes raw_value = decode_multibase(value).value();
                 Bytes der = {0x30, 0x46, 0x02, 0x21, 0x00};
                 der.insert(der.end(), raw_value.begin(), raw_value.begin() + 32);
                 der.insert(der.end(), {0x02, 0x21, 0x00});
                 der.insert(der.end(), raw_value.begin() + 32, raw_value.end());
                 return encode_multibase(Multibase::kBase58Btc, der);
             }));
         }},
        {"an altered name", kProof, kFailed, Reason::kSignatureWrong, altered("Maya", "Mary")},
        {"an altered proof", kProof, kFailed, Reason::kSignatureWrong,
         altered("2026-11-01T09:00:00Z", "2026-11-02T09:00:00Z")},
        {"a vocabulary that was not signed", kProof, kFailed, Reason::kProofContextWrong,
         altered("\"https://w3id.org/carnet/v1\"]",
                 "\"https://w3id.org/carnet/v1\",\"https://elsewhere.example/v1\"]")},
        {"an ECDSA suite over an Ed25519 key", kProof, kFailed, Reason::kSuiteKeyMismatch,
         altered("eddsa-jcs-2022", "ecdsa-jcs-2019")},
    };
}

std::vector<Case> date_and_status_cases() {
    using enum CheckKind;
    using enum Outcome;
    const std::string list(kRevocationList);
    return {
        {"valid from tomorrow", kValidity, kFailed, Reason::kNotYetValid,
         issued_with("\"validFrom\":\"2026-10-20", "\"validFrom\":\"2026-11-22")},
        {"valid until yesterday", kValidity, kFailed, Reason::kExpired,
         issued_with("\"validUntil\":\"2031-10-20", "\"validUntil\":\"2026-11-20")},
        {"valid until next week", kValidity, kWarned, Reason::kNoLongerCurrentSoon,
         issued_with("\"validUntil\":\"2031-10-20", "\"validUntil\":\"2026-11-28")},
        {"withdrawn", kRevocation, kFailed, Reason::kRevoked, with_list({.set = {4711}})},
        {"suspended", kSuspension, kFailed, Reason::kSuspended,
         with_list({.url = std::string(kSuspensionList), .purposes = {"suspension"}, .set = {4711}})},
        {"no status entry", kRevocation, kWarned, Reason::kStatusMissing,
         issued_with("\"credentialStatus\":", "\"evidence\":")},
        {"no suspension entry", kSuspension, kSkipped, Reason::kNotApplicable,
         issued_with("\"credentialStatus\":", "\"evidence\":")},
        {"a status type that is not known", kRevocation, kUndetermined, Reason::kStatusTypeUnknown,
         issued_with("\"BitstringStatusListEntry\"", "\"1EdTechRevocationList\"")},
        {"an index beyond the list", kRevocation, kFailed, Reason::kStatusIndexRange,
         issued_with("\"4711\"", "\"131072\"")},
        {"a list for another purpose", kRevocation, kFailed, Reason::kStatusPurposeWrong,
         with_list({.purposes = {"suspension"}})},
        {"the publisher is silent", kRevocation, kUndetermined, Reason::kStatusListUnreachable,
         with_list_error(ErrorCode::kFetchTimeout)},
        {"the list is at a private address", kRevocation, kUndetermined, Reason::kStatusListRefusedAddress,
         with_list_error(ErrorCode::kFetchRefused)},
        {"the list is not JSON", kRevocation, kUndetermined, Reason::kStatusListMalformed,
         prepared([list](World& world) { world.published.publish(list, "<html>"); })},
        {"the list is another list", kRevocation, kUndetermined, Reason::kStatusListMalformed,
         with_list({.id = "https://board.example/status/revocation/2"})},
        {"the list is no list", kRevocation, kUndetermined, Reason::kStatusListMalformed,
         prepared([list](World& world) {
             world.published.publish(
                 list, sign(replaced(world.list_text({}), "\"BitstringStatusListCredential\"", "\"Other\""),
                            world.list_key));
         })},
        {"the list inflates beyond the limit", kRevocation, kUndetermined, Reason::kStatusListTooLarge,
         prepared([](World& world) { world.policy.limits.bitstring_bytes = 1024; })},
        {"the list is more bytes than the limit", kRevocation, kUndetermined, Reason::kStatusListTooLarge,
         with_list_error(ErrorCode::kFetchTooLarge)},
        {"a list of 128 entries", kRevocation, kUndetermined, Reason::kStatusListTooShort,
         prepared([list](World& world) {
             std::string text = world.list_text({});
             const std::size_t begin = text.find("\"encodedList\":\"") + 15;
             text.replace(begin, text.find('"', begin) - begin, kTooShortList);
             world.published.publish(list, sign(text, world.list_key));
         })},
        {"a list of another issuer", kRevocation, kUndetermined, Reason::kStatusListWrongIssuer,
         prepared([list](World& world) {
             const std::string stranger = world.other_key.id.substr(0, world.other_key.id.find('#'));
             world.published.publish(list, sign(world.list_text({.issuer = stranger}), world.other_key));
         })},
        {"an altered list", kRevocation, kUndetermined, Reason::kStatusListProofWrong,
         prepared([list](World& world) {
             world.published.publish(
                 list, replaced(world.signed_list({}), "2026-11-22T11:00:00Z", "2027-11-22T11:00:00Z"));
         })},
        {"a list signed by somebody else", kRevocation, kUndetermined, Reason::kStatusListProofWrong,
         prepared([list](World& world) {
             world.published.publish(list, sign(world.list_text({}), world.other_key));
         })},
        {"an unsigned list", kRevocation, kUndetermined, Reason::kStatusListProofWrong,
         prepared([list](World& world) { world.published.publish(list, world.list_text({})); })},
        {"a list under a key that is not published", kRevocation, kUndetermined,
         Reason::kStatusListUnverifiable, prepared([](World& world) {
             auto document = world.did_document();
             document.methods.pop_back();
             world.issuers.publish(std::move(document));
         })},
        {"a list of last week", kRevocation, kUndetermined, Reason::kStatusListExpired,
         with_list({.valid_from = at("2026-11-13T00:00:00Z"), .valid_until = at("2026-11-14T00:00:00Z")})},
        {"a list of tomorrow", kRevocation, kUndetermined, Reason::kStatusListNotYetValid,
         prepared([list](World& world) {
             world.published.publish(list, sign(world.list_text({.valid_from = at("2026-11-22T00:00:00Z"),
                                                                 .valid_until = at("2026-11-23T00:00:00Z")}),
                                                world.list_key));
         })},
        {"a publisher that fell silent a while ago", kRevocation, kWarned, Reason::kStatusListAged,
         after_silence(3'600)},
        {"a publisher that fell silent long ago", kRevocation, kUndetermined, Reason::kStatusListStale,
         after_silence(3'601)},
        {"a day of which nothing is kept", kSuspension, kUndetermined, Reason::kStatusPastUnknown,
         [](World& world) { return world.verify(world.signed_certificate(), at("2026-11-10T00:00:00Z")); }},
        {"a policy without status", kRevocation, kSkipped, Reason::kSwitchedOff,
         prepared([](World& world) { world.policy.check_status = false; })},
        {"a good certificate", kRevocation, kPassed, Reason::kOk, prepared([](World&) {})},
    };
}

// A full decision of an authority in DE, after a notice of its own or a change of what the verifier knows.
std::function<Verdict(World&)> decided(
    const std::function<void(DecidedWorld&, const std::string&)>& prepare) {
    return [prepare](World&) {
        DecidedWorld world;
        const auto decision = world.decision();
        prepare(world, decision);
        return world.verify(decision);
    };
}

std::function<Verdict(World&)> noticed(
    wallet::NoticeEvent event, const DecidedWorld::ChangeNotice& change = [](auto&) {}) {
    return decided([event, change](DecidedWorld& world, const std::string& decision) {
        world.add_notice(decision, event, change);
    });
}

std::vector<Case> standing_cases() {
    using enum Outcome;
    using wallet::NoticeEvent;
    constexpr auto kStanding = CheckKind::kStanding;
    return {
        {"a decision of nobody that is known", kStanding, kUndetermined, Reason::kAuthorityUnknown,
         decided([](DecidedWorld& world, const std::string&) { world.policy.authorities.clear(); })},
        {"a decision of an authority of another place", kStanding, kFailed, Reason::kAuthorityNotCompetent,
         decided([](DecidedWorld& world, const std::string&) {
             world.policy.authorities.front().jurisdictions = {"AT"};
         })},
        {"a decision under appeal", kStanding, kUndetermined, Reason::kDecisionUnderAppeal,
         noticed(NoticeEvent::kUnderAppeal)},
        {"a decision under appeal that applies meanwhile", kStanding, kWarned, Reason::kDecisionUnderAppeal,
         noticed(NoticeEvent::kUnderAppeal, [](auto& notice) { notice.still_applies = true; })},
        {"a superseded decision shown alone", kStanding, kFailed, Reason::kDecisionSuperseded,
         noticed(NoticeEvent::kSuperseded)},
        {"a decision replaced on appeal", kStanding, kFailed, Reason::kDecisionReplacedOnAppeal,
         noticed(NoticeEvent::kAppealReplaced)},
        {"a corrected decision", kStanding, kFailed, Reason::kDecisionCorrected,
         noticed(NoticeEvent::kCorrected)},
        {"an annulled decision", kStanding, kFailed, Reason::kDecisionAnnulled,
         noticed(NoticeEvent::kAnnulled)},
        {"a revoked decision", kStanding, kFailed, Reason::kDecisionRevoked, noticed(NoticeEvent::kRevoked)},
        {"a withdrawn decision", kStanding, kFailed, Reason::kDecisionWithdrawn,
         noticed(NoticeEvent::kWithdrawn)},
        {"a lapsed decision", kStanding, kFailed, Reason::kDecisionLapsed, noticed(NoticeEvent::kLapsed)},
        {"a decision in force", kStanding, kPassed, Reason::kOk,
         decided([](DecidedWorld&, const std::string&) {})},
    };
}

std::vector<Case> all_cases() {
    std::vector<Case> all;
    for (auto part :
         {format_and_structure_cases(), token_cases(), sd_jwt_cases(), profile_cases(), key_cases(),
          accreditation_cases(), stapled_cases(), standing_cases(), proof_cases(), date_and_status_cases()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace

TEST_CASE("each thing that can be wrong with a document has its own reason in its own check",
          "[verifier][reason]") {
    for (const Case& each : all_cases()) {
        World world;
        const Verdict verdict = each.run(world);
        INFO(each.name << "\n" << describe(verdict));
        const Check* check = verdict.find(each.kind);
        REQUIRE(check != nullptr);
        CHECK(to_string(check->reason) == to_string(each.reason));
        CHECK(to_string(check->outcome) == to_string(each.outcome));
        for (const Check& other : verdict.checks) CHECK(may_go_with(other.reason, other.outcome));
        if (each.outcome == Outcome::kFailed) CHECK(verdict.decision() == Decision::kRejected);
        if (each.outcome == Outcome::kUndetermined) CHECK(verdict.decision() != Decision::kAccepted);
        CHECK((verdict.verified != nullptr) == (verdict.decision() == Decision::kAccepted));
    }
}

TEST_CASE("no line reads as good, whatever is wrong, and one says what stands in the way",
          "[verifier][reason][lines]") {
    for (const Case& each : all_cases()) {
        World world;
        const Verdict verdict = each.run(world);
        const auto lines = five_lines(verdict, wording::Language::kEnglish);
        INFO(each.name << "\n" << describe(verdict));
        const auto has = [&](Tone tone) {
            return std::any_of(lines.begin(), lines.end(),
                               [&](const Line& line) { return line.tone == tone; });
        };
        const bool is_accepted = verdict.decision() == Decision::kAccepted;
        const bool is_vouched_for = verdict.summary_is_proven() &&
                                    verdict.find(CheckKind::kIssuerTrust)->outcome != Outcome::kSkipped;
        if (!is_accepted || !is_vouched_for) CHECK_FALSE(has(Tone::kGood));
        if (verdict.decision() == Decision::kRejected) CHECK(has(Tone::kBad));
        if (verdict.decision() == Decision::kUndetermined) CHECK(has(Tone::kUnclear));
        std::string advice;  // what is unclear or bad is explained, there or on the line above it
        for (const Line& line : lines) {
            CHECK_FALSE(line.answer.empty());
            advice += line.advice;
            if (line.tone == Tone::kBad || line.tone == Tone::kUnclear) CHECK_FALSE(advice.empty());
        }
    }
}

TEST_CASE("every reason has a case above", "[verifier][reason]") {
    std::set<Reason> produced;
    for (const Case& each : all_cases()) produced.insert(each.reason);
    for (const Reason reason : all_reasons()) {
        if (reason == Reason::kKeyNotForAuthentication) continue;  // verify_presentation_test.cpp
        INFO(to_string(reason) << " has no case here or in trust/");
        CHECK(produced.contains(reason));
    }
}

TEST_CASE("every reason has its own spelling, some outcome, and a sentence in every language",
          "[verifier][reason]") {
    std::set<std::string_view> spellings;
    for (const Reason reason : all_reasons()) {
        INFO(to_string(reason));
        CHECK(spellings.insert(to_string(reason)).second);
        const auto& outcomes = {Outcome::kPassed, Outcome::kFailed, Outcome::kWarned, Outcome::kSkipped,
                                Outcome::kUndetermined};
        CHECK(std::any_of(outcomes.begin(), outcomes.end(),
                          [reason](Outcome outcome) { return may_go_with(reason, outcome); }));
        for (const auto language : wording::all_languages())
            CHECK(wording::has_message(language, "reason." + std::string(to_string(reason))));
    }
}
