#include "viewer/panels/setting_widget.hpp"

#include "engine/scenario/typed_reader.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_setting_help.hpp"
#include "viewer/ui/words_settings.hpp"
#include "viewer/ui/words_steer.hpp"

#include <imgui.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace firebreak::viewer {
namespace {

/// Wider ranges are typed, for a slider's pixel would be too coarse.
constexpr double kWidestSlider = 200.0;

std::optional<double> number_in(const std::string& text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

// A number of the row's own measure: hours for a duration.
std::optional<double> value_in(const SettingRow& row, const std::string& text) {
    if (row.kind != Kind::duration) return number_in(text);
    const Reading<Duration> reading = read_duration(text);
    if (!reading.value) return std::nullopt;
    return hours_of(*reading.value);
}

std::string text_for(const SettingRow& row, double value) {
    if (row.kind == Kind::duration) return firebreak::duration_text(minutes{std::llround(value * 60.0)});
    if (row.kind == Kind::integer) return fmt::format("{:.0f}", value);
    return fmt::format("{:.4g}", value);
}

std::string shown_value(const ViewerState& state, const SettingRow& row, double value) {
    const Language language = state.look.language;
    if (row.kind == Kind::duration) return duration_text(language, seconds{std::llround(value * 3'600.0)});
    if (row.kind == Kind::integer) return count_text(language, value);
    if (row.unit == Unit::share) return percent_text(language, value);
    return number_text(language, value, std::fabs(value) < 10.0 ? 2 : 1);
}

// "company.desk.agents" -> "agents": the section stands above.
std::string label_of(const ViewerState& state, const SettingRow& row) {
    if (const std::optional<Phrase> name = phrase_of(word::kSettingNames, row.key)) return state.say(*name);
    const std::size_t dot = row.key.rfind('.');
    std::string label = dot == std::string::npos ? row.key : row.key.substr(dot + 1);
    std::replace(label.begin(), label.end(), '_', ' ');
    return label;
}

bool has_slider(const SettingRow& row) {
    const bool is_number = row.kind == Kind::real || row.kind == Kind::integer || row.kind == Kind::duration;
    return is_number && std::isfinite(row.min) && std::isfinite(row.max) && row.max > row.min && row.max - row.min <= kWidestSlider;
}

std::optional<std::string> draw_slider(ViewerState& state, const SettingRow& row) {
    const bool is_edited = state.edited_key == row.key;
    double value = value_in(row, is_edited ? state.edited_value : row.value).value_or(row.min);
    const bool is_done = slider(state.look, row.key, label_of(state, row).c_str(), value, row.min, row.max, shown_value(state, row, value));
    if (ImGui::IsItemActive()) {
        state.edited_key = row.key;
        state.edited_value = text_for(row, row.kind == Kind::integer ? std::round(value) : value);
    }
    if (!is_done || state.edited_key != row.key) return std::nullopt;
    state.edited_key.clear();
    return state.edited_value;
}

const char* wish_for(const ViewerState& state, Kind kind) {
    if (kind == Kind::duration) return state.say(word::kWantsDuration);
    return state.say(kind == Kind::integer ? word::kWantsInteger : word::kWantsNumber);
}

// The text when it is a value of the row's kind and within its bounds.
std::optional<std::string> checked(ViewerState& state, const SettingRow& row, const std::string& text) {
    if (row.kind == Kind::text || row.kind == Kind::file || row.kind == Kind::tree) return text;
    const std::optional<double> value = value_in(row, text);
    if (!value || (row.kind == Kind::integer && *value != std::floor(*value))) {
        state.messages.warning(filled(state.say(word::kNotUnderstood), text, wish_for(state, row.kind)), state.now);
        return std::nullopt;
    }
    if (*value < row.min || *value > row.max) {
        const std::string range = filled(state.say(word::kOutOfRange), text_for(row, row.min), text_for(row, row.max));
        state.messages.warning(filled(state.say(word::kNotUnderstood), text, range), state.now);
        return std::nullopt;
    }
    return text;
}

std::optional<std::string> draw_text(ViewerState& state, const SettingRow& row) {
    ImGui::TextUnformatted(label_of(state, row).c_str());
    std::string text = state.edited_key == row.key ? state.edited_value : row.value;
    text_field(state.look, row.key, text, row.default_value.c_str());
    if (ImGui::IsItemActive()) {
        state.edited_key = row.key;
        state.edited_value = text;
    }
    if (!ImGui::IsItemDeactivatedAfterEdit()) {
        if (ImGui::IsItemDeactivated()) state.edited_key.clear();
        return std::nullopt;
    }
    state.edited_key.clear();
    return checked(state, row, text);
}

std::optional<std::string> draw_choice(const ViewerState& state, const SettingRow& row) {
    ImGui::TextUnformatted(label_of(state, row).c_str());
    const auto found = std::find(row.choices.begin(), row.choices.end(), row.value);
    int chosen = found == row.choices.end() ? -1 : static_cast<int>(found - row.choices.begin());
    if (!combo(state.look, row.key, chosen, row.choices)) return std::nullopt;
    return row.choices[static_cast<std::size_t>(chosen)];
}

std::optional<std::string> draw_boolean(const ViewerState& state, const SettingRow& row) {
    bool is_on = row.value == "true";
    if (!checkbox(state.look, row.key, label_of(state, row).c_str(), is_on)) return std::nullopt;
    return is_on ? "true" : "false";
}

}  // namespace

std::optional<std::string> draw_setting(ViewerState& state, const SettingRow& row) {
    ImGui::PushID(row.key.c_str());
    ImGui::BeginGroup();
    std::optional<std::string> changed;
    if (row.kind == Kind::boolean) changed = draw_boolean(state, row);
    else if (row.kind == Kind::choice) changed = draw_choice(state, row);
    else if (has_slider(row)) changed = draw_slider(state, row);
    else changed = draw_text(state, row);
    ImGui::EndGroup();
    if (ImGui::IsItemHovered()) {
        std::string help{help_in(state.look.language, row.help)};
        if (!row.default_value.empty()) help += "\n" + filled(state.say(word::kDefaultIs), row.default_value);
        hint(state.look, filled("{}\n{}", row.key, help));
    }
    ImGui::PopID();
    if (changed && *changed == row.value) changed.reset();
    return changed;
}

}  // namespace firebreak::viewer
