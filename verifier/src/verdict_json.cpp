// SPDX-License-Identifier: Apache-2.0
#include "verifier/verdict_json.h"

#include "verifier/recognition/recognition_json.h"

#include <map>
#include <vector>

namespace carnet::verifier {
namespace {

// The sentences of all reasons and words as JSON texts, made once per language: filling in messages for
// each answer would cost a good part of what the signature costs.
struct Sentences {
    std::vector<std::string> reasons;
    std::map<Word, std::string> words;
};

std::string as_json(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    return json;
}

std::string say_word(wording::Language language, Word word, std::string_view date) {
    return as_json(wording::say(language, "word." + std::string(to_string(word)), {{"date", date}}));
}

Sentences sentences_in(wording::Language language) {
    Sentences sentences;
    for (const Reason reason : all_reasons())
        sentences.reasons.push_back(
            as_json(wording::say(language, "reason." + std::string(to_string(reason)))));
    for (const Word word : {Word::kValid, Word::kSuspended, Word::kWithdrawn, Word::kAltered,
                            Word::kUnknownIssuer, Word::kNotAccreditedThen, Word::kCannotSay, Word::kNotValid,
                            Word::kReplaced, Word::kAdvisory, Word::kNotAssessed})
        sentences.words.emplace(word, say_word(language, word, {}));
    return sentences;
}

const Sentences& sentences(wording::Language language) {
    static const auto by_language = [] {
        std::map<wording::Language, Sentences> all;
        for (const wording::Language each : wording::all_languages()) all.emplace(each, sentences_in(each));
        return all;
    }();
    return by_language.at(language);
}

// Only "expired" says more than its word: since when.
std::string word_sentence(const Verdict& verdict, wording::Language language) {
    const auto& known = sentences(language).words;
    if (const auto found = known.find(verdict.word()); found != known.end()) return found->second;
    const auto until = Timestamp::parse(verdict.summary ? verdict.summary->valid_until : std::string());
    const std::string date = until ? wording::say_date(language, Date::of(until->instant())) : std::string();
    return say_word(language, verdict.word(), date);
}

void write_check(JsonWriter& out, const Check& check, wording::Language language) {
    out.begin_object().member("check", to_string(check.kind)).member("outcome", to_string(check.outcome));
    out.member("reason", to_string(check.reason))
        .key("sentence")
        .raw(sentences(language).reasons[static_cast<std::size_t>(check.reason)]);
    if (!check.where.empty()) out.member("where", check.where);
    if (!check.detail.empty()) out.member("detail", check.detail);
    out.end_object();
}

void write_signature(JsonWriter& out, const Signature& signature, wording::Language language) {
    out.begin_object();
    if (!signature.signer.empty()) out.member("signer", signature.signer);
    out.member("outcome", to_string(signature.outcome)).member("reason", to_string(signature.reason));
    out.key("sentence").raw(sentences(language).reasons[static_cast<std::size_t>(signature.reason)]);
    out.end_object();
}

void write_list(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    out.key(name).begin_array();
    for (const std::string& text : texts) out.string(text);
    out.end_array();
}

void write_text(JsonWriter& out, std::string_view name, const std::string& text) {
    if (!text.empty()) out.member(name, text);
}

// What the document does not say is left out.
void write_summary(JsonWriter& out, const Summary& summary, bool proven) {
    out.begin_object().key("proven").boolean(proven);
    write_text(out, "id", summary.credential_id);
    write_text(out, "type", summary.type);
    write_text(out, "number", summary.number);
    write_text(out, "title", summary.title);
    write_text(out, "holderName", summary.holder_name);
    write_text(out, "holderNameOriginal", summary.holder_name_original);
    write_text(out, "birthDate", summary.birth_date);
    write_text(out, "holderId", summary.holder_bound);
    write_text(out, "occupation", summary.occupation);
    write_text(out, "occupationCode", summary.occupation_code);
    write_list(out, "units", summary.units);
    write_list(out, "outstandingUnits", summary.outstanding_units);
    write_text(out, "issuer", summary.issuer);
    write_text(out, "issuerName", summary.issuer_name);
    write_text(out, "assessor", summary.assessor);
    write_text(out, "assessedAt", summary.assessed_at);
    write_text(out, "awarded", summary.awarded);
    write_text(out, "validFrom", summary.valid_from);
    write_text(out, "validUntil", summary.valid_until);
    out.end_object();
}

void write_lines(JsonWriter& out, const Verdict& verdict, HolderProof proof, wording::Language language) {
    out.key("lines").begin_array();
    for (const Line& line : five_lines(verdict, language)) {
        out.begin_object().member("line", to_string(line.kind)).member("question", line.question);
        out.member("answer", line.answer).member("tone", to_string(line.tone));
        write_text(out, "advice", line.advice);
        out.end_object();
    }
    out.end_array();
    if (const auto compare = compare_person(verdict, proof, language)) out.member("comparePerson", *compare);
}

}  // namespace

void write_checks(JsonWriter& writer, const std::vector<Check>& checks, wording::Language language) {
    writer.begin_array();
    for (const Check& check : checks) write_check(writer, check, language);
    writer.end_array();
}

void write_verdict(JsonWriter& writer, const Verdict& verdict, wording::Language language,
                   HolderProof proof) {
    writer.begin_object();
    writer.member("decision", to_string(verdict.decision())).member("word", to_string(verdict.word()));
    writer.key("sentence").raw(word_sentence(verdict, language));
    write_lines(writer, verdict, proof, language);
    writer.member("evaluatedAt", Timestamp::of(verdict.evaluated_at).text());
    writer.member("judgedAsOf", Timestamp::of(verdict.judged_as_of).text());
    writer.member("policy", verdict.policy).member("inputDigest", verdict.input_digest);
    write_text(writer, "securing", verdict.securing);
    writer.key("checks");
    write_checks(writer, verdict.checks, language);
    if (!verdict.signatures.empty()) {
        writer.key("signatures").begin_array();
        for (const Signature& signature : verdict.signatures) write_signature(writer, signature, language);
        writer.end_array();
    }
    if (verdict.summary) {
        writer.key("summary");
        write_summary(writer, *verdict.summary, verdict.summary_is_proven());
    }
    if (verdict.recognition) {
        writer.key("recognition");
        write_recognition(writer, *verdict.recognition, language);
    }
    writer.end_object();
}

std::string verdict_json(const Verdict& verdict, wording::Language language) {
    JsonWriter writer;
    write_verdict(writer, verdict, language);
    return writer.take();
}

}  // namespace carnet::verifier
