#include "engine/measure/measures.hpp"
#include "engine/measure/time_series.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/sim/network.hpp"
#include "tests/measure/made_up.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

/// Answers everything it sees, at once and in the same words.
class AnswersAll final : public Strategy {
  public:
    Orders initial_orders() override {
        Orders orders;
        orders.monitoring = 1.0;
        orders.keeps_desk_hours = false;
        orders.escalation = orders.information_flow = 1.0;
        orders.fix_threshold = 5;
        orders.fix_duration = hours{2};
        for (ClassOrders& one : orders.classes) {
            one.coverage = 1.0;
            one.reply.remedy = 0.5;
        }
        return orders;
    }
    void act(const Situation&, Actions&) override {}
    [[nodiscard]] std::vector<std::byte> snapshot() const override { return {}; }
    void restore(std::span<const std::byte>) override {}
};

Scenario small_scenario(std::vector<std::string> overrides) {
    Diagnostics problems;
    const auto file = std::filesystem::path{std::getenv("FIREBREAK_SOURCE_DIR")} / "scenarios/small/tiny_outage.yaml";
    Scenario scenario = read_scenario(file, {std::move(overrides)}, problems);
    problems.throw_if_errors();
    return scenario;
}

/// tiny_outage, answered by the strategy above.
struct SmallRun {
    Scenario scenario;
    Network network;
    AnswersAll strategy;
    Simulation simulation;

    explicit SmallRun(std::vector<std::string> overrides = {})
        : scenario{small_scenario(std::move(overrides))},
          network{make_network(scenario.network)},
          simulation{{scenario, network.graph, strategy, 0, influencer_threshold(network.graph), 1}} {}
};

bool is_whole_number(double value) { return value == static_cast<double>(static_cast<std::int64_t>(value)); }

}  // namespace

TEST_CASE("each measure has a key of its own, a unit and a sentence") {
    std::set<std::string_view> keys;
    for (const MeasureInfo& info : measure_infos()) {
        CAPTURE(info.key);
        CHECK(keys.insert(info.key).second);
        CHECK_FALSE(info.unit.empty());
        CHECK(info.help.ends_with('.'));
        CHECK(info.help.find('|') == std::string_view::npos);
    }
    CHECK(keys.size() > 50);
}

TEST_CASE("in an empty run counts are 0, and all rates and times are absent") {
    RunRecord run;
    run.end = kStart + days{2};
    const std::vector<double> background(49);
    run.background_volume = background;
    run.accounts = 10;
    const std::vector<MeasureValue> values = measure_run(run);
    REQUIRE(values.size() == measure_infos().size());
    for (const MeasureValue& value : values) {
        CAPTURE(value.info->key);
        if (value.value.has_value()) CHECK(*value.value == 0.0);
    }
    for (const std::string_view key : {"volume", "crisis", "reach", "reach_fraction", "cases", "peak_volume", "largest_cascade"}) {
        CAPTURE(key);
        CHECK(value_of(values, key) == 0.0);
    }
    for (const std::string_view key : {"amplification_ratio",
                                       "peak_hour",
                                       "time_to_peak",
                                       "half_life",
                                       "doubling_time",
                                       "crisis_start",
                                       "crisis_censored",
                                       "net_sentiment",
                                       "response_rate",
                                       "first_response_median",
                                       "first_response_km_median",
                                       "sla_attainment",
                                       "resolution_rate",
                                       "satisfaction_all",
                                       "satisfaction_given_reply",
                                       "no_reply",
                                       "reported_no_reply",
                                       "unsatisfied_questions",
                                       "peer_answer_share",
                                       "wants_speed",
                                       "counts_on_peers",
                                       "net_sentiment_weighted",
                                       "share_of_voice",
                                       "buzz_end",
                                       "buzz_minimum",
                                       "reputational_damage_index",
                                       "recovery_time",
                                       "churn_rate",
                                       "churn_excess",
                                       "cost_per_complaint",
                                       "repeat_complaint_rate",
                                       "backlog_mean",
                                       "utilisation",
                                       "structural_virality",
                                       "depth1_fraction_of_shares",
                                       "unshared_fraction",
                                       "fraction_share",
                                       "failures_since_outbreak",
                                       "outbreak_to_fix"}) {
        CAPTURE(key);
        CHECK_FALSE(value_of(values, key).has_value());
    }
}

TEST_CASE("a run of no time at all has no measures that divide") {
    const std::vector<MeasureValue> values = measure_run(RunRecord{});
    CHECK(value_of(values, "volume") == 0.0);
    CHECK_FALSE(value_of(values, "reach_fraction").has_value());
    CHECK(time_series(RunRecord{}).empty());
}

