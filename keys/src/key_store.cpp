// SPDX-License-Identifier: Apache-2.0
#include "keys/key_store.h"

#include "keys/derived_secret.h"
#include "keys/src/durable_file.h"
#include "keys/src/key_records_text.h"
#include "keys/src/sealed_secret_text.h"

#include <algorithm>
#include <cerrno>

#include <sys/stat.h>

namespace carnet::keys {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnerOnlyDirectory = 0700;
constexpr std::string_view kSealedSuffix = ".sealed";
constexpr std::size_t kMaxChainText = 256UL * 1024;
constexpr std::size_t kDerivedSize = 32;

fs::path list_path(const fs::path& directory) {
    return directory / "keys.json";
}

fs::path sealed_path(const fs::path& directory, std::string_view id) {
    return directory / (std::string(id) + std::string(kSealedSuffix));
}

fs::path chain_path(const fs::path& directory, std::string_view id) {
    return directory / (std::string(id) + ".chain.pem");
}

// Sealed with the secret: a file renamed to another key's name does not open.
std::string description_of(std::string_view id, KeyPurpose purpose, Algorithm algorithm) {
    return "carnet key " + std::string(id) + "\npurpose " + std::string(to_string(purpose)) + "\nalgorithm " +
           std::string(facts(algorithm).name);
}

// Above every key that is listed and every sealed file that is there: after a crash between the two, or a
// list taken from an older backup, no number is given twice and no secret is overwritten.
Result<std::string> next_id(const fs::path& directory, const std::vector<KeyRecord>& records) {
    std::uint32_t highest = 0;
    for (const auto& record : records) highest = std::max(highest, key_number(record.id).value_or(0));
    std::error_code failed;
    fs::directory_iterator entry(directory, failed);
    for (; !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
        if (entry->path().extension() != kSealedSuffix) continue;
        highest = std::max(highest, key_number(entry->path().stem().string()).value_or(0));
    }
    if (failed) return system_error(failed.value(), "list", directory);
    return "key-" + std::to_string(highest + 1);
}

UtcTime whole_seconds(UtcTime time) {
    return {time.seconds, 0};
}

// A clock that was set back would give the history another order than the one in which it happened.
Result<void> check_clock(const std::vector<KeyRecord>& records, UtcTime now) {
    for (const auto& record : records) {
        const UtcTime latest = std::max({record.created, record.retiring_since.value_or(record.created),
                                         record.retired_since.value_or(record.created)});
        if (now < latest) {
            return error(ErrorCode::kClock,
                         "the clock says " + Timestamp::of(now).text() + ", but this key was changed at " +
                             Timestamp::of(latest).text() + "; set the clock right",
                         record.id);
        }
    }
    return {};
}

// What an attempt at creating a store may have left behind when it was cut off.
bool is_leftover(const fs::path& name) {
    return name == "lock" || name == "keys.json.tmp";
}

Result<void> expect_empty(const fs::path& directory) {
    std::error_code failed;
    fs::directory_iterator entry(directory, failed);
    for (; !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
        if (is_leftover(entry->path().filename())) continue;
        return error(ErrorCode::kConflict, "a new key store needs an empty directory; this one holds files",
                     directory.string());
    }
    if (failed) return system_error(failed.value(), "look into", directory);
    return {};
}

Result<void> prepare_directory(const fs::path& directory) {
    if (::mkdir(directory.c_str(), kOwnerOnlyDirectory) == 0) {
        return sync_directory(fs::absolute(directory).parent_path());
    }
    if (errno != EEXIST) return system_error(errno, "create the directory", directory);
    CARNET_TRY_VOID(expect_empty(directory));
    if (::chmod(directory.c_str(), kOwnerOnlyDirectory) != 0)
        return system_error(errno, "protect", directory);
    return {};
}

Error transition_refused(const KeyRecord& record, KeyState wanted) {
    std::string allowed;
    for (const auto state :
         {KeyState::kActive, KeyState::kRetiring, KeyState::kRetired, KeyState::kRevoked}) {
        if (may_become(record.state, state))
            allowed += (allowed.empty() ? "" : " or ") + std::string(to_string(state));
    }
    return error(ErrorCode::kKeyState,
                 "a key that is " + std::string(to_string(record.state)) + " cannot become " +
                     std::string(to_string(wanted)) + ", only " +
                     (allowed.empty() ? "nothing else" : allowed),
                 record.id);
}

Result<void> check_revocation_time(KeyState state, UtcTime now, const std::optional<UtcTime>& as_of) {
    if (!as_of) return {};
    if (state != KeyState::kRevoked) {
        return error(ErrorCode::kUsage, "a time as of which is given when a key is revoked, and only then");
    }
    if (*as_of > now) {
        return error(ErrorCode::kBadValue, "a key cannot be revoked as of a time that has not come yet");
    }
    return {};
}

void enter_state(KeyRecord& record, KeyState state, UtcTime now, const std::optional<UtcTime>& as_of) {
    record.state = state;
    switch (state) {
        case KeyState::kActive:
            break;
        case KeyState::kRetiring:
            record.retiring_since = now;
            break;
        case KeyState::kRetired:
            record.retired_since = now;
            break;
        case KeyState::kRevoked:
            record.revoked_as_of = as_of ? whole_seconds(*as_of) : now;
            break;
    }
}

Error no_such_key(std::string_view id, const fs::path& directory) {
    return error(ErrorCode::kKeyNotFound, "there is no key \"" + std::string(id) + "\" in this store",
                 directory.string());
}

auto position_of(std::string_view id) {
    return [id](const KeyRecord& record) { return record.id == id; };
}

Error at_path(Error cause, const fs::path& path) {
    cause.where = cause.where.empty() ? path.string() : path.string() + "#" + cause.where;
    return cause;
}

}  // namespace

