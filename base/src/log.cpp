// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include "base/json_writer.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <atomic>
#include <cmath>
#include <memory>

namespace carnet {
namespace {

constexpr std::size_t kMaxLine = 2048;
constexpr std::size_t kMaxId = 200;
constexpr std::string_view kTruncated = ",\"truncated\":true";

std::atomic<LogLevel> least_level = LogLevel::kInfo;

spdlog::level::level_enum spdlog_level(LogLevel level) {
    switch (level) {
        case LogLevel::kDebug:
            return spdlog::level::debug;
        case LogLevel::kInfo:
            return spdlog::level::info;
        case LogLevel::kWarn:
            return spdlog::level::warn;
        case LogLevel::kError:
            return spdlog::level::err;
    }
    std::abort();
}

std::string_view level_name(LogLevel level) {
    switch (level) {
        case LogLevel::kDebug:
            return "debug";
        case LogLevel::kInfo:
            return "info";
        case LogLevel::kWarn:
            return "warn";
        case LogLevel::kError:
            return "error";
    }
    std::abort();
}

// Never destroyed: threads may still log while the process ends.
spdlog::logger& stderr_logger() {
    static spdlog::logger& logger = *[] {
        auto made =
            std::make_unique<spdlog::logger>("carnet", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%v");
        made->set_level(spdlog::level::trace);  // least_level decides
        return made.release();
    }();
    return logger;
}

std::string time_text() {
    const UtcTime now = SystemClock().now();
    std::string text = Timestamp::of(now).text();
    const std::string milliseconds = std::to_string(1000 + now.nanoseconds / 1'000'000).substr(1);
    text.replace(text.size() - 1, 1, "." + milliseconds + "Z");
    return text;
}

bool may_stay(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("._:/%#@+-").find(c) != std::string_view::npos;
}

std::string quoted(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    return json;
}

void append_member(std::string& line, std::string_view name, std::string_view json) {
    line += ',';
    append_json_string(line, name);
    line += ':';
    line += json;
}

}  // namespace

LogId::LogId(std::string_view id) : text_(id.substr(0, kMaxId)) {
    for (char& c : text_) {
        if (!may_stay(c)) c = '_';
    }
}

LogField::LogField(LogLiteral name, LogLiteral value) : name_(name.text()), json_(quoted(value.text())) {}
LogField::LogField(LogLiteral name, const LogId& value) : name_(name.text()), json_(quoted(value.text())) {}
LogField::LogField(LogLiteral name, ErrorCode value) : name_(name.text()), json_(quoted(to_string(value))) {}
LogField::LogField(LogLiteral name, Json value) : name_(name.text()), json_(std::move(value.text)) {}

LogField::Json LogField::json_of(double value) {
    Json json;
    if (std::isfinite(value)) {
        append_ecmascript_number(json.text, value);
    } else {
        json.text = "null";
    }
    return json;
}

void log_event(LogLevel level, LogLiteral event, std::initializer_list<LogField> fields) {
    if (level < least_level.load(std::memory_order_relaxed)) return;
    std::string line = "{\"time\":" + quoted(time_text());
    append_member(line, "level", quoted(level_name(level)));
    append_member(line, "event", quoted(event.text()));
    for (const LogField& field : fields) {
        const std::size_t before = line.size();
        append_member(line, field.name(), field.json());
        if (line.size() + kTruncated.size() + 2 <= kMaxLine) continue;
        line.resize(before);  // a whole line without some fields rather than a broken one
        line += kTruncated;
        break;
    }
    line += '}';
    stderr_logger().log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
}

void set_log_level(LogLevel level) noexcept {
    least_level.store(level, std::memory_order_relaxed);
}

}  // namespace carnet
