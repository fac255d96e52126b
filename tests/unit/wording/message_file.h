// SPDX-License-Identifier: Apache-2.0
// The message files as they lie in the checkout, read without the code that they are held against.
#pragma once

#include "wording/language.h"

#include <string>
#include <vector>

namespace carnet::test {

struct Message {
    std::string key;
    std::string text;
};

// In the order of the file.
[[nodiscard]] std::vector<Message> messages_in_file(wording::Language language);

}  // namespace carnet::test