Result<KeyStore> KeyStore::create(const fs::path& directory) {
    CARNET_TRY_VOID(prepare_directory(directory));
    CARNET_TRY(const auto lock, DirectoryLock::acquire(directory));
    CARNET_TRY_VOID(expect_empty(directory));  // nobody else made one in the meantime
    KeyStore store(directory);
    CARNET_TRY_VOID(store.save({}));
    return store;
}

Result<KeyStore> KeyStore::open(const fs::path& directory) {
    KeyStore store(directory);
    CARNET_TRY_VOID(store.load());
    return store;
}

Result<void> KeyStore::load() {
    const fs::path path = list_path(directory_);
    CARNET_TRY(const std::string text, read_file(path, kMaxKeysText));
    auto records = read_key_records(text);
    if (!records) return at_path(records.error(), path);
    records_ = *std::move(records);
    return {};
}

Result<void> KeyStore::save(const std::vector<KeyRecord>& records) const {
    return write_durably(list_path(directory_), write_key_records(records));
}

const KeyRecord* KeyStore::find(std::string_view id) const noexcept {
    const auto found = std::find_if(records_.begin(), records_.end(), position_of(id));
    return found == records_.end() ? nullptr : &*found;
}

Result<const KeyRecord*> KeyStore::signing_key(std::string_view id) const {
    const KeyRecord* record = find(id);
    if (record == nullptr) return no_such_key(id, directory_);
    if (record->state == KeyState::kRetired || record->state == KeyState::kRevoked) {
        return error(
            ErrorCode::kKeyState,
            "the key is " + std::string(to_string(record->state)) + " and signs no more; use the active one",
            record->id);
    }
    return record;
}

const KeyRecord* KeyStore::active(KeyPurpose purpose) const noexcept {
    const auto found = std::find_if(records_.begin(), records_.end(), [purpose](const KeyRecord& record) {
        return record.purpose == purpose && record.state == KeyState::kActive;
    });
    return found == records_.end() ? nullptr : &*found;
}

// The sealed file is written before the list names it: a crash in between leaves a file that nothing uses.
Result<KeyRecord> KeyStore::rotate(KeyPurpose purpose, Algorithm algorithm, const SecretBytes& passphrase,
                                   const SealingCost& cost, UtcTime now, Random& random) {
    CARNET_TRY(const auto lock, DirectoryLock::acquire(directory_));
    CARNET_TRY_VOID(load());
    const UtcTime moment = whole_seconds(now);
    CARNET_TRY_VOID(check_clock(records_, moment));
    CARNET_TRY(const std::string id, next_id(directory_, records_));
    CARNET_TRY(SecretBytes secret, generate_secret(algorithm, random));
    CARNET_TRY(const std::string sealed,
               seal_secret(secret, passphrase, description_of(id, purpose, algorithm), cost, random));
    CARNET_TRY(const auto signer, make_signer(algorithm, std::move(secret)));

    std::vector<KeyRecord> changed = records_;
    for (auto& record : changed) {
        if (record.purpose == purpose && record.state == KeyState::kActive) {
            enter_state(record, KeyState::kRetiring, moment, {});
        }
    }
    changed.push_back({id, purpose, signer->public_key(), KeyState::kActive, moment, {}, {}, {}});
    CARNET_TRY_VOID(write_durably(sealed_path(directory_, id), sealed));
    CARNET_TRY_VOID(save(changed));
    records_ = std::move(changed);
    return records_.back();
}

