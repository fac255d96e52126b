// SPDX-License-Identifier: Apache-2.0
//
// TOML text -> Policy. Every key is named here once; what is not named is refused.
#include "base/text_encoding.h"
#include "verifier/policy.h"
#include "wallet-format/identifier/did.h"

#include <toml++/toml.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <initializer_list>
#include <set>
#include <sstream>

namespace carnet::verifier {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kYear = 366 * kDay;
constexpr std::size_t kMaxPolicyBytes = 1024 * 1024;
constexpr std::size_t kMaxIssuers = 1'000;

std::string place(const toml::node& node, std::string_view key) {
    return "line " + std::to_string(node.source().begin.line) + ", " + std::string(key);
}

Error refuse(const toml::node& node, std::string_view key, std::string detail) {
    return error(ErrorCode::kConfiguration, std::move(detail), place(node, key));
}

// Refuses keys that are not among the known ones.
Result<void> only_known(const toml::table& table, std::initializer_list<std::string_view> known) {
    for (const auto& [key, node] : table) {
        if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
        std::string names;
        for (const std::string_view name : known) names += (names.empty() ? "" : ", ") + std::string(name);
        return refuse(node, key.str(), "There is no such key here. Known: " + names + ".");
    }
    return {};
}

Result<void> read_switch(const toml::table& table, std::string_view key, bool& out) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    const auto value = node->value_exact<bool>();
    if (!value) return refuse(*node, key, "Write true or false.");
    out = *value;
    return {};
}

template <class Integer>
Result<void> read_integer(const toml::table& table, std::string_view key, std::int64_t least,
                          std::int64_t most, Integer& out) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < least || *value > most)
        return refuse(
            *node, key,
            "Write a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".");
    out = static_cast<Integer>(*value);
    return {};
}

Result<void> read_text(const toml::table& table, std::string_view key, std::string& out) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    const auto value = node->value_exact<std::string>();
    if (!value || value->empty() || !is_utf8(*value))
        return refuse(*node, key, "Write a text between quotation marks, not an empty one.");
    out = *value;
    return {};
}

// A day ("2026-01-31") or an instant with its offset, quoted or bare.
Result<void> read_instant(const toml::table& table, std::string_view key, std::optional<UtcTime>& out) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    std::ostringstream written;
    if (const auto quoted = node->value_exact<std::string>()) {
        written << *quoted;
    } else if (const auto date = node->value_exact<toml::date>()) {
        written << *date;
    } else if (const auto date_time = node->value_exact<toml::date_time>()) {
        written << *date_time;
    }
    const std::string text = written.str();
    if (const auto day = Date::parse(text); day && day->is_complete()) {
        out = day->start();
        return {};
    }
    if (const auto instant = Timestamp::parse(text)) {
        out = instant->instant();
        return {};
    }
    return refuse(*node, key, "Write a day such as 2026-01-31, or \"2026-01-31T12:00:00Z\".");
}

Result<std::string> read_did(const toml::node& node, std::string_view key) {
    const auto text = node.value_exact<std::string>();
    const auto did = text ? wallet::parse_did_url(*text)
                          : Result<wallet::DidUrl>(error(ErrorCode::kBadIdentifier, "not a text"));
    if (!did || !did->fragment.empty())
        return refuse(node, key, "Write a DID without fragment, such as \"did:web:board.example\".");
    return did->did;
}

Result<std::string> require_did(const toml::table& table) {
    const toml::node* node = table.get("did");
    if (node == nullptr) return refuse(table, "did", "Each listed issuer needs its DID: add did = \"...\".");
    return read_did(*node, "did");
}

Result<std::vector<std::string>> read_dids(const toml::table& table, std::string_view key) {
    std::vector<std::string> dids;
    const toml::node* node = table.get(key);
    if (node == nullptr) return dids;
    const toml::array* list = node->as_array();
    if (list == nullptr || list->size() > 16) return refuse(*node, key, "Write a list of at most 16 DIDs.");
    for (const toml::node& each : *list) {
        CARNET_TRY(std::string did, read_did(each, key));
        dids.push_back(std::move(did));
    }
    return dids;
}

