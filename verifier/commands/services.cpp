// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/services.h"

#include "base/log.h"
#include "verifier/commands/receipts.h"
#include "verifier/server/offline_routes.h"
#include "verifier/server/page_routes.h"
#include "verifier/server/receipt_routes.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace carnet::verifier {
namespace {

constexpr double kSharesAtOnce = 20;
constexpr double kReportsAtOnce = 5;
constexpr std::chrono::seconds kSweepEvery{30};

double rate_of(const std::optional<ShareSettings>& settings) {
    return settings ? settings->starts_per_second : 1.0;
}
double rate_of(const std::optional<ReportSettings>& settings) {
    return settings ? settings->starts_per_second : 1.0;
}

// Nobody has to ask for something before what has expired is gone.
void sweep_until_stopped(const std::stop_token& stop, ShareStore& shares, const Clock& clock) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        if (const auto swept = shares.sweep(clock.now()); !swept)
            log_event(LogLevel::kError, "verifier.sweep-failed", {{"why", LogId(swept.error().message())}});
        wake.wait_for(lock, stop, kSweepEvery, [] { return false; });
    }
}

}  // namespace

Services::Services(const ServiceSettings& settings, const Assembly& assembly)
    : settings_(settings),
      assembly_(assembly),
      offline_(assembly.policy(), assembly.dependencies(), settings.offline),
      share_starts_(rate_of(settings.shares), kSharesAtOnce),
      report_starts_(rate_of(settings.reports), kReportsAtOnce) {}

Result<std::unique_ptr<Services>> Services::make(const ServiceSettings& settings, const Assembly& assembly,
                                                 const keys::PassphraseSource& receipt_key) {
    std::unique_ptr<Services> made(new Services(settings, assembly));
    if (settings.receipts) {
        CARNET_TRY(made->receipts_, unlock_receipt_key(*settings.receipts, receipt_key));
    }
    if (settings.shares) CARNET_TRY_VOID(made->open_shares(*settings.shares));
    if (settings.reports) CARNET_TRY_VOID(made->open_reports(*settings.reports));
    return made;
}

Result<void> Services::open_shares(const ShareSettings& settings) {
    CARNET_TRY(shares_, ShareStore::open(settings.store));
    share_service_.emplace(ShareService{settings, *shares_, share_starts_, random_, assembly_.clock()});
    sweeper_ = std::jthread([&shares = *shares_, &clock = assembly_.clock()](const std::stop_token& stop) {
        sweep_until_stopped(stop, shares, clock);
    });
    return {};
}

Result<void> Services::open_reports(const ReportSettings& settings) {
    CARNET_TRY(reports_, ReportStore::open(settings.store));
    report_service_.emplace(ReportService{settings, *reports_, report_starts_, random_, assembly_.clock()});
    return {};
}

Result<void> Services::add_pages(http::Router& router) const {
    if (!settings_.web) return {};
    CARNET_TRY(auto read, read_page_files(settings_.web->folder));
    const auto pages = std::make_shared<const PageFiles>(std::move(read));
    for (const auto& name : pages->unused)
        log_event(LogLevel::kWarn, "verifier.page-not-served", {{"file", LogId(name)}});
    add_page_routes(router, pages);
    return {};
}

Result<void> Services::add_routes(http::Router& router) {
    add_offline_routes(router, offline_);
    add_receipt_routes(router, receipt_signer(), assembly_.policy(), assembly_.dependencies());
    add_share_routes(router, share_service_ ? &*share_service_ : nullptr);
    add_report_routes(router, report_service_ ? &*report_service_ : nullptr);
    return add_pages(router);
}

}  // namespace carnet::verifier
