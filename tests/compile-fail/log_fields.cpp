// SPDX-License-Identifier: Apache-2.0
// A name, a passphrase or a document must not reach the log: only ids, literals, numbers and codes compile.
#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/log.h"
#include "keys/secret_bytes.h"

using namespace carnet;

void log_text(const std::string& name) {
#ifdef MISTAKE_string
    log_event(LogLevel::kInfo, "event", {{"name", name}});
#else
    log_event(LogLevel::kInfo, "event", {{"name", LogId(name)}});
#endif
}

void log_view(std::string_view name) {
#ifdef MISTAKE_string_view
    log_event(LogLevel::kInfo, "event", {{"name", name}});
#else
    log_event(LogLevel::kInfo, "event", {{"name", LogId(name)}});
#endif
}

void log_c_string(const char* name) {
#ifdef MISTAKE_c_string
    log_event(LogLevel::kInfo, "event", {{"name", name}});
#else
    log_event(LogLevel::kInfo, "event", {{"name", LogId(name)}});
#endif
}

void log_array(int filled) {
    char name[] = "name";
    name[0] = static_cast<char>('a' + filled % 26);
#ifdef MISTAKE_local_array
    log_event(LogLevel::kInfo, "event", {{"name", name}});
#else
    log_event(LogLevel::kInfo, "event", {{"name", LogId(name)}});
#endif
}

void log_character(const std::string& name) {
#ifdef MISTAKE_character
    log_event(LogLevel::kInfo, "event", {{"initial", name.front()}});
#else
    log_event(LogLevel::kInfo, "event", {{"length", name.size()}});
#endif
}

void log_bytes(const Bytes& document) {
#ifdef MISTAKE_bytes
    log_event(LogLevel::kInfo, "event", {{"document", document}});
#else
    log_event(LogLevel::kInfo, "event", {{"document", document.size()}});
#endif
}

void log_value(const JsonValue& claims) {
#ifdef MISTAKE_json_value
    log_event(LogLevel::kInfo, "event", {{"claims", claims}});
#else
    log_event(LogLevel::kInfo, "event", {{"claims", claims.size()}});
#endif
}

void log_secret(const keys::SecretBytes& secret) {
#ifdef MISTAKE_secret_bytes
    log_event(LogLevel::kInfo, "event", {{"secret", secret}});
#else
    log_event(LogLevel::kInfo, "event", {{"secret", secret.size()}});
#endif
}

void log_event_named(const std::string& name) {
#ifdef MISTAKE_event_name
    log_event(LogLevel::kInfo, name);
#else
    log_event(LogLevel::kInfo, "event", {{"id", LogId(name)}});
#endif
}

void log_field_named(const char* name) {
#ifdef MISTAKE_field_name
    log_event(LogLevel::kInfo, "event", {{name, 1}});
#else
    log_event(LogLevel::kInfo, "event", {{"field", 1}, {"id", LogId(name)}});
#endif
}
