// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/accreditation_file.h"

#include "base/json_writer.h"
#include "base/toml_json.h"
#include "issuer/code_lists.h"
#include "issuer/desk/accreditation_toml.h"
#include "wallet-format/profile/accreditation_json.h"

#include <functional>

namespace carnet::issuer {
namespace {

using Codes = std::vector<std::string>;

Error wrong(std::string where, std::string detail) {
    return error(ErrorCode::kBadValue, std::move(detail), std::move(where));
}

Result<void> check_codes(const Codes& codes, const std::string& where,
                         const std::function<bool(std::string_view)>& known, const std::string& rule) {
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (!known(codes[i])) return wrong(where + "/" + std::to_string(i), "\"" + codes[i] + "\" " + rule);
    return {};
}

// Countries ("TG") are known; parts of them ("DE-BY") begin with one; a URI is somebody else's to know.
bool is_known_place(std::string_view place) {
    return place.find(':') != std::string_view::npos || country_name(place.substr(0, 2)).has_value();
}

// What the format leaves to lists that change. The place begins at the scope.
Result<void> check_scope_codes(const wallet::AccreditationScope& scope) {
    constexpr const char* kPlaceRule = "is in no known country: write ISO 3166 codes, such as NP or DE-BY";
    CARNET_TRY_VOID(check_codes(
        scope.isco08, "/isco08", [](std::string_view code) { return isco08_title(code).has_value(); },
        "is no group of ISCO-08; write one to four digits of one, such as 7411"));
    CARNET_TRY_VOID(check_codes(
        scope.fields, "/fields", [](std::string_view code) { return isced_f_title(code).has_value(); },
        "is no field of ISCED-F 2013; write two to four digits of one, such as 0713"));
    CARNET_TRY_VOID(check_codes(scope.places, "/places", is_known_place, kPlaceRule));
    return check_codes(scope.jurisdictions, "/jurisdictions", is_known_place, kPlaceRule);
}

Result<void> check_grant(const wallet::Accreditation& accreditation) {
    const auto& country = accreditation.body.country;
    if (country && !country_name(*country))
        return wrong("/body/country", "is no country: write two capital letters of ISO 3166-1, such as NP");
    if (auto codes = check_scope_codes(accreditation.scope); !codes) {
        auto fault = std::move(codes).error();
        fault.where = "/scope" + fault.where;
        return fault;
    }
    return wallet::check_accreditation(accreditation);
}

// With what it leaves out, and the history that follows from it.
std::string completed(JsonValue given, const AccreditationDefaults& defaults) {
    JsonWriter writer;
    writer.begin_object();
    for (const auto& [name, value] : given.members()) writer.key(name).value(value);
    if (!given.find("id")) writer.member("id", defaults.id);
    if (!given.find("accreditor")) writer.member("accreditor", defaults.accreditor);
    writer.key("history").begin_array().begin_object().member("state", "granted").key("from");
    if (const auto from = given.find("validFrom")) {
        writer.value(*from);
    } else {
        writer.null();
    }
    return writer.end_object().end_array().end_object().take();
}

}  // namespace

AccreditationDefaults grant_defaults(const IssuerSettings& settings, Random& random) {
    return {settings.base_url + "/trust/accreditations/" + random.uuid(), settings.did};
}

Result<wallet::Accreditation> read_grant(JsonValue given, const AccreditationDefaults& defaults) {
    CARNET_TRY_VOID(given.as_object());
    if (given.find("history"))
        return error(ErrorCode::kUnknownMember,
                     "A grant has no history yet; leave it out, validFrom says when it begins.", "/history");
    if (!given.find("validFrom"))
        return error(ErrorCode::kMissingMember, "Say from which day on: \"validFrom\".", "/validFrom");
    CARNET_TRY(const auto json, JsonDocument::parse(completed(given, defaults)));
    CARNET_TRY(auto accreditation, wallet::read_accreditation(json.root()));
    CARNET_TRY_VOID(check_grant(accreditation));
    return accreditation;
}

Result<wallet::AccreditationScope> read_grant_scope(JsonValue given) {
    CARNET_TRY(auto scope, wallet::read_accreditation_scope(given));
    CARNET_TRY_VOID(check_scope_codes(scope));
    return scope;
}

Result<wallet::Accreditation> read_accreditation_file(std::string_view text,
                                                      const AccreditationDefaults& defaults) {
    if (looks_like_json(text)) {
        CARNET_TRY(const auto json, JsonDocument::parse(text));
        return read_grant(json.root(), defaults);
    }
    CARNET_TRY(const auto file, parse_accreditation_toml(text));
    CARNET_TRY(const auto written, accreditation_json(file));
    CARNET_TRY(const auto json, JsonDocument::parse(written));
    auto accreditation = read_grant(json.root(), defaults);
    if (!accreditation) return in_accreditation_toml(file, accreditation.error());
    return accreditation;
}

Result<wallet::AccreditationScope> read_scope_file(std::string_view text) {
    if (looks_like_json(text)) {
        CARNET_TRY(const auto json, JsonDocument::parse(text));
        return read_grant_scope(json.root());
    }
    CARNET_TRY(const auto file, parse_scope_toml(text));
    CARNET_TRY(const auto written, scope_json(file));
    CARNET_TRY(const auto json, JsonDocument::parse(written));
    auto scope = read_grant_scope(json.root());
    if (!scope) return in_scope_toml(file, scope.error());
    return scope;
}

}  // namespace carnet::issuer
