// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/status_document.h"

#include "base/json_reader.h"
#include "base/json_writer.h"

namespace carnet::issuer {
namespace {

// 100,000 credentials of 45 bytes each take 5 MB.
constexpr JsonLimits kLimits{16ULL * 1024 * 1024, 8, 200'000};

Result<StatusChange> read_members(JsonValue root) {
    StatusChange change;
    CARNET_TRY(const auto act, root.require("act"));
    CARNET_TRY(const auto act_text, act.as_string());
    CARNET_TRY(const auto reason, root.require("reason"));
    CARNET_TRY(const auto reason_text, reason.as_string());
    const auto known_act = status_act_from(act_text);
    const auto known_reason = status_reason_from(reason_text);
    if (!known_act || !known_reason) return error(ErrorCode::kBadValue, "There is no such act or reason.");
    change.act = *known_act;
    change.reason = *known_reason;
    CARNET_TRY(const auto id, root.require("id"));
    CARNET_TRY(const auto id_text, id.as_string());
    change.id = id_text;
    CARNET_TRY(const auto text, root.require("text"));
    CARNET_TRY(const auto text_text, text.as_string());
    change.text = text_text;
    CARNET_TRY(const auto credentials, root.require("credentials"));
    for (const JsonValue credential : credentials.elements()) {
        CARNET_TRY(const auto credential_id, credential.as_string());
        change.credentials.emplace_back(credential_id);
    }
    return change;
}

}  // namespace

std::string write_status_document(const StatusChange& change) {
    JsonWriter writer;
    writer.begin_object().member("act", to_string(change.act)).key("credentials").begin_array();
    for (const auto& credential : change.credentials) writer.string(credential);
    writer.end_array().member("id", change.id).member("reason", to_string(change.reason));
    writer.member("text", change.text).member("type", "carnet-status-change-v1").end_object();
    return writer.take();
}

Result<StatusChange> read_status_document(std::string_view document) {
    const auto unreadable = [] {
        return error(ErrorCode::kStoreCorrupt, "A status change cannot be read. Run `carnet-issuer fsck`.");
    };
    const auto parsed = JsonDocument::parse(document, kLimits);
    if (!parsed) return unreadable();
    auto change = read_members(parsed->root());
    if (!change || write_status_document(*change) != document) return unreadable();
    return change;
}

}  // namespace carnet::issuer