TEST_CASE("one unanswered complaint is a whole run's volume") {
    MadeUpFeed feed;
    feed.root(at(30.5));
    const std::vector<Case> cases{case_at(30.5)};
    const std::vector<double> background(49);
    RunRecord run;
    run.posts = feed.posts;
    run.cases = cases;
    run.background_volume = background;
    run.end = kStart + days{2};
    run.outbreak = at(29.5);
    const std::vector<MeasureValue> values = measure_run(run);
    CHECK(value_of(values, "volume") == 1.0);
    CHECK(value_of(values, "fraction_complaint") == 1.0);
    CHECK(value_of(values, "fraction_share") == 0.0);
    CHECK(value_of(values, "amplification_ratio") == 0.0);
    CHECK(value_of(values, "peak_volume") == 1.0);
    CHECK(value_of(values, "peak_hour") == 30.0);
    CHECK(value_of(values, "time_to_peak") == 0.5);
    CHECK(value_of(values, "half_life") == 0.5);
    CHECK(value_of(values, "net_sentiment") == -100.0);
    CHECK(value_of(values, "crisis") == 0.0);
    CHECK(value_of(values, "no_reply") == 1.0);
    CHECK(value_of(values, "unshared_fraction") == 1.0);
    CHECK_FALSE(value_of(values, "structural_virality").has_value());
    CHECK_FALSE(value_of(values, "depth1_fraction_of_shares").has_value());
    CHECK_FALSE(value_of(values, "satisfaction_given_reply").has_value());
    CHECK_FALSE(value_of(values, "no such measure").has_value());
}

TEST_CASE("failures count as of the incident from the step in which it breaks out") {
    std::vector<Tally> tallies(4);
    for (std::size_t i = 0; i < tallies.size(); ++i) tallies[i].failures = static_cast<std::int64_t>(1 + i);
    RunRecord run;
    run.tallies = tallies;
    run.end = kStart + hours{4};
    run.outbreak = at(2.0);
    // 1 + 2 before, 3 + 4 after.
    CHECK(value_of(measure_run(run), "failures") == 10.0);
    CHECK(value_of(measure_run(run), "failures_since_outbreak") == 7.0);
    run.outbreak = at(1.9);
    CHECK(value_of(measure_run(run), "failures_since_outbreak") == 9.0);
}

TEST_CASE("net sentiment weighs all items, the neutral ones too") {
    // 1 positive, 2 negative, 1 neutral: 100 x (1 - 2) / 4.
    MadeUpFeed feed;
    for (const float valence : {0.5F, -0.5F, -0.5F, 0.0F}) {
        feed.root(at(1.0));
        feed.posts.back().valence = valence;
    }
    RunRecord run;
    run.posts = feed.posts;
    run.end = kStart + hours{2};
    CHECK(value_of(measure_run(run), "net_sentiment") == -25.0);
}

TEST_CASE("net sentiment by impressions weighs the items by their displays") {
    // 30 for, 50 against, 120 of no side: 100 x (30 - 50) / 200.
    std::vector<Tally> tallies(2);
    tallies[0].positive_impressions = 30;
    tallies[0].item_impressions = 80;
    tallies[1].negative_impressions = 50;
    tallies[1].item_impressions = 120;
    tallies[0].article_readers = 4;
    tallies[1].article_readers = 5;
    tallies[1].offered = 6;
    RunRecord run;
    run.tallies = tallies;
    run.end = kStart + hours{2};
    const std::vector<MeasureValue> values = measure_run(run);
    CHECK(value_of(values, "net_sentiment_weighted") == -10.0);
    CHECK(value_of(values, "item_impressions") == 200.0);
    CHECK(value_of(values, "media_reach") == 9.0);
    CHECK(value_of(values, "trending_reach") == 6.0);
}

TEST_CASE("Buzz is read up to the end of the run, its last instant included") {
    // The counts of 2 h and later are not final when the run stands at 1.5 h.
    const std::vector<std::int64_t> buzz{0, -3, -9, -20};
    RunRecord run;
    run.buzz = buzz;
    run.accounts = 100;
    run.end = at(1.5);
    CHECK(value_of(measure_run(run), "buzz_end") == -3.0);
    CHECK(value_of(measure_run(run), "buzz_minimum") == -3.0);
    run.end = at(2.0);
    CHECK(value_of(measure_run(run), "buzz_end") == -9.0);
    run.outbreak = at(0.5);
    CHECK(value_of(measure_run(run), "buzz_mean") == -6.0);
}

TEST_CASE("damage is measured against the paired run, from the outbreak") {
    // .2 below from the outbreak on: 100 x .2 / 2.
    const std::vector<AttitudeSample> flat{{at(0.0), 0.1}, {at(48.0), 0.1}};
    const std::vector<AttitudeSample> higher{{at(0.0), 0.3}, {at(48.0), 0.3}};
    RunRecord reference;
    reference.attitude = higher;
    RunRecord run;
    run.attitude = flat;
    run.end = kStart + hours{48};
    run.reference = &reference;
    CHECK_FALSE(value_of(measure_run(run), "reputational_damage_index").has_value());
    run.outbreak = at(6.0);
    CHECK(*value_of(measure_run(run), "reputational_damage_index") == doctest::Approx(10.0));
    CHECK(*value_of(measure_run(run), "attitude_greatest_drop") == doctest::Approx(0.2));
    CHECK_FALSE(value_of(measure_run(run), "recovery_time").has_value());
    run.reference = nullptr;
    CHECK_FALSE(value_of(measure_run(run), "reputational_damage_index").has_value());
}

