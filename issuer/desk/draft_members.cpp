// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/draft_members.h"

#include "base/json_writer.h"
#include "wallet-format/jcs.h"

#include <algorithm>
#include <array>

namespace carnet::issuer {
namespace {

// Said by the case, by those who sign, or by the act that the draft belongs to.
constexpr std::array<std::string_view, 8> kOfTheCase = {"type",    "id",      "decisionKind", "caseNumber",
                                                        "purpose", "signers", "supersedes",   "appealOf"};
constexpr std::array<std::string_view, 6> kOfTheClock = {"received",  "acknowledged",  "fileComplete",
                                                         "suspended", "extendedUntil", "extensionReason"};

template <std::size_t count>
void refuse(JsonValue object, const std::array<std::string_view, count>& names, const std::string& at,
            std::string_view whose, std::vector<Error>& faults) {
    for (const auto name : names) {
        if (object.find(name))
            faults.push_back(error(ErrorCode::kBadValue,
                                   "is said by " + std::string(whose) + "; leave it out",
                                   at + "/" + std::string(name)));
    }
}

// Every member of `over` over those of `under`.
std::string overlay(const std::string& under, JsonValue over) {
    const auto document = JsonDocument::parse(under);
    if (!document || !over.is_object()) return wallet::canonicalize(over);
    auto members = members_of(document->root());
    for (auto& [name, value] : members_of(over)) members.insert_or_assign(name, std::move(value));
    return object_of(members);
}

// The first document of the draft over what is known of it; the others as they are.
std::string overlay_examined(const std::string& under, JsonValue over) {
    const auto document = JsonDocument::parse(under);
    if (!document || !over.is_array() || over.size() == 0) return wallet::canonicalize(over);
    JsonWriter writer;
    writer.begin_array();
    bool is_first = true;
    for (const JsonValue element : over.elements()) {
        writer.raw(is_first ? overlay(wallet::canonicalize(document->root().at(0)), element)
                            : wallet::canonicalize(element));
        is_first = false;
    }
    return writer.end_array().take();
}

}  // namespace

DraftMembers members_of(JsonValue object) {
    DraftMembers members;
    for (const auto& [name, value] : object.members())
        members.emplace(std::string(name), wallet::canonicalize(value));
    return members;
}

std::string object_of(const DraftMembers& members) {
    JsonWriter writer;
    writer.begin_object();
    for (const auto& [name, value] : members) writer.key(name).raw(value);
    return writer.end_object().take();
}

DraftMembers merge_draft(DraftMembers known, JsonValue draft, std::vector<Error>& faults) {
    refuse(draft, kOfTheCase, "", "the case", faults);
    if (const auto timeline = draft.find("timeline"))
        refuse(*timeline, kOfTheClock, "/timeline", "the clock of the case", faults);
    for (const auto& [name, value] : draft.members()) {
        // A fault already; and what kind of document this is, no draft can change.
        if (std::find(kOfTheCase.begin(), kOfTheCase.end(), name) != kOfTheCase.end()) continue;
        const std::string member(name);
        const auto before = known.find(member);
        if (before != known.end() && member == "timeline") {
            before->second = overlay(before->second, value);
        } else if (before != known.end() && (member == "recognises" || member == "assessedQualifications")) {
            before->second = overlay_examined(before->second, value);
        } else {
            known.insert_or_assign(member, wallet::canonicalize(value));
        }
    }
    return known;
}

}  // namespace carnet::issuer
