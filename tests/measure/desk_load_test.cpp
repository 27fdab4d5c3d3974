#include "engine/measure/desk_load.hpp"
#include "tests/measure/made_up.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

constexpr std::int64_t kHour = 3'600'000'000;

Issue mended(double started, double done) {
    Issue issue;
    issue.fix_started = at(started);
    issue.fixed = at(done);
    return issue;
}

}  // namespace

TEST_CASE("the backlog is averaged over all time, the utilisation over time on duty") {
    // Hour 1: two agents, one busy for half of it, no queue. Hour 2: closed, four waiting all along. Hour 3: both busy, two waiting on
    // average. Backlog (0 + 4 + 2) / 3 = 2; utilisation (.5 + 2) / (2 + 2) = .625.
    std::vector<DeskTally> steps(3);
    steps[0].staffed_time = 2 * kHour;
    steps[0].busy_time = kHour / 2;
    steps[1].queue_time = 4 * kHour;
    steps[1].queue_length = 4;
    steps[2].queue_time = 2 * kHour;
    steps[2].staffed_time = 2 * kHour;
    steps[2].busy_time = 2 * kHour;
    steps[2].replies = 3;
    steps[2].queue_length = 1;
    const DeskLoad load = desk_load(steps, hours{1});
    CHECK(*load.mean_queue == doctest::Approx(2.0));
    CHECK(*load.utilisation == doctest::Approx(0.625));
    CHECK(load.longest_queue == 4);
    CHECK(load.replies == 3);
}

TEST_CASE("a desk without agents has no utilisation, a run without time no backlog") {
    CHECK_FALSE(desk_load(std::vector<DeskTally>(2), hours{1}).utilisation.has_value());
    CHECK(*desk_load(std::vector<DeskTally>(2), hours{1}).mean_queue == 0.0);
    CHECK_FALSE(desk_load({}, hours{1}).mean_queue.has_value());
}

TEST_CASE("the fix is timed from the outbreak and from the first escalation after it") {
    // Outbreak at 10.5 h; a background case was escalated in hour 2, the incident's first in hour 12; fix from 20 to 44 h.
    std::vector<DeskTally> steps(48);
    steps[2].escalations = 1;
    steps[12].escalations = 2;
    steps[13].escalations = 1;
    const std::vector<Issue> incidents{mended(30.0, 31.0), mended(20.0, 44.0)};
    const FixTimes times = fix_times(incidents, steps, hours{1}, at(10.5), at(48.0));
    CHECK(*times.start_after_outbreak == doctest::Approx(9.5));
    CHECK(*times.start_after_escalation == doctest::Approx(8.0));
    CHECK(*times.duration == doctest::Approx(24.0));
}

TEST_CASE("an escalation in the very hour of the outbreak counts from the outbreak") {
    std::vector<DeskTally> steps(48);
    steps[10].escalations = 1;
    const FixTimes times = fix_times(std::vector<Issue>{mended(20.0, 44.0)}, steps, hours{1}, at(10.5), at(48.0));
    CHECK(*times.start_after_escalation == doctest::Approx(9.5));
}

TEST_CASE("a fix that never starts has no times, one that does not end no duration") {
    const std::vector<Issue> never{Issue{}};
    CHECK_FALSE(fix_times(never, {}, hours{1}, at(1.0), at(48.0)).start_after_outbreak.has_value());
    CHECK_FALSE(fix_times({}, {}, hours{1}, at(1.0), at(48.0)).start_after_outbreak.has_value());
    const FixTimes unfinished = fix_times(std::vector<Issue>{mended(20.0, 60.0)}, {}, hours{1}, at(1.0), at(48.0));
    CHECK(*unfinished.start_after_outbreak == doctest::Approx(19.0));
    CHECK_FALSE(unfinished.start_after_escalation.has_value());
    CHECK_FALSE(unfinished.duration.has_value());
}
