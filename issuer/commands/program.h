// SPDX-License-Identifier: Apache-2.0
//
// The command line of carnet-issuer: what all subcommands share, and how each registers itself. One file per
// subcommand; main.cpp calls the add_* functions in the order in which --help lists them.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/commands/command.h"
#include "issuer/commands/console.h"
#include "issuer/desk/officer.h"
#include "issuer/issuer_home.h"
#include "keys/passphrase.h"
#include "keys/secret_bytes.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

class Program {
  public:
    // With the options that every invocation takes.
    Program(const std::string& name, const std::string& description);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    [[nodiscard]] Command root() noexcept;
    [[nodiscard]] Console& console() noexcept { return *console_; }
    [[nodiscard]] const Clock& clock() const noexcept { return clock_; }
    [[nodiscard]] Random& random() noexcept { return random_; }
    [[nodiscard]] Result<IssuerHome> open_home() const { return IssuerHome::open(home_); }
    [[nodiscard]] const std::filesystem::path& home() const noexcept { return home_; }

    // A subcommand of `parent` whose options live as long as the program.
    [[nodiscard]] Command add(Command parent, const std::string& name, const std::string& description);
    // What to run when that subcommand was given.
    void on(Command command, std::function<Result<int>()> run);
    // Reads the command line and runs the chosen subcommand.
    [[nodiscard]] int run(int argc, const char* const* argv);

  private:
    std::unique_ptr<CLI::App> app_;
    std::filesystem::path home_ = "carnet-issuer-home";
    bool json_ = false;
    std::optional<Console> console_;
    std::function<Result<int>()> chosen_;
    SystemClock clock_;
    SystemRandom random_;
};

// Where one passphrase comes from: --NAME-fd N or --NAME-credential NAME, else the terminal.
struct PassphraseOption {
    std::string name;  // "passphrase", "certificates-passphrase", ...
    std::optional<int> descriptor;
    std::optional<std::string> credential;

    void add_to(Command command, const std::string& whose);
    [[nodiscard]] Result<keys::SecretBytes> read(std::string_view prompt) const;
    // Asks twice on the terminal; once from elsewhere.
    [[nodiscard]] Result<keys::SecretBytes> read_new(std::string_view prompt) const;
};

// An officer on the command line: --officer ID and their passphrase.
struct OfficerOption {
    std::string id;
    PassphraseOption passphrase{"passphrase", {}, {}};

    void add_to(Command command, const std::string& purpose);
    [[nodiscard]] Result<UnlockedOfficer> unlock(const IssuerHome& home) const;
};

// A file named on the command line, read whole within a bound; kIo, kLimit.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);
// Written beside, synced and renamed into place.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view text);

void add_init(Program& program);
void add_profile(Program& program);
void add_officer(Program& program);
void add_import(Program& program);
void add_show(Program& program);
void add_approve(Program& program);
void add_issue(Program& program);
void add_export(Program& program);
void add_print(Program& program);
void add_print_find(Program& program);      // whose torn sheet is it
void add_status_changes(Program& program);  // revoke, suspend, reinstate
void add_key(Program& program);
void add_status(Program& program);
void add_trust(Program& program);
void add_serve(Program& program);
void add_fsck(Program& program);
void add_backup(Program& program);
void add_offer(Program& program);
void add_signer(Program& program);
void add_decision(Program& program);  // the desk of a recognition authority

}  // namespace carnet::issuer
