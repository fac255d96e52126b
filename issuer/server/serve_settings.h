// SPDX-License-Identifier: Apache-2.0
//
// How `serve` runs: the sections [serve], [admin] and [wallets] of carnet-issuer.toml. Every key, default and
// reason: docs/defaults.md. A value.
#pragma once

#include "base/result.h"
#include "http/limits.h"
#include "http/server.h"

#include <string_view>

namespace carnet::issuer {

struct ServeSettings {
    http::Listen listen{"127.0.0.1", 8080, std::nullopt};
    http::Listen admin{"127.0.0.1", 8081, std::nullopt};
    unsigned threads = 2;
    http::ServerLimits limits;
    http::ServerLimits admin_limits;
    double requests_per_second = 20;         // per API key, with ten times as many at once
    double wallet_requests_per_second = 20;  // per address, likewise
};

// kConfiguration: `where` is "line 12, serve.port", `detail` what to write there.
[[nodiscard]] Result<ServeSettings> read_serve_settings(std::string_view toml);

}  // namespace carnet::issuer
