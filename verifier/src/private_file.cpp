// SPDX-License-Identifier: Apache-2.0
#include "verifier/src/private_file.h"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace carnet::verifier {

Result<void> make_private(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return error(ErrorCode::kIo, "cannot be opened: " + std::generic_category().message(errno),
                     file.string());
    }
    ::close(descriptor);
    return {};
}

}  // namespace carnet::verifier
