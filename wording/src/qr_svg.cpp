// SPDX-License-Identifier: Apache-2.0
#include "wording/qr_svg.h"

#include <exception>

#include <qrcodegen.hpp>

namespace carnet::wording {
namespace {

constexpr int kQuietZone = 4;

// Each dark module is a square of one unit.
std::string squares(const qrcodegen::QrCode& code) {
    std::string path;
    for (int y = 0; y < code.getSize(); ++y) {
        for (int x = 0; x < code.getSize(); ++x) {
            if (!code.getModule(x, y)) continue;
            path += "M" + std::to_string(x + kQuietZone) + " " + std::to_string(y + kQuietZone) + "h1v1h-1z";
        }
    }
    return path;
}

}  // namespace

std::optional<std::string> qr_svg(std::string_view text) {
    try {
        const auto code =
            qrcodegen::QrCode::encodeText(std::string(text).c_str(), qrcodegen::QrCode::Ecc::LOW);
        const std::string size = std::to_string(code.getSize() + 2 * kQuietZone);
        return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + size + " " + size +
               R"(" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path fill="#000" d=")" +
               squares(code) + R"("/></svg>)";
    } catch (const std::exception&) {  // data_too_long, or memory is short
        return std::nullopt;
    }
}

}  // namespace carnet::wording
