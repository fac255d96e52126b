// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/batch_command.h"

#include "verifier/batch/csv_rows.h"
#include "verifier/commands/exit_codes.h"
#include "verifier/commands/files.h"
#include "verifier/commands/progress.h"
#include "verifier/judging_time.h"
#include "verifier/receipt.h"
#include "verifier/shown_text.h"
#include "verifier/verify_together.h"
#include "wording/messages.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>

namespace carnet::verifier {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kKnownColumns = {"file",        "code",       "document",
                                                           "certificate", "credential", "link"};
constexpr std::array<std::string_view, 4> kAdded = {"verdict", "decision", "sentence", "reasons"};

struct Batch {
    std::unique_ptr<Assembly> assembly;
    wording::Language language;
    VerifyQuestion question;
    fs::path folder;  // files are named from here and stay below it
    std::size_t column = 0;
};

// What goes into the added columns.
struct RowAnswer {
    Decision decision = Decision::kUndetermined;
    std::string word;
    std::string sentence;
    std::string reasons;
};

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return out;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kWhite = " \t\r\n";
    const auto begin = text.find_first_not_of(kWhite);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(kWhite) - begin + 1));
}

Result<std::size_t> find_column(const CsvCells& heading, const std::string& wished) {
    std::string names;
    for (std::size_t i = 0; i < heading.size(); ++i) {
        const auto name = lower(trimmed(heading[i]));
        names += (names.empty() ? "" : ", ") + heading[i];
        const bool fits = wished.empty() ? std::find(kKnownColumns.begin(), kKnownColumns.end(), name) !=
                                               kKnownColumns.end()
                                         : name == lower(wished);
        if (fits) return i;
    }
    return error(ErrorCode::kUsage, "names no column with files or codes; there are: " + names, "--column");
}

Result<Batch> prepare(const BatchOptions& options) {
    CARNET_TRY(const auto language, wording::language_from(options.language));
    VerifyQuestion question;
    CARNET_TRY(question.recognition, recognition_question(options.recognition));
    CARNET_TRY(const auto config, load_config(options.overrides));
    CARNET_TRY(auto policy, load_policy(config));
    CARNET_TRY(auto assembly, Assembly::make(config, std::move(policy)));
    if (!options.at.empty()) {
        CARNET_TRY(question.as_of, judging_time(options.at, assembly->clock().now()));
    }
    return Batch{std::move(assembly), language, std::move(question), options.csv.parent_path(), 0};
}

RowAnswer cannot_say(const Batch& batch, std::string_view key) {
    return {Decision::kUndetermined, "cannot-say", wording::say(batch.language, "word.cannot-say"),
            wording::say(batch.language, key)};
}

// Each check that is in the way or carries a note, once, in words.
std::string reasons_of(const std::vector<Check>& checks, wording::Language language) {
    std::vector<std::string> said;
    for (const auto& check : checks) {
        if (check.outcome == Outcome::kPassed || check.outcome == Outcome::kSkipped) continue;
        auto sentence = wording::say(language, "reason." + std::string(to_string(check.reason)));
        if (std::find(said.begin(), said.end(), sentence) == said.end()) said.push_back(std::move(sentence));
    }
    std::string text;
    for (const auto& sentence : said) text += (text.empty() ? "" : " ") + sentence;
    return text;
}

std::string sentence_of(const Verdict& verdict, wording::Language language) {
    const auto until = Timestamp::parse(verdict.summary ? verdict.summary->valid_until : std::string());
    const auto date = until ? wording::say_date(language, Date::of(until->instant())) : std::string();
    return wording::say(language, "word." + std::string(to_string(verdict.word())), {{"date", date}});
}

// Anything that was never meant to be a certificate is told apart before it is called a bad one.
RowAnswer judge(const Batch& batch, std::string_view document) {
    if (is_receipt(document)) return cannot_say(batch, "receipt.is-one");
    const auto& policy = batch.assembly->policy();
    if (is_presentation(document, policy)) return cannot_say(batch, "batch.presentation");
    const auto verdict =
        verify_together(as_bytes(document), {}, batch.question, policy, batch.assembly->dependencies())
            .verdict;
    return {verdict.decision(), std::string(to_string(verdict.word())), sentence_of(verdict, batch.language),
            reasons_of(verdict.checks, batch.language)};
}

bool is_document(std::string_view cell) {
    return cell.starts_with("CARNET1:") || cell.starts_with('{') || cell.starts_with("eyJ");
}

