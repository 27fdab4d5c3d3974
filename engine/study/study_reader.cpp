#include "engine/study/study_reader.hpp"

#include "engine/measure/measures.hpp"
#include "engine/measure/time_series.hpp"
#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/general_params.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/study/analysis_reader.hpp"
#include "engine/study/assignments.hpp"
#include "engine/study/mix_reader.hpp"
#include "engine/study/study_fields.hpp"
#include "engine/study/sweep_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 4> kBranchKeys{"name", "title", "strategy", "set"};
constexpr std::string_view kNameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
constexpr std::size_t kLongestName = 100;

const YamlNode kNotWritten;

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= kLongestName && text[0] != '.' && text.find_first_not_of(kNameLetters) == std::string_view::npos;
}

std::string name_from_file(const std::string& file) {
    std::string name = std::filesystem::path{file}.stem().string().substr(0, kLongestName);
    for (char& letter : name) {
        if (kNameLetters.find(letter) == std::string_view::npos) letter = '_';
    }
    return is_name(name) ? name : "study";
}

std::vector<std::string_view> known_measures() {
    std::vector<std::string_view> keys;
    for (const MeasureInfo& info : measure_infos()) keys.push_back(info.key);
    return keys;
}

std::vector<std::string_view> known_columns() {
    std::vector<std::string_view> keys;
    for (const SeriesColumn& column : series_columns()) keys.push_back(column.key);
    return keys;
}

class StudyReader {
  public:
    StudyReader(const YamlNode& root, const std::string& name, Diagnostics& problems)
        : root_{root}, context_{problems, KeyMarks{{name}}, std::nullopt} {
        study_.file = name;
        study_.name = name_from_file(name);
    }

    Study read() {
        if (!is_section(root_, "the study", context_)) return study_;
        check_keys();
        check_format();
        for (const Field& field : study_fields()) {
            const std::string key{field.info.key};
            if (const YamlEntry* entry = root_.find(key)) read_field(field, &study_, entry->value, key, context_);
        }
        if (!is_name(study_.name)) error(context_.marks.of("name"), "name may hold letters, digits, '_', '-' and '.' only");
        read_scenario_path();
        if (const YamlEntry* entry = root_.find("set")) study_.changes = read_assignments(entry->value, "set", context_);
        read_seed();
        read_limit();
        read_branches();
        check_baseline();
        study_.measures = read_words("measures", known_measures(), "measure");
        if (study_.measures.empty()) study_.measures = default_study_measures();
        study_.series = read_words("series", known_columns(), "column of the time series");
        if (root_.find("series") == nullptr) study_.series = default_study_series();
        if (const YamlEntry* entry = root_.find("mixes")) study_.mixes = read_mixes(entry->value, study_, context_);
        if (const YamlEntry* entry = root_.find("sweep")) study_.sweep = read_sweep(entry->value, context_);
        if (const YamlEntry* entry = root_.find("robustness")) study_.robustness = read_robustness(entry->value, context_);
        if (const YamlEntry* entry = root_.find("sensitivity")) study_.sensitivity = read_sensitivity(entry->value, study_, context_);
        if (study_.sensitivity.measure.empty()) study_.sensitivity.measure = study_.measures.front();
        if (const YamlEntry* entry = root_.find("calibration")) study_.calibration = read_calibration(entry->value, study_, context_);
        if (study_.calibration.branch.empty()) study_.calibration.branch = study_.baseline;
        read_stopping();
        warn_of_cut("sweep", study_.sweep.repetitions);
        warn_of_cut("robustness", study_.robustness.repetitions);
        return std::move(study_);
    }

  private:
    void error(const Mark& mark, std::string message) { context_.problems.error(mark, std::move(message)); }
    // What the file asks for and will not get is said before anything is run. A stopping rule has its own last word.
    void warn_of_cut(std::string_view section, std::int64_t repetitions) {
        const YamlEntry* entry = root_.find(section);
        if (entry == nullptr || entry->value.find("repetitions") == nullptr || study_.stopping.kind != StoppingRule::Kind::fixed) return;
        if (repetitions <= study_.repetitions) return;
        context_.problems.warning(entry->value.find("repetitions")->value.mark,
                                  fmt::format("{}.repetitions is {}, but the study has {}: its points are run {} times", section,
                                              repetitions, study_.repetitions, study_.repetitions));
    }
    [[nodiscard]] const YamlNode& value_of(std::string_view key) const {
        const YamlEntry* entry = root_.find(key);
        return entry == nullptr ? kNotWritten : entry->value;
    }

