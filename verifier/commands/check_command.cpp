// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/check_command.h"

#include "base/json_writer.h"
#include "verifier/commands/exit_codes.h"
#include "verifier/commands/files.h"
#include "verifier/judging_time.h"
#include "verifier/presentation_json.h"
#include "verifier/receipt_text.h"
#include "verifier/shown_text.h"
#include "verifier/verdict_json.h"
#include "verifier/verdict_text.h"
#include "verifier/verify_together.h"

#include <algorithm>
#include <iostream>

namespace carnet::verifier {
namespace {

// What must be right before the first file is looked at.
struct Preparation {
    std::unique_ptr<Assembly> assembly;
    wording::Language language;
    VerifyQuestion question;
    std::vector<std::string> with;
};

// More than the policy reads, so that "too large" is the verdict's own word.
Result<std::string> read_shown(const std::filesystem::path& file, const Policy& policy) {
    return read_file(file, 16 * policy.limits.document_bytes);
}

Result<Preparation> prepare(const CheckOptions& options) {
    CARNET_TRY(const auto language, wording::language_from(options.language));
    VerifyQuestion question;
    CARNET_TRY(question.recognition, recognition_question(options.recognition));
    if (options.with.size() > kMaxShownWith)
        return error(ErrorCode::kLimit, "No more than 16 documents are looked at together.", "--with");
    CARNET_TRY(const auto config, load_config(options.overrides));
    CARNET_TRY(auto policy, load_policy(config));
    CARNET_TRY(auto assembly, Assembly::make(config, std::move(policy)));
    if (!options.at.empty()) {
        CARNET_TRY(question.as_of, judging_time(options.at, assembly->clock().now()));
    }
    std::vector<std::string> with;
    for (const auto& file : options.with) {
        CARNET_TRY(with.emplace_back(), read_shown(file, assembly->policy()));
    }
    return Preparation{std::move(assembly), language, std::move(question), std::move(with)};
}

// What one file is worth, printed.
struct Printed {
    Decision decision;
    std::string text;
};

void begin_file(JsonWriter& writer, const std::filesystem::path& file) {
    writer.begin_object().member("file", file.string());
}

Printed check_credential(const Preparation& prepared, const std::filesystem::path& file,
                         std::string_view bytes, JsonWriter* writer) {
    std::vector<ByteView> with;
    for (const auto& text : prepared.with) with.push_back(as_bytes(text));
    const auto [verdict, others] =
        verify_together(as_bytes(bytes), with, prepared.question, prepared.assembly->policy(),
                        prepared.assembly->dependencies());
    if (writer == nullptr)
        return {verdict.decision(), verdict_text(verdict, file.string(), prepared.language) + '\n'};
    begin_file(*writer, file);
    writer->key("verdict");
    write_verdict(*writer, verdict, prepared.language);
    if (!others.empty()) {
        writer->key("with").begin_array();
        for (const auto& other : others) write_verdict(*writer, other, prepared.language);
        writer->end_array();
    }
    writer->end_object();
    return {verdict.decision(), {}};
}

Printed check_presentation(const Preparation& prepared, const std::filesystem::path& file,
                           std::string_view bytes, JsonWriter* writer) {
    const auto& policy = prepared.assembly->policy();
    const auto dependencies = prepared.assembly->dependencies();
    auto verdict = verify_presentation(as_bytes(bytes), {}, policy, dependencies, prepared.question.as_of);
    if (prepared.question.recognition)
        recognize_together(verdict.credentials, *prepared.question.recognition, policy, dependencies);
    if (writer != nullptr) {
        begin_file(*writer, file);
        writer->key("presentation");
        write_presentation_verdict(*writer, verdict, prepared.language);
        writer->end_object();
        return {verdict.decision(), {}};
    }
    auto text = presentation_text(verdict, file.string(), prepared.language) + '\n';
    for (std::size_t i = 0; i < verdict.credentials.size(); ++i)
        text += verdict_text(verdict.credentials[i], file.string() + "#" + std::to_string(i + 1),
                             prepared.language) +
                '\n';
    return {verdict.decision(), std::move(text)};
}

// Never accepted, however genuine: whoever asks what a file is worth asks about a certificate.
Printed check_receipt(const Preparation& prepared, const std::filesystem::path& file, std::string_view bytes,
                      JsonWriter* writer) {
    const auto found = verify_receipt(bytes, prepared.assembly->policy(), prepared.assembly->dependencies());
    const auto decision =
        found.decision() == Decision::kRejected ? Decision::kRejected : Decision::kUndetermined;
    if (writer == nullptr) return {decision, receipt_text(found, file.string(), prepared.language) + '\n'};
    begin_file(*writer, file);
    writer->key("receipt");
    write_receipt(*writer, found, prepared.language);
    writer->end_object();
    return {decision, {}};
}

// A file that cannot be read is a mistake in the command, not a verdict on the file.
Result<Printed> check_file(const Preparation& prepared, const std::filesystem::path& file,
                           JsonWriter* writer) {
    CARNET_TRY(const auto bytes, read_shown(file, prepared.assembly->policy()));
    if (is_receipt(bytes)) return check_receipt(prepared, file, bytes, writer);
    return is_presentation(bytes, prepared.assembly->policy())
               ? check_presentation(prepared, file, bytes, writer)
               : check_credential(prepared, file, bytes, writer);
}

int exit_code(Decision decision) {
    switch (decision) {
        case Decision::kAccepted:
            return kExitAccepted;
        case Decision::kRejected:
            return kExitRejected;
        case Decision::kUndetermined:
            return kExitUndetermined;
    }
    return kExitUndetermined;
}

// The worse of two: rejected before undetermined before accepted.
int worse(int a, int b) {
    if (a == kExitRejected || b == kExitRejected) return kExitRejected;
    return std::max(a, b);
}

}  // namespace

int run_check(const CheckOptions& options) {
    const auto prepared = prepare(options);
    if (!prepared) {
        std::cerr << prepared.error().message() << '\n';
        return kExitUsage;
    }
    for (const auto& [file, why] : prepared->assembly->trust().unused)
        std::cerr << "note: " << file.string() << " is not used. " << why << '\n';
    JsonWriter writer;
    writer.begin_array();
    int code = kExitAccepted;
    for (const auto& file : options.files) {
        const auto printed = check_file(*prepared, file, options.json ? &writer : nullptr);
        if (!printed) {
            std::cerr << printed.error().message() << '\n';
            return kExitUsage;
        }
        code = worse(code, exit_code(printed->decision));
        std::cout << printed->text;
    }
    writer.end_array();
    if (options.json) std::cout << writer.take() << '\n';
    return code;
}

}  // namespace carnet::verifier
