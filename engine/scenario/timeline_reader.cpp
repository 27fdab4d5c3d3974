#include "engine/scenario/timeline_reader.hpp"

#include "engine/scenario/live_settings.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace firebreak {
namespace {

const IncidentParams* find_incident(const Scenario& scenario, std::string_view id) {
    const auto found =
        std::find_if(scenario.incidents.begin(), scenario.incidents.end(), [&](const IncidentParams& i) { return i.id == id; });
    return found == scenario.incidents.end() ? nullptr : &*found;
}

std::string no_such_incident(const Scenario& scenario, std::string_view id) {
    std::vector<std::string_view> ids;
    for (const IncidentParams& incident : scenario.incidents) ids.push_back(incident.id);
    return fmt::format("there is no incident '{}'{}", shortened(id), did_you_mean(id, ids));
}

std::string_view without_spaces_before(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    return text;
}

// "t0", "t0 + 3 h 30 min", "t0(outage) - 1 h".
Reading<Duration> read_relative(std::string_view text, const Scenario& scenario) {
    text.remove_prefix(2);
    std::string_view id;
    if (text.starts_with('(')) {
        const std::size_t end = text.find(')');
        if (end == std::string_view::npos) return {std::nullopt, "close the bracket, as in 't0(outage) + 3 h'"};
        id = text.substr(1, end - 1);
        text.remove_prefix(end + 1);
    }
    if (scenario.incidents.empty())
        return {std::nullopt, "count from day 0 ('d7 07:00'), because the scenario has no incident to count from"};
    const IncidentParams* incident = id.empty() ? &scenario.incidents.front() : find_incident(scenario, id);
    if (incident == nullptr) return {std::nullopt, fmt::format("name an incident; {}", no_such_incident(scenario, id))};
    text = without_spaces_before(text);
    if (text.empty()) return {incident->start, {}};
    const char sign = text[0];
    if (sign != '+' && sign != '-') return {std::nullopt, "go on with '+' and a duration, as in 't0 + 3 h 30 min'"};
    const Reading<Duration> delta = read_duration(text.substr(1));
    if (!delta.value) return {std::nullopt, "be 't0 + ' and a duration that must " + delta.wish};
    if (*delta.value < Duration{0} || *delta.value > days{365'000}) return {std::nullopt, "count with a duration from 0 to 1,000 years"};
    const Duration at = sign == '+' ? incident->start + *delta.value : incident->start - *delta.value;
    if (at < Duration{0}) return {std::nullopt, "not lie before day 0"};
    return {at, {}};
}

class EntryReader {
  public:
    EntryReader(const YamlNode& entry, std::string path, const Scenario& scenario, ReadContext& context)
        : entry_{entry}, path_{std::move(path)}, scenario_{scenario}, context_{context} {
        command_.mark = entry.mark;
    }

    Command read() {
        if (entry_.kind != YamlNode::Kind::map) {
            error(entry_.mark, fmt::format("{} must be an entry with 'at' and 'do'", path_));
            return command_;
        }
        context_.marks.add(path_, entry_.mark);
        read_at();
        if (!read_kind()) return command_;
        for (const YamlEntry& item : entry_.entries) read_key(item);
        check_values();
        return command_;
    }

  private:
    void error(const Mark& mark, std::string message) { context_.problems.error(mark, std::move(message)); }
    [[nodiscard]] std::string kind_word() const { return value_text(find_field(Command::fields(), "do")->get(&command_)); }
    [[nodiscard]] bool is_given(std::string_view key) const { return entry_.find(key) != nullptr; }

    void read_at() {
        const YamlEntry* at = entry_.find("at");
        if (at == nullptr)
            return error(entry_.mark, fmt::format("{} has no 'at': say when, as in 'at: d7 07:00' or 'at: t0 + 3 h'", path_));
        if (at->value.kind != YamlNode::Kind::scalar)
            return error(at->value.mark, fmt::format("{}.at must be a point in time such as 'd7 07:00' or 't0 + 3 h'", path_));
        const std::string& text = at->value.text;
        const Reading<Duration> reading = text.starts_with("t0") ? read_relative(text, scenario_) : read_instant(text, context_.day_zero);
        if (!reading.value) return error(at->value.mark, fmt::format("{}.at is '{}', but must {}", path_, shortened(text), reading.wish));
        if (*reading.value < Duration{0} || *reading.value > days{36'500}) {
            return error(at->value.mark, fmt::format("{}.at is '{}', but must lie in [0, 36500 d]", path_, shortened(text)));
        }
        command_.at = *reading.value;
        if (*reading.value > scenario_.horizon) {
            context_.problems.warning(at->value.mark, fmt::format("{}.at ({}) lies beyond the horizon ({}); it will never happen", path_,
                                                                  instant_text(*reading.value), duration_text(scenario_.horizon)));
        }
    }

    bool read_kind() {
        const YamlEntry* kind = entry_.find("do");
        if (kind != nullptr) return read_field(*find_field(Command::fields(), "do"), &command_, kind->value, path_ + ".do", context_);
        error(entry_.mark, fmt::format("{} has no 'do': say what happens, one of {}", path_, listed(ChoiceWords<CommandKind>::words)));
        return false;
    }

    void read_key(const YamlEntry& item) {
        if (item.key == "at" || item.key == "do") return;
        const std::span<const std::string_view> keys = keys_of(command_.kind);
        if (std::find(keys.begin(), keys.end(), item.key) != keys.end()) {
            read_field(*find_field(Command::fields(), item.key), &command_, item.value, path_ + "." + item.key, context_);
            return;
        }
        std::vector<std::string_view> allowed{"at", "do"};
        allowed.insert(allowed.end(), keys.begin(), keys.end());
        error(item.key_mark, fmt::format("unknown key '{}' in {}: 'do: {}' reads {}{}", shortened(item.key), path_, kind_word(),
                                         listed(keys), did_you_mean(item.key, allowed)));
    }

    void check_values() {
        const bool needs_number = command_.kind == CommandKind::agents || command_.kind == CommandKind::approval_layers ||
                                  command_.kind == CommandKind::coverage || command_.kind == CommandKind::seeds ||
                                  command_.kind == CommandKind::compensation || command_.kind == CommandKind::supporters;
        const bool needs_delay = command_.kind == CommandKind::approval_delay;
        if (needs_number && !is_given("number"))
            error(entry_.mark, fmt::format("{} has no 'number', which 'do: {}' needs", path_, kind_word()));
        if (needs_delay && !is_given("delay"))
            error(entry_.mark, fmt::format("{} has no 'delay', which 'do: {}' needs", path_, kind_word()));
        if (command_.kind == CommandKind::strategy && command_.strategy.empty())
            error(entry_.mark, fmt::format("{} has no 'strategy': name the one that takes over", path_));
        if (needs_number) check_number();
        const std::span<const std::string_view> keys = keys_of(command_.kind);
        const auto reads = [&](std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
        if (reads("incident")) check_incident();
        if (reads("case") && !is_given("case"))
            error(entry_.mark, fmt::format("{} has no 'case', which 'do: {}' needs", path_, kind_word()));
        if (command_.kind == CommandKind::note && command_.text.empty())
            error(entry_.mark, fmt::format("{} has no 'text': say what is noted", path_));
        if (reads("key")) check_setting();
    }

    void check_number() {
        const bool is_share = command_.kind == CommandKind::coverage || command_.kind == CommandKind::compensation;
        const double largest = is_share                                        ? 1.0
                               : command_.kind == CommandKind::agents          ? 100'000.0
                               : command_.kind == CommandKind::approval_layers ? 100.0
                                                                               : 1e7;
        const Mark mark = context_.marks.of(path_ + ".number");
        if (command_.number > largest)
            error(mark, fmt::format("{}.number is {}, but 'do: {}' allows at most {}", path_, command_.number, kind_word(), largest));
        else if (!is_share && command_.number != std::floor(command_.number))
            error(mark, fmt::format("{}.number is {}, but must be a whole number", path_, command_.number));
    }

    // Tried out on a copy, so that what a run obeys later cannot fail.
    void check_setting() {
        if (!is_given("key") || !is_given("value"))
            return error(entry_.mark, fmt::format("{} needs 'key' and 'value', as in 'key: {}'", path_,
                                                  command_.kind == CommandKind::set ? "platform.visibility" : "complaint.coverage"));
        const Mark mark = context_.marks.of(path_ + ".value");
        if (command_.kind == CommandKind::set) {
            Scenario trial = scenario_;
            apply_setting(trial, command_.key, command_.value, mark, context_.problems);
        } else {
            Orders trial;
            apply_order(trial, command_.key, command_.value, mark, context_.problems);
        }
    }

    void check_incident() {
        if (scenario_.incidents.empty())
            return error(entry_.mark, fmt::format("{}: 'do: {}' concerns an incident, but the scenario has none", path_, kind_word()));
        if (command_.incident.empty() || find_incident(scenario_, command_.incident) != nullptr) return;
        error(context_.marks.of(path_ + ".incident"),
              fmt::format("{}.incident: {}", path_, no_such_incident(scenario_, command_.incident)));
    }

    const YamlNode& entry_;
    std::string path_;
    const Scenario& scenario_;
    ReadContext& context_;
    Command command_;
};

}  // namespace

std::vector<Command> read_timeline(const YamlNode& list, const std::string& path, const Scenario& scenario, ReadContext& context) {
    std::vector<Command> commands;
    if (!is_list(list, path, context)) return commands;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        commands.push_back(EntryReader{list.items[i], fmt::format("{}.{}", path, i), scenario, context}.read());
    }
    return commands;
}

}  // namespace firebreak