Result<void> KeyStore::change_state(std::string_view id, KeyState state, UtcTime now,
                                    std::optional<UtcTime> as_of) {
    CARNET_TRY(const auto lock, DirectoryLock::acquire(directory_));
    CARNET_TRY_VOID(load());
    const UtcTime moment = whole_seconds(now);
    CARNET_TRY_VOID(check_clock(records_, moment));
    CARNET_TRY_VOID(check_revocation_time(state, now, as_of));
    std::vector<KeyRecord> changed = records_;
    const auto found = std::find_if(changed.begin(), changed.end(), position_of(id));
    if (found == changed.end()) return no_such_key(id, directory_);
    if (!may_become(found->state, state)) return transition_refused(*found, state);
    enter_state(*found, state, moment, as_of);
    CARNET_TRY_VOID(save(changed));
    records_ = std::move(changed);
    return {};
}

Result<SecretBytes> KeyStore::open_sealed(const KeyRecord& record, const SecretBytes& passphrase) const {
    const fs::path path = sealed_path(directory_, record.id);
    CARNET_TRY(const std::string sealed, read_file(path, kMaxSealedText));
    auto secret = open_secret(sealed, passphrase,
                              description_of(record.id, record.purpose, record.public_key.algorithm()));
    if (!secret) return at_path(secret.error(), path);
    return secret;
}

Result<std::shared_ptr<const Signer>> KeyStore::unlock(std::string_view id,
                                                       const SecretBytes& passphrase) const {
    CARNET_TRY(const KeyRecord* record, signing_key(id));
    CARNET_TRY(SecretBytes secret, open_sealed(*record, passphrase));
    CARNET_TRY(auto signer, make_signer(record->public_key.algorithm(), std::move(secret)));
    if (signer->public_key() != record->public_key) {
        return error(ErrorCode::kStoreCorrupt,
                     "the sealed key is not the one that keys.json names; take both from the same backup",
                     sealed_path(directory_, id).string());
    }
    return std::shared_ptr<const Signer>(std::move(signer));
}

Result<SecretBytes> KeyStore::derive(std::string_view id, const SecretBytes& passphrase,
                                     std::string_view name) const {
    CARNET_TRY(const KeyRecord* record, signing_key(id));
    CARNET_TRY(const SecretBytes secret, open_sealed(*record, passphrase));
    return derive_secret(secret, name, kDerivedSize);
}

Result<void> KeyStore::set_chain(std::string_view id, std::span<const Certificate> chain) {
    CARNET_TRY(const auto lock, DirectoryLock::acquire(directory_));
    CARNET_TRY_VOID(load());
    CARNET_TRY(const KeyRecord* record, signing_key(id));
    CARNET_TRY_VOID(check_chain_shape(chain));
    CARNET_TRY(const PublicKey certified, chain[0].public_key());
    if (certified != record->public_key) {
        return error(ErrorCode::kBadCertificate,
                     "the first certificate is of another key than " + record->id +
                         "; hand in the one that was made for its request",
                     "certificate 1");
    }
    std::string text;
    for (const auto& certificate : chain) text += certificate.pem();
    return write_durably(chain_path(directory_, id), text);
}

Result<std::vector<Certificate>> KeyStore::chain(std::string_view id) const {
    if (find(id) == nullptr) return no_such_key(id, directory_);
    const fs::path path = chain_path(directory_, id);
    const auto text = read_file(path, kMaxChainText);
    if (!text && text.error().code == ErrorCode::kNotFound) return std::vector<Certificate>{};
    if (!text) return text.error();
    auto chain = Certificate::from_pem(*text);
    if (!chain) return at_path(chain.error(), path);
    return chain;
}

}  // namespace carnet::keys
