// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/vc_api_routes.h"

#include "base/json_writer.h"
#include "http/problem.h"
#include "verifier/server/problem_details.h"
#include "verifier/verdict_json.h"
#include "verifier/verify_presentation.h"

#include <utility>

namespace carnet::verifier {
namespace {

constexpr std::size_t kMaxDomain = 2048;

// What is to be verified, as text, and what is asked of its proofs.
struct Asked {
    std::string text;
    ProofExpectations expected;
};

Result<std::optional<std::string>> read_option(JsonValue options, std::string_view name) {
    const auto value = options.find(name);
    if (!value || value->is_null()) return std::optional<std::string>();
    CARNET_TRY(const auto text, value->as_string());
    if (text.size() > kMaxDomain)
        return error(ErrorCode::kBadValue, "This is too long to be asked for.", value->pointer());
    return std::optional(std::string(text));
}

// Other options of the specification change the answer's form only.
Result<ProofExpectations> read_options(JsonValue body) {
    ProofExpectations expected;
    const auto options = body.find("options");
    if (!options || options->is_null()) return expected;
    CARNET_TRY_VOID(options->as_object());
    CARNET_TRY(expected.domain, read_option(*options, "domain"));
    CARNET_TRY(expected.challenge, read_option(*options, "challenge"));
    return expected;
}

Result<Asked> read_body(const http::Request& request, std::string_view member, const Policy& policy) {
    const JsonLimits limits{.max_bytes = policy.limits.document_bytes * (policy.limits.credentials + 1),
                            .max_depth = policy.limits.document_depth + 1};
    CARNET_TRY(const auto document, JsonDocument::parse(request.body, limits));
    CARNET_TRY_VOID(document.root().as_object());
    CARNET_TRY(const auto value, document.root().require(member));
    // A text is a token, and any other text no more a credential than a number is.
    if (!value.is_string() || !value.string().starts_with("ey")) CARNET_TRY_VOID(value.as_object());
    JsonWriter text;
    text.value(value);
    CARNET_TRY(auto expected, read_options(document.root()));
    return Asked{text.take(), std::move(expected)};
}

http::Response bad_request(Error failed) {
    return http::to_response(http::Problem{400, "https://www.w3.org/TR/vc-data-model#PARSING_ERROR",
                                           "The request cannot be read", std::move(failed.detail),
                                           std::move(failed.where)});
}

http::Response no_store(http::Response response) {
    response.fields.set("Cache-Control", "no-store");
    return response;
}

// One form for both outcomes: an accepted document may still carry warnings.
http::Response answer(Decision decision, const ProblemList& problems, std::string_view name,
                      const std::string& verdict) {
    const bool is_accepted = decision == Decision::kAccepted;
    JsonWriter out;
    out.begin_object();
    if (!is_accepted) write_first_problem(out, problems, 400);
    out.key("verified").boolean(is_accepted);
    write_problem_details(out, problems);
    out.key(name).raw(verdict).end_object();
    return no_store(http::Response::with(
        is_accepted ? 200 : 400, is_accepted ? "application/json" : "application/problem+json", out.take()));
}

http::Response verify_credential(const http::Request& request, const Policy& policy,
                                 const VerifyDependencies& dependencies) {
    auto asked = read_body(request, "verifiableCredential", policy);
    if (!asked) return bad_request(std::move(asked).error());
    const auto verdict = verify(as_bytes(asked->text), policy, dependencies, std::nullopt, asked->expected);
    ProblemList problems;
    add_problems(problems, verdict.checks, {});
    return answer(verdict.decision(), problems, "verdict", verdict_json(verdict));
}

http::Response verify_presented(const http::Request& request, const Policy& policy,
                                const VerifyDependencies& dependencies) {
    auto asked = read_body(request, "verifiablePresentation", policy);
    if (!asked) return bad_request(std::move(asked).error());
    const auto verdict = verify_presentation(as_bytes(asked->text), asked->expected, policy, dependencies);
    ProblemList problems;
    add_problems(problems, verdict.checks, {});
    JsonWriter verdicts;
    verdicts.begin_array();
    for (std::size_t i = 0; i < verdict.credentials.size(); ++i) {
        add_problems(problems, verdict.credentials[i].checks, "credential " + std::to_string(i + 1) + ": ");
        write_verdict(verdicts, verdict.credentials[i]);
    }
    verdicts.end_array();
    return answer(verdict.decision(), problems, "credentialVerdicts", verdicts.take());
}

}  // namespace

void add_vc_api_routes(http::Router& router, const Policy& policy, const VerifyDependencies& dependencies) {
    router.add("POST", "/credentials/verify",
               [&policy, dependencies](const http::Request& request, const http::PathParameters&) {
                   return verify_credential(request, policy, dependencies);
               });
    router.add("POST", "/presentations/verify",
               [&policy, dependencies](const http::Request& request, const http::PathParameters&) {
                   return verify_presented(request, policy, dependencies);
               });
}

}  // namespace carnet::verifier
