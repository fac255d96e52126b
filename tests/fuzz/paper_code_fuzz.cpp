// SPDX-License-Identifier: Apache-2.0
// What a camera saw, as text: base45, zlib, CBOR, COSE and claims, in that order. A document that is read has
// claims that are written the same again, and a CBOR item that is read as deterministic has one spelling.
#include "base/bytes.h"
#include "base/text_encoding.h"
#include "wallet-format/cbor/cbor_reader.h"
#include "wallet-format/cbor/cbor_writer.h"
#include "wallet-format/cose/paper_code.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace {

using namespace carnet;
using namespace carnet::wallet;

void expect(bool truth) {
    if (!truth) std::abort();
}

void check_cbor(ByteView bytes) {
    const auto any = read_cbor(bytes, CborSpelling::kAny);
    const auto strict = read_cbor(bytes, CborSpelling::kDeterministic);
    expect(!strict || (any && *any == *strict));
    if (!any) return;
    const Bytes written = write_cbor(*any);
    if (strict) expect(std::equal(written.begin(), written.end(), bytes.begin(), bytes.end()));
    const auto again = read_cbor(written, CborSpelling::kDeterministic);
    expect(again && write_cbor(*again) == written);
}

void check_message(ByteView bytes) {
    const auto message = CoseSign1::read(bytes);
    if (message) expect(message->signed_bytes().size() > message->payload().size());
    for (const auto* type : {"carnet-cc+cwt", "carnet-cu+cwt", "carnet-rd+cwt"}) {
        const auto document = read_paper_claims(message ? message->payload() : bytes, type);
        if (!document) continue;
        const auto claims = write_paper_claims(*document);
        const auto payload = message ? message->payload() : bytes;
        expect(claims && std::equal(claims->begin(), claims->end(), payload.begin(), payload.end()));
        expect(type_name(document->content) != "" && paper_type(document->content) == type);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes{data, size};
    // As seen, and as base45 of what was seen, so that mutations reach the inside.
    const auto seen = read_paper_code(as_text(bytes));
    if (seen) expect(seen->verification_method.find('#') != std::string::npos);
    const auto inside = read_paper_code(std::string(kPaperPrefix) + encode_base45(bytes));
    if (inside) expect(paper_code_text(bytes).starts_with(kPaperPrefix));
    check_cbor(bytes);
    check_message(bytes);
    return 0;
}
