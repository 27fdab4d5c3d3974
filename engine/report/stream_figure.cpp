// The figure of an observed stream beside a run (the third part of stream_report.hpp).
#include "engine/report/stream_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {
namespace {

struct Line {
    std::string name;
    std::string_view colour;
    std::string_view dash;
    std::vector<double> values;
};

constexpr double kWidth = 900.0;
constexpr double kHeight = 716.0;
constexpr double kLeft = 70.0;
constexpr double kRight = 20.0;
/// Okabe and Ito.
constexpr std::string_view kBlue = "#0072B2";
constexpr std::string_view kVermilion = "#D55E00";
constexpr std::string_view kGreen = "#009E73";

std::string escaped(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        if (letter == '&') result += "&amp;";
        else if (letter == '<') result += "&lt;";
        else if (letter == '>') result += "&gt;";
        else result += letter;
    }
    return result;
}

std::string text_at(double x, double y, std::string_view text, std::string_view attributes) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>\n", x, y, attributes, escaped(text));
}

// 1, 2 or 5 times a power of ten, so that at most `most` steps reach `highest`.
double round_step(double highest, int most) {
    double power = std::pow(10.0, std::floor(std::log10(highest / most)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power * most >= highest) return factor * power;
    }
    return 10.0 * power;
}

std::vector<double> shares_of(std::span<const double> counts) {
    const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
    std::vector<double> shares{counts.begin(), counts.end()};
    for (double& share : shares) share = all > 0.0 ? share / all : 0.0;
    return shares;
}

/// One set of axes with its lines.
class Panel {
  public:
    Panel(double top, double height, std::vector<Line> lines) : top_{top}, height_{height}, lines_{std::move(lines)} {
        for (const Line& line : lines_) {
            count_ = std::max(count_, line.values.size());
            if (!line.values.empty()) highest_ = std::max(highest_, *std::max_element(line.values.begin(), line.values.end()));
        }
        step_ = round_step(highest_ > 0.0 ? highest_ : 1.0, 5);
        highest_ = step_ * std::max(1.0, std::ceil(highest_ / step_ - 1e-9));
    }

    [[nodiscard]] std::string drawn(std::string_view title, std::string_view across, std::size_t hours_between_marks) const {
        std::string svg = text_at(kLeft, top_ - 34.0, title, R"(fill="#222" font-size="15")");
        for (double value = 0.0; value <= highest_ + step_ / 2.0; value += step_) {
            svg += fmt::format("<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#e5e5e5\"/>\n", kLeft,
                               kWidth - kRight, y(value), y(value));
            svg += text_at(kLeft - 8.0, y(value) + 4.0, fmt::format("{:.{}f} %", 100.0 * value, step_ < 0.01 ? 1 : 0),
                           R"(fill="#555" text-anchor="end")");
        }
        for (std::size_t hour = 0; hour < count_; hour += hours_between_marks) {
            svg += fmt::format("<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#999\"/>\n", x(hour), x(hour),
                               y(0.0), y(0.0) + 5.0);
            svg += text_at(x(hour), y(0.0) + 19.0, fmt::format("{}", hour), R"(fill="#555" text-anchor="middle")");
        }
        svg += text_at((kLeft + kWidth - kRight) / 2.0, y(0.0) + 38.0, across, R"(fill="#555" text-anchor="middle")");
        for (const Line& line : lines_) svg += curve(line);
        return svg + legend();
    }

  private:
    [[nodiscard]] double x(std::size_t hour) const {
        return kLeft + (kWidth - kLeft - kRight) * static_cast<double>(hour) / static_cast<double>(std::max<std::size_t>(count_, 2) - 1);
    }
    [[nodiscard]] double y(double value) const { return top_ + height_ * (1.0 - value / highest_); }

    [[nodiscard]] std::string curve(const Line& line) const {
        std::string points;
        for (std::size_t i = 0; i < line.values.size(); ++i)
            points += fmt::format("{}{:.1f},{:.1f}", i == 0 ? "" : " ", x(i), y(line.values[i]));
        return fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.2\" stroke-dasharray=\"{}\"/>\n", points,
                           line.colour, line.dash);
    }

    // In a row above the axes, where it covers no line.
    [[nodiscard]] std::string legend() const {
        std::string svg;
        double at = kLeft;
        for (const Line& line : lines_) {
            svg += fmt::format(
                "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"2.2\" "
                "stroke-dasharray=\"{}\"/>\n",
                at, at + 34.0, top_ - 16.0, top_ - 16.0, line.colour, line.dash);
            svg += text_at(at + 40.0, top_ - 12.0, line.name, "fill=\"#222\"");
            at += 60.0 + 7.2 * static_cast<double>(line.name.size());
        }
        return svg;
    }

    double top_;
    double height_;
    std::vector<Line> lines_;
    std::size_t count_ = 0;
    double highest_ = 0.0;
    double step_ = 1.0;
};

Panel course(const StreamComparison& comparison) {
    std::vector<Line> lines{{"observed", kBlue, "", shares_of(comparison.pair ? comparison.pair->a : comparison.observed_alone)}};
    if (comparison.pair) lines.push_back({"model", kVermilion, "7 4", shares_of(comparison.pair->b)});
    return {108.0, 220.0, std::move(lines)};
}

Panel rhythm(const StreamComparison& comparison, const StreamNames& names) {
    std::vector<Line> lines;
    const auto add = [&](std::string name, std::string_view colour, std::string_view dash, const DailyRhythm& shares) {
        lines.push_back({std::move(name), colour, dash, {shares.begin(), shares.end()}});
    };
    if (comparison.observed_rhythm) add("observed", kBlue, "", *comparison.observed_rhythm);
    if (comparison.model_rhythm) add("model, whole run", kVermilion, "7 4", *comparison.model_rhythm);
    const auto word = ChoiceWords<ActivityProfile>::words[static_cast<std::size_t>(names.profile)];
    add(fmt::format("the model's activity '{}'", word), kGreen, "2 3", comparison.profile);
    return {448.0, 200.0, std::move(lines)};
}

// Marks every 6 hours to about two days, then every day, then every so many days.
std::size_t hours_between_marks(std::size_t hour_count) {
    for (const std::size_t step : {6U, 12U, 24U, 48U, 168U, 672U}) {
        if (hour_count / step <= 16) return step;
    }
    return 8760;
}

}  // namespace

std::string stream_figure(const StreamComparison& comparison, const StreamNames& names) {
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" "
        "font-family=\"Inter, Helvetica, Arial, sans-serif\" font-size=\"13\" role=\"img\">\n",
        kWidth, kHeight);
    const std::string title = names.model.empty() ? names.observed : fmt::format("{}, beside {}", names.observed, names.model);
    svg += fmt::format("<title>{}</title>\n<rect width=\"{:.0f}\" height=\"{:.0f}\" fill=\"#ffffff\"/>\n", escaped(title), kWidth, kHeight);
    svg += text_at(kLeft, 22.0, fmt::format("observed: {}", names.observed), "fill=\"#555\"");
    if (!names.model.empty()) svg += text_at(kLeft, 40.0, fmt::format("model: {}", names.model), "fill=\"#555\"");
    const std::size_t hour_count = comparison.pair ? comparison.pair->a.size() : comparison.observed_alone.size();
    svg += course(comparison)
               .drawn("Share of each stream's own posts, hour by hour", "hours since 1 % of the posts had appeared",
                      hours_between_marks(hour_count));
    svg += rhythm(comparison, names).drawn("Share of a day's posts, by hour of the day", "hour of the day", 3);
    return svg + "</svg>\n";
}

}  // namespace firebreak
