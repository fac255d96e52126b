// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/explained_proof.h"

#include "base/text_encoding.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/vocabulary.h"

#include <string_view>
#include <utility>
#include <vector>

namespace carnet::verifier {
namespace {

using wallet::ExplainedQuad;
using wallet::ProofExplanation;

Result<keys::PublicKey> key_of(JsonValue proof, const IssuerDocuments& issuers, UtcTime now) {
    CARNET_TRY(const auto method, proof.require(wallet::name::kVerificationMethod));
    CARNET_TRY(const auto id, method.as_string());
    CARNET_TRY(const auto parsed, wallet::parse_did_url(id));
    CARNET_TRY(const auto found, issuers.find(parsed.did, now));
    const auto* const listed = found.document->find(id);
    if (listed == nullptr)
        return error(ErrorCode::kKeyNotFound, "The document of " + parsed.did + " does not list this key.",
                     std::string(id));
    return listed->key;
}

Error unknown_algorithm(JsonValue proof) {
    return error(ErrorCode::kUnsupportedProof,
                 "Neither the key nor the suite and its proofValue say which hash is used.", proof.pointer());
}

// A pointer repeats names that anybody may have chosen, so what a terminal could obey is escaped.
std::string shown(const std::string& place) {
    if (place.empty()) return "the whole document";
    std::string escaped;
    append_json_string(escaped, place);
    return escaped.substr(1, escaped.size() - 2);
}

std::string say(const Error& failed) {
    return failed.where.empty() ? failed.detail : shown(failed.where) + ": " + failed.detail;
}

class Text {
  public:
    void line(std::string_view label, std::string_view value) {
        text_.append("  ").append(label);
        text_.append(label.size() < kWidth ? kWidth - label.size() : 1, ' ');
        text_.append(value).append("\n");
    }
    void heading(std::string_view text) { text_.append("  ").append(text).append("\n"); }
    void canonical(const std::vector<ExplainedQuad>& quads, std::string_view canonical_text) {
        if (quads.empty()) text_.append("    ").append(canonical_text).append("\n");
        for (const auto& [quad, places] : quads) {
            text_.append("    ").append(quad).append("\n");
            for (const auto& place : places) text_.append("        from ").append(shown(place)).append("\n");
        }
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    static constexpr std::size_t kWidth = 22;
    std::string text_;
};

void add_explanation(Text& text, const ProofExplanation& explained) {
    const auto& input = explained.input;
    text.heading("canonical document");
    text.canonical(explained.document_quads, input.canonical_document);
    text.heading("canonical proof configuration");
    text.canonical(explained.proof_config_quads, input.canonical_proof_config);
    text.line("document hash", encode_hex(input.document_hash));
    text.line("configuration hash", encode_hex(input.proof_config_hash));
    text.line("signed bytes", encode_hex(input.signed_bytes));
}

std::string signature_line(const ExplainedProof& proof) {
    if (!proof.signature) return "not looked at: the key is not known here";
    return *proof.signature ? "holds" : "does not hold: " + say(proof.signature->error());
}

void write_quads(JsonWriter& writer, std::string_view name, const std::vector<ExplainedQuad>& quads) {
    if (quads.empty()) return;
    writer.key(name).begin_array();
    for (const auto& [line, places] : quads) {
        writer.begin_object().member("quad", line).key("from").begin_array();
        for (const auto& place : places) writer.string(place);
        writer.end_array().end_object();
    }
    writer.end_array();
}

void write_explanation(JsonWriter& writer, const ProofExplanation& explained) {
    const auto& input = explained.input;
    writer.member("canonicalDocument", input.canonical_document);
    write_quads(writer, "documentQuads", explained.document_quads);
    writer.member("canonicalProofConfig", input.canonical_proof_config);
    write_quads(writer, "proofConfigQuads", explained.proof_config_quads);
    writer.member("documentHash", encode_hex(input.document_hash));
    writer.member("proofConfigHash", encode_hex(input.proof_config_hash));
    writer.member("signedBytes", encode_hex(input.signed_bytes));
}

void write_problem(JsonWriter& writer, std::string_view name, const Error& failed) {
    writer.key(name).begin_object().member("code", to_string(failed.code)).member("detail", failed.detail);
    if (!failed.where.empty()) writer.member("pointer", failed.where);
    writer.end_object();
}

}  // namespace

ExplainedProof look_into_proof(JsonValue document, JsonValue proof, const IssuerDocuments& issuers,
                               const wallet::ContextStore& contexts, UtcTime now) {
    ExplainedProof looked{proof.pointer(), std::nullopt, {}, unknown_algorithm(proof), std::nullopt};
    if (auto key = key_of(proof, issuers, now); key) {
        looked.key = *std::move(key);
    } else {
        looked.key_problem = say(key.error());
    }
    const auto algorithm =
        looked.key ? std::optional(looked.key->algorithm()) : wallet::likely_algorithm(proof);
    if (algorithm) looked.explanation = wallet::explain_proof(document, proof, *algorithm, contexts);
    if (looked.key) looked.signature = wallet::check_proof(document, proof, *looked.key, contexts);
    return looked;
}

std::string to_text(const ExplainedProof& proof) {
    Text text;
    text.heading(proof.where);
    if (proof.explanation) text.line("suite", to_string(proof.explanation->suite));
    text.line("key",
              proof.key ? std::string(keys::facts(proof.key->algorithm()).name) + ", " + proof.key->multikey()
                        : "not to be had: " + proof.key_problem);
    if (proof.explanation) {
        add_explanation(text, *proof.explanation);
    } else {
        text.line("not explained", say(proof.explanation.error()));
    }
    text.line("signature", signature_line(proof));
    return text.take();
}

void write_json(JsonWriter& writer, const ExplainedProof& proof) {
    writer.begin_object().member("proof", proof.where);
    if (proof.key) {
        writer.member("algorithm", keys::facts(proof.key->algorithm()).name);
        writer.member("publicKeyMultibase", proof.key->multikey());
    } else {
        writer.member("keyProblem", proof.key_problem);
    }
    if (proof.explanation) {
        writer.member("suite", to_string(proof.explanation->suite));
        write_explanation(writer, *proof.explanation);
    } else {
        write_problem(writer, "notExplained", proof.explanation.error());
    }
    if (proof.signature) writer.key("signatureHolds").boolean(proof.signature->has_value());
    if (proof.signature && !*proof.signature)
        write_problem(writer, "signatureProblem", proof.signature->error());
    writer.end_object();
}

}  // namespace carnet::verifier
