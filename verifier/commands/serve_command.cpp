// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/serve_command.h"

#include "base/json_writer.h"
#include "base/log.h"
#include "http/server.h"
#include "verifier/commands/exit_codes.h"
#include "verifier/commands/presentations.h"
#include "verifier/commands/receipts.h"
#include "verifier/commands/services.h"
#include "verifier/server/routes.h"

#include <charconv>
#include <fstream>
#include <iostream>

#include <unistd.h>

namespace carnet::verifier {
namespace {

// "ADDRESS:PORT"; an IPv6 address stands in brackets.
Result<void> apply_listen(std::string_view text, http::Listen& listen) {
    const auto colon = text.rfind(':');
    auto address = text.substr(0, colon == std::string_view::npos ? 0 : colon);
    const auto digits = colon == std::string_view::npos ? text : text.substr(colon + 1);
    if (address.size() > 2 && address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    std::uint16_t port = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (address.empty() || failed != std::errc{} || end != digits.data() + digits.size())
        return error(ErrorCode::kUsage, "must be ADDRESS:PORT, for example 127.0.0.1:8090", "--listen");
    listen.address = std::string(address);
    listen.port = port;
    return {};
}

// Written beside and renamed, so that whoever waits for the file never reads half of it.
Result<void> write_ready_file(const std::filesystem::path& path, std::uint16_t port) {
    JsonWriter writer;
    writer.begin_object().key("port").integer(port).key("pid").integer(::getpid()).end_object();
    const auto temporary = path.string() + ".tmp";
    std::ofstream(temporary) << writer.take() << '\n';
    std::error_code failed;
    std::filesystem::rename(temporary, path, failed);
    if (failed) return error(ErrorCode::kIo, "cannot be written: " + failed.message(), path.string());
    return {};
}

// What wallets are asked by, and the DID document of whoever signs here, for either purpose.
Result<void> add_signed_routes(http::Router& router, Presentations* presentations,
                               const ReceiptSigner* receipts) {
    if (presentations == nullptr) {
        if (receipts != nullptr) add_own_did_route(router, document_of(*receipts));
        return {};
    }
    auto service = presentations->service();
    if (receipts != nullptr && !service.sender) service.sender = document_of(*receipts);
    if (receipts != nullptr) CARNET_TRY_VOID(add_to_document(*receipts, *service.sender));
    add_presentation_routes(router, service);
    return {};
}

Result<void> serve_until_told(const ServeOptions& options) {
    CARNET_TRY(auto config, load_config(options.overrides));
    if (!options.listen.empty()) CARNET_TRY_VOID(apply_listen(options.listen, config.listen));
    CARNET_TRY(auto policy, load_policy(config));
    CARNET_TRY(const auto assembly, Assembly::make(config, std::move(policy)));
    for (const auto& [file, why] : assembly->trust().unused)
        log_event(LogLevel::kWarn, "verifier.trust-file-unused",
                  {{"file", LogId(file.filename().string())}, {"why", LogId(why)}});
    auto router = make_router(assembly->policy(), assembly->dependencies());
    std::unique_ptr<Presentations> presentations;
    if (config.presentations) {
        CARNET_TRY(presentations, Presentations::make(*config.presentations, *assembly, options.request_key));
    }
    CARNET_TRY(const auto services, Services::make(config.services, *assembly, options.receipt_key));
    CARNET_TRY_VOID(add_signed_routes(router, presentations.get(), services->receipt_signer()));
    CARNET_TRY_VOID(services->add_routes(router));
    http::block_stop_signals();
    CARNET_TRY(
        const auto server,
        http::Server::start(
            config.listen, config.limits,
            [&router](const http::Request& request) { return router.dispatch(request); }, config.threads));
    log_event(LogLevel::kInfo, "verifier.ready",
              {{"address", LogId(config.listen.address)},
               {"port", server->port()},
               {"policy", LogId(assembly->policy().name)}});
    if (options.ready_file) CARNET_TRY_VOID(write_ready_file(*options.ready_file, server->port()));
    http::wait_for_stop_signal();
    server->stop();
    log_event(LogLevel::kInfo, "verifier.stopped");
    return {};
}

}  // namespace

int run_serve(const ServeOptions& options) {
    const auto served = serve_until_told(options);
    if (served) return kExitAccepted;
    std::cerr << served.error().message() << '\n';
    return kExitUsage;
}

}  // namespace carnet::verifier
