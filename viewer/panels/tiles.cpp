#include "viewer/panels/tiles.hpp"

#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/tile.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_course.hpp"
#include "viewer/ui/words_desk.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace firebreak::viewer {
namespace {

/// Steps of a sparkline: two days of hours.
constexpr std::size_t kCourseSteps = 48;
/// A volume of this many times what is usual alarms.
constexpr double kLoud = 3.0;

// The last steps that are over: one that is still going on would look like a fall.
template <class Value>
std::vector<double> course(const LiveSnapshot& live, Value value) {
    std::vector<double> values;
    std::size_t end = live.series.size();
    if (end > 0 && live.series.back().start + live.figures.step > live.figures.now) --end;
    for (std::size_t i = end > kCourseSteps ? end - kCourseSteps : 0; i < end; ++i) values.push_back(value(live.series[i]));
    return values;
}

std::vector<double> course_of(const LiveSnapshot& live, Curve curve) {
    return course(live, [curve](const LivePoint& point) { return value_of(point, curve); });
}

double share_of(std::int64_t part, double whole) { return whole > 0.0 ? static_cast<double>(part) / whole : std::nan(""); }

Tile reach_tile(const LiveSnapshot& live, const ViewerState& state) {
    const LiveFigures& f = live.figures;
    const Language language = state.look.language;
    Tile tile;
    tile.name = "tile reach";
    tile.label = state.say(word::kReach);
    tile.figure = percent_text(language, share_of(f.reached, static_cast<double>(f.accounts)));
    tile.context = filled(state.say(word::kOfAccounts), short_count_text(language, static_cast<double>(f.reached)),
                          short_count_text(language, static_cast<double>(f.accounts)));
    tile.hint = state.say(word::kReachHint);
    tile.colour = state.look.colours.yellow;
    tile.course = course_of(live, Curve::reach);
    return tile;
}

Tile volume_tile(const LiveSnapshot& live, const ViewerState& state) {
    const LiveFigures& f = live.figures;
    const Language language = state.look.language;
    Tile tile;
    tile.name = "tile volume";
    tile.label = state.say(word::kVolume);
    tile.figure = short_count_text(language, f.volume_last_hour);
    tile.context = filled(state.say(word::kExpected), short_count_text(language, f.expected_last_hour));
    tile.hint = state.say(word::kVolumeHint);
    tile.colour = state.look.colours.orange;
    tile.course = course_of(live, Curve::volume);
    tile.is_alarming = f.expected_last_hour > 0.0 && f.volume_last_hour > kLoud * f.expected_last_hour;
    return tile;
}

Tile buzz_tile(const LiveSnapshot& live, const ViewerState& state) {
    const LiveFigures& f = live.figures;
    Tile tile;
    tile.name = "tile buzz";
    tile.label = state.say(word::kBuzz);
    tile.figure = number_text(state.look.language, f.buzz, 1);
    tile.context = std::isfinite(f.attitude) ? filled(state.say(word::kAttitude), number_text(state.look.language, f.attitude, 2))
                                             : std::string{state.say(word::kPer100)};
    tile.hint = state.say(word::kBuzzHint);
    tile.colour = state.look.colours.pink;
    tile.course = course_of(live, Curve::buzz);
    return tile;
}

Tile backlog_tile(const LiveSnapshot& live, const ViewerState& state) {
    const LiveFigures& f = live.figures;
    const Language language = state.look.language;
    Tile tile;
    tile.name = "tile backlog";
    tile.label = state.say(word::kBacklog);
    tile.figure = short_count_text(language, static_cast<double>(f.queue_length));
    // A strategy that queues nothing leaves them lying: that there is no queue is no rest.
    if (f.queue_length == 0 && f.cases_idle > 0)
        tile.context = filled(state.say(word::kLeftLying), short_count_text(language, static_cast<double>(f.cases_idle)));
    else
        tile.context =
            filled(state.say(word::kOldest), f.queue_length > 0 ? duration_text(language, f.oldest_wait) : std::string{kNothing});
    tile.hint = state.say(word::kBacklogHint);
    tile.colour = state.look.colours.vermillion;
    tile.course = course_of(live, Curve::backlog);
    return tile;
}

Tile satisfied_tile(const LiveSnapshot& live, const ViewerState& state) {
    const LiveFigures& f = live.figures;
    const Language language = state.look.language;
    Tile tile;
    tile.name = "tile satisfied";
    tile.label = state.say(word::kSatisfied);
    tile.figure = percent_text(language, share_of(f.cases_satisfied, static_cast<double>(f.cases)));
    tile.context = filled(state.say(word::kOfCases), short_count_text(language, static_cast<double>(f.cases_satisfied)),
                          short_count_text(language, static_cast<double>(f.cases)));
    tile.hint = state.say(word::kSatisfiedHint);
    tile.colour = state.look.colours.green;
    return tile;
}

Tile spent_tile(const LiveSnapshot& live, const ViewerState& state) {
    Tile tile;
    tile.name = "tile spent";
    tile.label = state.say(word::kSpent);
    tile.figure = euros_text(state.look.language, live.figures.spent);
    tile.context = state.say(word::kSinceDay0);
    tile.hint = state.say(word::kSpentHint);
    tile.colour = state.look.colours.sky;
    return tile;
}

Tile crisis_tile(const LiveSnapshot& live, const ViewerState& state) {
    const LiveFigures& f = live.figures;
    const Colours& c = state.look.colours;
    Tile tile;
    tile.name = "tile crisis";
    tile.label = state.say(word::kCrisis);
    tile.figure = state.say(f.is_crisis ? word::kYesCrisis : word::kNoCrisis);
    tile.context = state.say(f.company_sees_crisis ? word::kCompanySeesCrisis : word::kCompanySeesNone);
    tile.hint = state.say(word::kCrisisHint);
    tile.colour = f.is_crisis ? c.bad : c.good;
    tile.figure_colour = tile.colour;
    tile.is_alarming = f.is_crisis;
    return tile;
}

// Seen mentions in place of the true volume.
Tile seen_tile(const LiveSnapshot& live, const ViewerState& state) {
    const LiveFigures& f = live.figures;
    const Language language = state.look.language;
    Tile tile;
    tile.name = "tile seen";
    tile.label = state.say(word::kMentionsLastHour);
    tile.figure = short_count_text(language, f.seen_last_hour);
    tile.context = filled(state.say(word::kExpected), short_count_text(language, f.seen_expected));
    tile.colour = state.look.colours.orange;
    tile.course = course(live, [](const LivePoint& point) { return point.seen_mentions; });
    return tile;
}

Tile seen_crisis_tile(const LiveSnapshot& live, const ViewerState& state) {
    const bool is_seen = live.figures.company_sees_crisis;
    Tile tile;
    tile.name = "tile seen crisis";
    tile.label = state.say(word::kCrisis);
    tile.figure = state.say(is_seen ? word::kYesCrisis : word::kNoCrisis);
    tile.colour = is_seen ? state.look.colours.bad : state.look.colours.good;
    tile.figure_colour = tile.colour;
    tile.is_alarming = is_seen;
    return tile;
}

Tile seen_cases_tile(const LiveSnapshot& live, const ViewerState& state) {
    const LiveFigures& f = live.figures;
    const Language language = state.look.language;
    Tile tile;
    tile.name = "tile seen cases";
    tile.label = state.say(word::kAnsweredRow);
    tile.figure = percent_text(language, share_of(f.cases_answered, static_cast<double>(f.cases_seen)));
    tile.context = filled(state.say(word::kOfCases), short_count_text(language, static_cast<double>(f.cases_answered)),
                          short_count_text(language, static_cast<double>(f.cases_seen)));
    tile.colour = state.look.colours.green;
    return tile;
}

void draw_row(const Look& look, const std::vector<Tile>& tiles) {
    const auto count = static_cast<float>(tiles.size());
    const float width = (ImGui::GetContentRegionAvail().x - look.sizes.gap * (count - 1.0F)) / count;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        if (i > 0) ImGui::SameLine(0.0F, look.sizes.gap);
        draw_tile(look, tiles[i], width, look.sizes.tile_height);
    }
}

}  // namespace

void draw_tiles(const LiveSnapshot& live, ViewerState& state, Actions&) {
    draw_row(state.look, {reach_tile(live, state), volume_tile(live, state), buzz_tile(live, state), backlog_tile(live, state),
                          satisfied_tile(live, state), spent_tile(live, state), crisis_tile(live, state)});
}

void draw_company_tiles(const LiveSnapshot& live, ViewerState& state, Actions&) {
    draw_row(state.look, {seen_tile(live, state), backlog_tile(live, state), seen_cases_tile(live, state), spent_tile(live, state),
                          seen_crisis_tile(live, state)});
}

}  // namespace firebreak::viewer
