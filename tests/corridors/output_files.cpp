// SPDX-License-Identifier: Apache-2.0
#include "tests/corridors/output_files.h"

#include <fstream>
#include <iterator>

namespace carnet::corridors {

Result<std::string> read_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return error(ErrorCode::kIo, "The file cannot be read.", file.string());
    return std::string{std::istreambuf_iterator<char>(stream), {}};
}

Result<void> write_file(const std::filesystem::path& file, std::string_view text) {
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.flush();
    if (!stream) return error(ErrorCode::kIo, "The file cannot be written.", file.string());
    return {};
}

}  // namespace carnet::corridors