// Spreadsheets come from others too: a row names files beside it, and no others.
std::optional<fs::path> file_below(const fs::path& folder, const std::string& name) {
    std::error_code failed;
    const auto root = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, failed);
    if (failed) return std::nullopt;
    const auto file = fs::weakly_canonical(root / name, failed);
    if (failed) return std::nullopt;
    const auto [end, rest] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
    if (end != root.end() || !fs::is_regular_file(file, failed)) return std::nullopt;
    return file;
}

RowAnswer judge_cell(const Batch& batch, std::string_view written) {
    const auto cell = trimmed(written);
    if (cell.empty()) return cannot_say(batch, "batch.nothing-named");
    if (is_document(cell)) return judge(batch, cell);
    if (cell.find("://") != std::string::npos) return cannot_say(batch, "batch.link");
    const auto file = file_below(batch.folder, cell);
    if (!file) return cannot_say(batch, "batch.no-file");
    const auto bytes = read_file(*file, 16 * batch.assembly->policy().limits.document_bytes);
    if (!bytes) return cannot_say(batch, "batch.no-file");
    return judge(batch, *bytes);
}

int code_of(Decision decision) noexcept {
    if (decision == Decision::kAccepted) return kExitAccepted;
    return decision == Decision::kRejected ? kExitRejected : kExitUndetermined;
}

int worse(int a, int b) noexcept {
    if (a == kExitRejected || b == kExitRejected) return kExitRejected;
    return std::max(a, b);
}

// Rows as wide as the heading, so that the added columns stand under theirs.
void write_answer(std::ostream& out, CsvCells cells, std::size_t width, char separator,
                  const std::array<std::string, 4>& added) {
    cells.resize(std::max(width, cells.size()));
    cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(width), added.begin(), added.end());
    out << write_csv_row(cells, separator);
}

std::array<std::string, 4> columns_of(const CsvCells& heading) {
    std::array<std::string, 4> names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        names[i] = kAdded[i];
        const bool is_taken = std::any_of(heading.begin(), heading.end(), [&](const std::string& cell) {
            return lower(trimmed(cell)) == names[i];
        });
        if (is_taken) names[i] = "carnet " + names[i];
    }
    return names;
}

Result<int> judge_rows(Batch& batch, const BatchOptions& options, std::istream& input, std::ostream& out) {
    CsvRows rows(input);
    CARNET_TRY(auto heading, rows.next());
    if (!heading) return error(ErrorCode::kBadValue, "is empty", options.csv.string());
    CARNET_TRY(batch.column, find_column(*heading, options.column));
    const auto width = heading->size();
    const auto names = columns_of(*heading);
    write_answer(out, *std::move(heading), width, rows.separator(), names);
    int code = kExitAccepted;
    std::error_code unknown;
    Progress progress("rows", fs::file_size(options.csv, unknown));
    for (;;) {
        CARNET_TRY(auto cells, rows.next());
        if (!cells) break;
        const auto cell = batch.column < cells->size() ? (*cells)[batch.column] : std::string();
        const auto answer = judge_cell(batch, cell);
        code = worse(code, code_of(answer.decision));
        write_answer(out, *std::move(cells), width, rows.separator(),
                     {answer.word, std::string(to_string(answer.decision)), answer.sentence, answer.reasons});
        progress.advance(static_cast<std::uintmax_t>(std::max<std::streamoff>(input.tellg(), 0)));
    }
    progress.finish();
    out.flush();
    if (!out) return error(ErrorCode::kIo, "cannot be written", options.out ? options.out->string() : "-");
    return code;
}

Result<int> judge_batch(const BatchOptions& options) {
    CARNET_TRY(auto batch, prepare(options));
    std::ifstream input(options.csv, std::ios::binary);
    if (!input) return error(ErrorCode::kIo, "cannot be read", options.csv.string());
    if (!options.out) return judge_rows(batch, options, input, std::cout);
    if (fs::exists(*options.out))
        return error(ErrorCode::kConflict, "is there already; name another file", options.out->string());
    const auto unfinished = fs::path(options.out->string() + ".part");
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    auto code = judge_rows(batch, options, input, out);
    out.close();
    std::error_code failed;
    if (code) {
        fs::rename(unfinished, *options.out, failed);
    } else {
        fs::remove(unfinished, failed);
    }
    if (code && failed)
        return error(ErrorCode::kIo, "cannot be written: " + failed.message(), options.out->string());
    return code;
}

}  // namespace

int run_batch(const BatchOptions& options) {
    const auto code = judge_batch(options);
    if (code) return *code;
    std::cerr << code.error().message() << '\n';
    return kExitUsage;
}

}  // namespace carnet::verifier
