#include "engine/scenario/scenario_reader.hpp"

#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/general_params.hpp"
#include "engine/scenario/overrides.hpp"
#include "engine/scenario/scenario_checks.hpp"
#include "engine/scenario/strategy_reader.hpp"
#include "engine/scenario/survey_reader.hpp"
#include "engine/scenario/timeline_reader.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

namespace firebreak {
namespace {

// Incidents point to a table that leaves out this list, and the company to one that leaves out its desk.
constexpr std::array<std::string_view, 1> kAftershocks{"aftershocks"};
constexpr std::array<std::string_view, 1> kDesk{"desk"};

const YamlNode kNotWritten;

const YamlNode& value_of(const YamlNode& map, std::string_view key) {
    const YamlEntry* entry = map.find(key);
    return entry == nullptr ? kNotWritten : entry->value;
}

// The file's name without folder and ending, as a word that `name` would allow.
std::string name_from_file(const std::string& file) {
    std::string name = std::filesystem::path{file}.stem().string().substr(0, 100);
    for (char& letter : name) {
        const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
                              letter == '-' || letter == '.';
        if (!is_plain) letter = '_';
    }
    return name.empty() || name[0] == '.' ? "scenario" : name;
}

class ScenarioReader {
  public:
    ScenarioReader(const YamlNode& root, const std::string& name, Diagnostics& problems)
        : root_{root}, context_{problems, KeyMarks{{name}}, std::nullopt} {
        scenario_.file = name;
        scenario_.name = name_from_file(name);
    }

    Scenario read() {
        if (!is_section(root_, "the scenario", context_)) return scenario_;
        check_keys();
        check_format();
        read_general();
        for (const TextList& list : text_lists()) read_texts(std::string{list.key}, scenario_.*list.texts);
        read_sections();
        if (root_.find("strategy") != nullptr) scenario_.strategy = read_strategy(value_of(root_, "strategy"), context_);
        read_incidents();
        scenario_.timeline = read_timeline(value_of(root_, "timeline"), "timeline", scenario_, context_);
        scenario_.survey_targets = read_survey_targets(value_of(root_, "survey_targets"), "survey_targets", context_);
        resolve_file();
        drop_unused_generator_keys(scenario_.network, context_);
        check_scenario(scenario_, context_);
        return std::move(scenario_);
    }

  private:
    void error(const Mark& mark, std::string message) { context_.problems.error(mark, std::move(message)); }

    void check_keys() {
        if (const YamlEntry* branches = root_.find("branches"))
            error(branches->key_mark, "this is a study, not a scenario; `firebreak study` runs it");
        std::vector<std::string_view> allowed;
        for (const TopLevelKey& known : structured_keys()) allowed.push_back(known.key);
        for (const Field& field : general_fields()) allowed.push_back(field.info.key);
        for (const YamlEntry& entry : root_.entries) {
            if (std::find(allowed.begin(), allowed.end(), entry.key) != allowed.end() || entry.key == "branches") continue;
            error(entry.key_mark, fmt::format("unknown key '{}'{}", shortened(entry.key), hint_for(entry.key, allowed)));
        }
    }

    // A parameter written without its section is the commonest slip of all.
    static std::string hint_for(const std::string& key, const std::vector<std::string_view>& allowed) {
        for (const Section& section : scenario_sections()) {
            if (section.object != nullptr && find_field(*section.fields, key) != nullptr)
                return fmt::format("; did you mean '{}.{}'?", section.path, key);
        }
        return did_you_mean(key, allowed);
    }

    void check_format() {
        const YamlEntry* format = root_.find("firebreak");
        if (format == nullptr)
            return error(root_.mark,
                         fmt::format("the version of the format is missing; a scenario begins with 'firebreak: {}'", kScenarioFormat));
        const Reading<std::int64_t> version = read_integer(format->value.text);
        if (version.value == kScenarioFormat) return;
        const bool is_newer = version.value && *version.value > kScenarioFormat;
        error(format->value.mark, fmt::format("firebreak is '{}', but must be {}{}", shortened(format->value.text), kScenarioFormat,
                                              is_newer ? "; the file was written for a newer program" : ""));
    }

    void read_general() {
        for (const Field& field : general_fields()) {
            const std::string key{field.info.key};
            if (const YamlEntry* entry = root_.find(key)) read_field(field, &scenario_, entry->value, key, context_);
        }
        if (scenario_.start_date.empty()) return;
        context_.day_zero = read_date(scenario_.start_date);
        if (!context_.day_zero) {
            error(context_.marks.of("start_date"),
                  fmt::format("start_date is '{}', but must be a day of the calendar such as 2012-07-02", shortened(scenario_.start_date)));
            scenario_.start_date.clear();
            return;
        }
        scenario_.start_weekday = static_cast<int>(std::chrono::weekday{*context_.day_zero}.iso_encoding()) - 1;
    }

