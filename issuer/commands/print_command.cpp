// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer print: awards on paper, one file each. Printing again is what to do after a loss: the award
// is the same, and the older print stays good.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/print_source.h"
#include "issuer/desk/batch.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 200;

// "urn:uuid:1234-..." -> "1234-....pdf": a number may hold what file systems do not like.
std::string file_name_of(const Print& print, bool card) {
    const std::string_view id = print.award;
    return std::string(id.substr(id.rfind(':') + 1)) + (card ? "-card.pdf" : ".pdf");
}

Result<std::filesystem::path> keep(const Print& print, const PrintOptions& options) {
    auto path = options.out / file_name_of(print, options.card);
    CARNET_TRY_VOID(write_file(path, print.pdf));
    return path;
}

Result<void> make_folder(const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return error(ErrorCode::kIo, "cannot be made: " + failed.message(), folder.string());
    return {};
}

// What may be printed of a page: issued, and not withdrawn.
std::vector<CredentialRecord> printable(std::vector<CredentialRecord> page) {
    std::erase_if(page,
                  [](const auto& award) { return award.state != CredentialState::kIssued || award.revoked; });
    return page;
}

Result<int> print_batch(Program& program, IssuerHome& home, const PrintOptions& options) {
    CARNET_TRY(const auto batch, find_batch(home, options.id));
    CARNET_TRY(auto source, PrintSource::make(program, home, options));
    CARNET_TRY_VOID(make_folder(options.out));
    std::uint64_t printed = 0;
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(auto page, home.records().credentials->list(batch.record.number, after, kPage));
        if (page.empty()) break;
        after = page.back().reservation.number;
        const auto awards = printable(std::move(page));
        CARNET_TRY(const auto papers, source.sign(batch.record, awards));
        for (const auto& paper : papers) {
            CARNET_TRY(const auto print, source.draw(paper));
            CARNET_TRY_VOID(keep(print, options));
            program.console().progress("printing", ++printed, batch.counts.issued);
        }
    }
    program.console().say("Printed " + std::to_string(printed) + " of " + std::to_string(batch.counts.rows) +
                          " awards to " + options.out.string());
    JsonWriter writer;
    writer.begin_object().member("batch", batch.record.id).key("printed");
    writer.integer(static_cast<std::int64_t>(printed)).member("to", options.out.string()).end_object();
    program.console().give(writer);
    return printed == batch.counts.rows ? kExitDone : kExitAttention;
}

Result<int> print_credential(Program& program, IssuerHome& home, const PrintOptions& options) {
    CARNET_TRY(const auto credential, home.records().credentials->find(options.id));
    if (!credential || credential->state != CredentialState::kIssued)
        return error(ErrorCode::kNotFound, "no issued certificate has this id", options.id);
    CARNET_TRY(const auto batch, find_batch(home, credential->batch_id));
    CARNET_TRY(auto source, PrintSource::make(program, home, options));
    CARNET_TRY_VOID(make_folder(options.out));
    const std::vector award{*credential};
    CARNET_TRY(const auto papers, source.sign(batch.record, award));
    CARNET_TRY(const auto print, source.draw(papers.front()));
    CARNET_TRY(const auto path, keep(print, options));
    program.console().say("Printed " + print.number + " to " + path.string() +
                          ", check-words: " + print.words);
    JsonWriter writer;
    writer.begin_object().member("id", print.award).member("number", print.number);
    writer.member("words", print.words).member("file", path.string()).end_object();
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_print(Program& program, const PrintOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    return options.id.starts_with("urn:uuid:") ? print_credential(program, home, options)
                                               : print_batch(program, home, options);
}

}  // namespace

void add_print(Program& program) {
    auto options = std::make_shared<PrintOptions>();
    auto command = program.add(program.root(), "print",
                               "Put awards on paper: a PDF each, with the whole signed award in a code");
    command.option("ID", options->id, "A batch, or a certificate (urn:uuid:...)").required();
    command.flag("--card", options->card, "A card of the size of a bank card instead of an A4 sheet");
    command.option("--out", options->out, "Folder for the PDFs").shows_default();
    command.option("--language", options->language, "BCP 47 (default: the award's own)");
    command.option("--second-language", options->second_language,
                   "BCP 47 (default: [print] second_language, else en, or fr beside en)");
    command.option("--verify-url", options->verify_url,
                   "Address of a checking page (default: [print] verify_url)");
    command.option("--standard", options->standards,
                   "Signed OccupationalStandard with titles in further languages");
    command.option("--standard-key", options->standard_key, "Multikey of whoever signed the standards");
    options->passphrase.add_to(command, "the certificates key's");
    command.footer("Exit code 2: some awards of the batch are not issued yet, or withdrawn.");
    program.on(command, [&program, options] { return run_print(program, *options); });
}

}  // namespace carnet::issuer
