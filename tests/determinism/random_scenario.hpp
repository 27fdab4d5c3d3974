// Scenarios that nobody would write: every parameter drawn from a wide range, named by a number.
#pragma once

#include "engine/core/draw.hpp"
#include "tests/sim/run_support.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace firebreak::test {

/// Draws one after the other: the number of the scenario and that of the draw are the key.
class Chooser {
  public:
    explicit Chooser(std::uint64_t scenario) : draws_{scenario, 0} {}
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * draws_.uniform(Purpose::study_point, next_++); }
    [[nodiscard]] std::int64_t whole(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(between(0.0, static_cast<double>(high - low + 1)));
    }
    [[nodiscard]] bool chance(double p) { return between(0.0, 1.0) < p; }
    template <class T, std::size_t N>
    [[nodiscard]] T one_of(const std::array<T, N>& choices) {
        return choices[static_cast<std::size_t>(whole(0, static_cast<std::int64_t>(N) - 1))];
    }
    [[nodiscard]] Duration duration(double low_hours, double high_hours) {
        return Duration{static_cast<std::int64_t>(between(low_hours, high_hours) * 3.6e9)};
    }

  private:
    Draws draws_;
    std::uint64_t next_ = 0;
};

inline void choose_network(Scenario& scenario, Chooser& choose) {
    NetworkParams& network = scenario.network;
    network.model = choose.one_of(std::array{NetworkModel::configuration, NetworkModel::configuration, NetworkModel::erdos_renyi,
                                             NetworkModel::barabasi_albert, NetworkModel::complete});
    network.accounts = choose.whole(500, 20'000);
    network.mean_follows = choose.between(4.0, 25.0);
    network.seed = choose.whole(1, 1000);
}

inline void choose_platform(Scenario& scenario, Chooser& choose) {
    PlatformParams& platform = scenario.platform;
    const bool is_complete = scenario.network.model == NetworkModel::complete;
    platform.visibility =
        is_complete ? choose.between(1.0, 15.0) / static_cast<double>(scenario.network.accounts) : choose.between(0.05, 1.0);
    platform.draws = is_complete || choose.chance(0.3) ? DrawMode::skip : DrawMode::per_follow;
    platform.min_reaction = seconds{choose.one_of(std::array<std::int64_t, 5>{1, 10, 10, 60, 300})};
    platform.kernel = choose.one_of(std::array{KernelLaw::seismic, KernelLaw::seismic, KernelLaw::exponential, KernelLaw::fixed});
    platform.kernel_mean = platform.min_reaction * choose.whole(1, 40);
    platform.post_lifetime = choose.chance(0.2) ? choose.duration(0.5, 10.0) : Duration{0};
    platform.activity = choose.chance(0.5) ? ActivityProfile::france : ActivityProfile::flat;
    platform.contagion = choose.chance(0.5) ? Contagion::reinforced : Contagion::simple;
    platform.share_probability = choose.between(0.005, 0.15);
    platform.share_once_per = choose.chance(0.4) ? ShareScope::root : ShareScope::issue;
    platform.damping = choose.between(0.3, 1.0);
    if (platform.share_once_per == ShareScope::root) {
        // Sharing per root has no end of its own: keep its cascades small.
        platform.damping *= 0.2;
        platform.share_probability *= 0.1;
        scenario.media.rate = 0.0;
    }
    platform.vividness_sigma = choose.one_of(std::array{0.0, 1.0});
    platform.novelty_half_life = choose.chance(0.3) ? Duration{0} : choose.duration(1.0, 72.0);
    platform.thread_seen = choose.one_of(std::array{1.0, 0.5, 0.0});
}

/// What reaches people beyond their network, what they think, and what they do for each other.
inline void choose_the_rest(Scenario& scenario, Chooser& choose) {
    PlatformParams& platform = scenario.platform;
    if (platform.draws == DrawMode::per_follow)
        platform.feed = choose.one_of(std::array{FeedRule::kernel, FeedRule::kernel, FeedRule::chronological, FeedRule::ranked});
    if (platform.share_once_per == ShareScope::issue && choose.chance(0.2))
        platform.contagion = choose.one_of(std::array{Contagion::threshold_count, Contagion::threshold_fraction});
    platform.tempo = choose.one_of(std::array{1.0, 1.0, 0.5, 3.0});
    platform.trending_rate = choose.one_of(std::array{0.0, 0.002, 0.05});
    platform.trending_threshold = choose.between(1.0, 50.0);
    platform.search = choose.between(0.0, 1.0);
    if (scenario.media.rate > 0.0) scenario.media.rate = choose.one_of(std::array{0.0, 0.02, 0.1});
    scenario.media.least_volume = choose.between(0.0, 100.0);
    scenario.media.lag = choose.duration(0.1, 6.0);
    scenario.media.feed_tick = minutes{5 * choose.whole(1, 12)};
    scenario.attitude.step = choose.one_of(std::array{0.0, 0.1, 0.3});
    scenario.attitude.churn = choose.one_of(std::array{0.0, 0.1, 20.0});
    CrowdParams& crowd = scenario.crowd;
    crowd.peer_answer = choose.one_of(std::array{0.0, 0.01, 0.5});
    crowd.social_channel = choose.chance(0.95);
    scenario.company.deletion_noticed = choose.between(0.0, 1.0);
    scenario.desk.abandonment = choose.one_of(std::array{Abandonment::none, Abandonment::patience});
}

inline void choose_crowd(Scenario& scenario, Chooser& choose) {
    CrowdParams& crowd = scenario.crowd;
    crowd.customers = choose.between(0.05, 0.9);
    crowd.uses_per_day = choose.between(0.2, 10.0);
    crowd.background_failures = choose.between(0.0, 30.0);
    crowd.initial_grievances = choose.between(0.0, 0.4);
    crowd.anger_half_life = choose.duration(2.0, 100.0);
    crowd.anger_transfer = choose.between(0.0, 0.6);
    crowd.private_resolution = choose.between(0.1, 0.9);
    crowd.public_complaint = choose.between(0.02, 0.5);
    crowd.patience = choose.duration(0.2, 5.0);
    crowd.patience_follow_up = choose.between(0.0, 1.0);
    crowd.max_rounds = choose.whole(1, 5);
    crowd.me_too = choose.between(0.0, 0.5);
    crowd.questions = choose.between(0.0, 1.0);
}

inline void choose_company(Scenario& scenario, Chooser& choose) {
    CompanyParams& company = scenario.company;
    company.listening_tool = choose.chance(0.7);
    company.tagged_share = choose.between(0.1, 1.0);
    company.crisis_floor = choose.between(5.0, 200.0);
    company.policy_tick = minutes{5 * choose.whole(1, 12)};
    scenario.desk.agents = choose.whole(0, 20);
    scenario.desk.hours_open = choose.one_of(std::array{DeskHours::office, DeskHours::extended, DeskHours::always});
    scenario.desk.handling = minutes{choose.whole(1, 30)};
    scenario.desk.handling_law = choose.one_of(std::array{HandlingLaw::lognormal, HandlingLaw::exponential, HandlingLaw::constant});
}

inline void choose_incidents(Scenario& scenario, Chooser& choose) {
    const double horizon_hours = hours_of(scenario.horizon);
    const std::int64_t count = choose.whole(1, 3);
    for (std::int64_t i = 0; i < count; ++i) {
        IncidentParams incident;
        incident.id = "incident_" + std::to_string(i);
        incident.incident_class = choose.one_of(
            std::array{IncidentClass::outage, IncidentClass::chronic, IncidentClass::latent_defect, IncidentClass::misconduct});
        incident.hazard_half_life = choose.chance(0.3) ? choose.duration(5.0, 50.0) : Duration{0};
        incident.seed_followers = choose.chance(0.3) ? choose.whole(1, 200) : 0;
        incident.public_factor = choose.one_of(std::array{1.0, 0.5});
        incident.vividness_spread = choose.one_of(std::array{0.0, 0.5});
        incident.cluster = choose.one_of(std::array{Cluster::victim, Cluster::accidental, Cluster::preventable});
        incident.start = choose.duration(0.0, 0.6 * horizon_hours);
        incident.duration = choose.duration(1.0, 24.0);
        incident.affected = choose.between(0.1, 1.0);
        incident.hazard_per_day = choose.between(0.05, 1.0);
        incident.anger = choose.between(0.0, 1.0);
        incident.vividness = choose.between(0.5, 5.0);
        incident.residual = choose.one_of(std::array{0.0, 0.1, 0.5, 1.0});
        incident.seeds_at_start = choose.whole(0, 20);
        incident.seeds_per_hour = choose.chance(0.5) ? choose.between(0.0, 20.0) : 0.0;
        incident.seed_arousal = choose.between(0.0, 1.0);
        if (incident.incident_class == IncidentClass::outage && choose.chance(0.5))
            incident.aftershocks.push_back({choose.duration(2.0, 30.0), choose.duration(0.5, 5.0)});
        if (incident.incident_class == IncidentClass::chronic && choose.chance(0.5)) incident.duration = Duration{0};
        scenario.incidents.push_back(incident);
    }
}

inline void choose_timeline(Scenario& scenario, Chooser& choose) {
    const double horizon_hours = hours_of(scenario.horizon);
    const std::int64_t count = choose.whole(0, 6);
    for (std::int64_t i = 0; i < count; ++i) {
        Command command;
        command.kind = choose.one_of(std::array{CommandKind::statement, CommandKind::agents, CommandKind::approval_layers,
                                                CommandKind::approval_delay, CommandKind::coverage, CommandKind::fix, CommandKind::seeds,
                                                CommandKind::removal, CommandKind::compensation});
        // Some exactly on a tick, where ties are.
        command.at = choose.chance(0.5) ? minutes{5 * choose.whole(0, static_cast<std::int64_t>(horizon_hours * 12.0) - 1)}
                                        : choose.duration(0.0, horizon_hours);
        command.number = command.kind == CommandKind::compensation ? choose.between(0.0, 1.0) : static_cast<double>(choose.whole(0, 5));
        command.delay = choose.duration(0.0, 5.0);
        command.statement_type = choose.one_of(std::array{StatementType::deny, StatementType::diminish, StatementType::rebuild});
        command.empathy = choose.between(0.0, 1.0);
        command.announces_fix = choose.chance(0.5);
        command.hostility = choose.chance(0.3) ? 1.0 : 0.0;
        scenario.timeline.push_back(command);
    }
}

/// Scenario number `n`; the strategy is the n-th bundled one.
[[nodiscard]] inline Scenario random_scenario(std::uint64_t n) {
    Chooser choose{n};
    Scenario scenario;
    scenario.name = "random_" + std::to_string(n);
    scenario.seed = n;
    scenario.horizon = choose.chance(0.5) ? days{choose.whole(1, 4)} : choose.duration(20.0, 90.0);
    scenario.start_weekday = static_cast<int>(choose.whole(0, 6));
    scenario.strategy.name = bundled_names()[n % bundled_names().size()];
    choose_network(scenario, choose);
    choose_platform(scenario, choose);
    choose_crowd(scenario, choose);
    choose_company(scenario, choose);
    choose_the_rest(scenario, choose);
    choose_incidents(scenario, choose);
    choose_timeline(scenario, choose);
    return scenario;
}

}  // namespace firebreak::test
