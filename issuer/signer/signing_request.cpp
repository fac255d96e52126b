// SPDX-License-Identifier: Apache-2.0
#include "issuer/signer/signing_request.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "http/local_socket.h"

namespace carnet::issuer {
namespace {

constexpr JsonLimits kLimits{http::kMaxLocalMessage, 4, 1'000};

Result<std::string> read_text(JsonValue root, std::string_view member) {
    CARNET_TRY(const auto value, root.require(member));
    CARNET_TRY(const auto text, value.as_string());
    return std::string(text);
}

Result<std::vector<std::string>> read_texts(JsonValue root, std::string_view member) {
    CARNET_TRY(const auto value, root.require(member));
    CARNET_TRY(const auto array, value.as_array());
    std::vector<std::string> texts;
    for (const JsonValue element : array.elements()) {
        CARNET_TRY(const auto text, element.as_string());
        texts.emplace_back(text);
    }
    return texts;
}

void write_texts(JsonWriter& out, std::string_view member, const std::vector<std::string>& texts) {
    out.key(member).begin_array();
    for (const auto& text : texts) out.string(text);
    out.end_array();
}

}  // namespace

std::string write_signing_request(const SigningRequest& request) {
    JsonWriter out;
    out.begin_object().member("configuration", request.configuration).member("offer", request.offer);
    write_texts(out, "proofs", request.proofs);
    return out.end_object().take();
}

Result<SigningRequest> read_signing_request(std::string_view line) {
    CARNET_TRY(const auto json, JsonDocument::parse(line, kLimits));
    SigningRequest request;
    CARNET_TRY(request.offer, read_text(json.root(), "offer"));
    CARNET_TRY(request.configuration, read_text(json.root(), "configuration"));
    CARNET_TRY(request.proofs, read_texts(json.root(), "proofs"));
    return request;
}

std::string write_signing_answer(const SigningAnswer& answer) {
    JsonWriter out;
    out.begin_object();
    switch (answer.kind) {
        case SigningOutcomeKind::kSigned:
            write_texts(out, "credentials", answer.credentials);
            break;
        case SigningOutcomeKind::kDenied:
            out.member("error", "denied");
            break;
        case SigningOutcomeKind::kFailed:
            out.member("error", "failed");
            break;
    }
    return out.end_object().take();
}

Result<SigningAnswer> read_signing_answer(std::string_view line) {
    CARNET_TRY(const auto json, JsonDocument::parse(line, kLimits));
    if (const auto wrong = json.root().find("error")) {
        CARNET_TRY(const auto text, wrong->as_string());
        return SigningAnswer{text == "denied" ? SigningOutcomeKind::kDenied : SigningOutcomeKind::kFailed,
                             {}};
    }
    CARNET_TRY(auto credentials, read_texts(json.root(), "credentials"));
    return SigningAnswer{SigningOutcomeKind::kSigned, std::move(credentials)};
}

}  // namespace carnet::issuer
