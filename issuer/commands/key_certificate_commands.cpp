// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer key csr, import-chain: an X.509 certificate for a signing key, for wallets that find an
// issuer's key by a chain of certificates (x5c).
#include "issuer/audit.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/key_command.h"
#include "keys/certificate_request.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxChainFile = 256UL * 1024;

struct RequestOptions {
    std::string id;
    keys::CertificateRequest request;
    std::filesystem::path to;
    PassphraseOption passphrase{"key-passphrase", {}, {}};
};

// "https://certs.example.org:8443/x" -> "certs.example.org". The settings hold nothing but such URLs.
std::string host_of(std::string_view base_url) {
    const std::string_view rest = base_url.substr(base_url.find("//") + 2);
    return std::string(rest.substr(0, rest.find_first_of(":/")));
}

// What is not given comes from the settings: the certificate is to name where this issuer is reached.
keys::CertificateRequest completed(keys::CertificateRequest request, const IssuerSettings& settings) {
    if (request.common_name.empty()) request.common_name = settings.name;
    if (request.dns_names.empty()) request.dns_names.push_back(host_of(settings.base_url));
    if (request.uris.empty()) request.uris.push_back(settings.base_url);
    return request;
}

Result<int> run_request(Program& program, const RequestOptions& options) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto store, home.keys());
    CARNET_TRY(const auto passphrase, options.passphrase.read("Passphrase of " + options.id));
    CARNET_TRY(const auto signer, store.unlock(options.id, passphrase));
    const auto request = completed(options.request, home.settings());
    CARNET_TRY(const auto pem, keys::write_certificate_request(request, *signer));
    CARNET_TRY_VOID(write_file(options.to, pem));
    program.console().say(
        "Wrote the request for " + options.id + " to " + options.to.string() +
        ". Send it to a certificate authority that verifiers accept, and hand in its answer "
        "with: carnet-issuer key import-chain " +
        options.id + " FILE");
    JsonWriter writer;
    writer.begin_object().member("id", options.id).member("to", options.to.string()).end_object();
    program.console().give(writer);
    return kExitDone;
}

// Authorities often hand over their own root as well; it is not sent along with signatures.
void leave_out_root(std::vector<keys::Certificate>& chain) {
    if (chain.size() > 1 && chain.back().is_self_signed()) chain.pop_back();
}

struct ChainOptions {
    std::string id;
    std::filesystem::path file;
    std::filesystem::path anchor;
};

Result<void> check_anchor(const ChainOptions& options, std::span<const keys::Certificate> chain,
                          UtcTime now) {
    if (options.anchor.empty()) return {};
    CARNET_TRY(const auto text, read_file(options.anchor, kMaxChainFile));
    CARNET_TRY(const auto anchors, keys::Certificate::from_pem(text));
    return keys::verify_chain(chain, anchors, now);
}

Error at_file(const Error& cause, const std::filesystem::path& file) {
    return error(cause.code, cause.detail, file.string() + (cause.where.empty() ? "" : ", " + cause.where));
}

void say_chain(Program& program, const ChainOptions& options, std::span<const keys::Certificate> chain) {
    JsonWriter writer;
    writer.begin_object().member("id", options.id).key("chain").begin_array();
    for (const auto& certificate : chain) {
        const std::string until = Timestamp::of(certificate.not_after()).text();
        program.console().say(options.id + "  " + certificate.subject() + "  until " + until);
        writer.begin_object().member("subject", certificate.subject()).member("notAfter", until).end_object();
    }
    writer.end_array().end_object();
    program.console().give(writer);
}

Result<int> run_import(Program& program, const ChainOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(auto store, home.keys());
    CARNET_TRY(const auto text, read_file(options.file, kMaxChainFile));
    auto chain = keys::Certificate::from_pem(text);
    if (!chain) return at_file(chain.error(), options.file);
    leave_out_root(*chain);
    const auto now = program.clock().now();
    CARNET_TRY_VOID(check_anchor(options, *chain, now));
    if (now > chain->front().not_after()) {
        return error(ErrorCode::kBadCertificate,
                     "the certificate has run out; ask the authority for a new one", options.file.string());
    }
    const auto kept = store.set_chain(options.id, *chain);
    if (!kept) return at_file(kept.error(), options.file);
    CARNET_TRY_VOID(
        record_act(home, {"operator", AuditAction::kKeyCertified, options.id, chain->front().digest()}, now));
    say_chain(program, options, *chain);
    return kExitDone;
}

}  // namespace

void add_key_certificates(Program& program, Command key) {
    auto wanted = std::make_shared<RequestOptions>();
    auto request = program.add(key, "csr", "Write a certification request (PKCS #10) for a signing key");
    request.option("ID", wanted->id, "The key").required();
    request.option("--to", wanted->to, "File to write").required();
    request.option("--common-name", wanted->request.common_name, "The issuer's name if not given");
    request.option("--organisation", wanted->request.organisation, "Legal name, as the authority knows it");
    request.option("--country", wanted->request.country, "Two letters, ISO 3166-1");
    request.option("--dns", wanted->request.dns_names, "DNS names; the host of base_url if not given");
    request.option("--uri", wanted->request.uris, "URIs; base_url if not given");
    wanted->passphrase.add_to(request, "the key's");
    program.on(request, [&program, wanted] { return run_request(program, *wanted); });

    auto handed_in = std::make_shared<ChainOptions>();
    auto import =
        program.add(key, "import-chain", "Keep the chain of certificates that an authority made for a key");
    import.option("ID", handed_in->id, "The key").required();
    import.option("FILE", handed_in->file, "PEM, the key's certificate first; a root at the end is left out")
        .required();
    import.option("--anchor", handed_in->anchor, "PEM: check first that the chain leads to one of these");
    program.on(import, [&program, handed_in] { return run_import(program, *handed_in); });
}

}  // namespace carnet::issuer
