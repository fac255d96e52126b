// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/term_entries.h"

#include "wallet-format/rdf/src/context_keywords.h"
#include "wallet-format/rdf/src/json_ld_error.h"
#include "wallet-format/rdf/src/keyword.h"

#include <algorithm>
#include <array>

namespace carnet::wallet {
namespace {

struct ContainerName {
    std::string_view name;
    Container container;
};
constexpr std::array kContainerNames = {ContainerName{keyword::kList, Container::kList},
                                        ContainerName{keyword::kSet, Container::kSet},
                                        ContainerName{keyword::kLanguage, Container::kLanguage},
                                        ContainerName{keyword::kIndex, Container::kIndex},
                                        ContainerName{keyword::kId, Container::kId},
                                        ContainerName{keyword::kType, Container::kType},
                                        ContainerName{keyword::kGraph, Container::kGraph}};

constexpr std::array kEntryNames = {keyword::kId,        keyword::kReverse,   keyword::kContainer,
                                    keyword::kContext,   keyword::kDirection, keyword::kIndex,
                                    keyword::kLanguage,  keyword::kNest,      keyword::kPrefix,
                                    keyword::kProtected, keyword::kType};

Error bad_container(JsonValue at) {
    return json_ld_error("invalid container mapping",
                         "@container names @list alone, or @set, @graph, @id, @index, @language and @type in "
                         "one of their allowed combinations.",
                         at);
}

Result<void> add_container(Containers& containers, JsonValue name) {
    const auto known = std::find_if(kContainerNames.begin(), kContainerNames.end(), [&](const auto& row) {
        return name.is_string() && row.name == name.string();
    });
    if (known == kContainerNames.end()) return bad_container(name);
    containers.add(known->container);
    return {};
}

// One of them; @graph with @id or @index; any of these with @set; never @list with another. spec: step 19.1
bool is_allowed(const Containers& containers) {
    int others = 0;  // that say how a value is found in its member
    for (const auto container : {Container::kIndex, Container::kId, Container::kType, Container::kLanguage})
        others += containers.has(container) ? 1 : 0;
    const bool is_graph = containers.has(Container::kGraph);
    if (containers.has(Container::kList))
        return containers.bits() == static_cast<std::uint8_t>(Container::kList);
    if (is_graph && (containers.has(Container::kType) || containers.has(Container::kLanguage))) return false;
    return others <= 1;
}

}  // namespace

bool may_define_type(JsonValue value) {
    if (!value.is_object() || value.size() == 0) return false;
    for (const auto& [name, entry] : value.members()) {
        const bool is_set =
            name == keyword::kContainer && entry.is_string() && entry.string() == keyword::kSet;
        if (!is_set && name != keyword::kProtected) return false;
    }
    return true;
}

Result<void> read_containers(TermDefinition& term, JsonValue value) {
    const auto given = value.find(keyword::kContainer);
    if (!given) return {};
    if (!given->is_array()) CARNET_TRY_VOID(add_container(term.containers, *given));
    if (given->is_array() && given->size() == 0) return bad_container(*given);
    for (const JsonValue name : given->elements()) CARNET_TRY_VOID(add_container(term.containers, name));
    if (!is_allowed(term.containers)) return bad_container(*given);
    if (!term.containers.has(Container::kType)) return {};
    if (term.type.empty()) term.type = keyword::kId;
    if (term.type == keyword::kId || term.type == keyword::kVocab) return {};
    return json_ld_error("invalid type mapping", "With the container @type, @type is @id or @vocab.", value);
}

Result<void> read_language_and_direction(TermDefinition& term, JsonValue value) {
    if (value.find(keyword::kType)) return {};
    if (const auto language = value.find(keyword::kLanguage)) {
        if (!language->is_null() && !language->is_string())
            return json_ld_error("invalid language mapping", "@language is a language tag or null.",
                                 *language);
        term.language.is_given = true;
        if (language->is_string()) term.language.value = language->string();
    }
    if (const auto direction = value.find(keyword::kDirection)) {
        term.direction.is_given = true;
        CARNET_TRY(term.direction.value, read_direction(*direction));
    }
    return {};
}

Result<void> read_nest(TermDefinition& term, JsonValue value) {
    const auto nest = value.find(keyword::kNest);
    if (!nest) return {};
    if (!nest->is_string() || (keyword::is_keyword(nest->string()) && nest->string() != keyword::kNest))
        return json_ld_error("invalid @nest value", "@nest is @nest or a term.", *nest);
    term.nest = nest->string();
    return {};
}

Result<void> read_prefix(TermDefinition& term, JsonValue value) {
    const auto prefix = value.find(keyword::kPrefix);
    if (!prefix) return {};
    if (term.term.find_first_of(":/") != std::string::npos)
        return json_ld_error("invalid term definition", "A term with a colon or a slash is no prefix.",
                             *prefix);
    if (prefix->type() != JsonType::kBoolean)
        return json_ld_error("invalid @prefix value", "@prefix is true or false.", *prefix);
    term.is_prefix = prefix->boolean();
    if (term.is_prefix && term.is_keyword)
        return json_ld_error("invalid term definition", "A keyword's other name is no prefix.", *prefix);
    return {};
}

Result<void> check_entry_names(JsonValue value) {
    for (const auto& [name, entry] : value.members()) {
        if (std::find(kEntryNames.begin(), kEntryNames.end(), name) == kEntryNames.end()) {
            return json_ld_error("invalid term definition",
                                 "A term definition has no entry \"" + std::string(name) + "\".", entry);
        }
    }
    return {};
}

}  // namespace carnet::wallet
