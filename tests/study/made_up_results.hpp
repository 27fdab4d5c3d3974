// Results of studies that were never run: each measure named has the values given, all others have none.
#pragma once

#include "engine/study/study_results.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::test {

/// Values of one branch by repetition.
using Values = std::vector<std::optional<double>>;

inline std::size_t column_of(std::string_view measure) {
    const auto infos = measure_infos();
    const auto info = std::find_if(infos.begin(), infos.end(), [measure](const MeasureInfo& one) { return one.key == measure; });
    REQUIRE(info != infos.end());
    return static_cast<std::size_t>(info - infos.begin());
}

inline StudyResults results_of(const std::vector<std::string>& branches) {
    StudyResults results;
    for (const std::string& name : branches) results.study.branches.push_back({name, "", {}});
    results.study.repetitions = 0;
    results.study.measures = {"volume"};
    results.points.resize(1);
    return results;
}

/// The run of a place, made when it is not there yet.
inline StudyRun& run_at(StudyResults& results, std::uint32_t branch, std::uint32_t point, std::uint64_t repetition) {
    const auto is_before = [&](const StudyRun& run) {
        if (run.branch != branch) return run.branch < branch;
        return run.point != point ? run.point < point : run.repetition < repetition;
    };
    auto place = std::find_if_not(results.runs.begin(), results.runs.end(), is_before);
    if (place == results.runs.end() || place->branch != branch || place->point != point || place->repetition != repetition) {
        StudyRun run;
        run.branch = branch;
        run.point = point;
        run.repetition = repetition;
        run.measures.assign(measure_infos().size(), std::nullopt);
        place = results.runs.insert(place, run);
    }
    return *place;
}

/// Sets one measure of one branch at one point, a value per repetition.
inline void set(StudyResults& results, std::uint32_t branch, std::string_view measure, const Values& values, std::uint32_t point = 0) {
    const std::size_t column = column_of(measure);
    for (std::size_t i = 0; i < values.size(); ++i) run_at(results, branch, point, i).measures[column] = values[i];
}

/// A further point; gives its number.
inline std::uint32_t add_point(StudyResults& results, PointKind kind, const std::vector<std::string>& changes) {
    StudyPoint point;
    point.kind = kind;
    for (const std::string& change : changes) point.changes.push_back({change, {}});
    results.points.push_back(std::move(point));
    return static_cast<std::uint32_t>(results.points.size() - 1);
}

}  // namespace firebreak::test
