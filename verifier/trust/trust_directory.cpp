// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust/trust_directory.h"

#include "base/text_encoding.h"
#include "keys/digest.h"
#include "verifier/checks/checks.h"
#include "wallet-format/data-integrity/proof.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace carnet::verifier {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 1'000;

Result<std::string> read_whole(const fs::path& file) {
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    if (failed) return error(ErrorCode::kIo, "It cannot be read: " + failed.message(), file.string());
    if (size > wallet::kTrustListLimits.max_bytes)
        return error(ErrorCode::kLimit, "It is larger than any list.", file.string());
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad()) return error(ErrorCode::kIo, "It cannot be read.", file.string());
    return text;
}

Result<std::vector<fs::path>> json_files(const fs::path& directory) {
    std::vector<fs::path> files;
    std::error_code failed;
    fs::directory_iterator each(directory, failed);
    for (const fs::directory_iterator end; !failed && each != end; each.increment(failed)) {
        if (each->path().extension() != ".json") continue;
        if (files.size() == kMostFiles)
            return error(ErrorCode::kLimit, "There are more than 1,000 JSON files: keep only those in use.",
                         directory.string());
        files.push_back(each->path());
    }
    if (failed)
        return error(ErrorCode::kIo, "The directory cannot be read: " + failed.message() + ".",
                     directory.string());
    std::sort(files.begin(), files.end());
    return files;
}

Result<void> require_jcs(const wallet::Credential& credential) {
    for (const JsonValue json : credential.proofs()) {
        CARNET_TRY(const auto proof, wallet::read_proof(json));
        if (form_of(proof.suite) != wallet::CanonicalForm::kJcs)
            return error(ErrorCode::kUnsupportedProof,
                         "Documents of trust are signed with a JCS suite; this one is signed over RDF.",
                         json.pointer());
    }
    return {};
}

std::string what_failed(const ProofChecks& checks) {
    for (const Check* check :
         {&checks.issuer_key, &checks.key_state, &checks.proof, &checks.issuer_control}) {
        if (check->outcome == Outcome::kPassed || check->outcome == Outcome::kWarned) continue;
        return std::string(to_string(check->kind)) + ": " + std::string(to_string(check->reason)) +
               (check->detail.empty() ? "" : ". " + check->detail);
    }
    return "it is not signed";
}

// Its operator has said this, now as ever: whatever a policy switches off does not count here.
Result<void> require_signature(const wallet::Credential& credential, const Policy& policy,
                               const IssuerDocuments& issuers, UtcTime now) {
    CARNET_TRY_VOID(require_jcs(credential));
    Policy strict = policy;
    strict.require_issuer_control = true;
    const ProofExpectations nothing_else;
    const auto checks = check_proofs({credential.json(), credential.proofs(),
                                      wallet::ProofPurpose::kAssertion, credential.issuer(), nothing_else},
                                     issuers, strict, {now, now, policy.clock_skew_seconds});
    if (checks.hold()) return {};
    return error(ErrorCode::kSignatureInvalid,
                 "Its signature cannot be relied on (" + what_failed(checks) + ").");
}

}  // namespace

Result<void> add_trust_list(TrustRegistry& registry, std::string_view bytes, const Policy& policy,
                            const IssuerDocuments& issuers, UtcTime now) {
    CARNET_TRY(auto document, JsonDocument::parse(bytes, wallet::kTrustListLimits));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(std::move(document)));
    const auto* accepted = policy.find_operator(credential.issuer());
    if (accepted == nullptr)
        return error(ErrorCode::kForbidden, "Its operator " + std::string(credential.issuer()) +
                                                " is not one whose lists your policy accepts (trust_lists).");
    CARNET_TRY_VOID(require_signature(credential, policy, issuers, now));
    CARNET_TRY(auto list, wallet::read_trust_list(credential));
    AcceptedList held{accepted->name,
                      accepted->did,
                      list.id,
                      list.sequence,
                      list.issued,
                      list.next_update,
                      encode_multibase(Multibase::kBase64Url, keys::sha256(as_bytes(bytes))),
                      list.extract_of.has_value(),
                      false};
    registry.add(std::move(held), std::move(list.entries));
    return {};
}

Result<LoadedTrust> load_trust(const fs::path& directory, const Policy& policy,
                               const IssuerDocuments& issuers, UtcTime now) {
    CARNET_TRY(const auto files, json_files(directory));
    LoadedTrust loaded;
    for (const auto& file : files) {
        const auto bytes = read_whole(file);
        const auto added = bytes ? add_trust_list(loaded.registry, *bytes, policy, issuers, now)
                                 : Result<void>(bytes.error());
        if (!added) loaded.unused.push_back({file, added.error().message()});
    }
    return loaded;
}

}  // namespace carnet::verifier
