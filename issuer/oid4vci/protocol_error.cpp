// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/protocol_error.h"

#include <cstdlib>

namespace carnet::issuer {

void throw_exception_from_error(const ProtocolError&, const boost::source_location&) {
    std::abort();
}

}  // namespace carnet::issuer
