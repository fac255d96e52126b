// SPDX-License-Identifier: Apache-2.0
//
// Writes what is published of Carnet's own kinds of documents: a JSON Schema for each, and Carnet's JSON-LD
// context, which has their terms beside those for Open Badges (open-badge-terms.json). Run it after a
// description changed; a test compares the files with the descriptions.
// usage: publish_kinds FOLDER          the folder wallet-format/contexts
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/vocabulary.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

namespace {

using Json = nlohmann::ordered_json;
using namespace carnet::wallet::profile;

void write(const std::filesystem::path& file, const Json& content) {
    std::ofstream(file) << content.dump(2) << '\n';
    std::cout << file.string() << '\n';
}

Json context(const std::filesystem::path& folder) {
    Json terms = {{"@protected", true}};
    terms.update(Json::parse(std::ifstream(folder / "open-badge-terms.json")));
    const auto iri = [](std::string_view term) { return std::string(kVocabulary) + std::string(term); };
    terms[std::string(carnet::wallet::name::kPassport)] = iri(carnet::wallet::name::kPassport);
    for (const auto& published : published_kinds()) {
        const auto& kind = published.kind;
        terms[std::string(kind.type)] = iri(kind.type);
        if (kind.frame == Frame::kOpenBadge) continue;  // its terms stand in open-badge-terms.json
        terms[std::string(kind.subject_type)] = {{"@id", iri(kind.subject_type)},
                                                 {"@context", Json::parse(published.terms)}};
    }
    return {{"@context", std::move(terms)}};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: publish_kinds FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    for (const auto& published : published_kinds())
        write(folder / schema_file_of(published.kind), Json::parse(published.schema));
    write(folder / "carnet-v1.jsonld", context(folder));
    return 0;
}
