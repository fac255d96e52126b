// SPDX-License-Identifier: Apache-2.0
//
// The levels of a certificate beside those of other frameworks, as reports have referenced them. Levels are
// texts; nothing is counted, no statement is turned round, and two statements are never joined into a third.
// Pure, thread-safe.
#pragma once

#include "base/time.h"
#include "verifier/recognition/recognition.h"
#include "verifier/recognition/recognition_library.h"
#include "wallet-format/profile/award.h"

#include <vector>

namespace carnet::verifier {

// A certificate of competency is of vocational education; statements about another sector are shown as out of
// scope.
[[nodiscard]] std::vector<LevelLine> level_lines(const std::vector<wallet::Level>& levels,
                                                 const RecognitionLibrary& library, const Date& day);

}  // namespace carnet::verifier
