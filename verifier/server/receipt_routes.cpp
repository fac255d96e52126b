// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/receipt_routes.h"

#include "base/json_writer.h"
#include "http/problem.h"
#include "verifier/server/judged_request.h"
#include "verifier/verdict_json.h"

#include <utility>
#include <variant>

namespace carnet::verifier {
namespace {

http::Response answer_receipt(const http::Request& request, const ReceiptSigner* signer, const Policy& policy,
                              const VerifyDependencies& dependencies) {
    if (signer == nullptr)
        return http::problem_response(404, "This verifier makes no receipts: it has no key for them.");
    auto judged = judge_request(request, policy, dependencies);
    if (auto* problem = std::get_if<http::Response>(&judged)) return std::move(*problem);
    const auto& [verdicts, language] = std::get<JudgedRequest>(judged);
    const auto receipt = sign_receipt(verdicts.verdict, verdicts.others, *signer);
    if (!receipt) return http::to_response(receipt.error());
    JsonWriter writer;
    writer.begin_object().key("verdict");
    write_verdict(writer, verdicts.verdict, language);
    auto response = http::Response::json(200, writer.member("receipt", *receipt).end_object().take());
    response.fields.set("Cache-Control", "no-store");
    response.fields.set("Content-Language", wording::tag_of(language));
    return response;
}

}  // namespace

void add_receipt_routes(http::Router& router, const ReceiptSigner* signer, const Policy& policy,
                        const VerifyDependencies& dependencies) {
    router.add("POST", "/v1/receipts",
               [signer, &policy, dependencies](const http::Request& request, const http::PathParameters&) {
                   return answer_receipt(request, signer, policy, dependencies);
               });
}

}  // namespace carnet::verifier
