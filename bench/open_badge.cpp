// SPDX-License-Identifier: Apache-2.0
//
// Prints the document that benchmarks of proofs over RDF share, so that programs in other languages measure
// the same one.
//
// usage: open_badge usual|long|own-context
#include "bench/support/open_badge.h"

#include <cstdio>
#include <string>
#include <string_view>

int main(int argc, char** argv) {
    using namespace carnet::bench;
    const std::string_view kind = argc == 2 ? argv[1] : "";
    std::string badge;
    if (kind == "usual") badge = open_badge(kUsualResults, {});
    if (kind == "long") badge = open_badge(kManyResults, {});
    if (kind == "own-context") badge = open_badge(kUsualResults, kOwnContext);
    if (badge.empty()) {
        std::fprintf(stderr, "usage: %s usual|long|own-context\n", argv[0]);
        return 2;
    }
    return std::puts(badge.c_str()) < 0 ? 1 : 0;
}
