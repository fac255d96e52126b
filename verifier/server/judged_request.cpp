// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/judged_request.h"

#include "http/problem.h"
#include "verifier/judging_time.h"
#include "verifier/recognition_question.h"
#include "verifier/shown_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace carnet::verifier {
namespace {

// Media types under which a credential may be sent; parameters such as charset are ignored.
constexpr std::array<std::string_view, 9> kAccepted = {
    "application/vc",     "application/ld+json",      "application/json",
    "application/vc+jwt", "application/jwt",          "application/dc+sd-jwt",
    "application/sd-jwt", "application/octet-stream", "text/plain"};

bool is_accepted(std::string_view content_type) {
    auto type = std::string(content_type.substr(0, content_type.find(';')));
    while (!type.empty() && type.back() == ' ') type.pop_back();
    std::transform(type.begin(), type.end(), type.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return std::find(kAccepted.begin(), kAccepted.end(), type) != kAccepted.end();
}

// How the caller wants to be answered.
struct Question {
    wording::Language language = wording::Language::kEnglish;
    VerifyQuestion verify;
};

Result<Question> read_question(const http::Request& request, UtcTime now) {
    Question question;
    if (const auto tag = request.query_parameter("lang")) {
        CARNET_TRY(question.language, wording::language_from(*tag));
    }
    if (const auto at = request.query_parameter("at")) {
        CARNET_TRY(question.verify.as_of, judging_time(*at, now));
    }
    const auto written = [&](std::string_view name) { return request.query_parameter(name).value_or(""); };
    CARNET_TRY(question.verify.recognition,
               recognition_question({written("destination"), written("purpose"), written("occupation")}));
    return question;
}

}  // namespace

std::variant<JudgedRequest, http::Response> judge_request(const http::Request& request, const Policy& policy,
                                                          const VerifyDependencies& dependencies) {
    if (request.body.empty())
        return http::problem_response(400,
                                      "The request has no body. Send the certificate itself as the body.");
    if (const auto type = request.fields.find("Content-Type"); !type || !is_accepted(*type))
        return http::problem_response(
            415,
            "Send the certificate as application/vc, application/ld+json, application/json, "
            "application/vc+jwt or application/dc+sd-jwt, or what a printed code holds as text/plain.");
    const auto question = read_question(request, dependencies.clock.now());
    if (!question) return http::to_response(question.error());
    const auto shown = read_shown_together(request.body, policy);
    if (!shown) return http::to_response(shown.error());
    std::vector<ByteView> with;
    if (*shown)
        for (const auto& text : (*shown)->with) with.push_back(as_bytes(text));
    const auto document = as_bytes(*shown ? std::string_view((*shown)->credential) : request.body);
    return JudgedRequest{verify_together(document, with, question->verify, policy, dependencies),
                         question->language};
}

}  // namespace carnet::verifier
