// SPDX-License-Identifier: Apache-2.0
//
// The server of the issuer instances for test suites, as long as it lives. At its start it says in the log
// what it is and which DIDs sign.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "http/server.h"
#include "issuer/server/conformance_routes.h"
#include "issuer/server/conformance_settings.h"

#include <cstdint>
#include <future>
#include <memory>

namespace carnet::issuer {

class ConformanceServer {
  public:
    [[nodiscard]] static Result<std::unique_ptr<ConformanceServer>> start(const ConformanceSettings& settings,
                                                                          Random& random, const Clock& clock);
    [[nodiscard]] std::uint16_t port() const noexcept { return server_->port(); }
    void stop() { server_->stop(); }

  private:
    explicit ConformanceServer(ConformanceIssuers issuers)
        : issuers_(std::move(issuers)),
          router_(make_conformance_router(issuers_, base_url_.get_future().share())) {}

    std::promise<std::string> base_url_;  // once it listens
    ConformanceIssuers issuers_;
    http::Router router_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace carnet::issuer
