// SPDX-License-Identifier: Apache-2.0
// Sample credentials of the European Learning Model, version 3 (Europass): with its context, which stands
// beside them, they expand and have one canonical form, whatever the order of their members. The SHA-256 of
// that form was made with another JSON-LD implementation.
#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "keys/digest.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/json_ld.h"

#include <algorithm>
#include <set>
#include <vector>

namespace carnet::wallet {
namespace {

namespace fs = std::filesystem;

struct Sample {
    std::string_view file;
    std::string_view member;  // in which the credential stands; empty: it is the whole file
    std::string_view digest;  // of its canonical N-Quads, hexadecimal
    std::string_view lost;    // what RDF would drop, so that safe mode refuses the sample; empty: nothing
};

constexpr std::string_view kExamples = "Credentials/JSON-LD Examples (ELM v3)/Sample-";

// The last one spells a member with a Greek iota, and so as no term of the context.
const std::vector<Sample>& samples() {
    static const std::vector<Sample> all = {
        {"CertOfPart-unsigned.jsonld", "", "a89cf2dd4799f04870dabbf3829c551227fbf58774d4d0df59e87216a1229e36",
         ""},
        {"CertOfPart-unsigned-uploadable.json", "credential",
         "a89cf2dd4799f04870dabbf3829c551227fbf58774d4d0df59e87216a1229e36", ""},
        {"MC-Annex1-unsigned.jsonld", "", "d7665771ea68c72f2dc1ac8a4e32391a6911b5638d77c1077eff9fd804e8d8d4",
         ""},
        {"MC-Annex1-unsigned-uploadable.json", "credential",
         "4981ebb537568ce0e84185e90404d0aca0c38a94b3a7bd3732ebc9a7a9e82ad6", ""},
        {"rdf/samples/credential-sample.jsonld", "",
         "aed54376d43958ee110bb2c4c2da3bcc8fb6a1a5643395fa9476ed4f7aed9500", "/issuer/eIDAS\u0399dentifier"},
    };
    return all;
}

fs::path path_of(const Sample& sample) {
    const std::string file(sample.file);
    return file.find('/') == std::string::npos ? std::string(kExamples) + file : file;
}

JsonDocument parsed(const std::string& text) {
    auto document = JsonDocument::parse(text);
    REQUIRE(document);
    return *std::move(document);
}

ContextStore europass_contexts(const fs::path& folder) {
    ContextStore store = embedded_contexts();
    const auto context = parsed(test::read_file(folder / "rdf/ap/edc/edc-ap-context.jsonld"));
    REQUIRE(store.add("http://data.europa.eu/snb/model/context/edc-ap", context));
    return store;
}

// The same JSON with the members of every object in another order.
void write_shuffled(JsonValue value, test::SeededRandom& random, JsonWriter& writer) {
    if (value.is_array()) {
        writer.begin_array();
        for (const JsonValue one : value.elements()) write_shuffled(one, random, writer);
        writer.end_array();
    } else if (value.is_object()) {
        std::vector<JsonMember> members(value.members().begin(), value.members().end());
        for (std::size_t left = members.size(); left > 1; --left) {
            std::uint8_t byte = 0;
            random.fill({&byte, 1});
            std::swap(members[left - 1], members[byte % left]);
        }
        writer.begin_object();
        for (const auto& [name, member] : members) write_shuffled(member, random, writer.key(name));
        writer.end_object();
    } else {
        writer.value(value);
    }
}

std::string canonical(JsonValue value, const ContextStore& contexts, const JsonLdOptions& options) {
    const auto dataset = to_rdf(value, contexts, options);
    REQUIRE(dataset);
    const auto form = canonicalize_rdf(*dataset);
    REQUIRE(form);
    return form->n_quads;
}

void check_sample(const Sample& sample, JsonValue credential, const ContextStore& contexts) {
    JsonLdOptions options;
    if (!sample.lost.empty()) {
        const auto refused = to_rdf(credential, contexts);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::kDataLoss);
        CHECK(refused.error().where == sample.lost);
        options.is_safe = false;
    }
    const std::string form = canonical(credential, contexts, options);
    CHECK(encode_hex(keys::sha256(as_bytes(form))) == sample.digest);

    const auto expanded = expand_json_ld(credential, contexts, options);
    REQUIRE(expanded);
    CHECK(canonical(parsed(*expanded).root(), contexts, {}) == form);

    test::SeededRandom random(1);
    for (int round = 0; round < 5; ++round) {
        JsonWriter writer;
        write_shuffled(credential, random, writer);
        CHECK(canonical(parsed(writer.take()).root(), contexts, options) == form);
    }
}

std::string reason_to_skip(const fs::path& file) {
    if (file.extension() == ".ttl") return "Turtle is not read here";
    const bool is_signed = file.filename().string().find("-signed") != std::string::npos;
    return is_signed ? "JAdES signature: JOSE is a later mechanism" : "";
}

TEST_CASE("the Europass samples expand, and their canonical form does not depend on the order of members",
          "[conformance][elm3]") {
    const auto folder = test::vector_suite("elm3");
    if (!folder) return;
    test::VectorCount count("elm3");
    const auto contexts = europass_contexts(*folder);
    std::set<fs::path> others = {"license", "rdf/ap/edc/edc-ap-context.jsonld"};
    for (const Sample& sample : samples()) {
        INFO(sample.file);
        const auto document = parsed(test::read_file(*folder / path_of(sample)));
        const auto credential =
            sample.member.empty() ? document.root() : document.root().require(sample.member).value();
        check_sample(sample, credential, contexts);
        others.insert(path_of(sample));
        count.passed();
    }
    for (const auto& entry : fs::recursive_directory_iterator(*folder)) {
        const auto name = fs::relative(entry.path(), *folder);
        if (!entry.is_regular_file() || others.contains(name)) continue;
        INFO("a sample that nobody expects: " << name.string());
        CHECK_FALSE(reason_to_skip(name).empty());
        count.skipped(name.filename().string(), reason_to_skip(name));
    }
}

}  // namespace
}  // namespace carnet::wallet
