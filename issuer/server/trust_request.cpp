// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/trust_request.h"

#include "issuer/desk/accreditation_file.h"
#include "issuer/desk/trust_document.h"
#include "issuer/server/request_members.h"

namespace carnet::issuer {
namespace {

Error below(std::string place, Error fault) {
    fault.where = std::move(place) + fault.where;
    return fault;
}

Result<TrustChange> read_grants(const IssuerHome& home, JsonValue root, Random& random) {
    CARNET_TRY_VOID(refuse_unknown(root, {"act", "reason", "note", "accreditations"}));
    CARNET_TRY(const auto given, root.require("accreditations"));
    CARNET_TRY(const auto list, given.as_array());
    TrustChange change;
    change.act = TrustAct::kGrant;
    for (const JsonValue one : list.elements()) {
        auto grant = read_grant(one, grant_defaults(home.settings(), random));
        if (!grant)
            return below("/accreditations/" + std::to_string(change.grants.size()), std::move(grant).error());
        change.grants.push_back(*std::move(grant));
    }
    if (change.grants.empty())
        return error(ErrorCode::kBadValue, "Name at least one accreditation.", "/accreditations");
    CARNET_TRY(change.reason, text_of(root, "reason"));
    CARNET_TRY(const auto note, optional_text_of(root, "note"));
    change.note = note.value_or("");
    return change;
}

Result<TrustChange> read_event(const IssuerHome& home, JsonValue root, TrustAct act, UtcTime now) {
    CARNET_TRY_VOID(refuse_unknown(
        root, {"act", "reason", "note", "accreditation", "from", "since", "scope", "decision"}));
    TrustEventRequest request;
    request.act = act;
    CARNET_TRY(request.accreditation, text_of(root, "accreditation"));
    CARNET_TRY(request.reason, text_of(root, "reason"));
    CARNET_TRY(const auto note, optional_text_of(root, "note"));
    request.note = note.value_or("");
    CARNET_TRY(request.from, optional_day_of(root, "from"));
    CARNET_TRY(request.ex_tunc_since, optional_day_of(root, "since"));
    CARNET_TRY(request.decision, optional_text_of(root, "decision"));
    if (const auto scope = root.find("scope")) {
        CARNET_TRY(request.scope, read_grant_scope(*scope));
    }
    return trust_event(home, request, Date::of(now));
}

Result<TrustChange> read_amendment(JsonValue root) {
    CARNET_TRY_VOID(refuse_unknown(root, {"act", "reason", "note", "accreditation", "amendment"}));
    TrustChange change;
    change.act = TrustAct::kAmend;
    CARNET_TRY(change.accreditation, text_of(root, "accreditation"));
    CARNET_TRY(change.reason, text_of(root, "reason"));
    CARNET_TRY(const auto note, optional_text_of(root, "note"));
    change.note = note.value_or("");
    CARNET_TRY(const auto amendment, root.require("amendment"));
    CARNET_TRY(change.amendment, read_trust_amendment(amendment));
    return change;
}

}  // namespace

Result<TrustChange> read_trust_request(const IssuerHome& home, std::string_view body, UtcTime now,
                                       Random& random) {
    CARNET_TRY(const auto json, JsonDocument::parse(body));
    CARNET_TRY(const auto root, json.root().as_object());
    CARNET_TRY(const auto name, text_of(root, "act"));
    const auto act = trust_act_from(name);
    if (!act || act == TrustAct::kInit)
        return error(
            ErrorCode::kBadValue,
            "Write grant, reduce, suspend, reinstate, withdraw, lapse or amend. What the list is called is "
            "decided with `carnet-issuer trust init`.",
            "/act");
    if (*act == TrustAct::kAmend) return read_amendment(root);
    return act == TrustAct::kGrant ? read_grants(home, root, random) : read_event(home, root, *act, now);
}

}  // namespace carnet::issuer
