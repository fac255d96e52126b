// SPDX-License-Identifier: Apache-2.0
#include "verifier/receipt_text.h"

#include "base/time.h"
#include "verifier/verdict_json.h"
#include "wording/layout.h"
#include "wording/messages.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::verifier {
namespace {

using wording::isolated;
using wording::Language;

constexpr std::array kLabels = {"receipt.made-by", "receipt.made-at", "receipt.about", "receipt.found",
                                "receipt.signature"};

std::string_view word_of_signature(Decision decision) noexcept {
    switch (decision) {
        case Decision::kAccepted:
            return "receipt.signature-holds";
        case Decision::kRejected:
            return "receipt.signature-wrong";
        case Decision::kUndetermined:
            break;
    }
    return "receipt.signature-unclear";
}

// In today's words: the receipt itself holds codes.
std::string found_then(const Receipt& receipt, Language language) {
    const auto since = Timestamp::parse(receipt.expired_since);
    const auto date = since ? wording::say_date(language, Date::of(since->instant())) : std::string();
    return wording::say(
        language, "label.answer",
        {{"decision", wording::say(language, "decision." + std::string(to_string(receipt.decision)))},
         {"sentence",
          wording::say(language, "word." + std::string(to_string(receipt.word)), {{"date", date}})}});
}

}  // namespace

std::string receipt_text(const ReceiptFinding& finding, std::string_view file, Language language) {
    std::size_t width = 0;
    for (const auto* label : kLabels)
        width = std::max(width, wording::columns_of(wording::say(language, label)) + 2);
    std::string text = isolated(language, file) + "\n";
    const auto plain = [&](const std::string& line) {
        text.append("  ").append(wording::line_start(language)).append(line).append("\n");
    };
    const auto beside = [&](std::string_view label, const std::string& said) {
        plain(wording::padded(wording::say(language, label), width) + said);
    };
    plain(wording::say(language, "receipt.is-one"));
    text += "\n";
    beside("receipt.signature", wording::say(language, word_of_signature(finding.decision())));
    if (finding.receipt) {
        const auto& receipt = *finding.receipt;
        beside("receipt.made-by", isolated(language, receipt.maker));
        beside("receipt.made-at", isolated(language, Timestamp::of(receipt.made).text()));
        beside("receipt.about", isolated(language, receipt.input_digest));
        beside("receipt.found", found_then(receipt, language));
    }
    for (const auto& check : finding.checks)
        if (check.outcome != Outcome::kPassed)
            plain(wording::say(language, "reason." + std::string(to_string(check.reason))));
    return text;
}

void write_receipt(JsonWriter& writer, const ReceiptFinding& finding, Language language) {
    writer.begin_object().member("signature", to_string(finding.decision()));
    writer.member("sentence", wording::say(language, "receipt.is-one"));
    writer.key("checks");
    write_checks(writer, finding.checks, language);
    if (finding.receipt) {
        const auto& receipt = *finding.receipt;
        writer.member("maker", receipt.maker).member("made", Timestamp::of(receipt.made).text());
        writer.key("found").begin_object().member("inputDigest", receipt.input_digest);
        writer.key("with").begin_array();
        for (const auto& digest : receipt.with) writer.string(digest);
        writer.end_array().member("evaluatedAt", receipt.evaluated_at);
        writer.member("judgedAsOf", receipt.judged_as_of).member("policy", receipt.policy);
        writer.member("decision", to_string(receipt.decision)).member("word", to_string(receipt.word));
        if (!receipt.expired_since.empty()) writer.member("expiredSince", receipt.expired_since);
        if (!receipt.destination.empty())
            writer.member("destination", receipt.destination)
                .member("recognitionWord", receipt.recognition_word);
        writer.end_object();
    }
    writer.end_object();
}

}  // namespace carnet::verifier
