// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/conformance_issuer.h"

#include "base/json_writer.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/profile/own_types.h"
#include "wallet-format/status-list/status_list_credential.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::issuer {
namespace {

namespace name = wallet::name;

constexpr std::array kPurposes = {name::kRevocation, name::kSuspension};
constexpr std::int64_t kListSeconds = 86'400;
constexpr JsonLimits kListLimits{.max_bytes = std::size_t{1} * 1024 * 1024};

Error not_ours_to_sign(JsonValue at) {
    return error(ErrorCode::kForbidden,
                 "Carnet's own documents are issued from approved batches; an instance for test suites never "
                 "signs one.",
                 at.pointer());
}

// What a reader could take for one of ours: our context, or our types under whatever context.
Result<void> refuse_own_types(const wallet::Credential& credential) {
    const auto is_ours = [](std::string_view text) {
        return text.find("w3id.org/carnet") != std::string_view::npos;
    };
    const auto context = credential.json().require(name::kContext);
    const auto& urls = credential.contexts();
    if (std::any_of(urls.begin(), urls.end(), is_ours)) return not_ours_to_sign(*context);
    const auto& types = credential.types();
    if (std::any_of(types.begin(), types.end(), wallet::is_own_type))
        return not_ours_to_sign(credential.json());
    return {};
}

Result<wallet::Credential> read(const std::string& text) {
    CARNET_TRY(auto document, JsonDocument::parse(text));
    CARNET_TRY(auto credential, wallet::Credential::from_json(std::move(document)));
    CARNET_TRY_VOID(refuse_own_types(credential));
    return credential;
}

bool needs_proof_context(const wallet::Credential& credential) {
    const auto& urls = credential.contexts();
    const auto has = [&](std::string_view url) {
        return std::find(urls.begin(), urls.end(), url) != urls.end();
    };
    return credential.data_model() == wallet::DataModel::kVersion1 && !has(name::kDataIntegrityV1) &&
           !has(name::kDataIntegrityV2);
}

void write_contexts(JsonWriter& out, JsonValue contexts) {
    out.begin_array();
    for (const JsonValue context : contexts.elements()) out.value(context);
    out.string(name::kDataIntegrityV2).end_array();
}

void write_entry(JsonWriter& out, std::string_view purpose, std::uint64_t index,
                 const std::string& lists_url) {
    const std::string list = lists_url + std::string(purpose);
    const std::string place = std::to_string(index);
    out.begin_object().member(name::kId, list + "#" + place);
    out.member(name::kType, name::kBitstringStatusListEntry).member(name::kStatusPurpose, purpose);
    out.member(name::kStatusListIndex, place).member(name::kStatusListCredential, list).end_object();
}

}  // namespace

Result<std::unique_ptr<ConformanceIssuer>> ConformanceIssuer::make(ConformanceInstance instance,
                                                                   Random& random, const Clock& clock) {
    CARNET_TRY(auto secret, keys::generate_secret(instance.algorithm, random));
    CARNET_TRY(auto signer, keys::make_signer(instance.algorithm, std::move(secret)));
    std::map<std::string, wallet::Bitstring, std::less<>> lists;
    for (const auto purpose : kPurposes) {
        CARNET_TRY(auto bits, wallet::Bitstring::zeros(wallet::kMinStatusEntries));
        lists.emplace(purpose, std::move(bits));
    }
    return std::unique_ptr<ConformanceIssuer>(
        new ConformanceIssuer(std::move(instance), std::move(signer), std::move(lists), random, clock));
}

std::string_view ConformanceIssuer::cryptosuite() const noexcept {
    return to_string(wallet::suite_of(instance_.algorithm, instance_.form));
}

Result<std::uint64_t> ConformanceIssuer::take_place(std::string_view credential) {
    const std::lock_guard lock(mutex_);
    // Half the list stays free, so that a free place is found soon.
    if (taken_.size() >= wallet::kMinStatusEntries / 2)
        return error(ErrorCode::kLimit, "This instance's status list is full. Start it anew.");
    auto place = random_.below(wallet::kMinStatusEntries);
    while (taken_.contains(place)) place = random_.below(wallet::kMinStatusEntries);
    taken_.emplace(place, credential);
    if (!credential.empty()) places_.insert_or_assign(std::string(credential), place);
    return place;
}

// In data model 1.1 the entry's terms have no definition, so it would not be signed; and a proof's terms have
// one only in a context of their own, which is added where it is missing.
Result<std::string> ConformanceIssuer::prepared(const wallet::Credential& credential,
                                                const std::string& lists_url) {
    JsonWriter out;
    out.begin_object();
    for (const auto& [member, value] : credential.json().members()) {
        out.key(member);
        if (member == name::kContext && needs_proof_context(credential)) {
            write_contexts(out, value);
        } else {
            out.value(value);
        }
    }
    const bool adds = instance_.adds_status && credential.statuses().empty() &&
                      credential.data_model() == wallet::DataModel::kVersion2;
    if (adds) {
        CARNET_TRY(const auto place, take_place(credential.id()));
        out.key(name::kCredentialStatus).begin_array();
        for (const auto purpose : kPurposes) write_entry(out, purpose, place, lists_url);
        out.end_array();
    }
    out.end_object();
    return out.take();
}

// The proof joins those that are there.
Result<std::string> ConformanceIssuer::sign(const JsonDocument& document) const {
    wallet::ProofOptions options;
    options.verification_method = did() + "#" + signer_->public_key().multikey();
    options.created = UtcTime{clock_.now().seconds, 0};
    options.form = instance_.form;
    options.joins_others = true;
    return wallet::add_proof(document, options, *signer_, wallet::embedded_contexts());
}

Result<std::string> ConformanceIssuer::issue(JsonValue value, const std::string& lists_url) {
    JsonWriter text;
    text.value(value);
    CARNET_TRY(const auto credential, read(text.take()));
    CARNET_TRY(const auto unsigned_text, prepared(credential, lists_url));
    CARNET_TRY(const auto document, JsonDocument::parse(unsigned_text));
    return sign(document);
}

Result<std::string> ConformanceIssuer::status_list(std::string_view purpose, const std::string& lists_url) {
    wallet::StatusListContent content;
    content.id = lists_url + std::string(purpose);
    content.issuer = did();
    content.purposes = {std::string(purpose)};
    content.valid_from = UtcTime{clock_.now().seconds, 0};
    content.valid_until = content.valid_from.plus_seconds(kListSeconds);
    std::string unsigned_text;
    {
        const std::lock_guard lock(mutex_);
        const auto list = lists_.find(purpose);
        if (list == lists_.end()) return error(ErrorCode::kNotFound, "There is no list for this purpose.");
        unsigned_text = wallet::write_status_list(content, list->second);
    }
    CARNET_TRY(const auto document, JsonDocument::parse(unsigned_text, kListLimits));
    return sign(document);
}

Result<void> ConformanceIssuer::set_status(const std::string& credential, std::string_view purpose,
                                           bool value) {
    const std::lock_guard lock(mutex_);
    const auto place = places_.find(credential);
    const auto list = lists_.find(purpose);
    if (place == places_.end() || list == lists_.end())
        return error(ErrorCode::kNotFound,
                     "This instance has issued no credential of that id, or has no list for that purpose.");
    return list->second.set(place->second, value ? 1 : 0);
}

}  // namespace carnet::issuer
