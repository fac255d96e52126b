// SPDX-License-Identifier: Apache-2.0
//
// One subcommand and its options, as much of a command line as the subcommands need. It keeps the command
// line library out of their files: that library is all templates in headers, and each file that includes it
// takes long to compile and to analyze.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace carnet::issuer {

// An option just added, to be told more about.
class CommandOption {
  public:
    explicit CommandOption(CLI::Option& option) : option_(&option) {}

    CommandOption& required();
    CommandOption& one_of(std::vector<std::string> values);
    CommandOption& between(int least, int most);
    // --help says the value that `into` had when the option was added.
    CommandOption& shows_default();

  private:
    CLI::Option* option_;
};

// A handle, as cheap to copy as a pointer; valid as long as the Program that it came from.
class Command {
  public:
    explicit Command(CLI::App& app) : app_(&app) {}

    // `into` lives as long as the program. T is one of those that command.cpp lists.
    template <class T>
    CommandOption option(const std::string& name, T& into, const std::string& help);
    void flag(const std::string& name, bool& into, const std::string& help);
    void footer(const std::string& text);
    void requires_subcommand();
    [[nodiscard]] CLI::App& app() noexcept { return *app_; }

  private:
    CLI::App* app_;
};

}  // namespace carnet::issuer
