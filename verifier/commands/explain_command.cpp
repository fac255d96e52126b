// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/explain_command.h"

#include "base/json_writer.h"
#include "verifier/commands/exit_codes.h"
#include "verifier/commands/explained_proof.h"
#include "verifier/commands/files.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <iostream>
#include <vector>

namespace carnet::verifier {
namespace {

Result<std::vector<JsonValue>> proofs_in(JsonValue document) {
    CARNET_TRY_VOID(document.as_object());
    CARNET_TRY(const auto proof, document.require(wallet::name::kProof));
    if (!proof.is_array()) return std::vector<JsonValue>{proof};
    return std::vector<JsonValue>{proof.elements().begin(), proof.elements().end()};
}

int exit_code(const ExplainedProof& proof) {
    if (!proof.signature) return kExitUndetermined;
    return *proof.signature ? kExitAccepted : kExitRejected;
}

Result<int> explain(const ExplainOptions& options) {
    CARNET_TRY(const auto config, load_config(options.overrides));
    CARNET_TRY(auto policy, load_policy(config));
    CARNET_TRY(const auto assembly, Assembly::make(config, std::move(policy)));
    const auto& limits = assembly->policy().limits;
    CARNET_TRY(const auto text, read_file(options.file, limits.document_bytes));
    CARNET_TRY(const auto document, JsonDocument::parse(text, {.max_bytes = limits.document_bytes,
                                                               .max_depth = limits.document_depth}));
    CARNET_TRY(const auto proofs, proofs_in(document.root()));
    JsonWriter json;
    json.begin_array();
    std::vector<int> codes;
    for (const JsonValue proof : proofs) {
        const auto with = assembly->dependencies();
        const auto looked = look_into_proof(document.root(), proof, with.issuers,
                                            *assembly->policy().contexts, with.clock.now());
        codes.push_back(exit_code(looked));
        if (options.json) {
            write_json(json, looked);
        } else {
            std::cout << to_text(looked);
        }
    }
    json.end_array();
    if (options.json) std::cout << json.take() << '\n';
    if (std::find(codes.begin(), codes.end(), kExitRejected) != codes.end()) return kExitRejected;
    return codes.empty() ? kExitUndetermined : *std::max_element(codes.begin(), codes.end());
}

}  // namespace

int run_explain(const ExplainOptions& options) {
    const auto code = explain(options);
    if (code) return *code;
    std::cerr << code.error().message() << '\n';
    return kExitUsage;
}

}  // namespace carnet::verifier
