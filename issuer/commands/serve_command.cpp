// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer serve: keys, schemas and status lists for everybody, the admin API for the body's own
// systems, and the publisher. Opens the status lists key only, unless it is to publish trust lists too. With
// [conformance] in its settings also issuer instances for test suites, which have keys of their own.
#include "base/json_writer.h"
#include "base/log.h"
#include "http/server.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/server/admin_routes.h"
#include "issuer/server/conformance_server.h"
#include "issuer/server/public_routes.h"
#include "issuer/server/publisher.h"
#include "issuer/server/sd_jwt_routes.h"
#include "issuer/server/serve_settings.h"
#include "issuer/server/wallet_routes.h"
#include "issuer/signer/signer_service.h"

#include <unistd.h>

namespace carnet::issuer {
namespace {

// Wrong API keys from one address: a handful at once, then one every twelve seconds.
constexpr double kFailuresPerSecond = 1.0 / 12.0;
constexpr double kFailuresAtOnce = 10;

// Uses of one offer's code or token.
constexpr double kTriesPerSecond = 2;
constexpr double kTriesAtOnce = 30;

struct Options {
    std::optional<std::uint16_t> port;
    std::optional<std::uint16_t> admin_port;
    std::optional<std::filesystem::path> ready_file;
    PassphraseOption passphrase{"status-passphrase", {}, {}};
    bool publishes_trust = false;
    PassphraseOption trust{"trust-passphrase", {}, {}};
};

std::function<http::Response(const http::Request&)> by(const http::Router& router) {
    return [&router](const http::Request& request) { return router.dispatch(request); };
}

Result<void> write_ready_file(const std::filesystem::path& path, const http::Server& open,
                              const http::Server& admin, const ConformanceServer* conformance) {
    JsonWriter writer;
    writer.begin_object().key("port").integer(open.port()).key("adminPort").integer(admin.port());
    if (conformance != nullptr) writer.key("conformancePort").integer(conformance->port());
    writer.key("pid").integer(::getpid()).end_object();
    return write_file(path, writer.take() + "\n");
}

Result<StatusKey> open_status_key(const IssuerHome& home, const PassphraseOption& option) {
    CARNET_TRY(const auto passphrase, option.read("Passphrase of the status lists key"));
    return unlock_status_key(home, passphrase);
}

// The key that signs trust lists, where the admin API is to publish them.
Result<std::optional<TrustKey>> open_trust_key(const IssuerHome& home, const Options& options) {
    if (!options.publishes_trust) return std::optional<TrustKey>();
    CARNET_TRY(const auto passphrase, options.trust.read("Passphrase of the trust lists key"));
    CARNET_TRY(auto key, unlock_trust_key(home, passphrase));
    return std::optional(std::move(key));
}

// What the settings file says of serving.
struct Serving {
    ServeSettings settings;
    std::optional<ConformanceSettings> conformance;
};

Result<Serving> serving_of(const IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto toml, read_file(home.settings_path(), kMaxSettingsBytes));
    const auto placed = [&home](Error failed) {
        failed.where = home.settings_path().string() + ", " + failed.where;
        return failed;
    };
    auto settings = read_serve_settings(toml);
    if (!settings) return placed(std::move(settings).error());
    auto conformance = read_conformance_settings(toml);
    if (!conformance) return placed(std::move(conformance).error());
    if (options.port) settings->listen.port = *options.port;
    if (options.admin_port) settings->admin.port = *options.admin_port;
    return Serving{*std::move(settings), *std::move(conformance)};
}

Result<std::unique_ptr<ConformanceServer>> start_conformance(const Serving& serving, Program& program) {
    if (!serving.conformance) return std::unique_ptr<ConformanceServer>();
    return ConformanceServer::start(*serving.conformance, program.random(), program.clock());
}

// Which wallets may send holders here to log in; loudly, where nobody is asked for anything.
Result<AuthorizationSettings> authorization_of(const IssuerHome& home) {
    auto settings = authorization_settings_of(home);
    if (!settings) {
        auto failed = std::move(settings).error();
        failed.where = home.settings_path().string() + ", " + failed.where;
        return failed;
    }
    if (settings->auto_approve) log_event(LogLevel::kWarn, "demonstration.whoever-has-a-link-is-let-in");
    return settings;
}

// A wallet whose token went down with the server before it was of use may begin again.
Result<void> reopen_offers(IssuerHome& home) {
    CARNET_TRY(const auto transaction, home.records().transactions->begin());
    CARNET_TRY(const auto reopened, home.records().offers->reopen_unused());
    CARNET_TRY_VOID(transaction->commit());
    if (reopened != 0) log_event(LogLevel::kInfo, "offers.reopened", {{"count", reopened}});
    return {};
}

Result<int> run_serve(Program& program, const Options& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto lock, HomeLock::take(home, "serve"));
    CARNET_TRY(const auto serving, serving_of(home, options));
    CARNET_TRY(const auto authorization, authorization_of(home));
    const auto& settings = serving.settings;
    CARNET_TRY(auto key, open_status_key(home, options.passphrase));
    CARNET_TRY(const auto trust_key, open_trust_key(home, options));
    const auto issuer = home.settings();
    CARNET_TRY_VOID(reopen_offers(home));
    http::block_stop_signals();
    TokenLists token_lists(key);
    CARNET_TRY(const auto publisher, Publisher::start(std::move(home), std::move(key), program.clock()));

