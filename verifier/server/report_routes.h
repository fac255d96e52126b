// SPDX-License-Identifier: Apache-2.0
//
// POST /v1/reports: somebody writes that a document looks forged. docs/formats/report.md
#pragma once

#include "base/random.h"
#include "http/rate_limiter.h"
#include "http/router.h"
#include "verifier/report_store.h"
#include "verifier/service_settings.h"

namespace carnet::verifier {

// All outlive the router's handlers.
struct ReportService {
    const ReportSettings& settings;
    ReportStore& store;
    http::RateLimiter& starts;  // per client address
    Random& random;
    const Clock& clock;
};

// `service`: null where no reports are taken, which the answer then says.
void add_report_routes(http::Router& router, const ReportService* service);

}  // namespace carnet::verifier
