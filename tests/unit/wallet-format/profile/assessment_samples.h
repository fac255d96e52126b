// SPDX-License-Identifier: Apache-2.0
// An assessment of a fictional person's qualifications, with every member that an assessment may have.
#pragma once

#include "wallet-format/profile/qualification_assessment.h"

namespace carnet::test {

[[nodiscard]] wallet::QualificationAssessment sample_qualification_assessment();

}  // namespace carnet::test
