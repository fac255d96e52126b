// SPDX-License-Identifier: Apache-2.0
//
// Finding out whether an unknown issuer is recognized by one whom the verifier recognizes: from
// `recognizedIn` to `recognizedIn`, each time one list further up. Bounded in depth and count; circles end
// it. It opens what was stapled to a presentation first and fetches the rest. Only as thread-safe as the
// functions that it is given. spec: Recognized Entities v1.0, Working Draft of 2 August 2026, section 4.1
// (Credential-based Discovery)
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/recognized_entity.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

struct DiscoveryLimits {
    std::size_t max_depth = 4;       // lists one above the other
    std::size_t max_documents = 16;  // opened in all, whatever came of them
    std::int64_t stapled_age =
        std::int64_t{7} * 86'400;  // seconds since valid_from, after which what was stapled is fetched anew
    JsonLimits json = {};          // of each list
};

// What the walk asks of whoever runs it.
struct DiscoverySources {
    // The verifier's own choice of whom it believes without asking further.
    std::function<bool(std::string_view issuer)> recognizes;
    // Proof, status and whatever else makes a list worth believing: every list on the way is asked about.
    std::function<Result<void>(const Credential& list)> prove;
    // The text at that address. It judges addresses and sizes itself; without one, only what was stapled is
    // opened.
    std::function<Result<std::string>(const std::string& url)> fetch;
    // Texts that came with the presentation, by the id that they have or the address that they come from.
    std::map<std::string, std::string> stapled;
};

// One step up.
struct RecognitionLink {
    std::string address;  // as `recognizedIn` names it
    bool was_stapled = false;
    Credential list;  // proven
    RecognizedEntity
        entity;  // the issuer below, as this list has it, with only the actions asked for and valid now
};

// The chain from the issuer of `credential`, its list first, up to a list whose issuer the verifier
// recognizes; empty when it recognizes that of `credential` itself. On every list the issuer below must be
// recognized to do `action`
// ("issue"); whether what came of it fits the action's schemas is still to be checked, of the credential and
// of each list. kNotFound: nobody whom the verifier recognizes is reached. kLimit: too deep or too many.
// kBadValue: a circle, or a list that cannot be read. kBadTime: a list that is not valid now. kUnsupported: a
// list of another kind. Else what `prove` and `fetch` said. `where` is the address of the list. Where several
// references lead on, they are followed in turn, and the first fault is told when none succeeds.
[[nodiscard]] Result<std::vector<RecognitionLink>> discover_recognition(const Credential& credential,
                                                                        std::string_view action, UtcTime now,
                                                                        const DiscoverySources& sources,
                                                                        const DiscoveryLimits& limits = {});

}  // namespace carnet::wallet
