// SPDX-License-Identifier: Apache-2.0
#include "issuer/commands/print_source.h"

#include "issuer/print/check_words.h"
#include "issuer/print/signed_standard.h"
#include "issuer/print_settings.h"

namespace carnet::issuer {
namespace {

Result<std::string> verify_url_of(const PrintOptions& options, const PrintSettings& settings) {
    const auto& url = options.verify_url ? options.verify_url : settings.verify_url;
    if (!url)
        return error(ErrorCode::kConfiguration,
                     "A print names a page that checks it. Give --verify-url, or verify_url in the section "
                     "[print] of carnet-issuer.toml.");
    CARNET_TRY_VOID(check_verify_url(*url));
    return *url;
}

Result<std::optional<std::string>> read_seal(const IssuerHome& home, const PrintSettings& settings) {
    std::optional<std::string> png;
    if (!settings.seal) return png;
    CARNET_TRY(png, read_file(home.directory() / *settings.seal, kMaxSealBytes));
    return png;
}

Result<std::vector<wallet::OccupationalStandard>> read_standards(const PrintOptions& options) {
    std::vector<wallet::OccupationalStandard> standards;
    if (options.standards.empty()) return standards;
    if (!options.standard_key)
        return error(ErrorCode::kUsage, "Whose key is the standard signed with? Give --standard-key z...");
    CARNET_TRY(const auto key, keys::PublicKey::from_multikey(*options.standard_key));
    for (const auto& file : options.standards) {
        CARNET_TRY(const auto text, read_file(file, kMaxStandardBytes));
        auto standard = read_signed_standard(text, key);
        if (!standard) return error(standard.error().code, standard.error().detail, file);
        standards.push_back(*std::move(standard));
    }
    return standards;
}

// English beside any other language, French beside English.
std::string default_second(std::string_view language) {
    return is_same_language(language, "en") ? "fr" : "en";
}

}  // namespace

Result<PrintSource> PrintSource::make(Program& program, IssuerHome& home, const PrintOptions& options) {
    CARNET_TRY(const auto toml, read_file(home.settings_path(), kMaxSettingsBytes));
    CARNET_TRY(const auto settings, read_print_settings(toml));
    CARNET_TRY(auto url, verify_url_of(options, settings));
    CARNET_TRY(const auto seal, read_seal(home, settings));
    CARNET_TRY(auto printer, PaperPrinter::make(seal));
    CARNET_TRY(auto standards, read_standards(options));
    CARNET_TRY(const auto passphrase, options.passphrase.read("Passphrase of the certificates key"));
    CARNET_TRY(auto key, unlock_certificate_key(home, passphrase));
    PrintSource source(program, home, std::move(key), std::move(printer));
    source.standards_ = std::move(standards);
    source.verify_url_ = std::move(url);
    source.language_ = options.language;
    source.second_language_ = options.second_language ? options.second_language : settings.second_language;
    source.card_ = options.card;
    return source;
}

Result<std::vector<SignedPaper>> PrintSource::sign(const BatchRecord& batch,
                                                   std::span<const CredentialRecord> awards) {
    return issue_papers(*home_, batch, awards, key_, program_->clock());
}

Result<Print> PrintSource::draw(const SignedPaper& paper) {
    const auto& award = wallet::award_of(paper.award);
    auto titles = titles_of(paper.award);
    for (const auto& standard : standards_) add_titles(titles, award.standard, standard);
    const auto language = language_.value_or(award.language);
    const auto second = second_language_.value_or(default_second(language));
    CARNET_TRY(const auto text,
               say_paper({paper.document, titles, award.language, paper.digest}, language, second));
    const PaperCodes codes{paper.text, verify_url_};
    CARNET_TRY(auto pdf, card_ ? printer_.card(text, codes) : printer_.sheet(text, codes));
    return Print{paper.document.envelope.id, text.number, text.words, std::move(pdf)};
}

}  // namespace carnet::issuer
