#include "engine/measure/reference.hpp"

#include "engine/measure/measures.hpp"
#include "engine/measure/time_series.hpp"

#include <fmt/format.h>

#include <string_view>

namespace firebreak {
namespace {

constexpr std::string_view kIntroduction =
    R"(# Measures

This page is written by the program from the tables that compute the measures; a test compares the two.

A measure that does not apply has no value: an empty field in a CSV file, `null` in JSON, a dash in the summary. A rate whose denominator
is 0 is such a case; it is never reported as 0. Hours count from day 0, 00:00, where a measure is an instant, and a clock-aligned hour
[h, h+1) goes by its start. Quantiles are of type 7 (Hyndman and Fan 1996). Posts count when they are made.

What a difference between two strategies proves depends on the measure:

- *emergent*: the outcome of many parts; no single assumption decides in which direction a response moves it.
- *assumed sign*: the direction was put in by an assumption about what replies do, so that only the size can surprise.
- no tag: a plain count of what happened, or of what the company did.

## Of a run

One row in `summary.csv`, one entry each in `run --json`.

| key | unit | meaning | tag |
|---|---|---|---|
)";

constexpr std::string_view kSeries =
    R"(
## Of a step

The columns of `timeseries.csv`, one row per step (`sim.metrics_tick`); `time` is the start of the step, in hours.

| column | unit | meaning |
|---|---|---|
)";

}  // namespace

std::string measures_markdown() {
    std::string page{kIntroduction};
    for (const MeasureInfo& info : measure_infos()) {
        const std::string_view tag = text_of(info.tag);
        page += fmt::format("| `{}` | {} | {} | {} |\n", info.key, info.unit, info.help, tag.empty() ? "" : fmt::format("*{}*", tag));
    }
    page += kSeries;
    for (const SeriesColumn& column : series_columns()) page += fmt::format("| `{}` | {} | {} |\n", column.key, column.unit, column.help);
    return page;
}

}  // namespace firebreak
