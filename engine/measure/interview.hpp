// The survey layer: what people would report if they were asked at a date. Persons, not cases: whoever got one reply to any of his
// complaints has got a reply, and whether he is satisfied is what the last answered one left him with. Content analyses count threads, so
// some items are of threads.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/events/case.hpp"
#include "engine/events/post.hpp"
#include "engine/scenario/crowd_params.hpp"
#include "engine/scenario/survey_params.hpp"
#include "engine/sim/simulation.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// What a person could say about himself.
struct RespondentTraits {
    bool wants_speed = false;
    bool counts_on_peers = false;
    bool complains_more = false;
    Department expects = Department::service;
    Sector sector = Sector::other;
};

/// What the interviewer has to do with; views into a run that stands still.
struct SurveyInput {
    std::span<const Case> cases;
    std::span<const Post> posts;
    /// Ascending.
    std::vector<AccountId> customers;
    std::function<RespondentTraits(AccountId)> traits;
    /// When people are asked, and how far back they remember.
    Time date = kStart;
    Duration recall = days{365};
    /// Of each kind; 0: everybody.
    std::int64_t respondents = 0;
    double reporting_bias = 0.0;
    Draws draws{0, 0};
};

/// How many were asked, and how many said yes.
struct SurveyCount {
    std::int64_t yes = 0;
    std::int64_t asked = 0;
};

/// The answers to all items; those of several runs can be added up.
struct SurveyResult {
    /// By SurveyItem; empty for those in hours.
    std::array<SurveyCount, kSurveyItems> counts{};
    /// From each answered thread's opening to the company's first reply.
    std::vector<double> first_reply_hours;

    SurveyResult& operator+=(const SurveyResult& other);
};

/// An item's value with its sampling error: one standard error, binomial for shares.
struct SurveyValue {
    double value = 0.0;
    double standard_error = 0.0;
    std::int64_t asked = 0;
};

/// O(cases log cases + posts + customers). [serial]
[[nodiscard]] SurveyResult ask(const SurveyInput& input);

/// A survey of this run, by the scenario's section `survey`; of what has happened so far if the date lies ahead. [serial]
[[nodiscard]] SurveyInput survey_input(const Simulation& simulation);

/// Nothing where nobody could be asked.
[[nodiscard]] std::optional<SurveyValue> value_of(const SurveyResult& result, SurveyItem item);

/// Whether a run agrees with what was published.
[[nodiscard]] bool is_within(const SurveyTarget& target, double value) noexcept;

}  // namespace firebreak
