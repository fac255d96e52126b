// SPDX-License-Identifier: Apache-2.0
// What a ShapedText is inside, for the two files that call Pango.
#pragma once

#include "issuer/print/src/typesetter.h"

#include <pango/pangocairo.h>

namespace carnet::issuer {

struct ShapedText::Layout {
    explicit Layout(PangoLayout* made) : pango(made) {}
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;
    ~Layout() { g_object_unref(pango); }
    PangoLayout* pango;
};

}  // namespace carnet::issuer
