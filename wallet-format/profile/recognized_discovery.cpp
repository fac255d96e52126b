// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/recognized_discovery.h"

#include <algorithm>
#include <utility>

namespace carnet::wallet {
namespace {

Error at(const std::string& address, ErrorCode code, std::string detail) {
    return error(code, std::move(detail), address);
}

bool is_valid_at(const std::optional<Timestamp>& from, const std::optional<Timestamp>& until, UtcTime now) {
    return (!from || from->instant() <= now) && (!until || now <= until->instant());
}

class Discovery {
  public:
    Discovery(std::string_view action, UtcTime now, const DiscoverySources& sources,
              const DiscoveryLimits& limits)
        : action_(action), now_(now), sources_(sources), limits_(limits) {}

    // Adds to the chain what is above `current`.
    Result<void> climb(const Credential& current) {
        if (sources_.recognizes(current.issuer())) return {};
        CARNET_TRY(const auto references, issuer_recognized_in(current));
        if (references.empty())
            return error(ErrorCode::kNotFound,
                         "you do not recognize " + std::string(current.issuer()) +
                             ", and it names no list on which it stands",
                         std::string(current.issuer()));
        std::optional<Error> first;
        for (const auto& reference : references) {
            auto followed = follow(reference, current.issuer());
            if (followed) return {};
            if (!first) first = std::move(followed).error();
        }
        return *first;
    }

    [[nodiscard]] std::vector<RecognitionLink> take() { return std::move(chain_); }

  private:
    Result<void> follow(const RecognizedIn& reference, std::string_view issuer) {
        if (!reference.is_credential())
            return at(reference.id, ErrorCode::kUnsupported, "is a list of a kind that is not followed");
        if (is_on_the_way(reference.id))
            return at(reference.id, ErrorCode::kBadValue,
                      "leads in a circle: this list is on the way already");
        if (chain_.size() >= limits_.max_depth)
            return at(
                reference.id, ErrorCode::kLimit,
                "would be more than " + std::to_string(limits_.max_depth) + " lists one above the other");
        CARNET_TRY(auto link, open(reference.id));
        if (!link.list.id().empty() && is_on_the_way(link.list.id()))
            return at(reference.id, ErrorCode::kBadValue,
                      "leads in a circle: this list is on the way already");
        CARNET_TRY_VOID(find_entity(link, issuer));
        if (auto proven = sources_.prove(link.list); !proven)
            return at(reference.id, proven.error().code, proven.error().message());
        chain_.push_back(link);
        auto climbed = climb(link.list);
        if (!climbed) chain_.pop_back();
        return climbed;
    }

    [[nodiscard]] bool is_on_the_way(std::string_view name) const {
        return std::any_of(chain_.begin(), chain_.end(), [&](const RecognitionLink& link) {
            return link.address == name || link.list.id() == name;
        });
    }

    // What was stapled is as good as what is fetched when it is fresh; when it is not, it is no reason to
    // refuse.
    Result<RecognitionLink> open(const std::string& address) {
        if (const auto stapled = sources_.stapled.find(address); stapled != sources_.stapled.end()) {
            CARNET_TRY_VOID(count(address));
            auto list = read(address, stapled->second);
            if (list && is_fresh(*list)) return RecognitionLink{address, true, *std::move(list), {}};
            if (!sources_.fetch && !list) return std::move(list).error();
        }
        if (!sources_.fetch)
            return at(address, ErrorCode::kNotFound,
                      "was not stapled, or is too old, and nothing is fetched here");
        CARNET_TRY_VOID(count(address));
        auto text = sources_.fetch(address);
        if (!text) return at(address, text.error().code, text.error().message());
        CARNET_TRY(auto list, read(address, *text));
        return RecognitionLink{address, false, std::move(list), {}};
    }

    Result<void> count(const std::string& address) {
        if (opened_++ < limits_.max_documents) return {};
        return at(address, ErrorCode::kLimit,
                  "would be more than " + std::to_string(limits_.max_documents) + " documents");
    }

    Result<Credential> read(const std::string& address, std::string_view text) const {
        auto document = JsonDocument::parse(text, limits_.json);
        if (!document) return at(address, document.error().code, document.error().message());
        auto list = Credential::from_json(*std::move(document));
        if (!list) return at(address, list.error().code, list.error().message());
        if (is_valid_at(list->valid_from(), list->valid_until(), now_)) return list;
        return at(address, ErrorCode::kBadTime, "is not valid at this time");
    }

    // A list that says not since when it is valid is as old as can be.
    [[nodiscard]] bool is_fresh(const Credential& list) const {
        return list.valid_from() && now_ < list.valid_from()->instant().plus_seconds(limits_.stapled_age);
    }

    Result<void> find_entity(RecognitionLink& link, std::string_view issuer) const {
        auto entities = read_recognized_entities(link.list);
        if (!entities) return at(link.address, entities.error().code, entities.error().message());
        for (auto& entity : entities->entities) {
            if (entity.id != issuer) continue;
            std::erase_if(entity.recognized_to, [this](const RecognizedAction& each) {
                return each.action != action_ || !is_valid_at(each.valid_from, each.valid_until, now_);
            });
            if (entity.recognized_to.empty()) continue;
            link.entity = std::move(entity);
            return {};
        }
        return at(
            link.address, ErrorCode::kNotFound,
            "does not say of " + std::string(issuer) + " that it is recognized to " + std::string(action_));
    }

    std::string_view action_;
    UtcTime now_;
    const DiscoverySources& sources_;
    const DiscoveryLimits& limits_;
    std::vector<RecognitionLink> chain_;
    std::size_t opened_ = 0;
};

}  // namespace

Result<std::vector<RecognitionLink>> discover_recognition(const Credential& credential,
                                                          std::string_view action, UtcTime now,
                                                          const DiscoverySources& sources,
                                                          const DiscoveryLimits& limits) {
    Discovery discovery(action, now, sources, limits);
    CARNET_TRY_VOID(discovery.climb(credential));
    return discovery.take();
}

}  // namespace carnet::wallet
