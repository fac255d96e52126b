// SPDX-License-Identifier: Apache-2.0
//
// A W3C Verifiable Presentation (Data Model 2.0 or 1.1) as an immutable value: what a holder puts together
// and signs. Nothing here is proven, neither the holder's proof nor the credentials inside. Cheap to copy;
// any number of threads may read it. spec: VC Data Model 2.0 section 4.13; VC Data Model 1.1 section 4.10
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/credential.h"

#include <string_view>
#include <vector>

namespace carnet::wallet {

class Presentation {
  public:
    // Reads and checks the structure: contexts, types, holder, and that what is presented are objects. They
    // are read by Credential::from_json, one by one. kNotACredential, kBadContext, kMissingMember,
    // kWrongType, kBadValue: `where` is the JSON Pointer. kUnsupportedProof: it is enveloped.
    [[nodiscard]] static Result<Presentation> from_json(JsonDocument document);

    [[nodiscard]] JsonValue json() const noexcept { return document_.root(); }
    [[nodiscard]] DataModel data_model() const noexcept { return data_model_; }
    [[nodiscard]] std::string_view id() const noexcept { return id_; }          // may be empty
    [[nodiscard]] std::string_view holder() const noexcept { return holder_; }  // may be empty
    [[nodiscard]] const std::vector<JsonValue>& credentials() const noexcept { return credentials_; }
    [[nodiscard]] const std::vector<JsonValue>& proofs() const noexcept { return proofs_; }

  private:
    explicit Presentation(JsonDocument document) : document_(std::move(document)) {}
    JsonDocument document_;
    DataModel data_model_ = DataModel::kVersion2;
    std::string_view id_;
    std::string_view holder_;
    std::vector<JsonValue> credentials_;
    std::vector<JsonValue> proofs_;
};

}  // namespace carnet::wallet
