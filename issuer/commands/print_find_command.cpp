// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer print-find: somebody reads the number and the check-words of a torn sheet to the issuer.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/issue_paper.h"
#include "issuer/print/check_words.h"
#include "wallet-format/profile/competency.h"

namespace carnet::issuer {
namespace {

struct Options {
    std::string number;
    std::string words;
};

// An issued award as somebody with a torn sheet asks for it.
struct Found {
    CredentialRecord award;
    wallet::CompetencyDocument document;
    UtcTime printed;
};

Result<std::optional<Found>> find(const IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto bits, read_check_words(options.words));
    CARNET_TRY(const auto prints, find_papers(home, [bits](const Sha256Digest& digest) {
                   return check_bits_of(digest) == bits;
               }));
    for (const auto& print : prints) {
        CARNET_TRY(auto award, home.records().credentials->find(print.award));
        if (!award || award->state != CredentialState::kIssued) continue;
        CARNET_TRY(auto json, JsonDocument::parse(award->text));
        CARNET_TRY(const auto credential, wallet::Credential::from_json(std::move(json)));
        CARNET_TRY(auto document, wallet::read_competency(credential));
        if (wallet::award_of(document).number == options.number)
            return Found{*std::move(award), std::move(document), print.printed};
    }
    return std::optional<Found>();
}

std::string_view state_of(const CredentialRecord& award) {
    return award.revoked ? "withdrawn" : award.suspended ? "suspended" : "in force";
}

Result<int> run_find(Program& program, const Options& options) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto found, find(home, options));
    if (!found)
        return error(ErrorCode::kNotFound,
                     "No print with this number and these words was made here. Do not accept the sheet.",
                     options.number);
    const auto& award = wallet::award_of(found->document);
    const auto printed = Timestamp::of(found->printed).text();
    program.console().say(options.number + ": " + award.holder.name_latin + ", " + award.title);
    program.console().say("  printed " + printed + ", award " + found->award.reservation.id + ", " +
                          std::string(state_of(found->award)));
    JsonWriter writer;
    writer.begin_object().member("id", found->award.reservation.id).member("number", options.number);
    writer.member("name", award.holder.name_latin).member("title", award.title);
    writer.member("printed", printed).member("state", state_of(found->award)).end_object();
    program.console().give(writer);
    return found->award.revoked || found->award.suspended ? kExitAttention : kExitDone;
}

}  // namespace

void add_print_find(Program& program) {
    auto options = std::make_shared<Options>();
    auto command =
        program.add(program.root(), "print-find", "Whose torn print is it, and is the award in force?");
    command.option("NUMBER", options->number, "The number on the print").required();
    command.option("--words", options->words, "Its four check-words, in quotes").required();
    command.footer("Exit code 2: the print was made here, and its award is withdrawn or suspended.");
    program.on(command, [&program, options] { return run_find(program, *options); });
}

}  // namespace carnet::issuer