Result<TrustedIssuer> read_trusted(const toml::table& table) {
    CARNET_TRY_VOID(only_known(table, {"did", "name", "from", "until", "status_publishers"}));
    TrustedIssuer issuer;
    CARNET_TRY(issuer.did, require_did(table));
    CARNET_TRY_VOID(read_text(table, "name", issuer.name));
    if (issuer.name.empty())
        return refuse(table, "name", "Say who this issuer is: add name = \"...\"; people see it.");
    CARNET_TRY_VOID(read_instant(table, "from", issuer.from));
    CARNET_TRY_VOID(read_instant(table, "until", issuer.until));
    if (issuer.from && issuer.until && !(*issuer.from < *issuer.until))
        return refuse(table, "until", "The listing ends before it begins: until must be after from.");
    CARNET_TRY(issuer.status_publishers, read_dids(table, "status_publishers"));
    return issuer;
}

Result<DistrustedIssuer> read_distrusted(const toml::table& table) {
    CARNET_TRY_VOID(only_known(table, {"did", "why", "from"}));
    DistrustedIssuer issuer;
    CARNET_TRY(issuer.did, require_did(table));
    CARNET_TRY_VOID(read_text(table, "why", issuer.why));
    CARNET_TRY_VOID(read_instant(table, "from", issuer.from));
    return issuer;
}

// An array of tables, each read by `read_one`; a DID may stand in it once.
template <class Issuer, class ReadOne>
Result<std::vector<Issuer>> read_issuers(const toml::table& root, std::string_view key, ReadOne read_one) {
    std::vector<Issuer> issuers;
    const toml::node* node = root.get(key);
    if (node == nullptr) return issuers;
    const toml::array* list = node->as_array();
    if (list == nullptr || list->size() > kMaxIssuers)
        return refuse(*node, key, "Write at most 1000 sections [[" + std::string(key) + "]].");
    std::set<std::string> seen;
    for (const toml::node& each : *list) {
        const toml::table* table = each.as_table();
        if (table == nullptr)
            return refuse(each, key, "Write each issuer as a section [[" + std::string(key) + "]].");
        CARNET_TRY(Issuer issuer, read_one(*table));
        if (!seen.insert(issuer.did).second)
            return refuse(each, key, "The issuer " + issuer.did + " is listed twice: keep one of them.");
        issuers.push_back(std::move(issuer));
    }
    return issuers;
}

Result<const toml::table*> section(const toml::table& root, std::string_view key) {
    const toml::node* node = root.get(key);
    if (node == nullptr) return nullptr;
    if (node->as_table() == nullptr)
        return refuse(*node, key, "Write this as a section [" + std::string(key) + "].");
    return node->as_table();
}

