// SPDX-License-Identifier: Apache-2.0
//
// Writes JSON text member by member, in the order of the calls, without white space. For documents that
// Carnet itself composes (credentials before signing, verdicts, problem documents, log lines).
//
// Strings are escaped as RFC 8785 3.2.2.2 asks, so a writer that adds members in UTF-16 order produces
// canonical JSON. The caller keeps the nesting balanced; an unbalanced document ends the process in take().
// One writer belongs to one thread. In docs/decisions/0002 stands why this is in base.
#pragma once

#include "base/json_reader.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace carnet {

class JsonWriter {
  public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& string(std::string_view text);  // must be UTF-8; ill-formed bytes become U+FFFD
    JsonWriter& integer(std::int64_t value);
    JsonWriter& number(double value);  // ECMAScript form; must be finite
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    JsonWriter& value(JsonValue value);      // a parsed value, member order kept
    JsonWriter& raw(std::string_view json);  // one complete JSON value, trusted as such

    // key(name) and string(text) in one call; the commonest pair.
    JsonWriter& member(std::string_view name, std::string_view text) { return key(name).string(text); }

    // The finished text; the writer is empty again afterwards.
    [[nodiscard]] std::string take();

  private:
    void separate();
    std::string text_;
    int depth_ = 0;
    bool first_ = true;  // nothing written yet in the innermost array or object
    bool after_key_ = false;
};

// The ECMAScript spelling of a finite double (RFC 8785 3.2.2.3): shortest digits that read back the same.
void append_ecmascript_number(std::string& out, double value);
// Does JSON write this text as it is, between quotation marks? Ill-formed UTF-8 is the caller's to know.
[[nodiscard]] bool is_written_as_is(std::string_view text) noexcept;
// A quoted, escaped JSON string (RFC 8785 3.2.2.2) appended to `out`.
void append_json_string(std::string& out, std::string_view text);

}  // namespace carnet
