// SPDX-License-Identifier: Apache-2.0
//
// A signature over RDF holds for every JSON text that has the same RDF. A holder could therefore write a
// signed member in another way, an expiry under its full IRI for example, and whoever reads the JSON would
// not find it. So what is secured over RDF is believed only where JSON and RDF read alike: members have the
// names that contexts give them, a context in the document gives names to the document's own vocabulary only,
// and nothing about the document stands elsewhere than in the document.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"

#include <optional>
#include <string_view>

namespace carnet::wallet {

// kUnsupportedProof, with the place: a member named by an IRI, a compact IRI or a keyword; a context in
// the document that does more than give names to IRIs of its own; an object elsewhere that says more about
// the document itself (by its `id`) than that it is refreshed there. `left_out` is a member that is not
// looked at.
[[nodiscard]] Result<void> require_plain_names(JsonValue object, std::optional<std::string_view> left_out);

}  // namespace carnet::wallet
