// SPDX-License-Identifier: Apache-2.0
//
// GET / and the files of the pages: each under its own name, with the fields that keep a page from talking to
// anybody but this verifier. spec: RFC 9110 8.8.3 (ETag), 12.5.3 (Accept-Encoding), 13.1.2 (If-None-Match);
// Content Security Policy Level 3
#pragma once

#include "http/router.h"
#include "verifier/server/page_files.h"

#include <memory>

namespace carnet::verifier {

// The handlers share `pages` and may be called by any number of threads.
void add_page_routes(http::Router& router, const std::shared_ptr<const PageFiles>& pages);

}  // namespace carnet::verifier
