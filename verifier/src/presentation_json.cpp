// SPDX-License-Identifier: Apache-2.0
#include "verifier/presentation_json.h"

#include "verifier/verdict_json.h"

namespace carnet::verifier {

void write_presentation_verdict(JsonWriter& writer, const PresentationVerdict& verdict,
                                wording::Language language, HolderProof proof) {
    writer.begin_object().member("decision", to_string(verdict.decision()));
    if (!verdict.holder.empty()) writer.member("holder", verdict.holder);
    writer.key("checks");
    write_checks(writer, verdict.checks, language);
    writer.key("credentials").begin_array();
    for (const Verdict& credential : verdict.credentials) write_verdict(writer, credential, language, proof);
    writer.end_array().end_object();
}

}  // namespace carnet::verifier
