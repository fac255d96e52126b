// SPDX-License-Identifier: Apache-2.0
//
// What serve offers besides verdicts, put together from the configuration: the browser's copy of the lists,
// receipts, shares, reports, pages. What is not configured is answered with a problem that says so.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "http/rate_limiter.h"
#include "http/router.h"
#include "keys/passphrase.h"
#include "verifier/commands/assembly.h"
#include "verifier/offline_bundle.h"
#include "verifier/receipt.h"
#include "verifier/report_store.h"
#include "verifier/server/report_routes.h"
#include "verifier/server/share_routes.h"
#include "verifier/service_settings.h"

#include <memory>
#include <optional>
#include <thread>

namespace carnet::verifier {

class Services {
  public:
    // `settings` and `assembly` outlive it. `receipt_key` is read only where there are receipts.
    [[nodiscard]] static Result<std::unique_ptr<Services>> make(const ServiceSettings& settings,
                                                                const Assembly& assembly,
                                                                const keys::PassphraseSource& receipt_key);
    // The router's handlers use this object.
    [[nodiscard]] Result<void> add_routes(http::Router& router);
    [[nodiscard]] const ReceiptSigner* receipt_signer() const noexcept {
        return receipts_ ? &*receipts_ : nullptr;
    }

  private:
    Services(const ServiceSettings& settings, const Assembly& assembly);
    [[nodiscard]] Result<void> open_shares(const ShareSettings& settings);
    [[nodiscard]] Result<void> open_reports(const ReportSettings& settings);
    [[nodiscard]] Result<void> add_pages(http::Router& router) const;

    const ServiceSettings& settings_;
    const Assembly& assembly_;
    SystemRandom random_;
    OfflineBundle offline_;
    std::optional<ReceiptSigner> receipts_;
    std::unique_ptr<ShareStore> shares_;
    std::unique_ptr<ReportStore> reports_;
    http::RateLimiter share_starts_;
    http::RateLimiter report_starts_;
    std::optional<ShareService> share_service_;
    std::optional<ReportService> report_service_;
    std::jthread sweeper_;  // of shares; ends before what it sweeps
};

}  // namespace carnet::verifier
