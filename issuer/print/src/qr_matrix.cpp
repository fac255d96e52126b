// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/src/qr_matrix.h"

#include <exception>
#include <optional>

#include <qrcodegen.hpp>

namespace carnet::issuer {
namespace {

using qrcodegen::QrCode;

constexpr int kBestMask = -1;
// Masks break up patterns. Compressed and signed text has none, so that for a long one any mask is as good as
// the best of the eight, and to try them all would be a quarter of what a print costs.
constexpr std::size_t kLongText = 300;

// Capitals and digits take the alphanumeric mode by themselves.
std::optional<QrMatrix> encode(std::string_view text, QrCode::Ecc level, char letter, int mask) {
    try {
        const auto segments = qrcodegen::QrSegment::makeSegments(std::string(text).c_str());
        const auto code =
            QrCode::encodeSegments(segments, level, QrCode::MIN_VERSION, QrCode::MAX_VERSION, mask, false);
        QrMatrix matrix{code.getVersion(), letter, code.getSize(), {}};
        for (int y = 0; y < matrix.size; ++y) {
            for (int x = 0; x < matrix.size; ++x) matrix.dark.push_back(code.getModule(x, y));
        }
        return matrix;
    } catch (const std::exception&) {  // too long for the level
        return std::nullopt;
    }
}

}  // namespace

Result<QrMatrix> fit_qr(std::string_view text, double side, const ModuleSizes& least) {
    struct Level {
        QrCode::Ecc correction;
        char letter;
        double least;
    };
    const Level levels[] = {{QrCode::Ecc::QUARTILE, 'Q', least.quartile},
                            {QrCode::Ecc::MEDIUM, 'M', least.medium},
                            {QrCode::Ecc::LOW, 'L', least.low}};
    for (const auto& level : levels) {
        // How large it becomes does not depend on the mask.
        auto probe = encode(text, level.correction, level.letter, 0);
        if (!probe || side / (probe->size + 2 * kQuietModules) < level.least) continue;
        if (text.size() > kLongText) return *std::move(probe);
        if (auto matrix = encode(text, level.correction, level.letter, kBestMask)) return *std::move(matrix);
    }
    return error(ErrorCode::kLimit,
                 "There is too much in the code for it to be printed so that a photocopy can be read.");
}

}  // namespace carnet::issuer
