// SPDX-License-Identifier: Apache-2.0
// What is published of Carnet's own kinds of documents against their descriptions.
#include "wallet-format/profile/src/published_kinds.h"

#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/profile/own_types.h"
#include "wallet-format/rdf/json_ld.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

using test::Json;

std::string_view embedded(std::string_view file) {
    const auto& all = embedded_documents();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const EmbeddedDocument& one) { return one.file_name == file; });
    INFO("run bin/publish_kinds wallet-format/contexts, and list the file in wallet-format/CMakeLists.txt: "
         << file);
    REQUIRE(found != all.end());
    return found->text;
}

TEST_CASE("each published schema is that of its description", "[wallet-format][profile]") {
    for (const auto& published : profile::published_kinds()) {
        INFO("run bin/publish_kinds wallet-format/contexts: " << published.kind.type);
        CHECK(Json::parse(embedded(schema_file_of(published.kind))) == Json::parse(published.schema));
    }
}

TEST_CASE("the published context has the terms of every description", "[wallet-format][profile]") {
    const auto context = Json::parse(embedded("carnet-v1.jsonld"))["@context"];
    for (const auto& published : profile::published_kinds()) {
        INFO("run bin/publish_kinds wallet-format/contexts: " << published.kind.type);
        CHECK(context.contains(std::string(published.kind.type)));
        if (published.kind.frame == profile::Frame::kOpenBadge) continue;
        const auto& subject = context[std::string(published.kind.subject_type)];
        CHECK(subject["@context"] == Json::parse(published.terms));
    }
}

TEST_CASE("every kind has a sample, which is read whole and by its shape", "[wallet-format][profile]") {
    const auto samples = test::own_samples();
    for (const auto& published : profile::published_kinds()) {
        INFO(published.kind.type);
        const auto sample = std::find_if(samples.begin(), samples.end(), [&](const test::OwnSample& one) {
            return one.type == published.kind.type;
        });
        REQUIRE(sample != samples.end());
        CHECK(test::read_back(sample->text, sample->read));
        CHECK(test::read_back(sample->text, published.read_shape));
    }
}

TEST_CASE("what is read of every sample is written again as the same text", "[wallet-format][profile]") {
    const auto samples = test::own_samples();
    for (const auto& published : profile::published_kinds()) {
        INFO(published.kind.type);
        for (const auto& sample : samples) {
            const auto rewritten = test::read_back(sample.text, [&](const Credential& credential) {
                return published.rewrite(credential, test::sample_envelope());
            });
            if (sample.type == published.kind.type)
                CHECK(rewritten.value() == sample.text);
            else
                CHECK(rewritten.error().code == ErrorCode::kUnsupported);
        }
    }
}

TEST_CASE("the types of every kind are known as Carnet's own, and those of others are not",
          "[wallet-format][profile]") {
    for (const auto& published : profile::published_kinds()) {
        INFO(published.kind.type);
        CHECK(is_own_type(published.kind.type));
        CHECK_FALSE(is_own_type(published.kind.subject_type));
    }
    for (const auto* type : {"CompetencyCertificate", "CompetencyUnitStatement"}) CHECK(is_own_type(type));
    for (const auto* type : {"", "VerifiableCredential", "OpenBadgeCredential", "trustlist", "TrustLists"})
        CHECK_FALSE(is_own_type(type));
}

TEST_CASE("every sample means the same in RDF, with nothing lost", "[wallet-format][profile]") {
    for (const auto& sample : test::own_samples()) {
        INFO(sample.type);
        const auto document = test::parsed(sample.text);
        const auto dataset = to_rdf(document.root(), embedded_contexts());
        REQUIRE(dataset);
        CHECK(dataset->quads().size() > 10);
    }
}

}  // namespace
}  // namespace carnet::wallet
