// SPDX-License-Identifier: Apache-2.0
#include "keys/passphrase.h"

#include "keys/src/file_descriptor.h"
#include "keys/src/terminal.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <poll.h>

namespace carnet::keys {

namespace {

constexpr std::size_t kMaxPassphrase = 1024;
constexpr std::string_view kCredentialCharacters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

// 1 for a byte, 0 at the end, -1 with errno. Byte by byte, so that what follows the line stays in the pipe
// for whoever reads the next passphrase from it, and no buffer outside guarded memory ever holds it.
ssize_t read_byte(int descriptor, std::uint8_t* into) {
    while (true) {
        const ssize_t got = ::read(descriptor, into, 1);
        if (got >= 0 || (errno != EINTR && errno != EAGAIN)) return got;
        if (errno == EAGAIN) {
            pollfd waiting{descriptor, POLLIN, 0};
            static_cast<void>(::poll(&waiting, 1, -1));
        }
    }
}

Result<SecretBytes> read_line(int descriptor, const std::string& where) {
    SecretBytes line(kMaxPassphrase + 2);  // room for a final CR LF
    std::size_t size = 0;
    while (size < line.size()) {
        std::uint8_t* next = line.unsafe_secret_bytes().data() + size;
        const ssize_t got = read_byte(descriptor, next);
        if (got < 0) {
            const std::string reason = std::error_code(errno, std::generic_category()).message();
            return error(ErrorCode::kUsage, "the passphrase cannot be read: " + reason, where);
        }
        if (got == 0 || *next == '\n') break;
        if (*next == kCancelCharacter && is_terminal(descriptor)) {
            return error(ErrorCode::kUsage, "no passphrase was given: the question was cancelled", where);
        }
        ++size;
    }
    if (size > 0 && size < line.size() && line.unsafe_secret_bytes()[size - 1] == '\r') --size;
    if (size == 0 || size > kMaxPassphrase) {
        return error(ErrorCode::kLimit, "a passphrase has between 1 and 1024 bytes", where);
    }
    line.shrink(size);
    return line;
}

// spec: systemd.exec(5), LoadCredential: files of one name each in a directory that only the service sees
Result<SecretBytes> read_credential(const std::string& name) {
    if (name.empty() || name.front() == '.' ||
        name.find_first_not_of(kCredentialCharacters) != std::string::npos) {
        return error(ErrorCode::kUsage, "a credential's name is made of letters, digits, '.', '_' and '-'",
                     name);
    }
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing in Carnet changes the environment
    const char* directory = std::getenv("CREDENTIALS_DIRECTORY");
    if (directory == nullptr) {
        return error(ErrorCode::kUsage,
                     "this process has no credentials; use LoadCredential= in its systemd unit", name);
    }
    const std::filesystem::path path = std::filesystem::path(directory) / name;
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file.is_open()) {
        const std::string reason = std::error_code(errno, std::generic_category()).message();
        return error(ErrorCode::kUsage, "the credential cannot be opened: " + reason, path.string());
    }
    return read_line(file.number(), path.string());
}

Result<SecretBytes> ask_on_terminal(std::string_view prompt) {
    auto terminal = SilentTerminal::open(prompt);
    if (!terminal) {
        return error(ErrorCode::kUsage,
                     "no passphrase: there is no terminal to ask on; give --passphrase-fd N or "
                     "--passphrase-credential NAME");
    }
    return read_line(terminal->descriptor(), "terminal");
}

}  // namespace

Result<SecretBytes> read_passphrase(const PassphraseSource& source, std::string_view prompt) {
    if (source.descriptor && source.credential) {
        return error(ErrorCode::kUsage, "give one source for the passphrase, a descriptor or a credential");
    }
    if (source.descriptor)
        return read_line(*source.descriptor, "descriptor " + std::to_string(*source.descriptor));
    if (source.credential) return read_credential(*source.credential);
    if (source.terminal) return ask_on_terminal(prompt);
    return error(ErrorCode::kUsage, "no passphrase: give --passphrase-fd N or --passphrase-credential NAME");
}

}  // namespace carnet::keys
