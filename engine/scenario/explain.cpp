#include "engine/scenario/explain.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/general_params.hpp"
#include "engine/scenario/scenario.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace firebreak {
namespace {

bool is_list_word(std::string_view word) {
    return word == "incidents" || word == "aftershocks" || word == "timeline" || word == "survey_targets";
}

// "incidents.outage.aftershocks.0.after" as the table calls it: "incidents[].aftershocks[].after". The word behind a list names an
// entry, unless it is the last one or a list itself: "incidents.affected" is understood too.
std::string with_brackets(std::string_view key) {
    std::string result;
    bool is_behind_list = false;
    for (std::size_t from = 0; from <= key.size();) {
        const std::string_view word = key.substr(from, key.find('.', from) - from);
        from += word.size() + 1;
        const bool names_entry = is_behind_list && from <= key.size() && !is_list_word(word);
        is_behind_list = is_list_word(word);
        if (names_entry) continue;
        result += fmt::format("{}{}{}", result.empty() ? "" : ".", word, is_behind_list ? "[]" : "");
    }
    return result;
}

bool is_in_section(const Parameter& parameter, std::string_view section) {
    return parameter.section == section || (parameter.section.starts_with(section) && parameter.section[section.size()] == '.');
}

std::string range_words(const Field& field) {
    if (field.kind == Kind::choice) return listed(field.choices);
    std::string words = bounds_words(field);
    for (const std::string_view verb : {"lie in ", "be "}) {
        if (words.starts_with(verb)) return words.substr(verb.size());
    }
    return words;
}

std::string type_words(const Field& field) {
    const std::string unit = unit_words(field);
    if (field.kind == Kind::choice) return "one of its words";
    if (field.info.unit == Unit::instant) return "a point in time such as 'd7 07:00'";
    return unit.empty() ? std::string{text_of(field.kind)} : fmt::format("{} ({})", text_of(field.kind), unit);
}

std::string paragraph(const Parameter& parameter) {
    const ParamInfo& info = parameter.field->info;
    std::string text = fmt::format("{}\n  {}\n", parameter.path, info.help);
    const auto line = [&](const char* name, std::string_view words) {
        if (!words.empty()) text += fmt::format("  {:<11} {}\n", name, words);
    };
    line("write", type_words(*parameter.field));
    line("range", range_words(*parameter.field));
    line("default", default_text(parameter));
    line("source", info.evidence);
    line("confidence", text_of(info.confidence));
    return text;
}

const TopLevelKey* find_structured(std::string_view key) {
    const auto keys = structured_keys();
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const TopLevelKey& known) { return known.key == key; });
    return found == keys.end() ? nullptr : &*found;
}

std::string suggestion(std::string_view key) {
    std::vector<std::string_view> known;
    for (const Parameter& parameter : scenario_parameters()) {
        known.push_back(parameter.path);
        known.push_back(parameter.field->info.key);
        known.push_back(parameter.section);
    }
    for (const TopLevelKey& top : structured_keys()) known.push_back(top.key);
    return did_you_mean(key, known);
}

// '|' ends a cell of a Markdown table.
std::string cell(std::string_view text) {
    std::string result;
    for (const char letter : text) result += letter == '|' ? std::string{"\\|"} : std::string{letter};
    return result;
}

}  // namespace

std::vector<const Parameter*> find_parameters(std::string_view key) {
    const std::string path = with_brackets(key);
    std::vector<const Parameter*> exact;
    std::vector<const Parameter*> by_section;
    std::vector<const Parameter*> by_bare_key;
    for (const Parameter& parameter : scenario_parameters()) {
        if (parameter.path == key || parameter.path == path) exact.push_back(&parameter);
        if (!key.empty() && (is_in_section(parameter, key) || is_in_section(parameter, path))) by_section.push_back(&parameter);
        if (parameter.field->info.key == key) by_bare_key.push_back(&parameter);
    }
    // A key at the top of the file has its bare key as its path; others of that name are meant as well.
    if (!by_bare_key.empty()) return by_bare_key;
    return exact.empty() ? by_section : exact;
}

Explanation explain(std::string_view key) {
    const std::vector<const Parameter*> found = find_parameters(key);
    const TopLevelKey* top = find_structured(key);
    if (found.empty() && top == nullptr)
        return {false, fmt::format("there is no parameter or section '{}'{}\n", shortened(key), suggestion(key))};
    std::string text;
    if (top != nullptr) text += fmt::format("{}\n  {}\n", top->key, top->help);
    for (const Parameter* parameter : found) text += (text.empty() ? "" : "\n") + paragraph(*parameter);
    return {true, std::move(text)};
}

std::string explain_json(std::string_view key) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    std::vector<const Parameter*> found;
    if (!key.empty()) found = find_parameters(key);
    else
        std::transform(scenario_parameters().begin(), scenario_parameters().end(), std::back_inserter(found),
                       [](const Parameter& p) { return &p; });
    for (const Parameter* parameter : found) {
        const ParamInfo& info = parameter->field->info;
        nlohmann::ordered_json item;
        item["key"] = parameter->path;
        item["meaning"] = info.help;
        item["write"] = type_words(*parameter->field);
        item["range"] = range_words(*parameter->field);
        item["unit"] = text_of(info.unit);
        item["default"] = default_text(*parameter);
        item["source"] = info.evidence;
        item["confidence"] = text_of(info.confidence);
        list.push_back(std::move(item));
    }
    return list.dump(2) + "\n";
}

std::string explain_all() {
    std::string text;
    for (const Parameter& parameter : scenario_parameters()) text += (text.empty() ? "" : "\n") + paragraph(parameter);
    return text;
}

std::string parameter_table(std::string_view section, KeyStyle style) {
    std::string table = "| key | meaning | write | range | default | source | confidence |\n|---|---|---|---|---|---|---|\n";
    for (const Parameter& parameter : scenario_parameters()) {
        if (parameter.section != section) continue;
        const ParamInfo& info = parameter.field->info;
        table +=
            fmt::format("| `{}` | {} | {} | {} | `{}` | {} | {} |\n", style == KeyStyle::bare ? info.key : std::string_view{parameter.path},
                        cell(info.help), cell(type_words(*parameter.field)), cell(range_words(*parameter.field)), default_text(parameter),
                        cell(info.evidence), text_of(info.confidence));
    }
    return table;
}

std::string parameter_manual() {
    std::string manual =
        "# Scenario parameters\n\n"
        "Every key of a scenario file, as the program itself knows it. This page is made by `firebreak explain --all --markdown`; do not "
        "edit it.\n"
        "How a scenario is written is told in [scenario-format.md](../scenario-format.md).\n\n"
        "Codes of sources: [V] read in the source named, [D] derived from such a source, [M] from memory of the literature, [A] assumed. "
        "A value with confidence *low* is an assumption that comparisons should vary; *setting* makes no claim about the world.\n\n"
        "## Top of the file\n\n| key | what stands there |\n|---|---|\n";
    for (const TopLevelKey& top : structured_keys()) manual += fmt::format("| `{}` | {} |\n", top.key, cell(top.help));
    manual += '\n';
    manual += parameter_table("", KeyStyle::bare) + '\n';
    for (const Section& section : scenario_sections()) {
        manual += fmt::format("## `{}`\n\n{}\n\n", section.path, section.help);
        manual += parameter_table(section.path, KeyStyle::bare) + '\n';
    }
    while (manual.ends_with("\n\n")) manual.pop_back();
    return manual;
}

}  // namespace firebreak
