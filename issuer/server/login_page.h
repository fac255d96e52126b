// SPDX-License-Identifier: Apache-2.0
//
// The page on which a holder logs in, so that a wallet may fetch the certificate: plain HTML without script,
// under a policy that allows its own style and nothing else, and forms that lead here and back to the wallet.
// Nothing personal stands on it. In the languages of wording/language.h. Pure, thread-safe. spec: CSP Level 3
// section 6.4 (form-action also governs where the answer to a form redirects)
#pragma once

#include "http/message.h"
#include "wording/language.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

struct LoginPage {
    wording::Language language;
    std::string_view issuer;        // its name
    std::string_view wallet;        // its configured name
    std::string_view action;        // path to which the form is posted
    std::string_view client;        // goes along with it
    std::string_view request_uri;   // likewise
    std::string_view redirect_uri;  // where the wallet will take the holder back
    bool asks_nothing = false;      // demonstrations
    bool was_wrong = false;         // the code typed before
};

[[nodiscard]] http::Response write_login_page(const LoginPage& page);
// For a holder who cannot be sent anywhere: the link is wrong or over.
[[nodiscard]] http::Response write_dead_end_page(wording::Language language, std::string_view issuer);

}  // namespace carnet::issuer