    void check_keys() {
        std::vector<std::string_view> allowed;
        for (const StudyKey& known : structured_study_keys()) allowed.push_back(known.key);
        for (const Field& field : study_fields()) allowed.push_back(field.info.key);
        for (const YamlEntry& entry : root_.entries) {
            if (std::find(allowed.begin(), allowed.end(), entry.key) == allowed.end())
                error(entry.key_mark, fmt::format("unknown key '{}'{}", shortened(entry.key), did_you_mean(entry.key, allowed)));
        }
    }

    void check_format() {
        const YamlEntry* format = root_.find("firebreak");
        if (format == nullptr)
            return error(root_.mark,
                         fmt::format("the version of the format is missing; a study begins with 'firebreak: {}'", kScenarioFormat));
        if (read_integer(format->value.text).value == kScenarioFormat) return;
        error(format->value.mark, fmt::format("firebreak is '{}', but must be {}", shortened(format->value.text), kScenarioFormat));
    }

    void read_scenario_path() {
        const YamlNode& node = value_of("scenario");
        if (&node == &kNotWritten) return error(root_.mark, "the study has no 'scenario': name the scenario file that its branches change");
        if (node.kind != YamlNode::Kind::scalar || node.text.empty())
            return error(node.mark, "scenario must be the path of a scenario file");
        study_.scenario = node.text;
        context_.marks.add("scenario", node.mark);
    }

    void read_seed() {
        const YamlNode& node = value_of("seed");
        if (&node == &kNotWritten) return;
        const Reading<std::int64_t> seed = read_integer(node.text);
        if (node.kind != YamlNode::Kind::scalar || !seed.value || *seed.value < 0)
            return error(node.mark, "seed must be a whole number from 0 on");
        study_.seed = static_cast<std::uint64_t>(*seed.value);
    }

    void read_limit() {
        const YamlNode& node = value_of("replicate_limit");
        if (&node == &kNotWritten) return;
        const Reading<Duration> limit = read_duration(node.text);
        if (!limit.value)
            return error(node.mark, fmt::format("replicate_limit is '{}', but must {}", shortened(node.text),
                                                limit.wish.empty() ? "be a duration such as '10 min'" : limit.wish));
        if (*limit.value <= Duration{0}) return error(node.mark, "replicate_limit must be longer than 0");
        study_.replicate_limit_seconds = hours_of(*limit.value) * 3600.0;
    }

    void read_branches() {
        const YamlNode& list = value_of("branches");
        if (!is_list(list, "branches", context_)) return;
        if (list.items.empty()) return error(list.mark.line == 0 ? root_.mark : list.mark, "branches is empty; name at least one policy");
        for (std::size_t i = 0; i < list.items.size(); ++i) read_branch(list.items[i], fmt::format("branches.{}", i));
    }

    void read_branch(const YamlNode& node, const std::string& path) {
        if (node.kind != YamlNode::Kind::map) return error(node.mark, fmt::format("{} must be an entry with a 'name'", path));
        StudyBranch branch;
        for (const YamlEntry& entry : node.entries) {
            if (std::find(kBranchKeys.begin(), kBranchKeys.end(), entry.key) == kBranchKeys.end()) {
                error(entry.key_mark,
                      fmt::format("unknown key '{}' in {}{}", shortened(entry.key), path, did_you_mean(entry.key, kBranchKeys)));
            } else if (entry.key != "set" && entry.value.kind != YamlNode::Kind::scalar) {
                error(entry.value.mark, fmt::format("{}.{} must be a single value{}", path, entry.key,
                                                    entry.key == "strategy" ? "; its parameters go into 'set', as strategy.KEY" : ""));
            }
        }
        const YamlEntry* name = node.find("name");
        if (name == nullptr) return error(node.mark, fmt::format("{} has no 'name'", path));
        branch.name = name->value.text;
        if (!is_name(branch.name))
            return error(name->value.mark, fmt::format("{}.name may hold letters, digits, '_', '-' and '.' only", path));
        for (const StudyBranch& other : study_.branches) {
            if (other.name == branch.name) return error(name->value.mark, fmt::format("there are two branches named '{}'", branch.name));
        }
        const YamlEntry* title = node.find("title");
        branch.title = title != nullptr && !title->value.text.empty() ? title->value.text : branch.name;
        if (const YamlEntry* strategy = node.find("strategy"))
            branch.changes.push_back({"strategy=" + strategy->value.text, strategy->value.mark});
        if (const YamlEntry* set = node.find("set")) {
            for (Assignment& change : read_assignments(set->value, path + ".set", context_)) branch.changes.push_back(std::move(change));
        }
        study_.branches.push_back(std::move(branch));
    }

