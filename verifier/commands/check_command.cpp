// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/check_command.h"

#include "base/json_writer.h"
#include "verifier/commands/exit_codes.h"
#include "verifier/commands/files.h"
#include "verifier/commands/verdict_text.h"
#include "verifier/judging_time.h"
#include "verifier/verdict_json.h"

#include <algorithm>
#include <iostream>

namespace carnet::verifier {
namespace {

// What must be right before the first file is looked at.
struct Preparation {
    std::unique_ptr<Assembly> assembly;
    wording::Language language;
    std::optional<UtcTime> as_of;
};

Result<Preparation> prepare(const CheckOptions& options) {
    CARNET_TRY(const auto language, wording::language_from(options.language));
    CARNET_TRY(const auto config, load_config(options.overrides));
    CARNET_TRY(auto policy, load_policy(config));
    CARNET_TRY(auto assembly, Assembly::make(config, std::move(policy)));
    std::optional<UtcTime> as_of;
    if (!options.at.empty()) {
        CARNET_TRY(as_of, judging_time(options.at, assembly->clock().now()));
    }
    return Preparation{std::move(assembly), language, as_of};
}

// One file's verdict. A file that cannot be read is a mistake in the command, not a verdict on the file.
Result<Verdict> check_file(const Preparation& prepared, const std::filesystem::path& file) {
    const auto& policy = prepared.assembly->policy();
    // One byte more than the policy reads, so that "too large" is the verdict's own word.
    CARNET_TRY(const auto bytes, read_file(file, 16 * policy.limits.document_bytes));
    return verify(as_bytes(bytes), policy, prepared.assembly->dependencies(), prepared.as_of);
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

void print_json(JsonWriter& writer, const std::filesystem::path& file, const Verdict& verdict,
                wording::Language language) {
    writer.begin_object().member("file", file.string()).key("verdict");
    write_verdict(writer, verdict, language);
    writer.end_object();
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
        const auto verdict = check_file(*prepared, file);
        if (!verdict) {
            std::cerr << verdict.error().message() << '\n';
            return kExitUsage;
        }
        code = worse(code, exit_code(verdict->decision()));
        if (options.json) {
            print_json(writer, file, *verdict, prepared->language);
        } else {
            std::cout << verdict_text(*verdict, file.string(), prepared->language) << '\n';
        }
    }
    writer.end_array();
    if (options.json) std::cout << writer.take() << '\n';
    return code;
}

}  // namespace carnet::verifier
