// The files stand in plugins/template, beside the program in an installation; here they get their name.
#include "engine/cli/new_strategy_verb.hpp"

#include "engine/plugin/loader.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

namespace firebreak {
namespace {

namespace fs = std::filesystem;

struct NewStrategyOptions {
    std::string name;
    std::string language = "cpp";
    fs::path folder;
};

constexpr std::size_t kLongestName = 64;
// Targets that CMake keeps for itself.
constexpr std::array<std::string_view, 8> kTaken{"all", "clean", "edit_cache", "help", "install", "package", "rebuild_cache", "test"};

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }
bool may_stand_in_a_name(char c) { return is_small_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

/// The closest name that may be used: "Fast-Reply 2" becomes fast_reply_2.
std::string usable(std::string_view name) {
    std::string result;
    for (const char c : name) {
        const char small = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (may_stand_in_a_name(small)) result += small;
        else if (!result.empty() && result.back() != '_') result += '_';
    }
    while (result.ends_with('_')) result.pop_back();
    if (result.empty()) return "my_strategy";
    if (!is_small_letter(result.front())) result = "my_" + result;
    return result.substr(0, kLongestName);
}

void require_good_name(const std::string& name) {
    const bool is_name = !name.empty() && name.size() <= kLongestName && is_small_letter(name.front()) &&
                         std::all_of(name.begin(), name.end(), may_stand_in_a_name);
    if (!is_name) {
        throw InputError(
            {}, fmt::format("'{}' is no name for a strategy: small letters, digits and _, beginning with a letter; did you mean '{}'?",
                            name, usable(name)));
    }
    if (std::find(kTaken.begin(), kTaken.end(), name) != kTaken.end())
        throw InputError({}, fmt::format("'{}' is a word that CMake keeps for itself; how about 'my_{}'?", name, name));
    for (const StrategyPlugin& plugin : StrategyLibrary{default_plugin_folders()}.list()) {
        if (plugin.name() == name)
            throw InputError({},
                             fmt::format("there is a strategy '{}' already ({}); how about 'my_{}'?", name, plugin.file().string(), name));
    }
}

/// The folder in which bin, lib and share stand: an installation, or a build folder.
fs::path own_prefix() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) throw RunError("the program does not find its own folder: " + error.message());
    return program.parent_path().parent_path();
}

/// fast_reply_2 -> FastReply2.
std::string class_name(std::string_view name) {
    std::string result;
    bool begins_word = true;
    for (const char c : name) {
        if (c != '_') result += begins_word ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        begins_word = c == '_';
    }
    return result;
}

/// As CMake reads it between quotes.
std::string quoted_for_cmake(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\' || c == '"' || c == '$') result += '\\';
        result += c;
    }
    return result;
}

/// A path as a shell takes it for one word.
std::string quoted_for_shell(const std::string& path) {
    const bool is_plain = std::all_of(path.begin(), path.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '.' || c == '_' || c == '-' || c == '+';
    });
    if (is_plain) return path;
    std::string result = "'";
    for (const char c : path) result += c == '\'' ? std::string{"'\\''"} : std::string{c};
    return result + "'";
}

std::string filled_in(std::string text, const std::map<std::string, std::string>& words) {
    for (const auto& [word, value] : words) {
        const std::string placeholder = "@" + word + "@";
        for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at + value.size()))
            text.replace(at, placeholder.size(), value);
    }
    return text;
}

std::string read_template(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (!in || text.empty()) throw RunError(fmt::format("the template {} cannot be read; is firebreak installed in full?", file.string()));
    return text;
}

void write_file(const fs::path& file, const std::string& text) {
    std::ofstream out{file, std::ios::binary};
    out << text;
    out.close();
    if (!out) throw RunError(fmt::format("{} cannot be written", file.string()));
}

int write_strategy(const NewStrategyOptions& options) {
    require_good_name(options.name);
    const fs::path folder = options.folder.empty() ? fs::path{options.name} : options.folder;
    std::error_code error;
    if (fs::exists(fs::symlink_status(folder, error)))
        throw InputError({.file = folder.string()}, "is there already; give another name, or another folder with --out");
    const fs::path prefix = own_prefix();
    const std::string version = FIREBREAK_VERSION;
    const std::map<std::string, std::string> words = {
        {"name", options.name},
        {"Class", class_name(options.name)},
        {"extension", options.language},
        {"languages", options.language == "c" ? "C" : "CXX"},
        {"version", version.substr(0, version.rfind('.'))},
        {"prefix", quoted_for_cmake(prefix.string())},
        {"program", quoted_for_shell((prefix / "bin/firebreak").string())},
        {"guide", options.language == "c" ? "docs/strategies/contract.md" : "docs/strategies/cpp.md"},
    };
    const std::array<std::array<std::string, 2>, 4> files{{{"strategy." + options.language, options.name + "." + options.language},
                                                           {"CMakeLists.txt", "CMakeLists.txt"},
                                                           {"README.md", "README.md"},
                                                           {"small_outage.yaml", "small_outage.yaml"}}};
    // All is read before anything is written.
    std::map<std::string, std::string> texts;
    for (const auto& [from, to] : files) texts[to] = filled_in(read_template(prefix / "share/firebreak/template" / (from + ".in")), words);
    fs::create_directories(folder, error);
    if (error) throw RunError(fmt::format("cannot create the folder {}: {}", folder.string(), error.message()));
    for (const auto& [name, text] : texts) write_file(folder / name, text);
    fmt::print(
        "{}: {}.{}, CMakeLists.txt, README.md, small_outage.yaml\n\nNext:\n  cd {}\n  cmake -B build && cmake --build build\n"
        "  ctest --test-dir build --output-on-failure\n  {} run small_outage.yaml --plugin ./build/{}.so\n",
        folder.string(), options.name, options.language, quoted_for_shell(folder.string()), words.at("program"), options.name);
    return 0;
}

}  // namespace

void register_new_strategy_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<NewStrategyOptions>();
    CLI::App* verb = app.add_subcommand("new-strategy", "Write a folder that builds, to begin a strategy of your own with.");
    verb->add_option("NAME", options->name, "The strategy's name: small letters, digits and _.")->required();
    verb->add_option("--language", options->language, "cpp or c.")->check(CLI::IsMember({"cpp", "c"}))->capture_default_str();
    verb->add_option("--out", options->folder, "The folder to write; by default NAME, here.");
    verb->footer(
        "Example:\n  firebreak new-strategy fast_reply\n  firebreak new-strategy fast_reply --language c --out strategies/fast_reply");
    verb->callback([options, &exit_code] { exit_code = write_strategy(*options); });
}

}  // namespace firebreak
