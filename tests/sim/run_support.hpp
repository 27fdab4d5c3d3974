// What tests of whole runs share: companies that do as they are told, scenarios in which next to nothing happens, and traces of runs
// that can be compared.
#pragma once

#include "engine/plugin/loader.hpp"
#include "engine/sim/network.hpp"
#include "engine/sim/simulation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

namespace firebreak::test {

/// Holds standing orders and does at every policy tick what the test says.
class ScriptedStrategy final : public Strategy {
  public:
    using Script = std::function<void(const Situation&, Actions&)>;
    explicit ScriptedStrategy(Orders orders = {}, Script script = {}) : orders_{orders}, script_{std::move(script)} {}
    [[nodiscard]] Orders initial_orders() override { return orders_; }
    void act(const Situation& situation, Actions& actions) override {
        if (script_) script_(situation, actions);
    }
    [[nodiscard]] std::vector<std::byte> snapshot() const override { return {}; }
    void restore(std::span<const std::byte>) override {}

  private:
    Orders orders_;
    Script script_;
};

/// The bundled strategies; last those that do more than reply, escalate and publish: they post, delete or invite peers.
inline const std::vector<std::string>& bundled_names() {
    static const std::vector<std::string> kNames{
        "aggressive",     "canned",        "crisis_plan", "dead_account", "defensive",      "monitor_escalate_silent",
        "monitor_silent", "reply_and_fix", "reply_leak",  "human_humour", "broadcast_only", "delete_and_censor",
        "peer_answers"};
    return kNames;
}
inline constexpr std::size_t kRepliesAlone = 10;

/// A bundled strategy with these parameters, from its shared library.
[[nodiscard]] inline std::unique_ptr<Strategy> bundled_strategy(const std::string& name, const std::vector<StrategyParam>& params = {}) {
    static const StrategyLibrary kLibrary{default_plugin_folders()};
    std::vector<GivenValue> values;
    values.reserve(params.size());
    for (const StrategyParam& param : params) values.push_back({param.key, param.value, param.mark});
    Diagnostics problems;
    std::unique_ptr<Strategy> strategy = kLibrary.open(name).create(values, problems);
    problems.throw_if_errors();
    return strategy;
}

/// Nobody is a customer, nothing fails, nobody shares, and people are as active at night as by day.
[[nodiscard]] inline Scenario quiet_scenario() {
    Scenario scenario;
    scenario.name = "test";
    scenario.horizon = days{10};
    scenario.network.model = NetworkModel::empty;
    scenario.network.accounts = 1000;
    PlatformParams& platform = scenario.platform;
    platform.activity = ActivityProfile::flat;
    platform.contagion = Contagion::simple;
    platform.share_probability = 0.0;
    platform.damping = 1.0;
    platform.vividness_sigma = 0.0;
    platform.arousal_effect = 0.0;
    platform.anger_effect = 0.0;
    platform.reinforcement = 0.0;
    platform.novelty_half_life = Duration{0};
    platform.trending_rate = 0.0;
    platform.search = 0.0;
    scenario.media.rate = 0.0;
    scenario.attitude.churn = 0.0;
    CrowdParams& crowd = scenario.crowd;
    crowd.customers = 0.0;
    crowd.peer_answer = 0.0;
    crowd.background_failures = 0.0;
    crowd.initial_grievances = 0.0;
    crowd.interest_sigma = 0.0;
    crowd.anger_gain_sigma = 0.0;
    crowd.anger_transfer = 0.0;
    crowd.complaint_anger_effect = 0.0;
    crowd.speed_effect = 0.0;
    crowd.squeaky_effect = 0.0;
    crowd.herd_effect = 0.0;
    crowd.me_too = 0.0;
    crowd.questions = 0.0;
    crowd.patience_follow_up = 0.0;
    crowd.word_of_mouth = 0.0;
    crowd.max_rounds = 1;
    crowd.follows_company_customer = 0.0;
    crowd.follows_company_other = 0.0;
    crowd.has_roles = false;
    scenario.strategy.name = "dead_account";
    return scenario;
}

/// First posts and nothing else.
[[nodiscard]] inline IncidentParams gaffe(std::int64_t seeds_at_start, Duration start = Duration{0}) {
    IncidentParams incident;
    incident.id = "news";
    incident.incident_class = IncidentClass::gaffe;
    incident.cluster = Cluster::victim;
    incident.start = start;
    incident.duration = Duration{0};
    incident.affected = 0.0;
    incident.anger = 0.0;
    incident.seeds_at_start = seeds_at_start;
    return incident;
}

/// A share probability so large that whoever sees a post shares it: 1 - exp(-100) is 1 in doubles.
inline constexpr double kCertain = 100.0;

/// Every exposure is shared with probability `p`, once per issue; one account starts. The company's and the series' ticks are rare.
[[nodiscard]] inline Scenario pure_contagion(double p) {
    Scenario scenario = quiet_scenario();
    scenario.platform.visibility = 1.0;
    scenario.platform.share_probability = p < 1.0 ? -std::log1p(-p) : kCertain;
    scenario.incidents.push_back(gaffe(1));
    scenario.company.policy_tick = days{5};
    scenario.sim.metrics_tick = days{5};
    return scenario;
}

/// A finished or running simulation with all it needs.
struct Run {
    std::unique_ptr<Scenario> scenario;
    std::shared_ptr<const FollowerGraph> graph;
    std::unique_ptr<Strategy> strategy;
    /// Those that the timeline brings in.
    std::vector<std::unique_ptr<Strategy>> successors;
    std::unique_ptr<Simulation> simulation;

