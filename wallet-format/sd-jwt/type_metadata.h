// SPDX-License-Identifier: Apache-2.0
//
// Type metadata of SD-JWT VC: what a type of credential is called in several languages, which claims it has,
// which of them must be there and which may be hidden. Reader, writer, inheritance and integrity; fetching is
// the caller's. Values; pure; thread-safe.
// spec: SD-JWT VC draft-25 sections 4 (type metadata), 5 (integrity), 6 (display), 7 (claims)
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/sd-jwt/claim_path.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// A text for people in one language; `label` is the name of a type or of a claim.
struct LocalizedText {
    std::string locale;  // BCP 47
    std::string label;
    std::string description;  // may be empty
    friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

enum class SelectiveDisclosure : std::uint8_t { kAllowed, kAlways, kNever };

struct ClaimMetadata {
    ClaimPath path;
    std::vector<LocalizedText> display;
    bool mandatory = false;
    SelectiveDisclosure sd = SelectiveDisclosure::kAllowed;
    friend bool operator==(const ClaimMetadata&, const ClaimMetadata&) = default;
};

struct TypeMetadata {
    std::string vct;
    std::string name;  // for developers; may be empty, as the description
    std::string description;
    std::string extends;  // another type; may be empty
    std::string extends_integrity;
    std::vector<LocalizedText> display;
    std::vector<ClaimMetadata> claims;
    friend bool operator==(const TypeMetadata&, const TypeMetadata&) = default;
};

[[nodiscard]] std::string write_type_metadata(const TypeMetadata& metadata);
// Members that are not understood are passed over, as the specification asks; rendering is one of them.
// kMissingMember, kWrongType, kBadValue; kLimit (more than 256 claims or 64 languages).
[[nodiscard]] Result<TypeMetadata> read_type_metadata(JsonValue document);

// "sha256-" and the digest in base64: for `vct#integrity` and `extends#integrity`.
[[nodiscard]] std::string integrity_of(ByteView bytes);
// One or several digests between spaces; one of the strongest kind that is known must be right. kBadValue: it
// is not, or none of a known kind (sha256, sha384) is there. spec: Subresource Integrity 3.3.4, 3.3.5
[[nodiscard]] Result<void> check_integrity(std::string_view integrity, ByteView bytes);

// The bytes of a type's metadata document.
using TypeFetch = std::function<Result<std::string>(std::string_view vct)>;
// Types that extend one another, at most.
inline constexpr std::size_t kMaxTypeChain = 4;

// The metadata of a type with all that it inherits. `integrity` may be empty. kBadValue: the document is of
// another type, its digest is not right, a type extends itself over others, or it takes back what the
// extended type demands; kLimit: a longer chain than kMaxTypeChain. What `fetch` says.
[[nodiscard]] Result<TypeMetadata> resolve_type(std::string_view vct, std::string_view integrity,
                                                const TypeFetch& fetch);

}  // namespace carnet::wallet
