// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/processing.h"

#include "base/json_writer.h"
#include "wallet-format/sd-jwt/src/sd_names.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace carnet::wallet {
namespace {

// Writes the claims while it walks them; one per call.
class Processor {
  public:
    Processor(std::span<const Disclosure> disclosures, SdAlgorithm algorithm, const SdJwtLimits& limits)
        : disclosures_(disclosures), algorithm_(algorithm), limits_(limits), places_(disclosures.size()) {}

    Result<ProcessedClaims> run(JsonValue payload) {
        CARNET_TRY_VOID(index_disclosures());
        CARNET_TRY_VOID(write_object(payload));
        CARNET_TRY_VOID(require_all_named());
        CARNET_TRY(auto claims, JsonDocument::parse(out_.take(), {.max_depth = limits_.depth}));
        std::vector<ClaimPath> disclosed;
        disclosed.reserve(places_.size());
        for (auto& place : places_) disclosed.push_back(*std::move(place));
        return ProcessedClaims{std::move(claims), std::move(disclosed)};
    }

  private:
    [[nodiscard]] Error wrong(std::string detail) const {
        return error(ErrorCode::kDisclosureWrong, std::move(detail), pointer_of(path_));
    }

    Result<void> index_disclosures() {
        for (std::size_t i = 0; i < disclosures_.size(); ++i) {
            if (!by_digest_.emplace(sd_digest(algorithm_, disclosures_[i].text()), i).second)
                return wrong("Disclosure " + std::to_string(i + 1) + " is there twice.");
        }
        return {};
    }

    // spec: RFC 9901 section 7.1 step 5
    Result<void> require_all_named() const {
        const auto unnamed = std::find(places_.begin(), places_.end(), std::nullopt);
        if (unnamed == places_.end()) return {};
        return wrong("Disclosure " + std::to_string(unnamed - places_.begin() + 1) +
                     " belongs to no digest that the issuer signed.");
    }

    // The disclosure that a digest stands for, if it was sent along. spec: RFC 9901 section 7.1 step 4
    Result<std::optional<std::size_t>> disclosure_of(JsonValue digest) {
        if (!digest.is_string()) return wrong("A digest is a string.");
        if (seen_.size() >= limits_.digests) {
            return error(ErrorCode::kLimit,
                         "There are more than " + std::to_string(limits_.digests) + " digests.");
        }
        if (!seen_.insert(std::string(digest.string())).second) return wrong("A digest is there twice.");
        const auto found = by_digest_.find(std::string(digest.string()));
        if (found == by_digest_.end()) return std::optional<std::size_t>{};
        places_[found->second] = path_;
        return std::optional<std::size_t>(found->second);
    }

    Result<void> write_value(JsonValue value) {
        if (!value.is_object() && !value.is_array()) {
            out_.value(value);
            return {};
        }
        if (path_.size() >= limits_.depth) {
            return error(ErrorCode::kLimit,
                         "The claims are nested deeper than " + std::to_string(limits_.depth) + " levels.",
                         pointer_of(path_));
        }
        return value.is_object() ? write_object(value) : write_array(value);
    }

    Result<void> write_member(std::string_view name, JsonValue value) {
        out_.key(name);
        path_.emplace_back(std::string(name));
        CARNET_TRY_VOID(write_value(value));
        path_.pop_back();
        return {};
    }

    Result<void> write_object(JsonValue object) {
        out_.begin_object();
        std::optional<JsonValue> digests;
        for (const auto& [name, value] : object.members()) {
            if (name == sd::kEllipsis) return wrong("\"...\" is no name of a claim.");
            if (name == sd::kSd)
                digests = value;
            else if (name != sd::kSdAlg || !path_.empty())
                CARNET_TRY_VOID(write_member(name, value));
        }
        if (digests) CARNET_TRY_VOID(write_disclosed_members(object, *digests));
        out_.end_object();
        return {};
    }

    // spec: RFC 9901 section 7.1 step 3.c.ii
    Result<void> write_disclosed_members(JsonValue object, JsonValue digests) {
        if (!digests.is_array()) return wrong("\"_sd\" is an array of digests.");
        std::vector<std::string_view> written;
        for (const JsonValue digest : digests.elements()) {
            CARNET_TRY(const auto index, disclosure_of(digest));
            if (!index) continue;
            const auto name = disclosures_[*index].name();
            if (!name) return wrong("An element of an array is disclosed where a claim belongs.");
            if (sd::is_reserved(*name) || (path_.empty() && *name == sd::kSdAlg))
                return wrong("\"" + std::string(*name) + "\" is no name of a claim.");
            if (object.find(*name) || std::find(written.begin(), written.end(), *name) != written.end())
                return wrong("The claim \"" + std::string(*name) + "\" is there twice.");
            written.push_back(*name);
            places_[*index]->emplace_back(std::string(*name));
            CARNET_TRY_VOID(write_member(*name, disclosures_[*index].value()));
        }
        return {};
    }

    // spec: RFC 9901 section 7.1 step 3.c.iii
    Result<void> write_array(JsonValue array) {
        out_.begin_array();
        std::size_t position = 0;
        for (JsonValue element : array.elements()) {
            path_.emplace_back(position);
            const auto digest = element.find(sd::kEllipsis);
            if (digest) {
                if (element.size() != 1) return wrong("\"...\" stands alone in its object.");
                CARNET_TRY(const auto index, disclosure_of(*digest));
                if (index && disclosures_[*index].name())
                    return wrong("A claim is disclosed where an element of an array belongs.");
                if (index) element = disclosures_[*index].value();
                if (!index) {
                    path_.pop_back();
                    continue;
                }
            }
            CARNET_TRY_VOID(write_value(element));
            path_.pop_back();
            ++position;
        }
        out_.end_array();
        return {};
    }

    std::span<const Disclosure> disclosures_;
    SdAlgorithm algorithm_;
    const SdJwtLimits& limits_;
    std::unordered_map<std::string, std::size_t> by_digest_;
    std::unordered_set<std::string> seen_;
    std::vector<std::optional<ClaimPath>> places_;  // of each disclosure, once a digest has named it
    ClaimPath path_;                                // where the walk is
    JsonWriter out_;
};

}  // namespace

Result<ProcessedClaims> process_claims(JsonValue payload, std::span<const Disclosure> disclosures,
                                       const SdJwtLimits& limits) {
    CARNET_TRY_VOID(payload.as_object());
    CARNET_TRY(const auto algorithm, sd_algorithm_of(payload));
    return Processor(disclosures, algorithm, limits).run(payload);
}

}  // namespace carnet::wallet