Result<void> read_freshness(const toml::table& root, std::string_view key, Freshness& out) {
    CARNET_TRY(const toml::table* table, section(root, key));
    if (table == nullptr) return {};
    CARNET_TRY_VOID(
        only_known(*table, {"max_age_seconds", "grace_seconds", "keep_seconds", "retry_seconds"}));
    CARNET_TRY_VOID(read_integer(*table, "max_age_seconds", 0, 7 * kDay, out.max_age));
    CARNET_TRY_VOID(read_integer(*table, "grace_seconds", 0, 30 * kDay, out.grace));
    CARNET_TRY_VOID(read_integer(*table, "keep_seconds", 0, kYear, out.keep));
    CARNET_TRY_VOID(read_integer(*table, "retry_seconds", 1, 3'600, out.retry));
    if (out.max_age > out.grace || out.grace > out.keep)
        return refuse(*table, key, "max_age_seconds must not exceed grace_seconds, nor that keep_seconds.");
    return {};
}

Result<void> read_limits(const toml::table& root, PolicyLimits& out) {
    constexpr std::int64_t kMegabyte = 1024 * 1024;
    CARNET_TRY(const toml::table* table, section(root, "limits"));
    if (table == nullptr) return {};
    CARNET_TRY_VOID(
        only_known(*table, {"document_bytes", "document_depth", "proofs", "status_entries", "list_bytes",
                            "bitstring_bytes", "cached_list_bytes", "cached_issuers"}));
    CARNET_TRY_VOID(read_integer(*table, "document_bytes", 1024, 16 * kMegabyte, out.document_bytes));
    CARNET_TRY_VOID(read_integer(*table, "document_depth", 8, 64, out.document_depth));
    CARNET_TRY_VOID(read_integer(*table, "proofs", 1, 64, out.proofs));
    CARNET_TRY_VOID(read_integer(*table, "status_entries", 1, 64, out.status_entries));
    CARNET_TRY_VOID(read_integer(*table, "list_bytes", 1024, 64 * kMegabyte, out.list_bytes));
    CARNET_TRY_VOID(read_integer(*table, "bitstring_bytes", 16 * 1024, 128 * kMegabyte, out.bitstring_bytes));
    CARNET_TRY_VOID(
        read_integer(*table, "cached_list_bytes", kMegabyte, 4096 * kMegabyte, out.cached_list_bytes));
    CARNET_TRY_VOID(read_integer(*table, "cached_issuers", 1, 1'000'000, out.cached_issuers));
    return {};
}

Result<void> read_switches(const toml::table& root, Policy& policy) {
    CARNET_TRY_VOID(read_switch(root, "require_issuer_control", policy.require_issuer_control));
    CARNET_TRY_VOID(read_switch(root, "require_trusted_issuer", policy.require_trusted_issuer));
    CARNET_TRY_VOID(read_switch(root, "check_status", policy.check_status));
    CARNET_TRY_VOID(read_switch(root, "require_status", policy.require_status));
    CARNET_TRY_VOID(read_switch(root, "require_known_type", policy.require_known_type));
    CARNET_TRY_VOID(read_switch(root, "trust_signatures_before_key_revocation",
                                policy.trust_signatures_before_key_revocation));
    return {};
}

Result<Policy> read_root(const toml::table& root) {
    CARNET_TRY_VOID(only_known(
        root,
        {"name", "trusted", "distrusted", "require_issuer_control", "require_trusted_issuer", "check_status",
         "require_status", "require_known_type", "trust_signatures_before_key_revocation",
         "clock_skew_seconds", "expiry_notice_days", "issuer_documents", "status_lists", "limits"}));
    Policy policy;
    CARNET_TRY_VOID(read_text(root, "name", policy.name));
    CARNET_TRY_VOID(read_switches(root, policy));
    CARNET_TRY_VOID(read_integer(root, "clock_skew_seconds", 0, 600, policy.clock_skew_seconds));
    CARNET_TRY_VOID(read_integer(root, "expiry_notice_days", 0, 3'650, policy.expiry_notice_days));
    CARNET_TRY_VOID(read_freshness(root, "issuer_documents", policy.issuer_documents));
    CARNET_TRY_VOID(read_freshness(root, "status_lists", policy.status_lists));
    CARNET_TRY_VOID(read_limits(root, policy.limits));
    CARNET_TRY(policy.trusted, read_issuers<TrustedIssuer>(root, "trusted", read_trusted));
    CARNET_TRY(policy.distrusted, read_issuers<DistrustedIssuer>(root, "distrusted", read_distrusted));
    return policy;
}

}  // namespace

Result<Policy> read_policy(std::string_view toml) {
    if (toml.size() > kMaxPolicyBytes || !is_utf8(toml))
        return error(ErrorCode::kConfiguration, "A policy is UTF-8 text of at most 1 MiB.");
    try {
        return read_root(toml::parse(toml));
    } catch (const toml::parse_error& failed) {
        return error(ErrorCode::kConfiguration,
                     "This is not TOML: " + std::string(failed.description()) + ".",
                     "line " + std::to_string(failed.source().begin.line));
    } catch (const std::exception& failed) {
        return error(ErrorCode::kConfiguration, "This policy cannot be read: " + std::string(failed.what()));
    }
}

}  // namespace carnet::verifier