    HomePool homes(program.home());
    http::RateLimiter requests(settings.requests_per_second, settings.requests_per_second * 10);
    http::RateLimiter failures(kFailuresPerSecond, kFailuresAtOnce);
    AdminDependencies dependencies{homes,    program.clock(), program.random(),
                                   requests, failures,        trust_key ? &*trust_key : nullptr};
    http::RateLimiter wallets(settings.wallet_requests_per_second, settings.wallet_requests_per_second * 10);
    http::RateLimiter offers(kTriesPerSecond, kTriesAtOnce);
    const NonceMint nonces(program.random());
    DpopGuard dpop(nonces);
    CARNET_TRY(const auto encryption, RequestEncryption::make(program.random()));
    Deferrals deferrals;
    AuthorizationSessions sessions;
    WalletDependencies wallet{homes,
                              program.clock(),
                              program.random(),
                              nonces,
                              wallets,
                              offers,
                              signer_socket(program.home()),
                              dpop,
                              encryption,
                              deferrals,
                              authorization,
                              sessions};
    auto open_router = make_public_router(homes, issuer);
    add_wallet_routes(open_router, issuer, wallet);
    add_sd_jwt_routes(open_router, issuer, homes, token_lists, program.clock());
    const auto admin_router = make_admin_router(dependencies);
    CARNET_TRY(const auto open,
               http::Server::start(settings.listen, settings.limits, by(open_router), settings.threads));
    CARNET_TRY(const auto admin,
               http::Server::start(settings.admin, settings.admin_limits, by(admin_router), 1));
    CARNET_TRY(const auto conformance, start_conformance(serving, program));
    log_event(LogLevel::kInfo, "issuer.ready",
              {{"did", LogId(issuer.did)}, {"port", open->port()}, {"admin_port", admin->port()}});
    if (options.ready_file)
        CARNET_TRY_VOID(write_ready_file(*options.ready_file, *open, *admin, conformance.get()));
    http::wait_for_stop_signal();
    if (conformance) conformance->stop();
    admin->stop();
    open->stop();
    log_event(LogLevel::kInfo, "issuer.stopped");
    return kExitDone;
}

}  // namespace

void add_serve(Program& program) {
    auto options = std::make_shared<Options>();
    auto command = program.add(
        program.root(), "serve",
        "Publish keys, schemas and status lists, and answer the admin API, until SIGINT or SIGTERM");
    command.option("--port", options->port, "Instead of the settings'; 0 takes a free one");
    command.option("--admin-port", options->admin_port, "Instead of the settings'; 0 takes a free one");
    command.option("--ready-file", options->ready_file,
                   "Write {\"port\":N,\"adminPort\":N,\"pid\":N} here once requests are answered");
    options->passphrase.add_to(command, "the status lists key's");
    command.flag("--publishes-trust", options->publishes_trust,
                 "Let the admin API publish the trust list: opens the trust lists key too");
    options->trust.add_to(command, "with --publishes-trust the trust lists key's");
    program.on(command, [&program, options] { return run_serve(program, *options); });
}

}  // namespace carnet::issuer
