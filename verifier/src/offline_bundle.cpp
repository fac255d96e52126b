// SPDX-License-Identifier: Apache-2.0
#include "verifier/offline_bundle.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "keys/digest.h"
#include "wallet-format/profile/accreditation_json.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace carnet::verifier {
namespace {

// Written piece by piece, so that what would make it too large is left out whole.
class BundleWriter {
  public:
    BundleWriter(const Policy& policy, const VerifyDependencies& dependencies, UtcTime now)
        : policy_(policy), dependencies_(dependencies), now_(now) {}

    [[nodiscard]] std::string write(const OfflineSettings& settings) {
        const auto issuers = write_issuers();
        ask_for(settings.status_lists);
        const auto lists = write_status_lists();
        JsonWriter out;
        out.begin_object().member("made", Timestamp::of(now_).text());
        out.key("maxAgeSeconds").integer(settings.max_age_seconds).member("policy", policy_.name);
        out.key("complete").boolean(is_complete_).key("rules").raw(rules());
        out.key("issuers").begin_array();
        for (const auto& issuer : issuers) out.raw(issuer);
        out.end_array().key("trustLists").raw(trust_lists()).key("statusLists").begin_array();
        for (const auto& list : lists) out.raw(list);
        return out.end_array().end_object().take();
    }

    // Was everything to be had, and did it all fit?
    [[nodiscard]] bool is_complete() const noexcept { return is_complete_; }

  private:
    // Lists that the configuration wants kept: as if somebody had asked about an entry.
    void ask_for(const std::vector<std::string>& urls) {
        for (const auto& url : urls)
            if (!has_time() || dependencies_.lists.current(url, 1, now_).list == nullptr)
                is_complete_ = false;
    }

    [[nodiscard]] std::vector<std::string> write_issuers() {
        std::vector<std::string> written;
        for (const auto& did : known_issuers()) {
            if (written.size() == kMaxOfflineIssuers) {
                is_complete_ = false;
                break;
            }
            keep(written, issuer(did));
        }
        return written;
    }

    [[nodiscard]] std::vector<std::string> write_status_lists() {
        std::vector<std::string> written;
        for (const auto& held : dependencies_.lists.held())
            if (may_publish(held.list->issuer)) keep(written, status_list(held));
        return written;
    }

    void keep(std::vector<std::string>& written, std::string piece) {
        if (bytes_ + piece.size() > kMaxOfflineBytes) {
            is_complete_ = false;
            return;
        }
        bytes_ += piece.size();
        written.push_back(std::move(piece));
    }

    // Those of the policy first; each once.
    [[nodiscard]] std::vector<std::string> known_issuers() {
        std::vector<std::string> dids;
        const auto add = [&](const std::string& did) {
            if (names_.insert(did).second) dids.push_back(did);
        };
        for (const auto& issuer : policy_.trusted) add(issuer.did);
        for (const auto& authority : policy_.authorities) add(authority.did);
        for (const auto& issuer : policy_.distrusted) add(issuer.did);
        for (const auto& did : dependencies_.registry().issuers()) add(did);
        return dids;
    }

    // Of an issuer above, or of whom one of them has its lists published by.
    [[nodiscard]] bool may_publish(const std::string& publisher) const {
        return names_.contains(publisher) ||
               std::any_of(policy_.trusted.begin(), policy_.trusted.end(), [&](const TrustedIssuer& issuer) {
                   const auto& others = issuer.status_publishers;
                   return std::find(others.begin(), others.end(), publisher) != others.end();
               });
    }

    [[nodiscard]] bool has_time() const {
        return dependencies_.clock.now() <= now_.plus_seconds(kOfflinePatienceSeconds);
    }

    [[nodiscard]] std::string rules() const {
        JsonWriter out;
        out.begin_object().key("requireTrustedIssuer").boolean(policy_.require_trusted_issuer);
        out.key("requireAccreditation").boolean(policy_.require_accreditation);
        out.key("checkStatus").boolean(policy_.check_status);
        out.key("requireStatus").boolean(policy_.require_status);
        out.key("trustSignaturesBeforeKeyRevocation").boolean(policy_.trust_signatures_before_key_revocation);
        out.key("lateSigningDays").integer(policy_.late_signing_days);
        out.key("clockSkewSeconds").integer(policy_.clock_skew_seconds);
        return out.end_object().take();
    }

    static void write_window(JsonWriter& out, std::string_view name, const std::optional<UtcTime>& time) {
        if (time) out.member(name, Timestamp::of(*time).text());
    }

