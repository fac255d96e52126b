// SPDX-License-Identifier: Apache-2.0
//
// carnet-verifier: what a certificate is worth, on the command line and over HTTP.
#include "keys/process_hardening.h"
#include "verifier/commands/batch_command.h"
#include "verifier/commands/check_command.h"
#include "verifier/commands/exit_codes.h"
#include "verifier/commands/explain_command.h"
#include "verifier/commands/receipts.h"
#include "verifier/commands/reports_command.h"
#include "verifier/commands/request_key_command.h"
#include "verifier/commands/serve_command.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <iostream>

namespace {

using carnet::verifier::BatchOptions;
using carnet::verifier::CheckOptions;
using carnet::verifier::ExplainOptions;
using carnet::verifier::Overrides;
using carnet::verifier::ReceiptKeyOptions;
using carnet::verifier::ReportsOptions;
using carnet::verifier::RequestKeyOptions;
using carnet::verifier::ServeOptions;

void add_overrides(CLI::App& command, Overrides& overrides) {
    command.add_option("--config", overrides.config,
                       "Configuration file (TOML); docs/defaults.md lists every key");
    command.add_option("--policy", overrides.policy,
                       "Policy file (TOML): whom you trust and what you ask for");
    command.add_option(
        "--status-dir", overrides.status_dir,
        "Read status lists from this folder and fetch none (for machines without a network, and for --at)");
    command.add_option("--did-dir", overrides.did_dir,
                       "Read did:web documents from this folder and fetch none");
}

CLI::App* add_check(CLI::App& program, CheckOptions& options, BatchOptions& batch) {
    auto* check = program.add_subcommand("check", "Say what each FILE is worth");
    auto* files = check->add_option("FILE", options.files, "Certificates or receipts; - is standard input");
    check
        ->add_option(
            "--batch", batch.csv,
            "A spreadsheet (CSV) with a column of files or printed codes: back with a verdict for each")
        ->excludes(files);
    check->add_option("--out", batch.out, "With --batch: the file to write, else standard output")
        ->needs("--batch");
    check->add_option("--column", batch.column, "With --batch: the column to read, else file, code, ...")
        ->needs("--batch");
    add_overrides(*check, options.overrides);
    check->add_option("--at", options.at, "Judge as of this day or date-time instead of now");
    check
        ->add_option("--lang", options.language,
                     "Language of the answer: en, fr, es or ar, with or without region")
        ->capture_default_str();
    check->add_option(
        "--with", options.with,
        "Documents of the same person that are shown together with FILE: decisions, assessments,\n"
        "notices, attestations of work or language");
    check->add_option("--destination", options.recognition.destination,
                      "Say what it counts for in this country (ISO 3166: GH, DE-BY)");
    check->add_option(
        "--purpose", options.recognition.purpose,
        "For this purpose (employment-nonregulated, profession-establishment, ...), else for any");
    check->add_option("--occupation", options.recognition.occupation,
                      "As this unit group of ISCO-08, else the certificate's own");
    check->add_flag("--json", options.json, "Print verdicts as JSON (docs/formats/verdict.md)");
    check->footer(
        "Exit codes: 0 accepted, 1 rejected, 2 cannot say, 3 usage. \"Cannot say\" is never a yes.\n"
        "Examples: carnet-verifier check certificate.json --policy my-policy.toml\n"
        "          carnet-verifier check certificate.json --with decision.json --destination GH --lang fr");
    return check;
}

// What both kinds of check are asked is written once, in the options of the first.
int run_either_check(const CheckOptions& options, BatchOptions& batch) {
    if (batch.csv.empty() && options.files.empty()) {
        std::cerr << "Name a FILE, or a spreadsheet with --batch.\n";
        return carnet::verifier::kExitUsage;
    }
    if (batch.csv.empty()) return carnet::verifier::run_check(options);
    batch.recognition = options.recognition;
    batch.overrides = options.overrides;
    batch.at = options.at;
    batch.language = options.language;
    return carnet::verifier::run_batch(batch);
}

void add_passphrase(CLI::App& command, carnet::keys::PassphraseSource& source) {
    command.add_option("--request-key-passphrase-fd", source.descriptor,
                       "File descriptor with the passphrase of the request key (its first line)");
    command.add_option("--request-key-passphrase-credential", source.credential,
                       "systemd credential with the passphrase of the request key");
}

void add_receipt_passphrase(CLI::App& command, carnet::keys::PassphraseSource& source) {
    command.add_option("--receipt-key-passphrase-fd", source.descriptor,
                       "File descriptor with the passphrase of the receipt key (its first line)");
    command.add_option("--receipt-key-passphrase-credential", source.credential,
                       "systemd credential with the passphrase of the receipt key");
}

CLI::App* add_serve(CLI::App& program, ServeOptions& options) {
    auto* serve = program.add_subcommand(
        "serve", "Answer over HTTP, and ask wallets where configured, until SIGINT or SIGTERM");
    add_overrides(*serve, options.overrides);
    serve->add_option("--listen", options.listen,
                      "ADDRESS:PORT instead of the configuration's; port 0 takes a free one");
    serve->add_option("--ready-file", options.ready_file,
                      "Write {\"port\":N,\"pid\":N} here once requests are answered");
    add_passphrase(*serve, options.request_key);
    add_receipt_passphrase(*serve, options.receipt_key);
    return serve;
}

// What runs when one of the subcommands of request-key was given.
using RequestKeyRun = int (*)(const RequestKeyOptions&);

void add_request_key(CLI::App& program, RequestKeyOptions& options, RequestKeyRun& chosen) {
    auto* key = program.add_subcommand("request-key",
                                       "The key with which wallets are asked: make, csr, import-chain");
    key->require_subcommand(1);
    add_overrides(*key, options.overrides);
    key->fallthrough();
    auto* make =
        key->add_subcommand("make", "Make a new key; the one before signs no more after the next start");
    make->add_option("--algorithm", options.algorithm, "P-256, P-384 or Ed25519")->capture_default_str();
    add_passphrase(*make, options.passphrase);
    make->callback([&chosen] { chosen = carnet::verifier::run_request_key_make; });
    auto* csr = key->add_subcommand("csr", "Write a certification request (PKCS #10) for the key");
    csr->add_option("--to", options.file, "File to write")->required();
    csr->add_option("--common-name", options.request.common_name, "The host of base_url if not given");
    csr->add_option("--organisation", options.request.organisation, "Legal name, as the authority knows it");
    csr->add_option("--country", options.request.country, "Two letters, ISO 3166-1");
    add_passphrase(*csr, options.passphrase);
    csr->callback([&chosen] { chosen = carnet::verifier::run_request_key_csr; });
    auto* import = key->add_subcommand("import-chain", "Keep the chain that an authority made for the key");
    import->add_option("FILE", options.file, "PEM, the key's certificate first")->required();
    import->callback([&chosen] { chosen = carnet::verifier::run_request_key_import; });
}

CLI::App* add_receipt_key(CLI::App& program, ReceiptKeyOptions& options) {
    auto* key = program.add_subcommand("receipt-key", "The key with which receipts are signed: make");
    key->require_subcommand(1);
    add_overrides(*key, options.overrides);
    key->fallthrough();
    auto* make =
        key->add_subcommand("make", "Make a new key; the one before signs no more after the next start");
    make->add_option("--algorithm", options.algorithm, "P-256, P-384 or Ed25519")->capture_default_str();
    add_receipt_passphrase(*make, options.passphrase);
    return key;
}

// What runs when one of the subcommands of reports was given.
using ReportsRun = int (*)(const ReportsOptions&);

void add_reports(CLI::App& program, ReportsOptions& options, ReportsRun& chosen) {
    auto* reports =
        program.add_subcommand("reports", "What people wrote about forgeries: list, show, remove");
    reports->require_subcommand(1);
    add_overrides(*reports, options.overrides);
    reports->fallthrough();
    auto* list = reports->add_subcommand("list", "All reports, newest first");
    list->add_flag("--json", options.json, "Print them as JSON");
    list->callback([&chosen] { chosen = carnet::verifier::run_reports_list; });
    auto* show = reports->add_subcommand("show", "One report in full");
    show->add_option("ID", options.id)->required();
    show->callback([&chosen] { chosen = carnet::verifier::run_reports_show; });
    auto* remove = reports->add_subcommand("remove", "Remove one report for good");
    remove->add_option("ID", options.id)->required();
    remove->callback([&chosen] { chosen = carnet::verifier::run_reports_remove; });
}

CLI::App* add_explain(CLI::App& program, ExplainOptions& options) {
    auto* explain = program.add_subcommand("explain", "Show what the proofs of FILE cover, step by step");
    explain->add_option("FILE", options.file, "A document with proofs; - is standard input")->required();
    add_overrides(*explain, options.overrides);
    explain->add_flag("--json", options.json, "Print it as JSON");
    explain->footer(
        "For people who compare implementations: canonical texts, where each line comes from, hashes, and\n"
        "whether each signature holds. It says nothing about issuer, dates or withdrawal: that is check.\n"
        "Exit codes: 0 every signature holds, 1 one does not, 2 one could not be looked at, 3 usage.");
    return explain;
}

int run(int argc, char** argv) {
    CLI::App program(
        "Checks certificates: signature, issuer, dates, withdrawal.\n"
        "It learns whom to trust from your policy; without one it trusts nobody.",
        "carnet-verifier");
    program.require_subcommand(1);
    CheckOptions check_options;
    BatchOptions batch_options;
    ExplainOptions explain_options;
    ServeOptions serve_options;
    const auto* check = add_check(program, check_options, batch_options);
    const auto* explain = add_explain(program, explain_options);
    add_serve(program, serve_options);
    RequestKeyOptions request_key_options;
    RequestKeyRun request_key = nullptr;
    add_request_key(program, request_key_options, request_key);
    ReceiptKeyOptions receipt_key_options;
    const auto* receipt_key = add_receipt_key(program, receipt_key_options);
    ReportsOptions reports_options;
    ReportsRun reports = nullptr;
    add_reports(program, reports_options, reports);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& failed) {
        return program.exit(failed) == 0 ? 0 : carnet::verifier::kExitUsage;
    }
    if (check->parsed()) return run_either_check(check_options, batch_options);
    if (explain->parsed()) return carnet::verifier::run_explain(explain_options);
    if (request_key != nullptr) return request_key(request_key_options);
    if (reports != nullptr) return reports(reports_options);
    if (receipt_key->parsed()) return carnet::verifier::run_receipt_key_make(receipt_key_options);
    return carnet::verifier::run_serve(serve_options);
}

}  // namespace

int main(int argc, char** argv) {
    carnet::keys::harden_process();
    try {
        return run(argc, argv);
    } catch (const std::exception& failed) {  // memory is short, say: no verdict, and never a good one
        static_cast<void>(std::fprintf(stderr, "carnet-verifier: %s\n", failed.what()));
        return carnet::verifier::kExitUndetermined;
    }
}