    void read_texts(const std::string& key, std::vector<std::string>& texts) {
        const YamlNode& node = value_of(root_, key);
        if (node.kind == YamlNode::Kind::scalar) {
            texts.push_back(node.text);
            return;
        }
        if (!is_list(node, key, context_)) return;
        for (const YamlNode& item : node.items) {
            if (item.kind == YamlNode::Kind::scalar) texts.push_back(item.text);
            else error(item.mark, fmt::format("an entry of {} must be text (one that contains ': ' needs quotes)", key));
        }
    }

    void read_sections() {
        for (const Section& section : scenario_sections()) {
            if (section.object == nullptr) continue;
            const bool is_desk = section.path == "company.desk";
            const YamlNode& parent = is_desk ? value_of(root_, "company") : root_;
            const YamlNode& node = value_of(parent, is_desk ? "desk" : section.path);
            const std::span<const std::string_view> others =
                section.path == "company" ? std::span<const std::string_view>{kDesk} : std::span<const std::string_view>{};
            if (&node == &kNotWritten) continue;
            read_section(node, std::string{section.path}, *section.fields, section.object(scenario_), others, context_);
        }
    }

    void read_incidents() {
        const YamlNode& list = value_of(root_, "incidents");
        if (!is_list(list, "incidents", context_)) return;
        context_.marks.add("incidents", list.mark);
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const std::string path = fmt::format("incidents.{}", i);
            IncidentParams incident;
            read_section(list.items[i], path, IncidentParams::fields(), &incident, kAftershocks, context_);
            require(list.items[i], path, "id");
            read_aftershocks(value_of(list.items[i], "aftershocks"), path + ".aftershocks", incident);
            scenario_.incidents.push_back(std::move(incident));
        }
    }

    void read_aftershocks(const YamlNode& list, const std::string& path, IncidentParams& incident) {
        if (!is_list(list, path, context_)) return;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const std::string entry_path = fmt::format("{}.{}", path, i);
            Aftershock aftershock;
            read_section(list.items[i], entry_path, Aftershock::fields(), &aftershock, {}, context_);
            require(list.items[i], entry_path, "after");
            require(list.items[i], entry_path, "duration");
            incident.aftershocks.push_back(aftershock);
        }
    }

    void require(const YamlNode& map, const std::string& path, const char* key) {
        if (map.find(key) == nullptr && map.kind != YamlNode::Kind::scalar) error(map.mark, fmt::format("{} has no '{}'", path, key));
    }

    // A path in a file starts at the file's folder, one on the command line at the current folder.
    void resolve_file() {
        std::string& file = scenario_.network.file;
        if (file.empty()) return;
        std::filesystem::path path{file};
        if (!is_override(context_.marks.of("network.file"))) path = std::filesystem::path{scenario_.file}.parent_path() / path;
        std::error_code failure;
        const std::filesystem::path absolute = std::filesystem::absolute(path, failure);
        if (!failure) file = absolute.lexically_normal().string();
    }

    const YamlNode& root_;
    ReadContext context_;
    Scenario scenario_;
};

Scenario read_tree(std::optional<YamlNode> root, const std::string& name, const ReadOptions& options, Diagnostics& problems) {
    if (!root) {
        Scenario unread;
        unread.file = name;
        return unread;
    }
    for (const std::string& assignment : options.overrides) apply_override(assignment, *root, problems);
    return ScenarioReader{*root, name, problems}.read();
}

std::vector<Command> read_journal(std::optional<YamlNode> list, const std::string& name, const Scenario& scenario, Diagnostics& problems) {
    if (!list) return {};
    ReadContext context{problems, KeyMarks{{name}}, read_date(scenario.start_date)};
    return read_timeline(*list, "journal", scenario, context);
}

}  // namespace

Scenario read_scenario(const std::filesystem::path& path, const ReadOptions& options, Diagnostics& problems) {
    return read_tree(read_yaml(path, problems), path.string(), options, problems);
}

Scenario read_scenario_text(std::string_view text, std::string name, const ReadOptions& options, Diagnostics& problems) {
    return read_tree(parse_yaml(text, name, problems), name, options, problems);
}

std::vector<Command> read_commands(const std::filesystem::path& path, const Scenario& scenario, Diagnostics& problems) {
    return read_journal(read_yaml(path, problems), path.string(), scenario, problems);
}

std::vector<Command> read_commands_text(std::string_view text, const std::string& name, const Scenario& scenario, Diagnostics& problems) {
    return read_journal(parse_yaml(text, name, problems), name, scenario, problems);
}

}  // namespace firebreak