    [[nodiscard]] std::string no_such_branch(std::string_view name) const {
        std::vector<std::string_view> names;
        for (const StudyBranch& branch : study_.branches) names.push_back(branch.name);
        return fmt::format("there is no branch '{}'{}", shortened(name), did_you_mean(name, names));
    }
    [[nodiscard]] bool has_branch(std::string_view name) const {
        return std::any_of(study_.branches.begin(), study_.branches.end(), [name](const StudyBranch& b) { return b.name == name; });
    }

    void check_baseline() {
        if (study_.branches.empty()) return;
        if (study_.baseline.empty()) study_.baseline = study_.branches.front().name;
        if (!has_branch(study_.baseline)) error(context_.marks.of("baseline"), "baseline: " + no_such_branch(study_.baseline));
    }

    std::vector<std::string> read_words(std::string_view key, const std::vector<std::string_view>& known, std::string_view noun) {
        const YamlNode& list = value_of(key);
        std::vector<std::string> words;
        if (!is_list(list, std::string{key}, context_)) return words;
        for (const YamlNode& item : list.items) {
            if (item.kind != YamlNode::Kind::scalar) error(item.mark, fmt::format("an entry of {} must be one word", key));
            else if (std::find(known.begin(), known.end(), item.text) == known.end())
                error(item.mark, fmt::format("there is no {} '{}'{}", noun, shortened(item.text), did_you_mean(item.text, known)));
            else if (std::find(words.begin(), words.end(), item.text) == words.end()) words.push_back(item.text);
        }
        return words;
    }

    void read_stopping() {
        const YamlNode& node = value_of("stopping");
        if (&node == &kNotWritten) return;
        read_section(node, "stopping", stopping_fields(), &study_.stopping, {}, context_);
        const StoppingRule& rule = study_.stopping;
        if (rule.kind == StoppingRule::Kind::fixed) return;
        const std::vector<std::string_view> measures = known_measures();
        if (std::find(measures.begin(), measures.end(), rule.measure) == measures.end())
            error(context_.marks.of("stopping.measure"), fmt::format("stopping.measure: there is no measure '{}'{}",
                                                                     shortened(rule.measure), did_you_mean(rule.measure, measures)));
        if (!has_branch(rule.branch)) error(context_.marks.of("stopping.branch"), "stopping.branch: " + no_such_branch(rule.branch));
        else if (rule.branch == study_.baseline)
            error(context_.marks.of("stopping.branch"), "stopping.branch is the baseline itself; name one that is compared with it");
        if (rule.half_width <= 0.0) error(context_.marks.of("stopping.half_width"), "stopping.half_width must be greater than 0");
        if (rule.at_most < rule.step) error(context_.marks.of("stopping.at_most"), "stopping.at_most must not be less than stopping.step");
    }

    const YamlNode& root_;
    ReadContext context_;
    Study study_;
};

Study read_tree(const std::optional<YamlNode>& root, const std::string& name, Diagnostics& problems) {
    if (!root) {
        Study unread;
        unread.file = name;
        return unread;
    }
    return StudyReader{*root, name, problems}.read();
}

}  // namespace

bool is_study(const YamlNode& root) noexcept { return root.kind == YamlNode::Kind::map && root.find("branches") != nullptr; }

bool is_study_file(const std::filesystem::path& file) {
    Diagnostics ignored;
    const std::optional<YamlNode> root = read_yaml(file, ignored);
    return root && is_study(*root);
}

Study read_study_file(const std::filesystem::path& file, Diagnostics& problems) {
    return read_tree(read_yaml(file, problems), file.string(), problems);
}

Study read_study_text(std::string_view text, const std::string& name, Diagnostics& problems) {
    return read_tree(parse_yaml(text, name, problems), name, problems);
}

std::vector<std::string> default_study_measures() {
    return {"volume", "crisis",        "amplified_crisis",      "reputational_damage_index",
            "reach",  "response_rate", "first_response_median", "cost_total"};
}

std::vector<std::string> default_study_series() { return {"volume", "reach", "buzz", "seen_mentions", "replies", "backlog"}; }

std::filesystem::path scenario_file_of(const Study& study) {
    return (std::filesystem::path{study.file}.parent_path() / study.scenario).lexically_normal();
}

}  // namespace firebreak
