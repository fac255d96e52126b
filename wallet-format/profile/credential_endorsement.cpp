// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/credential_endorsement.h"

#include "wallet-format/profile/document_digest.h"
#include "wallet-format/profile/src/own_document.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/rule.h"

#include <array>
#include <string_view>
#include <utility>

namespace carnet::wallet {
namespace profile {

template <>
struct Choice<EndorserRole> {
    using enum EndorserRole;
    static constexpr std::array rows = {
        std::pair{kEmployersFederation, std::string_view("employers-federation")},
        std::pair{kUnion, std::string_view("union")},
        std::pair{kMinistry, std::string_view("ministry")},
        std::pair{kProgramme, std::string_view("programme")},
        std::pair{kSectorBody, std::string_view("sector-body")},
    };
};

template <>
struct OwnDocument<CredentialEndorsement> {
    static constexpr OwnKind kind{"CredentialEndorsement", "CredentialEndorsementSubject",
                                  "Credential endorsement", "credential-endorsement"};
};

template <>
struct Description<CredentialEndorsement> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", OwnDocument<CredentialEndorsement>::kind.subject_type);
        visitor.text("id", self.id, TextKind::kUri);
        visitor.text("endorsed", self.endorsed, TextKind::kUri);
        visitor.text("endorsedDigest", self.endorsed_digest, TextKind::kDigest);
        visitor.choice("role", self.role);
        visitor.translations("statement", self.statement, TextKind::kParagraph, {1, 20});
        visitor.translations("conditions", self.conditions, TextKind::kParagraph, {0, 20});
        visitor.text("jurisdiction", self.jurisdiction, TextKind::kJurisdiction);
    }
};

PublishedKind publish_credential_endorsement() {
    return publish_own<CredentialEndorsement, read_credential_endorsement, write_credential_endorsement>();
}

}  // namespace profile

using profile::broken;

bool endorses(const CredentialEndorsement& endorsement, const Credential& credential) {
    return credential.id() == endorsement.endorsed &&
           document_digest(credential) == endorsement.endorsed_digest;
}

Result<void> check_credential_endorsement(const CredentialEndorsement& endorsement) {
    if (endorsement.endorsed == endorsement.id)
        return broken("/endorsed", "is the endorsement itself; name the credential");
    if (endorsement.conditions.empty()) return {};
    for (const auto& [language, text] : endorsement.statement) {
        if (!endorsement.conditions.contains(language))
            return broken("/conditions", "are not given in " + language +
                                             ", in which the statement would read as one without conditions");
    }
    return {};
}

Result<std::string> write_credential_endorsement(const CredentialEndorsement& endorsement,
                                                 const Envelope& envelope) {
    CARNET_TRY_VOID(check_credential_endorsement(endorsement));
    return profile::write_own(endorsement, envelope);
}

Result<CredentialEndorsement> read_credential_endorsement(const Credential& credential) {
    CARNET_TRY(auto endorsement, profile::read_own<CredentialEndorsement>(credential));
    if (auto checked = check_credential_endorsement(endorsement); !checked)
        return profile::in_subject(std::move(checked).error());
    return endorsement;
}

}  // namespace carnet::wallet
