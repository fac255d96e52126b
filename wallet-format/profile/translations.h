// SPDX-License-Identifier: Apache-2.0
//
// One text in several languages.
#pragma once

#include <map>
#include <string>

namespace carnet::wallet {

using Translations = std::map<std::string, std::string>;  // by BCP 47 tag

}  // namespace carnet::wallet
