// SPDX-License-Identifier: Apache-2.0
//
// What `print` prints with: the home's settings, the options over them, the key, the seal, the titles. From
// an award to the bytes of a PDF.
#pragma once

#include "issuer/commands/program.h"
#include "issuer/issue_paper.h"
#include "issuer/print/paper_printer.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carnet::issuer {

struct PrintOptions {
    std::string id;
    std::filesystem::path out = "prints";
    bool card = false;
    std::optional<std::string> language;
    std::optional<std::string> second_language;
    std::optional<std::string> verify_url;
    std::vector<std::string> standards;  // files
    std::optional<std::string> standard_key;
    PassphraseOption passphrase{"certificates-passphrase", {}, {}};
};

struct Print {
    std::string award;  // id
    std::string number;
    std::string words;
    std::string pdf;
};

class PrintSource {
  public:
    [[nodiscard]] static Result<PrintSource> make(Program& program, IssuerHome& home,
                                                  const PrintOptions& options);
    // Signed, recorded, and drawn; of one batch.
    [[nodiscard]] Result<std::vector<SignedPaper>> sign(const BatchRecord& batch,
                                                        std::span<const CredentialRecord> awards);
    [[nodiscard]] Result<Print> draw(const SignedPaper& paper);

  private:
    PrintSource(Program& program, IssuerHome& home, CertificateKey key, PaperPrinter printer)
        : program_(&program), home_(&home), key_(std::move(key)), printer_(std::move(printer)) {}
    Program* program_;
    IssuerHome* home_;
    CertificateKey key_;
    PaperPrinter printer_;
    std::vector<wallet::OccupationalStandard> standards_;
    std::string verify_url_;
    std::optional<std::string> language_;
    std::optional<std::string> second_language_;
    bool card_ = false;
};

}  // namespace carnet::issuer
