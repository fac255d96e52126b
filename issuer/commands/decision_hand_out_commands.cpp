// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer decision sign, export, notices: from approvals to documents in somebody's hands.
#include "issuer/commands/decision_command.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/decision_signing.h"

namespace carnet::issuer {
namespace {

struct SignOptions {
    std::string id;
    PassphraseOption passphrase{"certificates-passphrase", {}, {}};
};

Result<int> run_sign(Program& program, const SignOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto secret, options.passphrase.read("Passphrase of the certificates key"));
    CARNET_TRY(const auto key, unlock_certificate_key(home, secret));
    CARNET_TRY(const auto made, sign_case(home, options.id, key, program.clock(), program.random()));
    JsonWriter writer;
    writer.begin_object().key("decisions").begin_array();
    for (const auto& one : made.decisions) {
        program.console().say("Signed the decision " + one.id);
        writer.begin_object().member("id", one.id).member("decision", one.decision).end_object();
    }
    writer.end_array().key("assessments").begin_array();
    for (const auto& one : made.assessments) {
        program.console().say("Signed the assessment " + one.id + ", which advises and decides nothing");
        writer.begin_object().member("id", one.id).member("assessment", one.decision).end_object();
    }
    writer.end_array().key("notices").begin_array();
    for (const auto& one : made.notices) {
        program.console().say("Signed the notice " + one.id +
                              (one.is_public ? "" : ", which is for the holder alone"));
        writer.begin_object().member("id", one.id).key("public").boolean(one.is_public).end_object();
    }
    writer.end_array().end_object();
    program.console().say("Next: carnet-issuer decision export " + options.id + " --to FILE");
    program.console().give(writer);
    return kExitDone;
}

struct ExportOptions {
    std::string id;
    std::filesystem::path to;
    std::optional<std::string> which;
};

// The decision that counts, or the decision or notice that was asked for.
Result<std::string> find_text(const CaseHistory& history, const ExportOptions& options) {
    if (!options.which) {
        const auto* present = history.present();
        if (present != nullptr) return present->record.text;
        return error(ErrorCode::kNotFound, "nothing is signed in this case", options.id);
    }
    for (const auto& one : history.decisions) {
        if (one.record.id == *options.which) return one.record.text;
        for (const auto& notice : one.notices)
            if (notice.id == *options.which) return notice.text;
    }
    return error(ErrorCode::kNotFound, "the case has no such decision or notice", *options.which);
}

Result<int> run_export(Program& program, const ExportOptions& options) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto one, find_case(home, options.id));
    CARNET_TRY(const auto history, history_of(home.records(), one));
    CARNET_TRY(const auto text, find_text(history, options));
    CARNET_TRY_VOID(write_file(options.to, text));
    program.console().say("Exported to " + options.to.string() + ", for the holder");
    JsonWriter writer;
    writer.begin_object().member("case", one.id).member("to", options.to.string()).end_object();
    program.console().give(writer);
    return kExitDone;
}

// The public ones, one file each, for the folder of trust of verifiers.
Result<int> run_notices(Program& program, const std::filesystem::path& to) {
    constexpr std::size_t kPage = 1'000;
    CARNET_TRY(const auto home, program.open_home());
    std::error_code failed;
    std::filesystem::create_directories(to, failed);
    if (failed) return error(ErrorCode::kIo, "cannot be made: " + failed.message(), to.string());
    std::int64_t count = 0;
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page, home.records().decisions->public_notices(after, kPage));
        if (page.empty()) break;
        for (const auto& facts : page) {
            CARNET_TRY(const auto notice, home.records().decisions->public_notice(facts.id));
            after = facts.number;
            if (!notice) continue;
            const auto name = "notice-" + facts.id.substr(facts.id.rfind(':') + 1) + ".json";
            CARNET_TRY_VOID(write_file(to / name, notice->text));
            ++count;
        }
    }
    program.console().say("Exported " + std::to_string(count) + " public notices to " + to.string());
    JsonWriter writer;
    writer.begin_object().key("notices").integer(count).member("to", to.string()).end_object();
    program.console().give(writer);
    return kExitDone;
}

}  // namespace

void add_decision_hand_outs(Program& program, Command decision) {
    auto to_sign = std::make_shared<SignOptions>();
    auto sign = program.add(decision, "sign", "Sign what is approved in a case");
    sign.option("CASE", to_sign->id, "The case").required();
    to_sign->passphrase.add_to(sign, "the certificates key's");
    program.on(sign, [&program, to_sign] { return run_sign(program, *to_sign); });

    auto to_export = std::make_shared<ExportOptions>();
    auto hand_out = program.add(decision, "export",
                                "Write the decision or assessment of a case as a file for its holder");
    hand_out.option("CASE", to_export->id, "The case").required();
    hand_out.option("--to", to_export->to, "File").required();
    hand_out.option("--which", to_export->which, "Another decision, or a notice, of the case (urn:uuid:...)");
    program.on(hand_out, [&program, to_export] { return run_export(program, *to_export); });

    auto folder = std::make_shared<std::filesystem::path>();
    auto notices = program.add(decision, "notices", "Write all public notices as files for verifiers");
    notices.option("--to", *folder, "Folder").required();
    program.on(notices, [&program, folder] { return run_notices(program, *folder); });
}

}  // namespace carnet::issuer
