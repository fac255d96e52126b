// SPDX-License-Identifier: Apache-2.0
//
// The JSON-LD terms of a described type (description.h), as a context scoped to it: each object's terms mean
// something inside that object only, so they clash with nobody's. Belongs to one function call.
// spec: JSON-LD 1.1 section 4.1.8 (scoped contexts)
#pragma once

#include "base/json_writer.h"
#include "wallet-format/profile/src/description.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet::profile {

inline constexpr std::string_view kVocabulary = "https://w3id.org/carnet/vocab#";

// {"@protected":true,"framework":{"@id":"https://w3id.org/carnet/vocab#framework","@type":"@id"},...}
template <class T>
[[nodiscard]] std::string terms_of_described();

// What needs no template.
class MemberTerms {
  public:
    template <class Text>
    void text(std::string_view name, const Text& /*value*/, TextKind kind) {
        add(name, names_a_node(kind) ? kNode : kLiteral);
    }
    void constant(std::string_view name, std::string_view /*text*/) { add(name, kLiteral); }
    void constant_flag(std::string_view name, bool /*value*/) { add(name, kLiteral); }
    template <class Flag>
    void flag(std::string_view name, const Flag& /*value*/) {
        add(name, kLiteral);
    }
    template <class Number>
    void whole(std::string_view name, const Number& /*value*/, std::int64_t /*least*/,
               std::int64_t /*most*/) {
        add(name, kLiteral);
    }
    template <class Day>
    void day(std::string_view name, const Day& /*value*/) {
        add(name, kDate);
    }
    template <class Day>
    void partial_day(std::string_view name, const Day& /*value*/) {
        add(name, kLiteral);
    }
    template <class Instant>
    void instant(std::string_view name, const Instant& /*value*/) {
        add(name, kDateTime);
    }
    void translations(std::string_view name, const Translations& /*value*/, TextKind /*kind*/,
                      Count /*count*/) {
        add(name, R"("@container":"@language")");
    }
    void texts(std::string_view name, const std::vector<std::string>& /*value*/, TextKind kind,
               Count /*count*/) {
        add(name, names_a_node(kind) ? kNodes : kLiterals);
    }
    void constants(std::string_view name, std::initializer_list<std::string_view> /*texts*/) {
        add(name, kLiterals);
    }
    template <class Enum>
    void choice(std::string_view name, const Enum& /*value*/) {
        add(name, kLiteral);
    }
    template <class Enum>
    void choices(std::string_view name, const std::vector<Enum>& /*value*/, Count /*count*/) {
        add(name, kLiterals);
    }
    template <class T>
    void object(std::string_view name, const T& /*value*/) {
        add(name, "\"@context\":" + terms_of_described<T>());
    }
    template <class T>
    void object(std::string_view name, const std::optional<T>& /*value*/) {
        add(name, "\"@context\":" + terms_of_described<T>());
    }
    template <class T>
    void list(std::string_view name, const std::vector<T>& /*value*/, Count /*count*/) {
        add(name, "\"@container\":\"@set\",\"@context\":" + terms_of_described<T>());
    }

    [[nodiscard]] std::string take() const { return R"({"@protected":true)" + terms_ + "}"; }

  private:
    static constexpr std::string_view kLiteral = "";
    static constexpr std::string_view kNode = R"("@type":"@id")";
    static constexpr std::string_view kLiterals = R"("@container":"@set")";
    static constexpr std::string_view kNodes = R"("@type":"@id","@container":"@set")";
    static constexpr std::string_view kDate = R"("@type":"http://www.w3.org/2001/XMLSchema#date")";
    static constexpr std::string_view kDateTime = R"("@type":"http://www.w3.org/2001/XMLSchema#dateTime")";

    // Terms that the context of the credentials data model defines everywhere keep their meaning.
    void add(std::string_view name, std::string_view definition);

    std::string terms_;
};

template <class T>
std::string terms_of_described() {
    MemberTerms terms;
    const T value{};
    Description<T>::members(terms, value);
    return terms.take();
}

}  // namespace carnet::wallet::profile
