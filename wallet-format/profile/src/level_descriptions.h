// SPDX-License-Identifier: Apache-2.0
//
// How frameworks and levels stand in Carnet's own documents.
#pragma once

#include "wallet-format/profile/framework_level.h"
#include "wallet-format/profile/src/description.h"

namespace carnet::wallet::profile {

template <>
struct Description<FrameworkReference> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("framework", self.framework, TextKind::kUri);
        visitor.text("frameworkVersion", self.version, TextKind::kCode);
    }
};

template <>
struct Description<LevelReference> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("framework", self.framework, TextKind::kUri);
        visitor.text("frameworkVersion", self.framework_version, TextKind::kCode);
        visitor.text("level", self.level, TextKind::kCode);
    }
};

}  // namespace carnet::wallet::profile
