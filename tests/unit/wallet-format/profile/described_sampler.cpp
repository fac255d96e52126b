// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/profile/described_sampler.h"

#include "base/text_encoding.h"

namespace carnet::test {
namespace {

std::string number(Random& random) {
    return std::to_string(random.below(1'000'000));
}

std::string one_of(std::initializer_list<std::string_view> texts, Random& random) {
    return std::string(*(texts.begin() + random.below(texts.size())));
}

}  // namespace

std::string sample_text(wallet::profile::TextKind kind, Random& random) {
    using wallet::profile::TextKind;
    switch (kind) {
        case TextKind::kName:
            return one_of({"आशा नमुना", "Ólafur Example", "مثال", "例子"}, random);
        case TextKind::kLatinName:
            return one_of({"Asha Namuna", "O'Example", "Nguyễn Văn Mẫu"}, random);
        case TextKind::kTitle:
            return one_of({"Site Electrician", "Plombier (démo)", "كهربائي"}, random) + " " + number(random);
        case TextKind::kCode:
            return one_of({"U", "4+", "5.1-", "ELE/"}, random) + number(random);
        case TextKind::kNumber:
            return "000" + number(random);
        case TextKind::kParagraph:
            return one_of({"One line.", "Two\nlines.", "سطر واحد"}, random);
        case TextKind::kUri:
            return "https://example.org/" + number(random);
        case TextKind::kDid:
            return "did:web:example.org:" + number(random);
        case TextKind::kUuidUrn:
            return "urn:uuid:" + random.uuid();
        case TextKind::kLanguage:
            return one_of({"en", "pt-BR", "az-Cyrl"}, random);
        case TextKind::kCountry:
            return one_of({"TG", "DE", "LK"}, random);
        case TextKind::kJurisdiction:
            return one_of({"GH", "DE-BY", "https://ecowas.example/"}, random);
        case TextKind::kIscoGroup:
            return one_of({"7", "71", "712", "7126"}, random);
        case TextKind::kIscedField:
            return one_of({"07", "071", "0713"}, random);
        case TextKind::kDigest: {
            std::array<std::uint8_t, 32> bytes{};
            random.fill(bytes);
            return encode_multibase(Multibase::kBase64Url, bytes);
        }
        case TextKind::kDuration:
            return one_of({"P3Y", "P18M", "P6W", "P30D"}, random);
        case TextKind::kIscoUnit:
            return one_of({"7126", "0110"}, random);
        case TextKind::kEscoOccupation:
            return "http://data.europa.eu/esco/occupation/" + random.uuid();
        case TextKind::kEscoSkill:
            return "http://data.europa.eu/esco/skill/" + random.uuid();
    }
    return {};
}

}  // namespace carnet::test
