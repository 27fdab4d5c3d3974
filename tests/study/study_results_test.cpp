#include "engine/study/study_results.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

namespace {

StudyRun run_of(std::uint32_t branch, std::uint32_t point, std::uint64_t repetition, double first_measure) {
    StudyRun run;
    run.branch = branch;
    run.point = point;
    run.repetition = repetition;
    run.measures.assign(measure_infos().size(), std::nullopt);
    run.measures.front() = first_measure;
    return run;
}

StudyResults results_with_a_gap() {
    StudyResults results;
    results.study.branches = {{"silence", "Silence", {}}, {"answer", "Answer", {}}};
    results.points.resize(2);
    results.runs = {run_of(0, 0, 0, 1.0), run_of(0, 0, 2, 3.0), run_of(0, 1, 0, 10.0), run_of(1, 0, 0, 20.0)};
    return results;
}

}  // namespace

TEST_CASE("the runs of a branch at a point are found among those of the others") {
    const StudyResults results = results_with_a_gap();
    CHECK(results.runs_of(0, 0).size() == 2);
    CHECK(results.runs_of(0, 1).size() == 1);
    CHECK(results.runs_of(1, 1).empty());
}

TEST_CASE("values go by repetition, and a missing run leaves its place empty so that pairs stay pairs") {
    const StudyResults results = results_with_a_gap();
    const auto values = results.values(0, 0, measure_infos().front().key, 4);
    CHECK(values == std::vector<std::optional<double>>{1.0, std::nullopt, 3.0, std::nullopt});
    CHECK(results.values(0, 0, "no_such_measure", 1) == std::vector<std::optional<double>>{std::nullopt});
    CHECK(results.repetitions_at(0) == 3);
}

TEST_CASE("branches are found by their names") {
    const StudyResults results = results_with_a_gap();
    CHECK(results.find_branch("answer") == 1U);
    CHECK_FALSE(results.find_branch("Answer"));
}
