// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer signer: holds the certificates key and signs what wallets redeem. It has no network: `serve`
// asks it through a socket in the home that only their user can open.
#include "base/log.h"
#include "http/local_socket.h"
#include "http/server.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/signer/signer_service.h"
#include "keys/process_hardening.h"

#include <thread>

#include <unistd.h>

namespace carnet::issuer {
namespace {

struct Options {
    std::optional<std::filesystem::path> ready_file;
    PassphraseOption passphrase{"certificates-passphrase", {}, {}};
};

Result<void> write_ready_file(const std::filesystem::path& path) {
    JsonWriter writer;
    writer.begin_object().key("pid").integer(::getpid()).end_object();
    return write_file(path, writer.take() + "\n");
}

Result<int> run_signer(Program& program, const Options& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto lock, HomeLock::take(home, "signer"));
    CARNET_TRY(const auto passphrase, options.passphrase.read("Passphrase of the certificates key"));
    CARNET_TRY(const auto key, unlock_certificate_key(home, passphrase));
    CARNET_TRY(const auto listener, http::LocalListener::listen(signer_socket(program.home())));
    if (!keys::forbid_new_sockets()) log_event(LogLevel::kWarn, "signer.network-not-forbidden");
    http::block_stop_signals();
    SignerService service(home, key, program.clock(), program.random());
    std::jthread answering([&](const std::stop_token& stop) {
        listener.run(stop, [&](std::string_view line) { return service.answer(line); });
    });
    log_event(LogLevel::kInfo, "signer.ready", {{"key", LogId(key.record.id)}});
    if (options.ready_file) CARNET_TRY_VOID(write_ready_file(*options.ready_file));
    http::wait_for_stop_signal();
    answering.request_stop();
    answering.join();
    log_event(LogLevel::kInfo, "signer.stopped");
    return kExitDone;
}

}  // namespace

void add_signer(Program& program) {
    auto options = std::make_shared<Options>();
    auto command = program.add(program.root(), "signer",
                               "Sign what wallets redeem, beside `serve`, until SIGINT or SIGTERM");
    command.option("--ready-file", options->ready_file, "Write {\"pid\":N} here once questions are answered");
    options->passphrase.add_to(command, "the certificates key's");
    program.on(command, [&program, options] { return run_signer(program, *options); });
}

}  // namespace carnet::issuer
