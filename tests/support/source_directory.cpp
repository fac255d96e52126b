// SPDX-License-Identifier: Apache-2.0
#include "tests/support/source_directory.h"

namespace carnet::test {

std::filesystem::path source_directory() {
    return CARNET_SOURCE_DIR;
}

}  // namespace carnet::test
