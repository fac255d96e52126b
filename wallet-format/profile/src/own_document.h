// SPDX-License-Identifier: Apache-2.0
//
// The frame of Carnet's own kinds of documents: a credential of data model 2.0 under the contexts of the data
// model and of Carnet, with one described subject.
//
//   {"@context": [v2, carnet], "id": "urn:uuid:...", "type": ["VerifiableCredential", kind.type],
//    "issuer": {"id": DID, "name": ...}, "validFrom", "validUntil"?, "credentialSubject": {"type":
//    kind.subject_type, ...}, "credentialStatus"?, "credentialSchema"?, "relatedResource", "proof"}
//
// A kind of document is a Description of its subject, whose first member is
// `visitor.constant("type", kind.subject_type)`, and a specialization of OwnDocument.
//
// A kind with Frame::kOpenBadge is an AchievementCredential too: the context of Open Badges stands second in
// its @context, that type second in its type, and its issuer is a Profile. What Open Badges has no term for
// is a global term of Carnet's (contexts/open-badge-terms.json), because the subject's type is Open Badges'
// own. spec: Open Badges 3.0 section B.1
#pragma once

#include "base/json_writer.h"
#include "base/result.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/src/described_reader.h"
#include "wallet-format/profile/src/described_schema.h"
#include "wallet-format/profile/src/described_terms.h"
#include "wallet-format/profile/src/described_writer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace carnet::wallet::profile {

enum class Frame : std::uint8_t { kCarnet, kOpenBadge };

struct OwnKind {
    std::string_view type;          // "LevelReferencing"
    std::string_view subject_type;  // "LevelReferencingSubject"
    std::string_view title;         // of its schema: "Level referencing"
    std::string_view handle;        // of its files: "level-referencing"
    Frame frame = Frame::kCarnet;
};

// `static constexpr OwnKind kind{...};`
template <class T>
struct OwnDocument;

[[nodiscard]] std::string schema_file_of(const OwnKind& kind);  // "level-referencing-v1.json"

// What is published of a kind, besides its page docs/formats/<handle>.md.
struct PublishedKind {
    OwnKind kind;
    std::string schema;  // JSON Schema 2020-12
    std::string terms;   // JSON-LD: the context scoped to the subject's type; none in an Open Badge
    // Everything that the schema can say, and no more: without the rules between members.
    Result<void> (*read_shape)(const Credential& credential);
    // Read whole, with the rules between members, and written anew.
    Result<std::string> (*rewrite)(const Credential& credential, const Envelope& envelope);
};

// An envelope that may be written: kBadValue with "envelope/<member>". The document, but for its subject and
// what comes after.
[[nodiscard]] Result<void> begin_own(JsonWriter& out, const OwnKind& kind, const Envelope& envelope);
void end_own(JsonWriter& out, const OwnKind& kind, const Envelope& envelope);
// The subject of a credential of that kind. kUnsupported: it is of another kind. kMissingMember, kWrongType,
// kBadValue, kUnknownMember with the JSON Pointer.
[[nodiscard]] Result<JsonValue> open_own(const Credential& credential, const OwnKind& kind);
[[nodiscard]] std::string schema_of_own(const OwnKind& kind, std::string_view subject_schema);

// Of a text that we wrote: however long it is.
[[nodiscard]] JsonLimits limits_of_own_text(std::string_view text) noexcept;

// The rules between members of a value begin their places at the value: "/levels/0/from". In a credential
// that is inside credentialSubject.
[[nodiscard]] Error in_subject(Error fault);

// The subject, read again: what the reader would refuse is not written. The place begins at the value.
template <class T>
[[nodiscard]] Result<std::string> write_subject(const T& value) {
    JsonWriter out;
    write_described(out, value);
    auto text = out.take();
    CARNET_TRY(const auto document, JsonDocument::parse(text, limits_of_own_text(text)));
    CARNET_TRY(const auto read, read_described<T>(document.root()));
    if (read != value)
        return error(ErrorCode::kBadValue, "holds a text that is not UTF-8 or a time within a second");
    return text;
}

template <class T>
[[nodiscard]] Result<std::string> write_own(const T& value, const Envelope& envelope) {
    const OwnKind& kind = OwnDocument<T>::kind;
    CARNET_TRY(const auto subject, write_subject(value));
    JsonWriter out;
    CARNET_TRY_VOID(begin_own(out, kind, envelope));
    out.raw(subject);
    end_own(out, kind, envelope);
    return out.take();
}

template <class T>
[[nodiscard]] Result<T> read_own(const Credential& credential) {
    CARNET_TRY(const auto subject, open_own(credential, OwnDocument<T>::kind));
    return read_described<T>(subject);
}

// `read` and `write` are the kind's own functions, which know the rules between its members.
// T is what is described; where that is how a value stands on the wire, they read and write the value.
template <class T, auto read, auto write>
[[nodiscard]] PublishedKind publish_own() {
    const OwnKind& kind = OwnDocument<T>::kind;
    const auto read_shape = [](const Credential& credential) -> Result<void> {
        CARNET_TRY_VOID(read_own<T>(credential));
        return {};
    };
    const auto rewrite = [](const Credential& credential, const Envelope& envelope) -> Result<std::string> {
        CARNET_TRY(const auto value, read(credential));
        return write(value, envelope);
    };
    auto terms = kind.frame == Frame::kCarnet ? terms_of_described<T>() : std::string();
    return {kind, schema_of_own(kind, schema_of_described<T>()), std::move(terms), read_shape, rewrite};
}

}  // namespace carnet::wallet::profile
