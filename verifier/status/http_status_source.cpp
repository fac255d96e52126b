// SPDX-License-Identifier: Apache-2.0
#include "verifier/status/status_source.h"

namespace carnet::verifier {

// spec: Bitstring Status List 1.0 section 3.2 (the whole list is dereferenced); RFC 9110 13.1.2
Result<FetchedList> HttpStatusSource::current(std::string_view url, std::string_view known_etag) const {
    http::Fields fields;
    fields.set("Accept", "application/vc, application/statuslist+jwt, application/json");
    if (!known_etag.empty()) fields.set("If-None-Match", known_etag);
    CARNET_TRY(http::Fetched answer, client_.get(url, fields));
    if (answer.status == 304 && !known_etag.empty()) return FetchedList{{}, std::string(known_etag), true};
    if (answer.status != 200)
        return error(ErrorCode::kFetchBadAnswer,
                     "The publisher of the status list answered with HTTP status " +
                         std::to_string(answer.status) + ". Try again later, or ask the issuer.",
                     std::string(url));
    const auto etag = answer.fields.find("ETag");
    return FetchedList{std::move(answer.body), etag ? std::string(*etag) : std::string(), false};
}

Result<FetchedList> HttpStatusSource::at(std::string_view url, UtcTime /*instant*/) const {
    return error(ErrorCode::kNotFound,
                 "Past versions of a status list come from an archive directory, not over HTTP.",
                 std::string(url));
}

}  // namespace carnet::verifier
