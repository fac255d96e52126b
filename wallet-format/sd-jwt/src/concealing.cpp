// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/concealing.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "wallet-format/sd-jwt/src/sd_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::size_t kSaltBytes = 16;  // spec: RFC 9901 section 9.3
constexpr std::size_t kDecoyBytes = 32;

class Concealer {
  public:
    Concealer(std::span<const ClaimPath> hidden, const ConcealOptions& options, Random& random)
        : hidden_(hidden), options_(options), random_(random), used_(hidden.size(), false) {}

    Result<ConcealedClaims> run(JsonValue claims) {
        if (claims.find(sd::kSdAlg))
            return error(ErrorCode::kBadValue, "\"_sd_alg\" is written here and not given.", "/_sd_alg");
        CARNET_TRY(auto payload, object_text(claims));
        const auto unused = std::find(used_.begin(), used_.end(), false);
        if (unused != used_.end()) {
            return error(ErrorCode::kBadValue, "No claim stands where one is to be hidden.",
                         pointer_of(hidden_[static_cast<std::size_t>(unused - used_.begin())]));
        }
        return ConcealedClaims{std::move(payload), std::move(disclosures_)};
    }

  private:
    Result<std::string> text_of(JsonValue value) {
        if (path_.size() > kMaxClaimPathSteps)
            return error(ErrorCode::kLimit, "The claims are nested too deeply.", pointer_of(path_));
        if (value.is_object()) return object_text(value);
        if (value.is_array()) return array_text(value);
        return JsonWriter().value(value).take();
    }

    bool is_hidden() {
        bool any = false;
        for (std::size_t i = 0; i < hidden_.size(); ++i) {
            if (!names(hidden_[i], path_)) continue;
            used_[i] = true;
            any = true;
        }
        return any;
    }

    Result<std::string> object_text(JsonValue object) {
        std::vector<std::pair<std::string_view, std::string>> open;
        std::vector<std::string> digests;
        for (const auto& [name, value] : object.members()) {
            path_.emplace_back(std::string(name));
            if (sd::is_reserved(name))
                return error(ErrorCode::kBadValue, "A claim cannot have this name.", pointer_of(path_));
            CARNET_TRY(auto text, text_of(value));
            if (is_hidden())
                digests.push_back(disclose(name, text));
            else
                open.emplace_back(name, std::move(text));
            path_.pop_back();
        }
        JsonWriter out;
        out.begin_object();
        write_digests(out, std::move(digests));
        for (const auto& [name, text] : open) out.key(name).raw(text);
        if (path_.empty()) out.member(sd::kSdAlg, to_string(options_.algorithm));
        out.end_object();
        return out.take();
    }

    // spec: RFC 9901 sections 4.2.4.1 and 4.2.5
    void write_digests(JsonWriter& out, std::vector<std::string> digests) {
        if (digests.empty()) return;
        const auto decoys = options_.max_decoys == 0 ? 0 : random_.below(options_.max_decoys + 1);
        for (std::uint64_t i = 0; i < decoys; ++i)
            digests.push_back(sd_digest(options_.algorithm, random_text<kDecoyBytes>()));
        std::sort(digests.begin(), digests.end());
        out.key(sd::kSd).begin_array();
        for (const auto& digest : digests) out.string(digest);
        out.end_array();
    }

    // spec: RFC 9901 section 4.2.4.2
    Result<std::string> array_text(JsonValue array) {
        JsonWriter out;
        std::size_t position = 0;
        out.begin_array();
        for (const JsonValue element : array.elements()) {
            path_.emplace_back(position++);
            CARNET_TRY(const auto text, text_of(element));
            if (is_hidden())
                out.begin_object().member(sd::kEllipsis, disclose(std::nullopt, text)).end_object();
            else
                out.raw(text);
            path_.pop_back();
        }
        out.end_array();
        return out.take();
    }

    // Keeps the disclosure and answers its digest.
    std::string disclose(std::optional<std::string_view> name, std::string_view value) {
        JsonWriter out;
        out.begin_array().string(random_text<kSaltBytes>());
        if (name) out.string(*name);
        auto json = out.raw(value).end_array().take();
        if (options_.spelling) json = options_.spelling(json);
        disclosures_.push_back(encode_base64url(as_bytes(json)));
        return sd_digest(options_.algorithm, disclosures_.back());
    }

    template <std::size_t kBytes>
    std::string random_text() {
        std::array<std::uint8_t, kBytes> bytes{};
        random_.fill(bytes);
        return encode_base64url(bytes);
    }

    std::span<const ClaimPath> hidden_;
    const ConcealOptions& options_;
    Random& random_;
    std::vector<bool> used_;  // which paths have named something
    ClaimPath path_;
    std::vector<std::string> disclosures_;
};

}  // namespace

Result<ConcealedClaims> conceal_claims(JsonValue claims, std::span<const ClaimPath> hidden,
                                       const ConcealOptions& options, Random& random) {
    CARNET_TRY_VOID(claims.as_object());
    return Concealer(hidden, options, random).run(claims);
}

std::string combine_sd_jwt(std::string_view issuer_jwt, std::span<const std::string> disclosures) {
    std::string out = std::string(issuer_jwt) + "~";
    for (const auto& disclosure : disclosures) out += disclosure + "~";
    return out;
}

Result<std::string> issue_sd_jwt(JsonValue claims, std::span<const ClaimPath> hidden,
                                 const JwsHeaderMembers& header, const keys::Signer& signer, Random& random,
                                 const ConcealOptions& options) {
    CARNET_TRY(const auto concealed, conceal_claims(claims, hidden, options, random));
    CARNET_TRY(const auto jwt, sign_compact_jws(header, as_bytes(concealed.payload), signer));
    return combine_sd_jwt(jwt, concealed.disclosures);
}

}  // namespace carnet::wallet
