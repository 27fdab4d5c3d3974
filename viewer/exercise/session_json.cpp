#include "viewer/exercise/session_json.hpp"

#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "viewer/exercise/inject_effect.hpp"
#include "viewer/exercise/inject_time_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace firebreak::viewer {
namespace {

using Json = nlohmann::ordered_json;

// A text of many lines as a list of them: people read and compare such files line by line.
Json lines_of(std::string_view text) {
    Json lines = Json::array();
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find('\n', begin);
        lines.push_back(std::string{text.substr(begin, end - begin)});
        if (end == std::string_view::npos) return lines;
        begin = end + 1;
    }
}

std::int64_t microseconds(Time time) { return microseconds_of(time); }

/// One column of a course, with what writes and reads it: each is one list, which takes a fifth of the place of named values.
struct PointColumn {
    const char* key;
    Json (*get)(const LivePoint& point);
    bool (*set)(LivePoint& point, const Json& value);
};

template <auto Member>
constexpr PointColumn whole_column(const char* key) {
    return {key, [](const LivePoint& point) { return Json(point.*Member); },
            [](LivePoint& point, const Json& value) {
                if (!value.is_number_integer()) return false;
                point.*Member = value.get<std::int64_t>();
                return true;
            }};
}
template <auto Member>
constexpr PointColumn real_column(const char* key) {
    return {key, [](const LivePoint& point) { return std::isfinite(point.*Member) ? Json(point.*Member) : Json(nullptr); },
            [](LivePoint& point, const Json& value) {
                if (!value.is_number() && !value.is_null()) return false;
                point.*Member = value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
                return true;
            }};
}
const std::array kPointColumns{PointColumn{"start", [](const LivePoint& point) { return Json(microseconds(point.start)); },
                                           [](LivePoint& point, const Json& value) {
                                               if (!value.is_number_integer()) return false;
                                               point.start = Time{Duration{value.get<std::int64_t>()}};
                                               return true;
                                           }},
                               whole_column<&LivePoint::volume>("volume"),
                               whole_column<&LivePoint::shares>("shares"),
                               whole_column<&LivePoint::complaints>("complaints"),
                               whole_column<&LivePoint::questions>("questions"),
                               whole_column<&LivePoint::articles>("articles"),
                               whole_column<&LivePoint::replies>("replies"),
                               real_column<&LivePoint::expected_volume>("expected_volume"),
                               whole_column<&LivePoint::cumulative_reach>("cumulative_reach"),
                               whole_column<&LivePoint::backlog>("backlog"),
                               real_column<&LivePoint::seen_mentions>("seen_mentions"),
                               real_column<&LivePoint::buzz>("buzz"),
                               real_column<&LivePoint::spent>("spent")};

Json series_json(const std::vector<LivePoint>& series) {
    Json json = Json::object();
    for (const PointColumn& column : kPointColumns) {
        Json values = Json::array();
        for (const LivePoint& point : series) values.push_back(column.get(point));
        json[column.key] = std::move(values);
    }
    return json;
}

Json inject_json(const Inject& inject) {
    Json json{
        {"id", inject.id}, {"number", inject.number},   {"at", inject_time_text(inject.at)}, {"from", inject.from},
        {"to", inject.to}, {"channel", inject.channel}, {"message", inject.message},         {"expected_action", inject.expected_action}};
    if (inject.effect) json["effect"] = effect_text(*inject.effect);
    json["status"] = std::string{kStatusWords[static_cast<std::size_t>(inject.status)]};
    if (inject.published_at) json["published_at"] = microseconds(*inject.published_at);
    json["is_reserve"] = inject.is_reserve;
    json["notes"] = inject.notes;
    if (inject.score) json["score"] = *inject.score;
    json["prompt"] = inject.prompt;
    if (inject.time_limit) json["time_limit"] = inject.time_limit->count();
    return json;
}

