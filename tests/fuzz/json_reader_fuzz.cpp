// SPDX-License-Identifier: Apache-2.0
// The strict reader: what it reads can be written and read again as the same value; what it refuses as no
// JSON, our own fault finder refuses with the same code, and the other way round.
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/src/json_scan.h"
#include "base/text_encoding.h"

#include <cstdlib>

namespace {

void expect(bool truth) {
    if (!truth) std::abort();
}

void visit(const carnet::JsonValue& value) {
    expect(value.pointer().size() < 4'000'000);
    if (value.is_string()) expect(carnet::is_utf8(value.string()));
    std::size_t count = 0;
    for (const carnet::JsonValue element : value.elements()) {
        if (count < 8) expect(value.at(count) == element);
        ++count;
        if (count < 8) visit(element);
    }
    for (const auto& [name, member] : value.members()) {
        expect(carnet::is_utf8(name));
        if (++count < 8) {
            expect(value.find(name)->pointer() == member.pointer());
            visit(member);
        }
    }
    expect(count == value.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = carnet::as_text({data, size});
    const auto document = carnet::JsonDocument::parse(text);
    const auto fault = carnet::json_detail::find_json_fault(text, carnet::JsonLimits{}.max_depth);
    if (!document) {
        const carnet::ErrorCode code = document.error().code;
        expect(!document.error().detail.empty());
        const bool well_formed =
            code == carnet::ErrorCode::kJsonDuplicateMember || code == carnet::ErrorCode::kJsonTooLarge;
        expect(fault.has_value() != well_formed || code == carnet::ErrorCode::kJsonTooLarge);
        return 0;
    }
    expect(!fault);
    visit(document->root());
    carnet::JsonWriter writer;
    const std::string written = writer.value(document->root()).take();
    const auto again = carnet::JsonDocument::parse(written, {.max_bytes = 1U << 26U});
    expect(again.has_value());
    expect(again->root() == document->root());
    expect(writer.value(again->root()).take() == written);
    return 0;
}
