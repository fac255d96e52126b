// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/statement.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

// Without letters and digits that are mistaken for one another (0 o, 1 l i).
constexpr std::string_view kLetters = "23456789abcdefghjkmnpqrstuvwxyz";
constexpr int kLetterCount = 5;

}  // namespace

std::string new_id(std::string_view prefix, UtcTime now, Random& random) {
    std::string id(prefix);
    for (const char c : Date::of(now).text()) {
        if (c != '-') id += c;
    }
    id += '-';
    for (int i = 0; i < kLetterCount; ++i) id += kLetters[random.below(kLetters.size())];
    return id;
}

Statement make_statement(std::string id, StatementKind kind, std::string document, UtcTime now) {
    Statement statement;
    statement.id = std::move(id);
    statement.kind = kind;
    statement.digest = keys::sha256(as_bytes(document));
    statement.document = std::move(document);
    statement.created = UtcTime{now.seconds, 0};
    return statement;
}

Result<Statement> require_statement(const Records& records, StatementKind kind, std::string_view id) {
    CARNET_TRY(auto statement, records.statements->find(id));
    if (statement && statement->kind == kind) return *std::move(statement);
    return error(ErrorCode::kNotFound, "There is no such " + std::string(to_string(kind)) + ".",
                 std::string(id));
}

Result<void> require_shown(const Statement& statement, const Sha256Digest& shown) {
    if (statement.digest == shown) return {};
    return error(ErrorCode::kConflict,
                 "This is not what was shown: the digest is another one. Look at it again, then decide.",
                 statement.id);
}

Result<OfficerRecord> require_present(const Records& records, const OfficerRecord& unlocked) {
    CARNET_TRY(auto officer, records.officers->find(unlocked.id));
    if (!officer || !(officer->key == unlocked.key)) {
        return error(ErrorCode::kForbidden, "This officer is not known to the store.", unlocked.id);
    }
    if (!officer->enabled) return error(ErrorCode::kForbidden, "This officer is disabled.", unlocked.id);
    return *std::move(officer);
}

Result<void> require_preparer(const OfficerRecord& officer) {
    if (officer.roles.prepare) return {};
    return error(ErrorCode::kForbidden, "This officer does not have the role `prepare`.", officer.id);
}

Result<void> require_approver(const Records& records, const Statement& statement,
                              const OfficerRecord& officer) {
    if (!officer.roles.approve) {
        return error(ErrorCode::kForbidden, "This officer does not have the role `approve`.", officer.id);
    }
    CARNET_TRY(const auto signatures, records.signatures->of(statement.id));
    const bool prepared =
        std::any_of(signatures.begin(), signatures.end(), [&](const OfficerSignature& signature) {
            return signature.act == SignedAct::kPrepare && signature.officer == officer.id;
        });
    if (!prepared) return {};
    return error(
        ErrorCode::kForbidden,
        "This officer prepared it, and nobody approves their own work. Another officer must approve.",
        officer.id);
}

}  // namespace carnet::issuer
