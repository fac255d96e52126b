// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/time.h"
#include "http/message.h"

#include <string>
#include <string_view>

namespace carnet::http {

// What the server knows about the exchange and the handler does not.
struct Delivery {
    std::string_view date;  // for the Date field
    bool is_head = false;   // the body is left out, its length is said
    bool keep_alive = true;
    bool http_1_0 = false;
    bool over_tls = false;
};

// Appends status line, fields and body to `out`, ready to be written. The server's own fields are added:
// Content-Length, Date, Connection, X-Content-Type-Options, Referrer-Policy, and unless the handler set it
// Content-Security-Policy; over TLS also Strict-Transport-Security. Those of the handler that would frame the
// message are left out. A field that would break the header open (a line break) turns the answer into a 500.
// spec: RFC 9112 4, 5; RFC 9110 6.4.1, 8.6
void append_response(std::string& out, const Response& response, const Delivery& delivery);

// "Sat, 21 Nov 2026 09:30:00 GMT", made anew when the second has changed. One per connection.
// spec: RFC 9110 5.6.7
class DateText {
  public:
    [[nodiscard]] std::string_view at(UtcTime now);

  private:
    std::int64_t seconds_ = -1;
    std::string text_;
};

}  // namespace carnet::http
