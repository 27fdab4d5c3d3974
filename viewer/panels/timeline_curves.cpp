#include "viewer/panels/timeline_curves.hpp"

#include "viewer/panels/decision_words.hpp"
#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/words_course.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace firebreak::viewer {
namespace {

// More than a screen has columns.
constexpr std::size_t kMostPoints = 3000;

// The lowest and the highest of each stretch, in their order: peaks stay what they are.
std::vector<ChartPoint> thinned(std::vector<ChartPoint> points) {
    if (points.size() <= kMostPoints) return points;
    const std::size_t stretch = 2 * (points.size() / kMostPoints + 1);
    std::vector<ChartPoint> kept;
    kept.reserve(kMostPoints + 2);
    for (std::size_t from = 0; from < points.size(); from += stretch) {
        const auto first = points.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last = points.begin() + static_cast<std::ptrdiff_t>(std::min(points.size(), from + stretch));
        const auto [low, high] = std::minmax_element(first, last, [](const ChartPoint& a, const ChartPoint& b) { return a.y < b.y; });
        kept.push_back(*std::min(low, high));
        if (low != high) kept.push_back(*std::max(low, high));
    }
    return kept;
}

bool is_count(Curve curve) noexcept { return curve == Curve::volume || curve == Curve::complaints || curve == Curve::replies; }

}  // namespace

std::vector<Lane> shown_lanes(const TimelineView& view) {
    const std::vector<Lane> all{{{Curve::volume, Curve::complaints, Curve::replies, Curve::backlog}, 1.7F, false},
                                {{Curve::buzz}, 1.0F, true},
                                {{Curve::reach}, 1.0F, false},
                                {{Curve::spent}, 1.0F, false}};
    std::vector<Lane> shown;
    for (const Lane& lane : all) {
        Lane kept{{}, lane.weight, lane.is_signed};
        for (const Curve curve : lane.curves) {
            if (view.is_shown[static_cast<std::size_t>(curve)]) kept.curves.push_back(curve);
        }
        if (!kept.curves.empty()) shown.push_back(kept);
    }
    return shown;
}

Colour colour_of(const Colours& colours, Curve curve) noexcept {
    switch (curve) {
        case Curve::volume: return colours.orange;
        case Curve::complaints: return colours.vermillion;
        case Curve::replies: return colours.green;
        case Curve::backlog: return colours.sky;
        case Curve::buzz: return colours.pink;
        case Curve::reach: return colours.yellow;
        case Curve::spent: return colours.blue;
    }
    return colours.text;
}

Phrase name_of(Curve curve) noexcept {
    switch (curve) {
        case Curve::volume: return word::kCurveVolume;
        case Curve::complaints: return word::kCurveComplaints;
        case Curve::replies: return word::kCurveReplies;
        case Curve::backlog: return word::kCurveBacklog;
        case Curve::buzz: return word::kCurveBuzz;
        case Curve::reach: return word::kCurveReach;
        case Curve::spent: return word::kCurveSpent;
    }
    return word::kCurveVolume;
}

std::vector<ChartPoint> points_of(std::span<const LivePoint> series, Curve curve, Duration step, Time now) {
    std::vector<ChartPoint> points;
    points.reserve(series.size());
    const double length = std::max(1e-9, hours_of(step));
    for (const LivePoint& point : series) {
        const bool is_over = point.start + step <= now;
        if (is_count(curve)) {
            if (is_over) points.push_back({hours_of(point.start) + length / 2.0, value_of(point, curve) / length});
        } else {
            points.push_back(
                {is_over ? hours_of(point.start) + length : std::max(hours_of(point.start), hours_of(now)), value_of(point, curve)});
        }
    }
    return thinned(std::move(points));
}

std::vector<TimeMark> marks_of(const LiveSnapshot& live, const ViewerState& state) {
    std::vector<TimeMark> marks = state.marks;
    const auto has = [&marks](TimeMark::Kind kind) {
        return std::any_of(marks.begin(), marks.end(), [kind](const TimeMark& mark) { return mark.kind == kind; });
    };
    if (live.figures.outbreak <= live.figures.now && !has(TimeMark::Kind::outbreak)) {
        marks.push_back({live.figures.outbreak, TimeMark::Kind::outbreak, ""});
    }
    const bool has_articles = has(TimeMark::Kind::article);
    for (const LivePoint& point : live.series) {
        if (!has_articles && point.articles > 0) marks.push_back({point.start, TimeMark::Kind::article, ""});
    }
    for (const LiveDecision& decision : live.decisions) {
        const std::string_view text{decision.text.data()};
        const bool is_statement = text.starts_with("statement");
        marks.push_back({decision.time, is_statement ? TimeMark::Kind::statement : TimeMark::Kind::decision,
                         decision_words(text, state.look.language)});
    }
    std::stable_sort(marks.begin(), marks.end(), [](const TimeMark& a, const TimeMark& b) { return a.time < b.time; });
    return marks;
}

Colour colour_of(const Colours& colours, TimeMark::Kind kind) noexcept {
    switch (kind) {
        case TimeMark::Kind::inject: return colours.yellow;
        case TimeMark::Kind::decision: return colours.sky;
        case TimeMark::Kind::statement: return colours.green;
        case TimeMark::Kind::article: return colours.pink;
        case TimeMark::Kind::outbreak: return colours.vermillion;
        case TimeMark::Kind::fix: return colours.green;
        case TimeMark::Kind::note: return colours.grey;
    }
    return colours.grey;
}

const char* icon_of(TimeMark::Kind kind) noexcept {
    switch (kind) {
        case TimeMark::Kind::inject: return icon::kFlag;
        case TimeMark::Kind::decision: return icon::kDecision;
        case TimeMark::Kind::statement: return icon::kBullhorn;
        case TimeMark::Kind::article: return icon::kNewspaper;
        case TimeMark::Kind::outbreak: return icon::kBolt;
        case TimeMark::Kind::fix: return icon::kWrench;
        case TimeMark::Kind::note: return icon::kInfo;
    }
    return "";
}

Phrase name_of(TimeMark::Kind kind) noexcept {
    switch (kind) {
        case TimeMark::Kind::inject: return word::kInject;
        case TimeMark::Kind::decision: return word::kDecision;
        case TimeMark::Kind::statement: return word::kStatementMark;
        case TimeMark::Kind::article: return word::kArticle;
        case TimeMark::Kind::outbreak: return word::kOutbreak;
        case TimeMark::Kind::fix: return word::kFixMark;
        case TimeMark::Kind::note: return word::kNoteMark;
    }
    return word::kNoteMark;
}

std::vector<double> hour_steps() { return {0.25, 1.0, 3.0, 6.0, 12.0, 24.0, 48.0, 168.0, 336.0}; }

std::string tick_text(Language language, double hour) {
    const Time time = kStart + minutes{std::llround(hour * 60.0)};
    const bool is_midnight = std::fabs(hour - 24.0 * std::round(hour / 24.0)) < 1e-6;
    return is_midnight ? day_text(language, time) : hour_text(time);
}

}  // namespace firebreak::viewer
