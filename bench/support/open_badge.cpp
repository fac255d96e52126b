// SPDX-License-Identifier: Apache-2.0
#include "bench/support/open_badge.h"

namespace carnet::bench {

std::string open_badge(int results, std::string_view own_context) {
    std::string context;
    std::string own_term;
    if (!own_context.empty()) {
        context.append(",").append(own_context);
        own_term = R"("trade":"electrical",)";
    }
    std::string descriptions;
    std::string achieved;
    for (int i = 0; i < results; ++i) {
        const std::string id = "urn:uuid:0b7f7a4e-5b1e-4f0a-9a52-5c1c3f3c" + std::to_string(1000 + i);
        descriptions.append(i == 0 ? "" : ",")
            .append(R"({"id":")" + id + R"(","type":["ResultDescription"],"name":"Unit )" +
                    std::to_string(i) + R"(","resultType":"Status"})");
        achieved.append(i == 0 ? "" : ",")
            .append(R"({"type":["Result"],"resultDescription":")" + id + R"(","status":"Completed"})");
    }
    return R"({"@context":["https://www.w3.org/ns/credentials/v2",)"
           R"("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")" +
           context +
           R"(],"id":"urn:uuid:0b7f7a4e-5b1e-4f0a-9a52-5c1c3f3c9a01",)"
           R"("type":["VerifiableCredential","OpenBadgeCredential"],"name":"Site Electrician",)"
           R"J("issuer":{"id":"did:web:skills.example","type":["Profile"],"name":"Demo Skills Testing Board (demo)"},)J"
           R"("validFrom":"2026-11-01T00:00:00Z","validUntil":"2031-11-01T00:00:00Z",)"
           R"("credentialSubject":{"id":"did:example:holder","type":["AchievementSubject"],)" +
           own_term +
           R"("identifier":[{"type":"IdentityObject","identityHash":"Asha Demo-Tamang","identityType":"name","hashed":false}],)"
           R"("achievement":{"id":"urn:uuid:0b7f7a4e-5b1e-4f0a-9a52-5c1c3f3c9a02","type":["Achievement"],)"
           R"("name":"Site Electrician","description":"Installs electrical wiring on building sites.",)"
           R"("criteria":{"narrative":"A trade test of all units."},"resultDescription":[)" +
           descriptions + R"(]},"result":[)" + achieved +
           R"(]},"credentialStatus":{"type":"BitstringStatusListEntry","statusPurpose":"revocation",)"
           R"("statusListIndex":"94567","statusListCredential":"https://skills.example/status/3"}})";
}

}  // namespace carnet::bench
