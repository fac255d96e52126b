// SPDX-License-Identifier: Apache-2.0
#include "issuer/commands/command.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>

namespace carnet::issuer {

CommandOption& CommandOption::required() {
    option_->required();
    return *this;
}

CommandOption& CommandOption::one_of(std::vector<std::string> values) {
    option_->check(CLI::IsMember(std::move(values)));
    return *this;
}

CommandOption& CommandOption::between(int least, int most) {
    option_->check(CLI::Range(least, most));
    return *this;
}

CommandOption& CommandOption::shows_default() {
    option_->capture_default_str();
    return *this;
}

template <class T>
CommandOption Command::option(const std::string& name, T& into, const std::string& help) {
    return CommandOption(*app_->add_option(name, into, help));
}

template CommandOption Command::option(const std::string&, int&, const std::string&);
template CommandOption Command::option(const std::string&, std::uint16_t&, const std::string&);
template CommandOption Command::option(const std::string&, std::size_t&, const std::string&);
template CommandOption Command::option(const std::string&, std::string&, const std::string&);
template CommandOption Command::option(const std::string&, std::filesystem::path&, const std::string&);
template CommandOption Command::option(const std::string&, std::vector<std::string>&, const std::string&);
template CommandOption Command::option(const std::string&, std::optional<int>&, const std::string&);
template CommandOption Command::option(const std::string&, std::optional<std::uint16_t>&, const std::string&);
template CommandOption Command::option(const std::string&, std::optional<std::size_t>&, const std::string&);
template CommandOption Command::option(const std::string&, std::optional<std::string>&, const std::string&);
template CommandOption Command::option(const std::string&, std::optional<std::filesystem::path>&,
                                       const std::string&);

void Command::flag(const std::string& name, bool& into, const std::string& help) {
    app_->add_flag(name, into, help);
}

void Command::footer(const std::string& text) {
    app_->footer(text);
}

void Command::requires_subcommand() {
    app_->require_subcommand(1);
}

}  // namespace carnet::issuer
