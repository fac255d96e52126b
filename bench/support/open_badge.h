// SPDX-License-Identifier: Apache-2.0
//
// The document that the benchmarks of proofs over RDF share, in process, through HTTP and with the peer.
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace carnet::bench {

// How many results make it about 3 KB and about 25 KB.
inline constexpr int kUsualResults = 9;
inline constexpr int kManyResults = 110;

// A context that stands in a document itself, as an issuer with terms of its own writes it.
inline constexpr std::string_view kOwnContext =
    R"({"trade":"https://skills.example/trade","level":"https://skills.example/level"})";

// An unsecured Open Badge (demo) with that many results; `own_context` stands behind the known contexts,
// where it is not empty.
[[nodiscard]] std::string open_badge(int results, std::string_view own_context);

}  // namespace carnet::bench