TEST_CASE("the measures of a simulated run agree with each other and with its time series") {
    SmallRun small;
    small.simulation.run();
    const RunRecord run = record_of(small.simulation);
    const std::vector<MeasureValue> values = measure_run(small.simulation);
    const auto value = [&](std::string_view key) {
        CAPTURE(key);
        REQUIRE(value_of(values, key).has_value());
        return *value_of(values, key);
    };
    CHECK(run.end == kStart + small.scenario.horizon);
    REQUIRE(value("volume") > 100.0);
    double items = 0.0;
    double fractions = 0.0;
    for (const std::string type :
         {"complaint", "follow_up", "me_too", "question", "share", "article", "praise", "peer_answer", "support"}) {
        items += value("volume_" + type);
        fractions += value("fraction_" + type);
    }
    CHECK(items == value("volume"));
    CHECK(fractions == doctest::Approx(1.0));
    CHECK(value("cases") == value("volume_complaint") + value("volume_me_too") + value("volume_question"));
    CHECK(value("reach") <= 2000.0);
    CHECK(value("negative_impressions") <= value("impressions"));
    CHECK(value("impressions") <= value("potential_impressions"));
    CHECK(value("cases_answered") <= value("cases_detected"));
    CHECK(value("replies") >= value("cases_answered"));
    CHECK(value("satisfaction_all") <= value("satisfaction_given_reply"));
    CHECK(value("depth1_fraction") <= 1.0);
    CHECK(value("structural_virality") >= 1.0);
    CHECK(value("outbreak_to_fix") > 0.0);
    // Escalations are known to the hour, so this one may be up to an hour too long.
    CHECK(value("escalation_to_fix") <= value("outbreak_to_fix"));
    CHECK_FALSE(value_of(values, "response_rate").has_value());  // 3 days are shorter than the 7 it looks at

    const std::vector<SeriesRow> rows = time_series(run);
    REQUIRE(rows.size() == 72);
    const auto column_sum = [&](std::string_view key) {
        double sum = 0.0;
        for (const SeriesColumn& column : series_columns()) {
            if (column.key != key) continue;
            for (const SeriesRow& row : rows) sum += column.value(row).value_or(0.0);
        }
        return sum;
    };
    for (const std::string_view key :
         {"volume", "volume_complaint", "volume_follow_up", "volume_me_too", "volume_question", "volume_share", "impressions",
          "negative_impressions", "reach", "failures", "replies", "escalations", "patience_expired", "word_of_mouth"}) {
        CAPTURE(key);
        CHECK(column_sum(key) == value(key));
        CHECK(is_whole_number(value(key)));
    }
    CHECK(column_sum("detected_cases") == value("cases_detected"));
    CHECK(static_cast<double>(rows.back().cumulative_volume) == value("volume"));
    CHECK(rows.back().cumulative_reach == value("reach"));
    CHECK(column_sum("seen_mentions") <= value("volume"));
}

TEST_CASE("a simulation that was stopped half-way is measured up to there") {
    SmallRun small;
    small.simulation.run_until(kStart + days{1});
    const RunRecord run = record_of(small.simulation);
    CHECK(run.end >= kStart + days{1});
    CHECK(run.end < kStart + days{1} + minutes{1});
    CHECK_FALSE(run.outbreak.has_value());
    CHECK_FALSE(value_of(measure_run(run), "time_to_peak").has_value());
    CHECK(time_series(run).size() <= 25);
}

TEST_CASE("measures do not depend on the loop or on the length of a step") {
    const auto measured = [](std::vector<std::string> overrides) {
        SmallRun small{std::move(overrides)};
        small.simulation.run();
        return measure_run(small.simulation);
    };
    const std::vector<MeasureValue> windowed = measured({});
    const std::vector<MeasureValue> serial = measured({"sim.loop=serial"});
    const std::vector<MeasureValue> fine = measured({"sim.metrics_tick=15 min"});
    for (std::size_t i = 0; i < windowed.size(); ++i) {
        const std::string_view key = windowed[i].info->key;
        CAPTURE(key);
        CHECK(windowed[i].value == serial[i].value);
        // These look at the ends of steps.
        if (key == "backlog_max" || key == "escalation_to_fix") continue;
        CHECK(windowed[i].value.has_value() == fine[i].value.has_value());
        if (windowed[i].value) CHECK(*windowed[i].value == doctest::Approx(*fine[i].value));
    }
}
