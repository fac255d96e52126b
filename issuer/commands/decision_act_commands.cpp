// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer decision draft, and what may follow a decision: one officer proposes, another approves
// (carnet-issuer approve).
#include "base/toml_json.h"
#include "issuer/commands/decision_command.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/take_back_command.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxDraftFile = std::size_t{512} * 1024;

struct Options {
    DecisionActKind kind = DecisionActKind::kDecide;
    std::string id;
    std::filesystem::path draft;
    std::optional<std::string> decision;
    std::string reason_code;
    std::vector<std::string> reasons;
    std::optional<std::string> effective;
    bool ex_tunc = false;
    std::optional<std::string> since;
    std::optional<std::string> still_applies;
    bool leaves_trace = false;
    OfficerOption officer;
};

Result<wallet::Translations> read_reasons(const std::vector<std::string>& reasons) {
    wallet::Translations read;
    for (const auto& reason : reasons) {
        const auto equals = reason.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == reason.size())
            return error(ErrorCode::kUsage,
                         "write a language and the reason, such as en=\"After the measure\"",
                         "--reason " + reason);
        read.insert_or_assign(reason.substr(0, equals), reason.substr(equals + 1));
    }
    return read;
}

Result<NoticeTerms> read_terms(const Options& options) {
    NoticeTerms terms;
    terms.reason_code = options.reason_code;
    CARNET_TRY(terms.reason, read_reasons(options.reasons));
    CARNET_TRY(terms.effective, read_day_option(options.effective, "--effective"));
    CARNET_TRY(terms.since, read_day_option(options.since, "--since"));
    if (options.ex_tunc) terms.effect = wallet::LegalEffect::kExTunc;
    if (options.still_applies) terms.still_applies = *options.still_applies == "yes";
    return terms;
}

// What an officer wrote, as JSON; of TOML the file too, for the lines of what is wrong.
struct DraftFile {
    std::string json;
    std::optional<TomlAsJson> toml;
};

Result<DraftFile> read_draft(const std::filesystem::path& path) {
    constexpr TomlKind kDraft{"A draft", "docs/formats/decision-draft.md", kMaxDraftFile};
    DraftFile draft;
    CARNET_TRY(draft.json, read_file(path, kMaxDraftFile));
    if (looks_like_json(draft.json)) return draft;
    CARNET_TRY(auto toml, TomlAsJson::read(draft.json, kDraft));
    draft.json = toml.json();
    draft.toml.emplace(std::move(toml));
    return draft;
}

Result<int> run_proposal(Program& program, const Options& options) {
    DecisionAct act;
    act.kind = options.kind;
    act.case_id = options.id;
    act.decision = options.decision.value_or("");
    act.leaves_trace = options.leaves_trace;
    if (!begins_a_case(options.kind)) {
        CARNET_TRY(act.notice, read_terms(options));
    }
    DraftFile draft;
    if (makes_a_document(options.kind)) {
        CARNET_TRY(draft, read_draft(options.draft));
    }
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY(auto proposal, propose_decision_act(home, std::move(act), draft.json, &officer,
                                                   officer.record().id, program.clock(), program.random()));
    if (draft.toml)
        for (auto& fault : proposal.faults) fault = draft.toml->at_line(std::move(fault));
    return give_decision_proposal(program, proposal);
}

bool may_reach_back(DecisionActKind kind) {
    return kind == DecisionActKind::kWithdraw || kind == DecisionActKind::kAnnul ||
           kind == DecisionActKind::kReplaceOnAppeal;
}

void add_notice_options(Command command, Options& options) {
    command.option("--decision", options.decision, "Which one; by default the one that counts now");
    command.option("--reason-code", options.reason_code, "The authority's own code of why").required();
    command.option("--reason", options.reasons, "LANGUAGE=TEXT for people, never about a person; several");
    command.option("--effective", options.effective, "First day on which it counts; by default today");
    if (may_reach_back(options.kind)) {
        command.flag("--ex-tunc", options.ex_tunc, "As if it had never been");
        command.option("--since", options.since, "With --ex-tunc: from this day on only");
    }
    if (options.kind == DecisionActKind::kAppeal)
        command
            .option("--still-applies", options.still_applies,
                    "Is it applied meanwhile? By default as its remedy says")
            .one_of({"yes", "no"});
    if (makes_a_document(options.kind))
        command.flag("--with-trace", options.leaves_trace,
                     "The new decision names the earlier one even if that refused or fell on appeal");
}

void add_act(Program& program, Command decision, DecisionActKind kind, const std::string& name,
             const std::string& description) {
    auto options = std::make_shared<Options>();
    options->kind = kind;
    auto command = program.add(decision, name, description);
    command.option("CASE", options->id, "The case").required();
    if (makes_a_document(kind))
        command
            .option("FILE", options->draft,
                    "What was decided, in TOML or JSON (docs/formats/decision-draft.md)")
            .required();
    if (!begins_a_case(kind)) add_notice_options(command, *options);
    options->officer.add_to(command, "proposes");
    program.on(command, [&program, options] { return run_proposal(program, *options); });
}

}  // namespace

void add_decision_acts(Program& program, Command decision) {
    const auto add = [&](DecisionActKind kind, const std::string& name, const std::string& description) {
        add_act(program, decision, kind, name, description);
    };
    add(DecisionActKind::kDecide, "draft", "Propose the decision of a case");
    add(DecisionActKind::kAssess, "assess",
        "Propose an assessment, which advises and decides nothing, in a case without a decision");
    add(DecisionActKind::kSupersede, "supersede", "Propose a new decision in a decided case");
    add(DecisionActKind::kCorrect, "correct", "Propose the same decision with a slip of the pen put right");
    add(DecisionActKind::kReplaceOnAppeal, "replace-on-appeal",
        "Propose the decision that the appeal led to; the earlier one leaves no trace in it");
    add(DecisionActKind::kAppeal, "appeal", "Propose to note that an appeal is pending");
    add(DecisionActKind::kConfirm, "confirm",
        "Propose to note that the appeal is over and the decision stands");
    add(DecisionActKind::kAnnul, "annul", "Propose to note that a court or body of appeal annulled it");
    add(DecisionActKind::kRevoke, "revoke", "Propose to end a lawful decision for the time to come");
    add(DecisionActKind::kWithdraw, "withdraw",
        "Propose to withdraw a decision that was unlawful or had by fraud");
    add(DecisionActKind::kLapse, "lapse", "Propose to note that its time ran out");
    add_take_back(program, decision, "ID", withdraw_decision_act);
}

}  // namespace carnet::issuer
