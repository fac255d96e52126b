// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/conformance_server.h"

#include "base/log.h"

#include <string>

namespace carnet::issuer {
namespace {

constexpr unsigned kThreads = 2;

std::string base_url_of(const http::Listen& listen, std::uint16_t port) {
    const bool is_v6 = listen.address.find(':') != std::string::npos;
    const std::string host = is_v6 ? "[" + listen.address + "]" : listen.address;
    return (listen.tls ? "https://" : "http://") + host + ":" + std::to_string(port);
}

}  // namespace

Result<std::unique_ptr<ConformanceServer>> ConformanceServer::start(const ConformanceSettings& settings,
                                                                    Random& random, const Clock& clock) {
    CARNET_TRY(auto issuers, make_conformance_issuers(settings, random, clock));
    std::unique_ptr<ConformanceServer> started(new ConformanceServer(std::move(issuers)));
    const auto* router = &started->router_;
    CARNET_TRY(started->server_,
               http::Server::start(
                   settings.listen, http::ServerLimits{},
                   [router](const http::Request& request) { return router->dispatch(request); }, kThreads));
    started->base_url_.set_value(base_url_of(settings.listen, started->port()));
    for (const auto& issuer : started->issuers_) {
        log_event(LogLevel::kWarn, "issuer.signs-without-approval",
                  {{"instance", LogId(issuer->instance().name)},
                   {"did", LogId(issuer->did())},
                   {"port", started->port()}});
    }
    return started;
}

}  // namespace carnet::issuer
