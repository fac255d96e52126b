// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/issuing_entities.h"

#include "base/text_encoding.h"
#include "keys/digest.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/profile/src/scope_schema.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

namespace carnet::wallet::profile {
namespace {

// What an awarding body issues, each with the schema that is published of it.
constexpr std::array<std::string_view, 2> kAwarded = {"competency-certificate-v1.json",
                                                      "competency-unit-statement-v1.json"};

std::string digest_of(std::string_view text) {
    return encode_multibase(Multibase::kBase64Url, keys::sha256(as_bytes(text)));
}

std::string_view published_text(std::string_view file_name) {
    const auto& all = embedded_documents();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.file_name == file_name; });
    return found->text;
}

// Somebody who is listed for anything but issuing would be taken for an issuer by readers that look no
// further than the list, and so would somebody whose limits the schemas do not say: such accreditations are
// left out.
class Collector {
  public:
    Collector(std::string_view schema_base, std::string_view list_type)
        : schema_base_(schema_base), list_type_(list_type) {
        for (const auto file : kAwarded)
            awarded_.push_back({schema_base_ + std::string(file), digest_of_published(file)});
    }

    void add(const RunningAccreditation& running) {
        const auto& accreditation = *running.accreditation;
        if (accreditation.issuers.empty()) return leave_out(accreditation, "the body has no DID");
        if (accreditation.role == AccreditedRole::kAward) return add_awarding(running);
        if (accreditation.role != AccreditedRole::kAccredit)
            return leave_out(accreditation, "its role is not to issue certificates");
        if (*running.scope != AccreditationScope{})
            return leave_out(accreditation, "the limits of an accreditor cannot be said");
        add_action(running, {file(schema_of_type(list_type_))});
    }

    [[nodiscard]] IssuingEntities take() {
        for (auto& [name, text] : files_) found_.schemas.push_back({name, std::move(text)});
        return std::move(found_);
    }

  private:
    void leave_out(const Accreditation& accreditation, std::string reason) {
        found_.left_out.push_back({accreditation.id, std::move(reason)});
    }

    void add_awarding(const RunningAccreditation& running) {
        const auto& accreditation = *running.accreditation;
        const auto& scope = *running.scope;
        std::optional<SchemaAddress> limits;
        if (limits_certificates(scope)) {
            auto schema = schema_of_scope(scope);
            if (!schema)
                return leave_out(accreditation,
                                 "its places are no countries, and a certificate names only those");
            limits = file(*std::move(schema));
        }
        for (const auto& awarded : awarded_) {
            std::vector schemas = {awarded};
            if (limits) schemas.push_back(*limits);
            add_action(running, schemas);
        }
    }

    void add_action(const RunningAccreditation& running, const std::vector<SchemaAddress>& schemas) {
        const auto& accreditation = *running.accreditation;
        for (const auto& did : accreditation.issuers) {
            const auto [place, is_new] = places_.emplace(did, found_.entities.size());
            if (is_new) found_.entities.push_back({did, &accreditation.body, {}});
            found_.entities[place->second].actions.push_back(
                {accreditation.accreditor, schemas, running.since});
        }
    }

    SchemaAddress file(std::string text) {
        auto digest = digest_of(text);
        auto name = "scope-" + digest + ".json";
        auto url = schema_base_ + name;
        files_.emplace(std::move(name), std::move(text));
        return {std::move(url), std::move(digest)};
    }

    std::string schema_base_;
    std::string_view list_type_;
    std::vector<SchemaAddress> awarded_;
    IssuingEntities found_;
    std::unordered_map<std::string_view, std::size_t> places_;  // of entities, by DID
    std::map<std::string, std::string> files_;                  // by name
};

}  // namespace

std::string digest_of_published(std::string_view file_name) {
    return digest_of(published_text(file_name));
}

std::string digest_of_type(std::string_view type) {
    return digest_of(schema_of_type(type));
}

IssuingEntities issuing_entities(const std::vector<RunningAccreditation>& running,
                                 std::string_view schema_base, std::string_view list_type) {
    Collector collector(schema_base, list_type);
    for (const auto& each : running) collector.add(each);
    return collector.take();
}

}  // namespace carnet::wallet::profile
