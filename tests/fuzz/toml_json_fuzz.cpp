// SPDX-License-Identifier: Apache-2.0
// TOML that stands for JSON: what is read is JSON (but for a member that stands there in two spellings), and
// every place in it has a line.
#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/toml_json.h"

#include <cstdlib>

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void place_all(const carnet::TomlAsJson& file, carnet::JsonValue value) {
    const auto placed = file.at_line(carnet::error(carnet::ErrorCode::kBadValue, "wrong", value.pointer()));
    must(placed.where.starts_with("line "));
    for (const carnet::JsonValue element : value.elements()) place_all(file, element);
    for (const auto& [name, member] : value.members()) place_all(file, member);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    const auto file = TomlAsJson::read(as_text({data, size}), {"A draft", "docs/page.md", 65'536});
    if (!file) {
        must(!file.error().detail.empty() && !file.error().where.empty());
        return 0;
    }
    const auto json = JsonDocument::parse(file->json(), JsonLimits{1'000'000, 200, 400'000});
    if (json)
        place_all(*file, json->root());
    else
        must(json.error().code == ErrorCode::kJsonDuplicateMember);
    return 0;
}
