// SPDX-License-Identifier: Apache-2.0
// SD-JWTs that another program made from the specifications' own examples, with fixed salts: each verifies,
// discloses what was meant, is refused after any tampering, and comes out of our own issuing again with the
// same disclosures and digests when its salts are drawn again.
#include "wallet-format/sd-jwt/sd_jwt.h"
#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "tests/conformance/spaced_json.h"
#include "tests/support/result_text.h"
#include "tests/support/vectors.h"
#include "wallet-format/jcs.h"
#include "wallet-format/sd-jwt/concealing.h"
#include "wallet-format/sd-jwt/key_binding.h"
#include "wallet-format/sd-jwt/presenting.h"
#include "wallet-format/sd-jwt/processing.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace carnet::wallet {
namespace {

constexpr UtcTime kGenerated{1'795'217'783, 0};  // iat of every key binding in the vectors

// Draws the given salts again.
class ReplayedSalts final : public Random {
  public:
    explicit ReplayedSalts(std::span<const Disclosure> disclosures) {
        for (const auto& disclosure : disclosures)
            salts_.push_back(decode_base64url(disclosure.salt()).value());
    }
    void fill(std::span<std::uint8_t> out) override {
        REQUIRE_FALSE(salts_.empty());
        REQUIRE(salts_.front().size() == out.size());
        std::copy(salts_.front().begin(), salts_.front().end(), out.begin());
        salts_.pop_front();
    }

  private:
    std::deque<Bytes> salts_;
};

std::string_view text(JsonValue vector, std::string_view member) {
    return vector.require(member).value().string();
}

bool is_true(JsonValue vector, std::string_view member) {
    return vector.require(member).value().boolean();
}

// One compact text per signature.
std::vector<std::string> texts_of(JsonValue vector, std::string_view member) {
    const auto whole = text(vector, member);
    if (text(vector, "serialization") == "compact") return {std::string(whole)};
    const auto document = JsonDocument::parse(whole);
    REQUIRE(document);
    auto texts = compact_texts(document->root());
    REQUIRE(texts);
    return *std::move(texts);
}

std::vector<keys::PublicKey> issuer_keys(JsonValue vector) {
    std::vector<keys::PublicKey> keys;
    for (const auto jwk : vector.require("issuer_public_keys").value().elements())
        keys.push_back(keys::PublicKey::from_jwk(jwk).value());
    return keys;
}

KeyBindingRules rules_of(JsonValue vector) {
    return {.audience = std::string(text(vector, "aud")),
            .nonce = std::string(text(vector, "nonce")),
            .now = kGenerated};
}

void check_tampered(const SdJwt& good, const keys::PublicKey& key) {
    auto signature = std::string(good.issuer_jwt().text());
    const auto at = signature.rfind('.') + 10;
    signature[at] = signature[at] == 'A' ? 'B' : 'A';
    const auto forged = CompactJws::parse(signature);
    REQUIRE(forged);
    CHECK_FALSE(verify_compact_jws(*forged, key));

    auto disclosures = good.disclosures();
    disclosures.push_back(Disclosure::parse(encode_base64url(as_bytes(R"(["salt","extra",true])"))).value());
    CHECK(process_claims(good.payload(), disclosures).error().code == ErrorCode::kDisclosureWrong);
    if (good.disclosures().empty()) return;
    disclosures.back() = disclosures.front();
    CHECK(process_claims(good.payload(), disclosures).error().code == ErrorCode::kDisclosureWrong);
}

void check_binding(JsonValue vector, const SdJwt& presented) {
    if (!is_true(vector, "key_binding")) {
        CHECK_FALSE(presented.key_binding());
        return;
    }
    const auto rules = rules_of(vector);
    CHECK(check_key_binding(presented, rules));
    auto wrong = rules;
    wrong.audience = "https://another.example";
    CHECK(check_key_binding(presented, wrong).error().code == ErrorCode::kKeyBindingAudience);
    wrong = rules;
    wrong.nonce = "0";
    CHECK(check_key_binding(presented, wrong).error().code == ErrorCode::kKeyBindingNonce);
    wrong = rules;
    wrong.now = kGenerated.plus_seconds(86'400);
    CHECK(check_key_binding(presented, wrong).error().code == ErrorCode::kKeyBindingTime);
    const auto stripped = SdJwt::parse(presented.bound_text()).value();
    CHECK(check_key_binding(stripped, rules).error().code == ErrorCode::kKeyBindingMissing);
}

// Where the first disclosure at or inside a place stands among all.
std::size_t first_inside(const std::vector<ClaimPath>& disclosed, const ClaimPath& place) {
    std::size_t i = 0;
    while (i < disclosed.size() && (disclosed[i].size() < place.size() || !touches(place, disclosed[i]))) ++i;
    return i;
}

// Open members keep their order; a hidden one comes before the open one whose salts were drawn after its own.
std::vector<JsonMember> in_order(JsonValue object, const std::vector<ClaimPath>& disclosed,
                                 const ClaimPath& at) {
    std::vector<std::pair<std::size_t, JsonMember>> open;
    std::multimap<std::size_t, JsonMember> hidden;
    for (const JsonMember member : object.members()) {
        auto place = at;
        place.emplace_back(std::string(member.name));
        const auto first = first_inside(disclosed, place);
        if (std::find(disclosed.begin(), disclosed.end(), place) != disclosed.end())
            hidden.emplace(first, member);
        else
            open.emplace_back(first, member);
    }
    std::vector<JsonMember> ordered;
    auto next = hidden.begin();
    for (const auto& [first, member] : open) {
        for (; first < disclosed.size() && next != hidden.end() && next->first < first; ++next)
            ordered.push_back(next->second);
        ordered.push_back(member);
    }
    for (; next != hidden.end(); ++next) ordered.push_back(next->second);
    return ordered;
}

// The claims with their members in the order in which the other program hid them: digests are sorted, so what
// was processed has lost it, but salts were drawn in it.
void write_in_order(JsonWriter& out, JsonValue value, const std::vector<ClaimPath>& disclosed,
                    ClaimPath& at) {
    if (value.is_array()) {
        out.begin_array();
        std::size_t position = 0;
        for (const JsonValue element : value.elements()) {
            at.emplace_back(position++);
            write_in_order(out, element, disclosed, at);
            at.pop_back();
        }
        out.end_array();
        return;
    }
    if (!value.is_object()) {
        out.value(value);
        return;
    }
    out.begin_object();
    for (const JsonMember& member : in_order(value, disclosed, at)) {
        out.key(member.name);
        at.emplace_back(std::string(member.name));
        write_in_order(out, member.value, disclosed, at);
        at.pop_back();
    }
    out.end_object();
}

// The issuer's claims with the same places hidden and the same salts: the same payload and disclosures.
void check_issued_again(JsonValue vector, const SdJwt& issued) {
    const auto processed = process_claims(issued.payload(), issued.disclosures());
    REQUIRE(processed);
    JsonWriter ordered;
    ClaimPath at;
    write_in_order(ordered, processed->claims.root(), processed->disclosed, at);
    const auto claims = JsonDocument::parse(ordered.take());
    REQUIRE(claims);
    ReplayedSalts salts(issued.disclosures());
    const auto again =
        conceal_claims(claims->root(), processed->disclosed, {.spelling = test::spaced_json}, salts);
    REQUIRE(again);
    REQUIRE(again->disclosures.size() == issued.disclosures().size());
    for (std::size_t i = 0; i < again->disclosures.size(); ++i)
        CHECK(again->disclosures[i] == issued.disclosures()[i].text());
    const auto payload = JsonDocument::parse(again->payload);
    REQUIRE(payload);
    CHECK(canonicalize(payload->root()) == canonicalize(vector.require("sd_jwt_payload").value()));
}

void check_issuance(JsonValue vector) {
    const auto texts = texts_of(vector, "sd_jwt_issuance");
    const auto keys = issuer_keys(vector);
    REQUIRE(texts.size() == keys.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto issued = SdJwt::parse(texts[i]);
        REQUIRE(issued);
        CHECK(verify_compact_jws(issued->issuer_jwt(), keys[i]));
        CHECK(canonicalize(issued->payload()) == canonicalize(vector.require("sd_jwt_payload").value()));
        check_tampered(*issued, keys[i]);
        if (!is_true(vector, "decoys")) check_issued_again(vector, *issued);
    }
}

void check_presentation(JsonValue vector) {
    const auto presented = SdJwt::parse(texts_of(vector, "sd_jwt_presentation").front());
    REQUIRE(presented);
    CHECK(verify_compact_jws(presented->issuer_jwt(), issuer_keys(vector).front()));
    const auto processed = process_claims(presented->payload(), presented->disclosures());
    REQUIRE(processed);
    const auto expected = vector.require("verified_contents").value();
    if (expected.is_object()) CHECK(canonicalize(processed->claims.root()) == canonicalize(expected));
    check_binding(vector, *presented);
    // The same choice, made again by us from what the issuer gave.
    const auto issued = SdJwt::parse(texts_of(vector, "sd_jwt_issuance").front()).value();
    std::vector<ClaimPath> places;
    const auto all = process_claims(issued.payload(), issued.disclosures()).value();
    for (const auto& chosen : presented->disclosures()) {
        const auto same = [&](const Disclosure& given) { return given.text() == chosen.text(); };
        CHECK(std::any_of(issued.disclosures().begin(), issued.disclosures().end(), same));
    }
    CHECK(select_disclosures(issued, all.disclosed).value() == issued.bound_text());
}

// A `kid` that is a number is no JOSE header; the claims are fine all the same.
// spec: RFC 7515 section 4.1.4
void check_refused_header(JsonValue vector) {
    const auto whole = text(vector, "sd_jwt_issuance");
    CHECK(SdJwt::parse(whole).error().code == ErrorCode::kJoseMalformed);
    std::vector<Disclosure> disclosures;
    const auto last = whole.rfind('~');
    for (auto at = whole.find('~'); at != last; at = whole.find('~', at + 1))
        disclosures.push_back(
            Disclosure::parse(whole.substr(at + 1, whole.find('~', at + 1) - at - 1)).value());
    CHECK(process_claims(vector.require("sd_jwt_payload").value(), disclosures));
}

// Those of the type dc+sd-jwt are credentials besides.
void check_credential(JsonValue vector, test::VectorCount& count) {
    const auto presentation = text(vector, "sd_jwt_presentation");
    if (text(vector, "serialization") != "compact") return;
    const auto sd_jwt = SdJwt::parse(presentation);
    if (!sd_jwt || sd_jwt->issuer_jwt().header().typ != kSdJwtVcType) return;
    const auto vc = read_sd_jwt_vc(presentation);
    REQUIRE(vc);
    CHECK(vc->vct == vector.require("sd_jwt_payload").value().require("vct").value().string());
    CHECK(vc->issuer == vector.require("sd_jwt_payload").value().require("iss").value().string());
    CHECK(vc->holder.has_value() == is_true(vector, "key_binding"));
    count.passed();
}

void check_vector(JsonValue vector, test::VectorCount& count) {
    if (text(vector, "name") == "header_mod") {
        check_refused_header(vector);
        count.skipped("header_mod", "its kid is a number, which RFC 7515 forbids: refused; its claims hold");
        return;
    }
    check_issuance(vector);
    check_presentation(vector);
    count.passed();
}

TEST_CASE("every SD-JWT of another program verifies and is issued again alike", "[conformance][sd-jwt]") {
    const auto folder = test::vector_suite("sd-jwt-generated");
    if (!folder) return;
    test::VectorCount count("sd-jwt-generated");
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        INFO(entry.path().filename().string());
        const auto document = JsonDocument::parse(test::read_file(entry.path()));
        REQUIRE(document);
        check_vector(document->root(), count);
    }
}

TEST_CASE("every SD-JWT VC of another program is read", "[conformance][sd-jwt]") {
    const auto folder = test::vector_suite("sd-jwt-generated");
    if (!folder) return;
    test::VectorCount count("sd-jwt-vc-credentials");
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        INFO(entry.path().filename().string());
        const auto document = JsonDocument::parse(test::read_file(entry.path()));
        REQUIRE(document);
        check_credential(document->root(), count);
    }
}

// The specifications themselves are YAML, from which the vectors above were made: none is left out.
void check_all_generated(std::string_view suite, const std::filesystem::path& inside,
                         std::string_view prefix) {
    const auto folder = test::vector_suite(suite);
    const auto generated = test::vector_suite("sd-jwt-generated");
    if (!folder || !generated) return;
    test::VectorCount count{std::string(suite)};
    for (const auto& entry : std::filesystem::directory_iterator(*folder / inside)) {
        if (!std::filesystem::exists(entry.path() / "specification.yml")) continue;
        const auto file = std::string(prefix) + "__" + entry.path().filename().string() + ".json";
        INFO(file);
        CHECK(std::filesystem::exists(*generated / file));
        count.passed();
    }
}

TEST_CASE("every published specification has its SD-JWT among the vectors", "[conformance][sd-jwt]") {
    check_all_generated("sd-jwt-rfc9901", "examples", "rfc9901-examples");
    check_all_generated("sd-jwt-vc", "examples", "sd-jwt-vc-examples");
    check_all_generated("sd-jwt-python", "tests/testcases", "py-testcases");
    check_all_generated("sd-jwt-python", "examples", "py-examples");
}

}  // namespace
}  // namespace carnet::wallet
