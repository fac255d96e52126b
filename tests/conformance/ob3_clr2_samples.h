// SPDX-License-Identifier: Apache-2.0
// What is expected of each sample of the public validator of 1EdTech: the verdict, and whether the signature
// by itself holds. Derived from what the samples are; the signatures were also checked with another JSON-LD
// implementation (docs/conformance.md).
#pragma once

#include "verifier/verdict.h"

#include <map>
#include <string_view>
#include <vector>

namespace carnet::test {

using verifier::CheckKind;
using verifier::Decision;
using verifier::Reason;
using Reasons = std::map<CheckKind, Reason>;

struct Sample {
    std::string_view file;
    std::string_view what;
    Decision decision;
    Reasons reasons;              // where they are not the usual ones
    std::string_view signature;   // of the last proof: "holds", "no proof", or the error
    std::string_view where = {};  // the place that the error names
};

// Most samples name an issuer and a key by a web address, which is no DID: whose key it is remains open. None
// has a type that we read.
inline const Reasons& usual_reasons() {
    static const Reasons reasons = {{CheckKind::kFormat, Reason::kOk},
                                    {CheckKind::kStructure, Reason::kOk},
                                    {CheckKind::kProfile, Reason::kTypeUnknown},
                                    {CheckKind::kSchema, Reason::kNotApplicable},
                                    {CheckKind::kIssuerKey, Reason::kIdentifierMethodUnknown},
                                    {CheckKind::kKeyState, Reason::kDependsOnKey},
                                    {CheckKind::kProof, Reason::kDependsOnKey},
                                    {CheckKind::kIssuerControl, Reason::kDependsOnKey},
                                    {CheckKind::kIssuerTrust, Reason::kIssuerNotListed},
                                    {CheckKind::kValidity, Reason::kOk},
                                    {CheckKind::kRevocation, Reason::kDependsOnProof},
                                    {CheckKind::kSuspension, Reason::kDependsOnProof},
                                    {CheckKind::kResources, Reason::kNotApplicable}};
    return reasons;
}

// A document that is no proper credential, and why.
inline Reasons unread(Reason why) {
    Reasons reasons;
    for (const auto& [kind, usual] : usual_reasons()) reasons[kind] = Reason::kDependsOnStructure;
    reasons[CheckKind::kFormat] = Reason::kOk;
    reasons[CheckKind::kStructure] = why;
    return reasons;
}

// A proof that cannot be read, or is not there: nobody's key is asked for.
inline Reasons without_proof(Reason why) {
    return {{CheckKind::kIssuerKey, Reason::kDependsOnProof},
            {CheckKind::kKeyState, Reason::kDependsOnProof},
            {CheckKind::kProof, why},
            {CheckKind::kIssuerControl, Reason::kDependsOnProof}};
}

inline Reasons with(Reasons reasons, CheckKind kind, Reason reason) {
    reasons[kind] = reason;
    return reasons;
}

inline std::vector<Sample> badge_samples() {
    using enum Decision;
    using enum CheckKind;
    const Reasons foreign_schema = {{kSchema, Reason::kSchemaForeign}};
    const Reasons no_key_named = {{kIssuerKey, Reason::kIdentifierMalformed}};
    const Reasons bad_index = unread(Reason::kStatusIndexInvalid);
    const auto unsupported = without_proof(Reason::kMechanismNotSupported);
    return {
        {"simple.json", "signed", kUndetermined, {}, "holds"},
        {"simple.1ob", "the same under another name", kUndetermined, {}, "holds"},
        {"simple_v1.json", "of data model 1.1, Ed25519Signature2020", kUndetermined, {}, "holds"},
        {"simple-context-alias.json", "named by an alias once", kUndetermined, {}, "holds"},
        {"simple-context-version.json", "under the context of 3.0.2", kUndetermined, {}, "holds"},
        {"simple-did-web-method.json", "its holder has a did:web", kUndetermined, {}, "holds"},
        {"simple-multiple-proofs.json", "one of its proofs is of an unknown type", kUndetermined,
         with(with(unsupported, kIssuerKey, Reason::kIdentifierMethodUnknown), kKeyState,
              Reason::kDependsOnProof),
         "holds"},
        {"endorsement-valid.json", "an endorsement", kUndetermined, foreign_schema, "holds"},
        {"complete.json", "something of everything, refreshed at its own address", kUndetermined,
         foreign_schema, "holds"},
        {"bit-string-list/testlist", "a status list", kUndetermined, {}, "holds"},
        {"credential-status-revoked.json",
         "its issuer is a did:web, and there is no network",
         kUndetermined,
         {{kIssuerKey, Reason::kIssuerUnreachable}},
         "holds"},
        {"simple-did-key-method.json", "names a did:key without its fragment, so no key", kRejected,
         no_key_named, "holds"},
        {"bit-string-list/credential-status-revoked.json", "its index is a number and no text", kRejected,
         bad_index, "holds"},
        {"bit-string-list/credential-status-revoked-blank-nodes.json", "the same, with nodes without id",
         kRejected, bad_index, "holds"},
        {"simple-eddsa-2022.json", "the suite's name in a draft", kUndetermined, unsupported,
         "unsupported-proof"},
        {"sd/derivedcredential.json", "selective disclosure", kUndetermined, unsupported,
         "unsupported-proof"},
        {"simple-noproof.json", "unsigned", kRejected, without_proof(Reason::kProofMissing), "no proof"},
        {"simple-err-expired.json",
         "ended when it began",
         kRejected,
         {{kValidity, Reason::kExpired}},
         "holds"},
        {"complete_v1.json", "ended in 2020, and names its key by a number", kRejected,
         with(foreign_schema, kValidity, Reason::kExpired), "bad-multibase"},
        {"simple-err-issued.json", "begins in 2040", kRejected, {{kValidity, Reason::kNotYetValid}}, "holds"},
        {"simple-err-issuer.json", "has no issuer", kRejected, unread(Reason::kMemberMissing), "holds"},
        {"simple-err-context.json", "does not begin with the context of credentials", kRejected,
         unread(Reason::kContextWrong), "data-loss", "/proof/0/type"},
        {"simple-err-proof-value.json",
         "with the signature of something else",
         kUndetermined,
         {},
         "signature-invalid"},
        {"endorsement-err-schema-status-refresh.json", "altered", kUndetermined, foreign_schema,
         "signature-invalid"},
        {"simple-err-proof-method.json", "what it names is no key", kUndetermined, foreign_schema,
         "unsupported-algorithm"},
        {"simple-err-proof-method-no-scheme.json", "names a key by no URL", kRejected,
         without_proof(Reason::kProofMalformed), "proof-malformed"},
        {"simple-err-proof-method-unknown-did-method.json", "a DID of no known method, without fragment",
         kRejected, no_key_named, "signature-invalid"},
        {"simple-err-proof-method-unknown-scheme.json",
         "a key at no known kind of address",
         kUndetermined,
         {},
         "signature-invalid"},
        // Types that no context defines, so what they say would be under no signature.
        {"simple-err-type.json", "", kUndetermined, {}, "data-loss", "/type/1"},
        {"simple-err-issuer-type.json", "", kUndetermined, {}, "data-loss", "/issuer/type/0"},
        {"simple-err-issuer-parentorg-type.json",
         "",
         kUndetermined,
         {},
         "data-loss",
         "/issuer/parentOrg/type/0"},
        {"simple-err-issuer-otheridentifier-type.json",
         "",
         kUndetermined,
         {},
         "data-loss",
         "/issuer/otherIdentifier/1/type"},
        {"simple-err-evidence-type.json", "", kUndetermined, {}, "data-loss", "/evidence/1/type"},
        {"simple-err-credential-subject-type.json",
         "",
         kUndetermined,
         {},
         "data-loss",
         "/credentialSubject/type/0"},
        {"simple-err-credential-subject-profile-type.json",
         "",
         kUndetermined,
         {},
         "data-loss",
         "/credentialSubject/source/type"},
        {"simple-err-credential-subject-identifier-type.json",
         "",
         kUndetermined,
         {},
         "data-loss",
         "/credentialSubject/identifier/0/type"},
        {"simple-err-credential-subject-result-type.json",
         "",
         kUndetermined,
         {},
         "data-loss",
         "/credentialSubject/result/1/type/0"},
        {"simple-err-credential-subject-achievement-result-description-type.json",
         "",
         kUndetermined,
         {},
         "data-loss",
         "/credentialSubject/achievement/resultDescription/2/type"},
    };
}

// The contexts of CLR 2.0 come from no package that we could pin, so they are not known here.
inline std::vector<Sample> record_samples() {
    using enum Decision;
    using enum CheckKind;
    const Reasons foreign_schema = {{kSchema, Reason::kSchemaForeign}};
    return {
        {"simple.json", "signed", kUndetermined, foreign_schema, "unknown-context"},
        {"simple_v1.json", "of data model 1.1; its issuer is a UUID", kUndetermined, {}, "unknown-context"},
        {"simple_old_safesigned.json", "under the context of a draft", kUndetermined, foreign_schema,
         "unknown-context"},
        {"simple-noproof.json", "unsigned", kRejected,
         with(without_proof(Reason::kProofMissing), kSchema, Reason::kSchemaForeign), "no proof"},
        {"complex.json",
         "names a did:key without its fragment, so no key",
         kRejected,
         {{kIssuerKey, Reason::kIdentifierMalformed}},
         "unknown-context"},
    };
}

}  // namespace carnet::test
