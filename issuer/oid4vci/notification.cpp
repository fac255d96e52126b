// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/notification.h"

#include "base/json_reader.h"
#include "base/text_encoding.h"

#include <algorithm>
#include <array>

namespace carnet::issuer {
namespace {

constexpr JsonLimits kLimits{16'384, 8, 200};
constexpr std::array<std::string_view, 3> kEvents = {"credential_accepted", "credential_failure",
                                                     "credential_deleted"};

}  // namespace

Answer<Notification> read_notification(std::string_view body) {
    const ProtocolError malformed(protocol::kInvalidNotificationRequest,
                                  "Send notification_id and an event that the specification has.");
    const auto json = JsonDocument::parse(body, kLimits);
    if (!json) return malformed;
    const auto id = json->root().find("notification_id");
    const auto event = json->root().find("event");
    if (!id || !id->is_string() || !event || !event->is_string()) return malformed;
    if (std::find(kEvents.begin(), kEvents.end(), event->string()) == kEvents.end()) return malformed;
    return Notification{std::string(id->string()), std::string(event->string())};
}

std::string notification_id(const OfferToken& token, std::string_view configuration) {
    std::string text = "carnet notification\n" + encode_hex(token.token) + "\n";
    text.append(configuration);
    return encode_base64url(ByteView(keys::sha256(as_bytes(text))).first(16));
}

}  // namespace carnet::issuer
