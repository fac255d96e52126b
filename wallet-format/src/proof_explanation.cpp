// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/data-integrity/proof_explanation.h"

#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/json_ld.h"
#include "wallet-format/src/proof_hash.h"
#include "wallet-format/src/proof_suite.h"

#include <algorithm>
#include <map>
#include <utility>

namespace carnet::wallet {
namespace {

std::string line_of(const RdfQuad& quad, const std::vector<std::uint32_t>& canonical_ids) {
    std::string line;
    const auto put = [&](const RdfTerm& term) {
        if (term.is_blank()) {
            line.append("_:c14n").append(std::to_string(canonical_ids[term.blank()]));
        } else {
            line += term.text();
        }
        line += ' ';
    };
    put(quad.subject);
    put(quad.predicate);
    put(quad.object);
    if (!quad.graph.is_default_graph()) put(quad.graph);
    return line + '.';
}

// The lines of the canonical text with their places; a map sorts them as the text is sorted.
Result<std::vector<ExplainedQuad>> explain_quads(const HashedObject& what, const HashMethod& method) {
    CARNET_TRY(const auto traced, trace_rdf({what.object, what.left_out, what.context}, method.contexts,
                                            proof_json_ld_options()));
    CARNET_TRY(const auto canonical, canonicalize_rdf(traced.dataset, rdf_hash_of(method.algorithm)));
    std::map<std::string, std::vector<std::string>> places;
    for (std::size_t i = 0; i < traced.sources.size(); ++i) {
        auto& of_line = places[line_of(traced.dataset.quads()[i], canonical.canonical_ids)];
        auto place = traced.sources[i].pointer();
        if (std::find(of_line.begin(), of_line.end(), place) == of_line.end())
            of_line.push_back(std::move(place));
    }
    std::vector<ExplainedQuad> quads;
    quads.reserve(places.size());
    for (auto& [line, of_line] : places) quads.push_back({line, std::move(of_line)});
    return quads;
}

}  // namespace

std::optional<keys::Algorithm> likely_algorithm(JsonValue proof) {
    using keys::Algorithm;
    const auto suite = read_suite(proof);
    if (!suite) return std::nullopt;
    if (allows(*suite, Algorithm::kEd25519)) return Algorithm::kEd25519;
    const auto read = read_proof(proof);
    if (!read) return std::nullopt;
    for (const auto algorithm : {Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        if (read->value.size() == keys::facts(algorithm).signature_size) return algorithm;
    }
    return std::nullopt;
}

Result<ProofExplanation> explain_proof(JsonValue document, JsonValue proof, keys::Algorithm algorithm,
                                       const ContextStore& contexts) {
    ProofExplanation explanation;
    CARNET_TRY(explanation.suite, read_suite(proof));
    CARNET_TRY(explanation.input, proof_input(document, proof, algorithm, contexts));
    const HashMethod method{form_of(explanation.suite), algorithm, contexts};
    if (method.form == CanonicalForm::kJcs) return explanation;
    CARNET_TRY(const auto hashed, hashed_document(document, proof));
    CARNET_TRY(explanation.document_quads, explain_quads(hashed, method));
    CARNET_TRY(const auto config, hashed_proof_config(document, proof, method.form));
    CARNET_TRY(explanation.proof_config_quads, explain_quads(config, method));
    return explanation;
}

}  // namespace carnet::wallet
