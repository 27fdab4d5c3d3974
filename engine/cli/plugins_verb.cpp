#include "engine/cli/plugins_verb.hpp"

#include "engine/plugin/loader.hpp"
#include "engine/report/strategy_manual.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace firebreak {
namespace {

struct PluginsOptions {
    std::string name;
    std::vector<std::filesystem::path> files;
    bool is_json = false;
    bool is_markdown = false;
};

nlohmann::ordered_json json_of(const StrategyPlugin& plugin) {
    nlohmann::ordered_json parameters = nlohmann::ordered_json::array();
    for (const StrategyParameter& parameter : plugin.parameters()) {
        parameters.push_back({{"key", parameter.key},
                              {"kind", text_of(parameter.kind)},
                              {"unit", text_of(parameter.unit)},
                              {"min", parameter.min},
                              {"max", parameter.max},
                              {"default", value_text(parameter.default_value)},
                              {"choices", parameter.choices},
                              {"help", parameter.help},
                              {"evidence", parameter.evidence}});
    }
    return {{"name", plugin.name()},          {"role", ChoiceWords<PluginRole>::words[static_cast<std::size_t>(plugin.role())]},
            {"version", plugin.version()},    {"summary", plugin.summary()},
            {"file", plugin.file().string()}, {"parameters", parameters}};
}

void print_parameters(const StrategyPlugin& plugin) {
    const bool is_modifier = plugin.role() == PluginRole::modifier;
    fmt::print("{} {}{}: {}\n{}\n\n", plugin.name(), plugin.version(), is_modifier ? ", a modifier" : "", plugin.summary(),
               plugin.file().string());
    for (const StrategyParameter& parameter : plugin.parameters()) {
        fmt::print("  {:<20} {:<12} {}{}\n", parameter.key, value_text(parameter.default_value), parameter.help,
                   parameter.evidence.empty() ? "" : fmt::format(" ({})", parameter.evidence));
    }
}

void print_list(const std::vector<StrategyPlugin>& plugins, PluginRole role, const char* heading) {
    if (std::ranges::find(plugins, role, &StrategyPlugin::role) == plugins.end()) return;
    fmt::print("{}\n", heading);
    for (const StrategyPlugin& plugin : plugins) {
        if (plugin.role() == role) fmt::print("  {:<24} {:<8} {}\n", plugin.name(), plugin.version(), plugin.summary());
    }
}

int list_plugins(const PluginsOptions& options) {
    const StrategyLibrary library{default_plugin_folders(), options.files};
    Diagnostics problems;
    std::vector<StrategyPlugin> plugins;
    if (options.name.empty()) {
        plugins = library.list(problems);
    } else {
        plugins.push_back(library.open(options.name));
    }
    for (const Problem& problem : problems.problems()) fmt::print(stderr, "{}\n", problem.text());
    if (options.is_markdown) {
        fmt::print("{}", strategy_manual(plugins));
        return 0;
    }
    if (options.is_json) {
        nlohmann::ordered_json all = nlohmann::ordered_json::array();
        for (const StrategyPlugin& plugin : plugins) all.push_back(json_of(plugin));
        fmt::print("{}\n", all.dump(2));
        return 0;
    }
    if (!options.name.empty()) {
        print_parameters(plugins.front());
        return 0;
    }
    print_list(plugins, PluginRole::strategy, "Strategies, one of which leads: --strategy canned");
    print_list(plugins, PluginRole::modifier, "\nModifiers, which change what it orders: --strategy canned+slow_approval+silo");
    return 0;
}

}  // namespace

void register_plugins_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<PluginsOptions>();
    CLI::App* verb = app.add_subcommand("plugins", "List the response strategies and modifiers, or the parameters of one.");
    verb->add_option("name", options->name, "Show the parameters of this strategy or modifier.");
    verb->add_option("--plugin", options->files, "A strategy in a file of your own; may be repeated.");
    CLI::Option* json = verb->add_flag("--json", options->is_json, "Print as JSON.");
    verb->add_flag("--markdown", options->is_markdown, "Print the reference of them all as Markdown.")->excludes(json);
    verb->footer("Example:\n  firebreak plugins canned\n  firebreak plugins --markdown > docs/reference/strategies.md");
    verb->callback([options, &exit_code] { exit_code = list_plugins(*options); });
}

}  // namespace firebreak
