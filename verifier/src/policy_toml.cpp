// SPDX-License-Identifier: Apache-2.0
//
// TOML text -> Policy. Every key is named here; what is not named is refused.
#include "base/toml_reader.h"
#include "verifier/policy.h"
#include "wallet-format/identifier/did.h"

#include <set>

namespace carnet::verifier {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kYear = 366 * kDay;
constexpr TomlKind kPolicyFile{"A policy", "docs/formats/policy.md", 1'048'576};
constexpr std::size_t kMaxIssuers = 1'000;
constexpr std::size_t kMaxPublishers = 16;
constexpr std::size_t kMaxJurisdictions = 300;
constexpr std::size_t kMaxAnchors = 100;
constexpr std::size_t kMaxPem = 32'768;
constexpr const char* kDidRule = "Write a DID without fragment, such as \"did:web:board.example\".";

bool is_did(std::string_view text) {
    const auto did = wallet::parse_did_url(text);
    return did && did->fragment.empty();
}

Result<std::string> read_did(const TomlSection& section) {
    CARNET_TRY(auto did, section.text("did"));
    if (!is_did(did)) return section.wrong("did", kDidRule);
    return did;
}

Result<std::vector<std::string>> read_publishers(const TomlSection& section) {
    CARNET_TRY(auto dids, section.texts("status_publishers", kMaxPublishers));
    if (!dids) return std::vector<std::string>();
    for (std::size_t i = 0; i < dids->size(); ++i) {
        if (!is_did((*dids)[i])) return section.wrong_item("status_publishers", i, kDidRule);
    }
    return *std::move(dids);
}

Result<TrustedIssuer> read_trusted(const TomlSection& section) {
    TrustedIssuer issuer;
    CARNET_TRY(issuer.did, read_did(section));
    CARNET_TRY(issuer.name, section.text("name"));
    CARNET_TRY(issuer.from, section.instant("from"));
    CARNET_TRY(issuer.until, section.instant("until"));
    if (issuer.from && issuer.until && !(*issuer.from < *issuer.until))
        return section.wrong("until", "The listing ends before it begins: write a day after from.");
    CARNET_TRY(issuer.status_publishers, read_publishers(section));
    return issuer;
}

Result<DistrustedIssuer> read_distrusted(const TomlSection& section) {
    DistrustedIssuer issuer;
    CARNET_TRY(issuer.did, read_did(section));
    CARNET_TRY_VOID(set_if_given(issuer.why, section.optional_text("why")));
    CARNET_TRY(issuer.from, section.instant("from"));
    return issuer;
}

Result<TrustListOperator> read_operator(const TomlSection& section) {
    TrustListOperator accepted;
    CARNET_TRY(accepted.did, read_did(section));
    CARNET_TRY(accepted.name, section.text("name"));
    return accepted;
}

Result<KnownAuthority> read_authority(const TomlSection& section) {
    CARNET_TRY(auto named, read_operator(section));
    KnownAuthority authority{std::move(named.did), std::move(named.name), {}};
    CARNET_TRY(auto places, section.texts("jurisdictions", kMaxJurisdictions));
    if (!places || places->empty())
        return section.wrong("jurisdictions", "Write where it is competent: [\"DE\"], [\"DE-BY\"].");
    authority.jurisdictions = *std::move(places);
    return authority;
}

// One certificate each, as the authority publishes it.
Result<std::vector<keys::Certificate>> read_anchors(const TomlSection& file) {
    std::vector<keys::Certificate> anchors;
    CARNET_TRY(const auto sections, file.sections("anchors", kMaxAnchors, {"pem"}));
    for (const auto& section : sections) {
        CARNET_TRY(const auto pem, section.text("pem", kMaxPem));
        auto read = keys::Certificate::from_pem(pem);
        if (!read) return section.wrong("pem", "Write one certificate in PEM: " + read.error().detail);
        if (read->size() != 1)
            return section.wrong("pem", "Write one certificate here, others in sections of their own.");
        anchors.push_back(std::move(read->front()));
    }
    return anchors;
}

// Sections [[key]], each read by `read_one`; a DID may stand in them once.
template <class Issuer>
Result<std::vector<Issuer>> read_issuers(const TomlSection& file, std::string_view key,
                                         TomlSection::Keys known,
                                         Result<Issuer> (*read_one)(const TomlSection&)) {
    std::vector<Issuer> issuers;
    std::set<std::string> seen;
    CARNET_TRY(const auto sections, file.sections(key, kMaxIssuers, known));
    for (const auto& section : sections) {
        CARNET_TRY(auto issuer, read_one(section));
        if (!seen.insert(issuer.did).second)
            return section.wrong("did", issuer.did + " is listed twice: keep one of them.");
        issuers.push_back(std::move(issuer));
    }
    return issuers;
}

Result<void> read_freshness(const TomlSection& file, std::string_view key, Freshness& out) {
    CARNET_TRY(const auto section,
               file.section(key, {"max_age_seconds", "grace_seconds", "keep_seconds", "retry_seconds"}));
    CARNET_TRY_VOID(set_if_given(out.max_age, section.whole_number("max_age_seconds", 0, 7 * kDay)));
    CARNET_TRY_VOID(set_if_given(out.grace, section.whole_number("grace_seconds", 0, 30 * kDay)));
    CARNET_TRY_VOID(set_if_given(out.keep, section.whole_number("keep_seconds", 0, kYear)));
    CARNET_TRY_VOID(set_if_given(out.retry, section.whole_number("retry_seconds", 1, 3'600)));
    if (out.max_age > out.grace || out.grace > out.keep)
        return section.wrong(
            "Write max_age_seconds no greater than grace_seconds, and that no greater than keep_seconds.");
    return {};
}

Result<void> read_limits(const TomlSection& file, PolicyLimits& out) {
    constexpr std::int64_t kilobyte = 1024;
    constexpr std::int64_t megabyte = 1024 * kilobyte;
    CARNET_TRY(
        const auto limits,
        file.section("limits", {"document_bytes", "document_depth", "proofs", "credentials", "status_entries",
                                "list_bytes", "bitstring_bytes", "cached_list_bytes", "cached_issuers"}));
    const auto read = [&limits](std::string_view key, std::int64_t least, std::int64_t most, auto& target) {
        return set_if_given(target, limits.whole_number(key, least, most));
    };
    CARNET_TRY_VOID(read("document_bytes", kilobyte, 16 * megabyte, out.document_bytes));
    CARNET_TRY_VOID(read("document_depth", 8, 64, out.document_depth));
    CARNET_TRY_VOID(read("proofs", 1, 64, out.proofs));
    CARNET_TRY_VOID(read("credentials", 1, 64, out.credentials));
    CARNET_TRY_VOID(read("status_entries", 1, 64, out.status_entries));
    CARNET_TRY_VOID(read("list_bytes", kilobyte, 64 * megabyte, out.list_bytes));
    CARNET_TRY_VOID(read("bitstring_bytes", 16 * kilobyte, 128 * megabyte, out.bitstring_bytes));
    CARNET_TRY_VOID(read("cached_list_bytes", megabyte, 4096 * megabyte, out.cached_list_bytes));
    return read("cached_issuers", 1, 1'000'000, out.cached_issuers);
}

Result<void> read_switches(const TomlSection& file, Policy& policy) {
    const auto read = [&file](std::string_view key, bool& target) {
        return set_if_given(target, file.flag(key));
    };
    CARNET_TRY_VOID(read("require_issuer_control", policy.require_issuer_control));
    CARNET_TRY_VOID(read("require_trusted_issuer", policy.require_trusted_issuer));
    CARNET_TRY_VOID(read("check_status", policy.check_status));
    CARNET_TRY_VOID(read("require_status", policy.require_status));
    CARNET_TRY_VOID(read("require_known_type", policy.require_known_type));
    CARNET_TRY_VOID(read("require_accreditation", policy.require_accreditation));
    CARNET_TRY_VOID(read("require_key_binding", policy.require_key_binding));
    CARNET_TRY_VOID(read("compat_did_issuers", policy.compat_did_issuers));
    return read("trust_signatures_before_key_revocation", policy.trust_signatures_before_key_revocation);
}

}  // namespace

Result<Policy> read_policy(std::string_view toml) {
    CARNET_TRY(const auto file, TomlSection::parse(toml, kPolicyFile,
                                                   {"name",
                                                    "trusted",
                                                    "distrusted",
                                                    "trust_lists",
                                                    "authorities",
                                                    "require_issuer_control",
                                                    "require_trusted_issuer",
                                                    "check_status",
                                                    "require_status",
                                                    "require_known_type",
                                                    "require_accreditation",
                                                    "require_key_binding",
                                                    "key_binding_seconds",
                                                    "compat_did_issuers",
                                                    "anchors",
                                                    "trust_signatures_before_key_revocation",
                                                    "clock_skew_seconds",
                                                    "expiry_notice_days",
                                                    "late_signing_days",
                                                    "issuer_documents",
                                                    "status_lists",
                                                    "limits"}));
    Policy policy;
    CARNET_TRY_VOID(set_if_given(policy.name, file.optional_text("name")));
    CARNET_TRY_VOID(read_switches(file, policy));
    CARNET_TRY_VOID(set_if_given(policy.clock_skew_seconds, file.whole_number("clock_skew_seconds", 0, 600)));
    CARNET_TRY_VOID(
        set_if_given(policy.expiry_notice_days, file.whole_number("expiry_notice_days", 0, 3'650)));
    CARNET_TRY_VOID(set_if_given(policy.late_signing_days, file.whole_number("late_signing_days", 0, 3'650)));
    CARNET_TRY_VOID(
        set_if_given(policy.key_binding_seconds, file.whole_number("key_binding_seconds", 10, 3'600)));
    CARNET_TRY(policy.anchors, read_anchors(file));
    CARNET_TRY_VOID(read_freshness(file, "issuer_documents", policy.issuer_documents));
    CARNET_TRY_VOID(read_freshness(file, "status_lists", policy.status_lists));
    CARNET_TRY_VOID(read_limits(file, policy.limits));
    CARNET_TRY(
        policy.trusted,
        read_issuers(file, "trusted", {"did", "name", "from", "until", "status_publishers"}, read_trusted));
    CARNET_TRY(policy.trust_lists, read_issuers(file, "trust_lists", {"did", "name"}, read_operator));
    CARNET_TRY(policy.authorities,
               read_issuers(file, "authorities", {"did", "name", "jurisdictions"}, read_authority));
    CARNET_TRY(policy.distrusted, read_issuers(file, "distrusted", {"did", "why", "from"}, read_distrusted));
    return policy;
}

}  // namespace carnet::verifier