Json prompt_json(const Prompt& prompt) {
    Json json{{"id", prompt.id},
              {"inject", prompt.inject},
              {"question", prompt.question},
              {"opened", microseconds(prompt.opened)},
              {"opened_at", prompt.opened_at.time_since_epoch().count()}};
    if (prompt.time_limit) json["time_limit"] = prompt.time_limit->count();
    json["status"] = std::string{kPromptStatusWords[static_cast<std::size_t>(prompt.status)]};
    json["closed"] = microseconds(prompt.closed);
    json["closed_at"] = prompt.closed_at.time_since_epoch().count();
    if (prompt.answer) json["answer"] = lines_of(commands_to_yaml({&*prompt.answer, 1}));
    json["answer_text"] = prompt.answer_text;
    return json;
}

Json note_json(const ExerciseNote& note) {
    return {{"time", microseconds(note.time)},
            {"wall", note.wall.time_since_epoch().count()},
            {"author", std::string{kNoteAuthorWords[static_cast<std::size_t>(note.author)]}},
            {"name", note.name},
            {"text", note.text},
            {"inject", note.inject}};
}

Json branch_json(const SessionBranch& branch) {
    return {{"name", branch.name},
            {"from", microseconds(branch.from)},
            {"is_abandoned", branch.is_abandoned},
            {"journal", lines_of(commands_to_yaml(branch.journal))},
            {"series", series_json(branch.series)}};
}

template <class Values, class Write>
Json list_json(const Values& values, const Write& write) {
    Json list = Json::array();
    for (const auto& value : values) list.push_back(write(value));
    return list;
}