    void write_trust(JsonWriter& out, const std::string& did) const {
        const auto* listed = policy_.find_trusted(did);
        const auto* authority = policy_.find_authority(did);
        const auto* refused = policy_.find_distrusted(did);
        if (listed != nullptr) {
            out.member("name", listed->name);
        } else if (authority != nullptr) {
            out.member("name", authority->name);
        }
        if (refused != nullptr) {
            out.member("trust", "untrusted");
            write_window(out, "from", refused->from);
            return;
        }
        out.member("trust", listed != nullptr ? "trusted" : "not-listed");
        if (listed == nullptr) return;
        write_window(out, "from", listed->from);
        write_window(out, "until", listed->until);
        if (listed->status_publishers.empty()) return;
        out.key("statusPublishers").begin_array();
        for (const auto& publisher : listed->status_publishers) out.string(publisher);
        out.end_array();
    }

    // Absent keys mean: could not be had now.
    void write_keys(JsonWriter& out, const std::string& did) {
        if (!has_time()) {
            is_complete_ = false;
            return;
        }
        const auto found = dependencies_.issuers.find(did, now_);
        if (!found) {
            is_complete_ = false;
            return;
        }
        const auto& document = *found->document;
        out.key("keys").begin_array();
        for (const auto& method : document.methods) {
            out.begin_object().member("id", method.id).member("controller", method.controller);
            out.member("publicKeyMultibase", method.key.multikey());
            out.key("forAssertion").boolean(document.may_assert(method.id));
            if (method.revoked) out.member("revoked", method.revoked->text());
            if (method.expires) out.member("expires", method.expires->text());
            out.end_object();
        }
        out.end_array().member("fetched", Timestamp::of(found->as_of).text());
    }

    [[nodiscard]] std::string issuer(const std::string& did) {
        JsonWriter out;
        out.begin_object().member("id", did);
        write_trust(out, did);
        if (policy_.find_distrusted(did) == nullptr) write_keys(out, did);
        const auto& listed = dependencies_.registry().of_issuer(did);
        if (!listed.empty()) {
            out.key("accreditations").begin_array();
            for (const auto& [list, accreditation] : listed) {
                out.begin_object().member("list", list->id);
                out.key("accreditation").raw(wallet::write_accreditation(*accreditation)).end_object();
            }
            out.end_array();
        }
        return out.end_object().take();
    }

    [[nodiscard]] std::string trust_lists() const {
        JsonWriter out;
        out.begin_array();
        for (const auto* list : dependencies_.registry().lists()) {
            out.begin_object().member("id", list->id).member("operator", list->operator_did);
            out.member("name", list->name).key("sequence").integer(list->sequence);
            out.member("validFrom", Timestamp::of(list->issued).text());
            out.member("nextUpdate", Timestamp::of(list->next_update).text());
            out.key("extract").boolean(list->is_extract).key("disputed").boolean(list->is_disputed);
            out.end_object();
        }
        return out.end_array().take();
    }

    [[nodiscard]] static std::string status_list(const HeldStatusList& held) {
        const auto& list = *held.list;
        JsonWriter out;
        out.begin_object().member("url", held.url).member("issuer", list.issuer);
        out.member("purpose", list.purposes.empty() ? std::string_view() : list.purposes.front());
        out.key("purposes").begin_array();
        for (const auto& purpose : list.purposes) out.string(purpose);
        out.end_array().member("encodedList", list.bits.encode());
        if (list.valid_from) out.member("validFrom", list.valid_from->text());
        if (list.valid_until) out.member("validUntil", list.valid_until->text());
        return out.member("fetched", Timestamp::of(held.as_of).text()).end_object().take();
    }

    const Policy& policy_;
    const VerifyDependencies& dependencies_;
    UtcTime now_;
    std::set<std::string, std::less<>> names_;
    std::size_t bytes_ = 0;
    bool is_complete_ = true;
};

}  // namespace

std::shared_ptr<const OfflineText> OfflineBundle::held() const {
    const std::lock_guard lock(guard_);
    return held_;
}

bool OfflineBundle::is_due(UtcTime now) const {
    const std::lock_guard lock(guard_);
    return held_ == nullptr || now < made_ || made_.plus_seconds(keep_seconds_) <= now;
}

std::shared_ptr<const OfflineText> OfflineBundle::current() {
    if (!is_due(dependencies_.clock.now())) return held();
    std::unique_lock making(making_, std::try_to_lock);
    if (!making.owns_lock()) {
        if (auto before = held()) return before;
        making.lock();
    }
    const UtcTime now = dependencies_.clock.now();
    if (!is_due(now)) return held();
    BundleWriter writer(policy_, dependencies_, now);
    auto json = writer.write(settings_);
    auto etag = "\"" + encode_base64url(keys::sha256(as_bytes(json))) + "\"";
    const std::lock_guard lock(guard_);
    held_ = std::make_shared<const OfflineText>(OfflineText{std::move(json), std::move(etag)});
    made_ = now;
    keep_seconds_ = writer.is_complete() ? kOfflineKeepSeconds : kOfflineRetrySeconds;
    return held_;
}

}  // namespace carnet::verifier
