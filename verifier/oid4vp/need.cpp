// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/need.h"

namespace carnet::verifier {
namespace {

Error at_file(const NeedFile& file, const Error& cause) {
    const std::string place = cause.where.empty() ? "" : "#" + cause.where;
    return error(ErrorCode::kConfiguration, cause.detail, file.query.string() + place);
}

}  // namespace

Result<Need> read_need(const NeedFile& file, std::string_view text) {
    const auto document = JsonDocument::parse(text, {.max_bytes = kMaxQueryBytes});
    if (!document) return at_file(file, document.error());
    auto query = read_dcql(document->root());
    if (!query) return at_file(file, query.error());
    auto recognition = recognition_question(file.recognition);
    if (!recognition) {
        return error(ErrorCode::kConfiguration, recognition.error().detail,
                     "need " + file.name + ", " + recognition.error().where);
    }
    return Need{file.name, file.title, *std::move(query), *std::move(recognition)};
}

}  // namespace carnet::verifier
