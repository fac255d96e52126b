// SPDX-License-Identifier: Apache-2.0
//
// carnet-verifier reports: what people wrote about forgeries, for the operator of the verifier.
#pragma once

#include "verifier/commands/assembly.h"

#include <string>

namespace carnet::verifier {

struct ReportsOptions {
    Overrides overrides;  // the configuration names the file (reports.store)
    std::string id;       // show, remove
    bool json = false;    // list
};

// Each prints what it found and returns an exit code. A stranger's text never steers the terminal.
[[nodiscard]] int run_reports_list(const ReportsOptions& options);
[[nodiscard]] int run_reports_show(const ReportsOptions& options);
[[nodiscard]] int run_reports_remove(const ReportsOptions& options);

}  // namespace carnet::verifier
