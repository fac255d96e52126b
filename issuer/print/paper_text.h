// SPDX-License-Identifier: Apache-2.0
//
// Everything that a print says, in words, before anybody thinks of where it stands: one column for each
// language, with the same rows. What the signed code holds is taken from what was read back out of it, and
// nothing of it is left out; the titles beside the codes come from the award as it was issued, and from
// signed standards. Values; thread-safe. docs/formats/paper.md
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/print/titles.h"
#include "keys/digest.h"
#include "wallet-format/cose/paper_document.h"

#include <string>
#include <vector>

namespace carnet::issuer {

// A text and the language that it is in, which decides about fonts and direction; empty: as it looks.
struct Phrase {
    std::string text;
    std::string language;
};

struct PaperRow {
    Phrase label;
    Phrase value;
    bool is_heading = false;  // a label that stands above the rows behind it, without a value
};

// The print in one language.
struct PaperColumn {
    std::string language;  // the one that was asked for
    Phrase language_name;  // "Français"
    Phrase note;           // empty, or says that the labels are borrowed
    Phrase kind;           // "Certificate of competence"
    Phrase issuer_label;
    Phrase name_label;
    Phrase words_label;
    Phrase number_label;
    Phrase qualification;
    std::vector<PaperRow> rows;
    Phrase large_code;  // captions and sentences
    Phrase small_code;
    Phrase scan;
    Phrase address;
    Phrase torn;
    Phrase also_signed;
};

struct PaperText {
    Phrase issuer;
    Phrase name;
    Phrase original_name;  // empty when there is none
    std::string number;
    std::string words;
    std::vector<PaperColumn> columns;      // one or two, with equally many rows
    std::vector<std::string> identifiers;  // what only machines want to know of the code, a line each
    UtcTime printed;
};

struct PaperContentToSay {
    const wallet::PaperDocument& document;  // as read back from the code
    const Titles& titles;
    std::string title_language;  // of the award
    keys::Sha256Digest digest;   // of the signed message
};

// In the languages asked for, BCP 47; one where both are the same. A language without messages gets English
// labels and says so. A title that is not there in a language stands in another one and is marked with it.
// kUnsupported: a decision, which has no sheet. kBadValue: a language that is no tag.
[[nodiscard]] Result<PaperText> say_paper(const PaperContentToSay& content, const std::string& language,
                                          const std::string& second_language);

}  // namespace carnet::issuer