    [[nodiscard]] const Simulation& operator*() const noexcept { return *simulation; }
    [[nodiscard]] Simulation* operator->() const noexcept { return simulation.get(); }
};

[[nodiscard]] inline std::shared_ptr<const FollowerGraph> shared_graph(const NetworkParams& network) {
    return std::make_shared<const FollowerGraph>(make_network(network).graph);
}

/// Sets a run up without starting it. Without a strategy, the one that the scenario names.
[[nodiscard]] inline Run set_up(Scenario scenario, std::shared_ptr<const FollowerGraph> graph, std::unique_ptr<Strategy> strategy = nullptr,
                                std::uint64_t repetition = 0, int threads = 1) {
    Run run;
    run.scenario = std::make_unique<Scenario>(std::move(scenario));
    run.graph = graph ? std::move(graph) : shared_graph(run.scenario->network);
    run.strategy = strategy ? std::move(strategy) : bundled_strategy(run.scenario->strategy.name, run.scenario->strategy.params);
    std::vector<Strategy*> later;
    for (const Command& command : run.scenario->timeline) {
        if (command.kind != CommandKind::strategy) continue;
        run.successors.push_back(bundled_strategy(command.strategy));
        later.push_back(run.successors.back().get());
    }
    run.simulation = std::make_unique<Simulation>(
        RunSetup{*run.scenario, *run.graph, *run.strategy, repetition, influencer_threshold(*run.graph), threads, later});
    return run;
}

[[nodiscard]] inline Run finished(Scenario scenario, std::shared_ptr<const FollowerGraph> graph = nullptr,
                                  std::unique_ptr<Strategy> strategy = nullptr, std::uint64_t repetition = 0, int threads = 1) {
    Run run = set_up(std::move(scenario), std::move(graph), std::move(strategy), repetition, threads);
    run->run();
    return run;
}

/// A post by what caused it, not by its place in the book.
struct PostFact {
    std::uint64_t key = 0;
    std::int64_t time = 0;
    std::uint32_t author = 0;
    PostType type = PostType::complaint;
    std::uint64_t root = 0;
    std::uint64_t parent = 0;
    std::uint64_t in_case = 0;
    float arousal = 0.0F;
    float vividness = 1.0F;
    std::uint16_t depth = 0;
    friend bool operator==(const PostFact&, const PostFact&) = default;
};

/// What people posted, in the order of the book; what the company posted is left out.
[[nodiscard]] inline std::vector<PostFact> user_posts(const Simulation& simulation) {
    const PostBook& book = simulation.book();
    std::vector<PostFact> facts;
    for (const Post& post : book.posts) {
        if (post.author == kCompanyAccount) continue;
        facts.push_back({post.key, microseconds_of(post.time), index(post.author), post.type, book[post.root].key,
                         post.parent == kNoPost ? 0 : book[post.parent].key,
                         post.in_case == kNoCase ? 0 : simulation.cases()[index(post.in_case)].key, post.arousal, post.vividness,
                         post.depth});
    }
    return facts;
}

[[nodiscard]] inline Tally total(const Simulation& simulation) {
    Tally sum;
    for (const Tally& tally : simulation.tallies()) sum += tally;
    return sum;
}

/// Reports the first post in which two runs differ, rather than two endless lists.
inline void check_same_posts(const Simulation& a, const Simulation& b) {
    const std::vector<PostFact> of_a = user_posts(a);
    const std::vector<PostFact> of_b = user_posts(b);
    CHECK(of_a.size() == of_b.size());
    for (std::size_t i = 0; i < std::min(of_a.size(), of_b.size()); ++i) {
        if (of_a[i] == of_b[i]) continue;
        CAPTURE(i);
        CAPTURE(of_a[i].time);
        CAPTURE(of_b[i].time);
        CAPTURE(of_a[i].author);
        CAPTURE(of_b[i].author);
        CHECK(static_cast<int>(of_a[i].type) == static_cast<int>(of_b[i].type));
        FAIL("posts differ");
    }
}

/// A folder of the test's own, removed with all it holds.
class ScratchFolder {
  public:
    ScratchFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "firebreak-run-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace firebreak::test
