// SPDX-License-Identifier: Apache-2.0
#include "issuer/commands/program.h"

#include "issuer/commands/exit_codes.h"

#include <CLI/CLI.hpp>

#include <cerrno>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace carnet::issuer {
namespace {

Error system_error(std::string_view what, const std::filesystem::path& path) {
    const auto code = errno == ENOSPC  ? ErrorCode::kDiskFull
                      : errno == EROFS ? ErrorCode::kReadOnly
                                       : ErrorCode::kIo;
    return error(code, std::string(what) + ": " + std::generic_category().message(errno), path.string());
}

Result<void> write_and_sync(int descriptor, std::string_view text, const std::filesystem::path& path) {
    while (!text.empty()) {
        const auto wrote = ::write(descriptor, text.data(), text.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return system_error("cannot be written", path);
        text.remove_prefix(static_cast<std::size_t>(wrote));
    }
    if (::fsync(descriptor) != 0) return system_error("cannot be synced to disk", path);
    return {};
}

}  // namespace

Program::Program(const std::string& name, const std::string& description)
    : app_(std::make_unique<CLI::App>(description, name)) {
    root().option("--home", home_, "The issuer's directory").shows_default();
    root().flag("--json", json_, "Answer with one JSON document on standard output");
    root().requires_subcommand();
    root().footer(
        "Exit codes: 0 done, 1 failed, 2 done but something needs a person, 3 usage or configuration,\n"
        "4 wrong passphrase or missing signatures of two officers, 5 busy or decided already.\n"
        "The way of a batch: import -> show -> approve (a second officer) -> issue -> export.");
}

Program::~Program() = default;

Command Program::root() noexcept {
    return Command(*app_);
}

Command Program::add(Command parent, const std::string& name, const std::string& description) {
    auto* command = parent.app().add_subcommand(name, description);
    command->fallthrough();  // --home and --json may stand after the subcommand too
    return Command(*command);
}

void Program::on(Command command, std::function<Result<int>()> run) {
    command.app().callback([this, run = std::move(run)] { chosen_ = run; });
}

int Program::run(int argc, const char* const* argv) {
    try {
        app_->parse(argc, argv);
    } catch (const CLI::ParseError& failed) {
        return app_->exit(failed) == 0 ? kExitDone : kExitUsage;
    }
    console_.emplace(json_);
    const auto code = chosen_();
    return code ? *code : console_->fail(code.error());
}

void PassphraseOption::add_to(Command command, const std::string& whose) {
    command.option("--" + name + "-fd", descriptor,
                   "File descriptor with " + whose + " passphrase (its first line)");
    command.option("--" + name + "-credential", credential,
                   "systemd credential with " + whose + " passphrase");
}

Result<keys::SecretBytes> PassphraseOption::read(std::string_view prompt) const {
    return keys::read_passphrase({descriptor, credential, true}, prompt);
}

Result<keys::SecretBytes> PassphraseOption::read_new(std::string_view prompt) const {
    CARNET_TRY(auto first, read(prompt));
    if (descriptor || credential) return first;
    CARNET_TRY(const auto second, read("the same again"));
    if (!first.equals(second))
        return error(ErrorCode::kUsage, "the two passphrases differ; nothing was changed");
    return first;
}

void OfficerOption::add_to(Command command, const std::string& purpose) {
    command.option("--officer", id, "Id of the officer who " + purpose).required();
    passphrase.add_to(command, "the officer's");
}

Result<UnlockedOfficer> OfficerOption::unlock(const IssuerHome& home) const {
    CARNET_TRY(const auto secret, passphrase.read("Passphrase of officer " + id));
    return unlock_officer(home, id, secret);
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return system_error("cannot be read", path);
    std::string text;
    char piece[64 * 1024];
    while (file.read(piece, sizeof piece) || file.gcount() > 0) {
        text.append(piece, static_cast<std::size_t>(file.gcount()));
        if (text.size() > max_bytes)
            return error(ErrorCode::kLimit, "is larger than " + std::to_string(max_bytes) + " bytes",
                         path.string());
    }
    return text;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view text) {
    const auto beside = path.string() + ".part";
    const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) return system_error("cannot be written", path);
    const auto written = write_and_sync(descriptor, text, path);
    ::close(descriptor);
    if (!written) {
        ::unlink(beside.c_str());
        return written.error();
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) return system_error("cannot be put in place", path);
    return {};
}

}  // namespace carnet::issuer
