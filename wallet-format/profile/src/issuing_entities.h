// SPDX-License-Identifier: Apache-2.0
//
// Who may issue what by the accreditations that are in force, with schemas that say the limits: for documents
// of others, which know neither scopes nor roles. Pure, thread-safe.
#pragma once

#include "wallet-format/profile/recognized_entity.h"
#include "wallet-format/profile/src/running_accreditations.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet::profile {

struct SchemaAddress {
    std::string url;
    std::string digest;
};

// All of an action's schemas must hold.
struct IssuingAction {
    std::string_view recognized_by;
    std::vector<SchemaAddress> schemas;
    std::optional<Date> since;
};

// A body under one of its DIDs. Views and pointers into the list.
struct IssuingEntity {
    std::string_view id;
    const Organisation* body = nullptr;
    std::vector<IssuingAction> actions;
};

struct IssuingEntities {
    std::vector<IssuingEntity> entities;
    std::vector<SchemaFile> schemas;
    std::vector<LeftOut> left_out;
};

// Digests of the schemas that stand in actions: of a kind of certificate, by the name of its file, and of
// documents of one type.
[[nodiscard]] std::string digest_of_published(std::string_view file_name);
[[nodiscard]] std::string digest_of_type(std::string_view type);

// `list_type`: the type of the documents by which a body recognizes others.
[[nodiscard]] IssuingEntities issuing_entities(const std::vector<RunningAccreditation>& running,
                                               std::string_view schema_base, std::string_view list_type);

}  // namespace carnet::wallet::profile
