// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/conformance_routes.h"

#include "base/json_writer.h"
#include "http/problem.h"
#include "keys/algorithm.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <utility>

namespace carnet::issuer {
namespace {

// Test suites take every failure for an answer only when it is 400.
http::Response refuse(Error failed) {
    const bool is_missing = failed.code == ErrorCode::kNotFound;
    const http::Problem problem{
        is_missing ? 404 : 400, "https://w3id.org/carnet/problems/" + std::string(to_string(failed.code)),
        is_missing ? "Not found" : "Not signed", std::move(failed.detail), std::move(failed.where)};
    return http::to_response(problem);
}

http::Response no_store(http::Response response) {
    response.fields.set("Cache-Control", "no-store");
    return response;
}

class Routes {
  public:
    Routes(const ConformanceIssuers& issuers, std::shared_future<std::string> base_url)
        : issuers_(issuers), base_url_(std::move(base_url)) {}

    [[nodiscard]] http::Response list() const {
        JsonWriter out;
        out.begin_array();
        for (const auto& issuer : issuers_) {
            const auto url = url_of(*issuer);
            out.begin_object().member("name", issuer->instance().name).member("id", issuer->did());
            out.member("cryptosuite", issuer->cryptosuite());
            out.member("keyType", keys::facts(issuer->instance().algorithm).name);
            out.member("issue", url + "/credentials/issue").end_object();
        }
        out.end_array();
        return no_store(http::Response::json(200, out.take()));
    }

    [[nodiscard]] http::Response issue(const http::Request& request, const std::string& name) const {
        return answer(issued(request, name), 201, "application/json");
    }

    [[nodiscard]] http::Response status_list(const std::string& name, const std::string& purpose) const {
        return answer(listed(name, purpose), 200, "application/json");
    }

    [[nodiscard]] http::Response set_status(const http::Request& request, const std::string& name) const {
        return answer(changed(request, name), 200, "application/json");
    }

  private:
    [[nodiscard]] static http::Response answer(Result<std::string> text, int status, std::string_view type) {
        if (!text) return refuse(std::move(text).error());
        return no_store(http::Response::with(status, type, *std::move(text)));
    }
    [[nodiscard]] std::string url_of(const ConformanceIssuer& issuer) const {
        return base_url_.get() + "/issuers/" + issuer.instance().name;
    }
    [[nodiscard]] Result<ConformanceIssuer*> find(std::string_view name) const {
        const auto found = std::find_if(issuers_.begin(), issuers_.end(), [name](const auto& issuer) {
            return issuer->instance().name == name;
        });
        if (found != issuers_.end()) return found->get();
        return error(ErrorCode::kNotFound, "There is no such issuer instance.", std::string(name));
    }
    [[nodiscard]] Result<std::string> issued(const http::Request& request, const std::string& name) const {
        CARNET_TRY(auto* issuer, find(name));
        CARNET_TRY(const auto body, JsonDocument::parse(request.body));
        CARNET_TRY_VOID(body.root().as_object());
        CARNET_TRY(const auto credential, body.root().require("credential"));
        if (const auto options = body.root().find("options"); options && !options->is_null())
            CARNET_TRY_VOID(options->as_object());
        return issuer->issue(credential, url_of(*issuer) + "/status/");
    }
    [[nodiscard]] Result<std::string> listed(const std::string& name, const std::string& purpose) const {
        CARNET_TRY(auto* issuer, find(name));
        return issuer->status_list(purpose, url_of(*issuer) + "/status/");
    }
    [[nodiscard]] Result<std::string> changed(const http::Request& request, const std::string& name) const {
        CARNET_TRY(auto* issuer, find(name));
        CARNET_TRY(const auto body, JsonDocument::parse(request.body));
        CARNET_TRY(const auto id, body.root().require("credentialId"));
        CARNET_TRY(const auto credential, id.as_string());
        CARNET_TRY(const auto entry, body.root().require(wallet::name::kCredentialStatus));
        CARNET_TRY(const auto purpose, entry.require(wallet::name::kStatusPurpose));
        CARNET_TRY(const auto purpose_text, purpose.as_string());
        CARNET_TRY(const auto status, body.root().require(wallet::name::kStatus));
        CARNET_TRY(const bool value, status.as_boolean());
        CARNET_TRY_VOID(issuer->set_status(std::string(credential), purpose_text, value));
        return std::string("{}");
    }

    const ConformanceIssuers& issuers_;
    std::shared_future<std::string> base_url_;
};

}  // namespace

Result<ConformanceIssuers> make_conformance_issuers(const ConformanceSettings& settings, Random& random,
                                                    const Clock& clock) {
    ConformanceIssuers issuers;
    for (const auto& instance : settings.instances) {
        CARNET_TRY(auto issuer, ConformanceIssuer::make(instance, random, clock));
        issuers.push_back(std::move(issuer));
    }
    return issuers;
}

http::Router make_conformance_router(const ConformanceIssuers& issuers,
                                     std::shared_future<std::string> base_url) {
    const auto routes = std::make_shared<Routes>(issuers, std::move(base_url));
    http::Router router;
    router.add("GET", "/issuers",
               [routes](const http::Request&, const http::PathParameters&) { return routes->list(); });
    router.add("POST", "/issuers/{name}/credentials/issue",
               [routes](const http::Request& request, const http::PathParameters& path) {
                   return routes->issue(request, path.get("name"));
               });
    router.add("POST", "/issuers/{name}/credentials/status",
               [routes](const http::Request& request, const http::PathParameters& path) {
                   return routes->set_status(request, path.get("name"));
               });
    router.add("GET", "/issuers/{name}/status/{purpose}",
               [routes](const http::Request&, const http::PathParameters& path) {
                   return routes->status_list(path.get("name"), path.get("purpose"));
               });
    return router;
}

}  // namespace carnet::issuer