/// Reads values by key and remembers the first that is missing or of another kind.
class Reader {
  public:
    explicit Reader(SavedSession& session) : session_{session} {}
    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }

    void read(const Json& json) {
        std::string yaml;
        lines(json, "scenario", yaml);
        session_.scenario_yaml = std::move(yaml);
        text(json, "scenario_file", session_.scenario_file);
        if (!read_scenario_value()) return;
        journal(json, "journal", session_.journal);
        time(json, "now", session_.now);
        read_timing(json);
        each(json, "branches", [&](const Json& one) { session_.branches.push_back(branch(one)); });
        each(json, "injects", [&](const Json& one) { session_.injects.push_back(inject(one)); });
        each(json, "prompts", [&](const Json& one) { session_.prompts.push_back(prompt(one)); });
        each(json, "notes", [&](const Json& one) { session_.notes.push_back(note(one)); });
        read_view(json);
    }

  private:
    void fail(std::string_view key, std::string_view what) {
        if (problem_.empty()) problem_ = fmt::format("{}{} {}", place_, key, what);
    }
    const Json* find(const Json& json, const char* key, bool is_needed = true) {
        const auto found = json.is_object() ? json.find(key) : json.end();
        if (json.is_object() && found != json.end()) return &*found;
        if (is_needed) fail(key, "is missing");
        return nullptr;
    }
    template <class Read>
    void each(const Json& json, const char* key, const Read& read) {
        const Json* list = find(json, key);
        if (list == nullptr) return;
        if (!list->is_array()) return fail(key, "is no list");
        const std::string outer = place_;
        for (std::size_t i = 0; i < list->size() && problem_.empty(); ++i) {
            place_ = fmt::format("{}{}/{}/", outer, key, i);
            read((*list)[i]);
        }
        place_ = outer;
    }
    void text(const Json& json, const char* key, std::string& value) {
        const Json* found = find(json, key);
        if (found == nullptr) return;
        if (!found->is_string()) return fail(key, "is no text");
        value = found->get<std::string>();
    }
    void lines(const Json& json, const char* key, std::string& value) {
        bool is_first = true;
        each(json, key, [&](const Json& line) {
            if (!line.is_string()) return fail("", "is no text");
            if (!is_first) value += '\n';
            is_first = false;
            value += line.get<std::string>();
        });
    }
    std::int64_t whole(const Json& json, const char* key, std::int64_t least, std::int64_t most) {
        const Json* found = find(json, key);
        if (found == nullptr) return least;
        const bool is_fit = found->is_number_integer() && (!found->is_number_unsigned() || found->get<std::uint64_t>() <= INT64_MAX);
        const std::int64_t value = is_fit ? found->get<std::int64_t>() : least;
        if (!is_fit || value < least || value > most) fail(key, "is no fitting whole number");
        return std::clamp(value, least, most);
    }
    void flag(const Json& json, const char* key, bool& value) {
        const Json* found = find(json, key);
        if (found == nullptr) return;
        if (!found->is_boolean()) return fail(key, "is neither true nor false");
        value = found->get<bool>();
    }
    void time(const Json& json, const char* key, Time& value) { value = Time{Duration{whole(json, key, -kMost, kMost)}}; }
    void wall(const Json& json, const char* key, WallTime& value) {
        value = WallTime{std::chrono::milliseconds{whole(json, key, -kMost / 1000, kMost / 1000)}};
    }
    void id(const Json& json, const char* key, std::uint32_t& value) {
        value = static_cast<std::uint32_t>(whole(json, key, 0, UINT32_MAX));
    }
    template <class Enum, class Words>
    void word(const Json& json, const char* key, const Words& words, Enum& value) {
        std::string typed;
        text(json, key, typed);
        const auto found = std::find(words.begin(), words.end(), typed);
        if (found == words.end()) return fail(key, fmt::format("is none of {}", listed(words)));
        value = static_cast<Enum>(found - words.begin());
    }
    void limit(const Json& json, std::optional<Duration>& value) {
        if (find(json, "time_limit", false) != nullptr) value = Duration{whole(json, "time_limit", 0, kMost)};
    }
    void journal(const Json& json, const char* key, std::vector<Command>& commands) {
        std::string yaml;
        lines(json, key, yaml);
        if (!problem_.empty()) return;
        Diagnostics problems;
        commands = read_commands_text(yaml, key, scenario_, problems);
        for (Command& command : commands) command.mark = {};
        if (problems.has_errors()) fail(key, "cannot be carried out: " + first_error(problems));
    }
    static std::string first_error(const Diagnostics& problems) {
        for (const Problem& problem : problems.problems()) {
            if (problem.severity == Severity::error) return problem.text();
        }
        return {};
    }

    bool read_scenario_value() {
        if (!problem_.empty() || session_.scenario_yaml.empty()) return problem_.empty();
        Diagnostics problems;
        scenario_ = read_scenario_text(session_.scenario_yaml, "scenario", {}, problems);
        if (problems.has_errors()) fail("scenario", "cannot be used: " + first_error(problems));
        return problem_.empty();
    }
    void read_timing(const Json& json) {
        const Json* timing = find(json, "exercise");
        if (timing == nullptr) return;
        time(*timing, "start", session_.timing.start);
        session_.timing.simulated = Duration{whole(*timing, "simulated", 0, kMost)};
        session_.timing.length = Duration{whole(*timing, "length", 0, kMost)};
        time(*timing, "outbreak", session_.timing.outbreak);
    }
    void read_view(const Json& json) {
        const Json* view = find(json, "view");
        if (view == nullptr) return;
        if (!view->is_object()) return fail("view", "has no names");
        for (const auto& [key, value] : view->items()) {
            if (!value.is_string()) return fail("view/" + key, "is no text");
            session_.view[key] = value.get<std::string>();
        }
    }
    Inject inject(const Json& json) {
        Inject inject;
        id(json, "id", inject.id);
        text(json, "number", inject.number);
        std::string at;
        text(json, "at", at);
        const Reading<InjectTime> reading = read_inject_time(at, 0, std::nullopt);
        if (!reading.value) fail("at", "must " + reading.wish);
        inject.at = reading.value.value_or(InjectTime{});
        text(json, "from", inject.from);
        text(json, "to", inject.to);
        text(json, "channel", inject.channel);
        text(json, "message", inject.message);
        text(json, "expected_action", inject.expected_action);
        if (find(json, "effect", false) != nullptr) {
            std::string effect;
            text(json, "effect", effect);
            const Reading<Command> command = read_effect(effect, session_.scenario_yaml.empty() ? nullptr : &scenario_);
            if (!command.value) fail("effect", "must " + command.wish);
            inject.effect = command.value;
        }
        word(json, "status", kStatusWords, inject.status);
        if (find(json, "published_at", false) != nullptr) time(json, "published_at", inject.published_at.emplace());
        flag(json, "is_reserve", inject.is_reserve);
        text(json, "notes", inject.notes);
        if (find(json, "score", false) != nullptr) inject.score = static_cast<int>(whole(json, "score", 0, kBestScore));
        text(json, "prompt", inject.prompt);
        limit(json, inject.time_limit);
        return inject;
    }
    Prompt prompt(const Json& json) {
        Prompt prompt;
        id(json, "id", prompt.id);
        id(json, "inject", prompt.inject);
        text(json, "question", prompt.question);
        time(json, "opened", prompt.opened);
        wall(json, "opened_at", prompt.opened_at);
        limit(json, prompt.time_limit);
        word(json, "status", kPromptStatusWords, prompt.status);
        time(json, "closed", prompt.closed);
        wall(json, "closed_at", prompt.closed_at);
        if (find(json, "answer", false) != nullptr) {
            std::vector<Command> answer;
            journal(json, "answer", answer);
            if (answer.size() == 1) prompt.answer = answer.front();
            else fail("answer", "is not one command");
        }
        text(json, "answer_text", prompt.answer_text);
        return prompt;
    }
    ExerciseNote note(const Json& json) {
        ExerciseNote note;
        time(json, "time", note.time);
        wall(json, "wall", note.wall);
        word(json, "author", kNoteAuthorWords, note.author);
        text(json, "name", note.name);
        text(json, "text", note.text);
        id(json, "inject", note.inject);
        return note;
    }
    SessionBranch branch(const Json& json) {
        SessionBranch branch;
        text(json, "name", branch.name);
        time(json, "from", branch.from);
        flag(json, "is_abandoned", branch.is_abandoned);
        journal(json, "journal", branch.journal);
        if (const Json* series = find(json, "series"); series != nullptr) read_series(*series, branch.series);
        return branch;
    }
    void read_series(const Json& json, std::vector<LivePoint>& series) {
        const Json* starts = find(json, "start");
        if (starts == nullptr || !starts->is_array()) return fail("series/start", "is no list");
        series.resize(starts->size());
        for (const PointColumn& column : kPointColumns) {
            const Json* values = find(json, column.key);
            if (values == nullptr || !values->is_array() || values->size() != series.size())
                return fail(column.key, "is no list of the same length as the others");
            for (std::size_t i = 0; i < series.size(); ++i) {
                if (!column.set(series[i], (*values)[i])) return fail(column.key, "holds something that is no fitting number");
            }
        }
    }

    static constexpr std::int64_t kMost = std::int64_t{1} << 57;
    SavedSession& session_;
    Scenario scenario_;
    std::string place_;
    std::string problem_;
};

}  // namespace

nlohmann::ordered_json json_of(const SavedSession& session) {
    Json json = Json::object();
    json["scenario_file"] = session.scenario_file;
    json["scenario"] = lines_of(session.scenario_yaml);
    json["now"] = microseconds(session.now);
    json["journal"] = lines_of(commands_to_yaml(session.journal));
    json["exercise"] = {{"start", microseconds(session.timing.start)},
                        {"simulated", session.timing.simulated.count()},
                        {"length", session.timing.length.count()},
                        {"outbreak", microseconds(session.timing.outbreak)}};
    json["injects"] = list_json(session.injects, inject_json);
    json["prompts"] = list_json(session.prompts, prompt_json);
    json["notes"] = list_json(session.notes, note_json);
    json["view"] = Json::object();
    for (const auto& [key, value] : session.view) json["view"][key] = value;
    json["branches"] = list_json(session.branches, branch_json);
    return json;
}

std::string read_json(const nlohmann::ordered_json& json, SavedSession& session) {
    Reader reader{session};
    reader.read(json);
    return reader.problem();
}

}  // namespace firebreak::viewer
