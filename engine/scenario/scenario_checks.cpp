#include "engine/scenario/scenario_checks.hpp"

#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>

namespace firebreak {
namespace {

constexpr Duration kGrid = minutes{5};
constexpr std::size_t kMaxIncidents = 1000;

void check_platform(const Scenario& scenario, ReadContext& context) {
    const PlatformParams& platform = scenario.platform;
    const auto report = [&](const char* key, std::string words) { context.problems.error(context.marks.of(key), std::move(words)); };
    const bool is_windowed = scenario.sim.loop == Loop::windowed;
    if (is_windowed && platform.min_reaction <= Duration{0}) {
        report("platform.min_reaction", "platform.min_reaction is 0, which only sim.loop: serial can run");
    } else if (is_windowed && kGrid % platform.min_reaction != Duration{0}) {
        report("platform.min_reaction", fmt::format("platform.min_reaction is {}, but must divide 5 min (unless sim.loop is serial)",
                                                    duration_text(platform.min_reaction)));
    }
    if (platform.kernel != KernelLaw::seismic && platform.kernel_mean <= Duration{0}) {
        report("platform.kernel_mean", "platform.kernel_mean is 0, but the exponential and the fixed kernel need a mean above 0");
    } else if (platform.kernel != KernelLaw::seismic && platform.kernel_mean < platform.min_reaction) {
        report("platform.kernel_mean",
               fmt::format("platform.kernel_mean is {}, but a delay cannot be shorter than platform.min_reaction ({})",
                           duration_text(platform.kernel_mean), duration_text(platform.min_reaction)));
    }
    const bool is_rumour = platform.contagion == Contagion::rumour;
    if (is_rumour && (is_windowed || platform.min_reaction > Duration{0})) {
        report("platform.contagion",
               "platform.contagion: rumour lets two accounts act on each other at one instant, which needs sim.loop: serial and "
               "platform.min_reaction: 0 s");
    }
    if (is_rumour && platform.kernel != KernelLaw::exponential) {
        report("platform.contagion",
               "platform.contagion: rumour needs platform.kernel: exponential; its mean is the time between two tellings");
    }
    if (platform.feed != FeedRule::kernel && platform.draws == DrawMode::skip) {
        report("platform.feed", "platform.feed other than 'kernel' decides each follow by itself, and needs platform.draws: per_follow");
    }
    if (platform.follow_weights && scenario.network.file.empty()) {
        report("platform.follow_weights", "platform.follow_weights needs a graph with a third column; give network.file");
    }
}

// Where whoever sees a post and does not share it is not even looked at, nothing may depend on having seen it.
void check_exposures(const Scenario& scenario, ReadContext& context) {
    if (scenario.sim.exposures == Exposures::all) return;
    const auto require = [&](bool holds, const char* key, std::string_view found, std::string_view allowed) {
        if (holds) return;
        const Mark mark = context.marks.of(context.marks.has(key) ? key : "sim.exposures");
        context.problems.error(mark, fmt::format("{} is {}, but sim.exposures: shares_only needs {}", key, found, allowed));
    };
    const auto require_off = [&](double value, const char* key) { require(value == 0.0, key, fmt::format("{:.6g}", value), "0"); };
    const PlatformParams& platform = scenario.platform;
    const CrowdParams& crowd = scenario.crowd;
    require(platform.contagion == Contagion::simple, "platform.contagion",
            ChoiceWords<Contagion>::words[static_cast<std::size_t>(platform.contagion)], "simple");
    require(platform.feed == FeedRule::kernel, "platform.feed", ChoiceWords<FeedRule>::words[static_cast<std::size_t>(platform.feed)],
            "kernel");
    require(platform.novelty_half_life == Duration{0}, "platform.novelty_half_life", duration_text(platform.novelty_half_life), "0");
    require_off(platform.anger_effect, "platform.anger_effect");
    require_off(platform.trending_rate, "platform.trending_rate");
    require_off(platform.search, "platform.search");
    require_off(scenario.media.rate, "media.rate");
    require_off(scenario.attitude.step, "attitude.step");
    require_off(crowd.interest_sigma, "crowd.interest_sigma");
    require_off(crowd.anger_transfer, "crowd.anger_transfer");
    require_off(crowd.me_too, "crowd.me_too");
    require_off(crowd.peer_answer, "crowd.peer_answer");
    require_off(crowd.herd_effect, "crowd.herd_effect");
    for (const IncidentParams& incident : scenario.incidents) {
        require(incident.incident_class != IncidentClass::latent_defect, "incidents", "a latent_defect (who hears of it tries it out)",
                "another class");
    }
    const std::string& strategy = scenario.strategy.name;
    require(strategy == "dead_account" || strategy == "monitor_silent", "strategy", strategy,
            "a company that does not say anything: dead_account or monitor_silent");
}

void check_crowd(const CrowdParams& crowd, ReadContext& context) {
    const double motives = crowd.speed_motive + crowd.redress_motive + crowd.warn_motive;
    if (motives <= 1.0 + 1e-9) return;
    const Mark mark = context.marks.of(context.marks.has("crowd.warn_motive") ? "crowd.warn_motive" : "crowd.speed_motive");
    context.problems.error(mark, fmt::format("crowd.speed_motive + redress_motive + warn_motive is {:.6g}, but may be at most 1", motives));
}

void check_companies(const CompaniesParams& companies, ReadContext& context) {
    const double sum = companies.leak + companies.defensive + companies.aggressive + companies.fix + companies.plan;
    if (std::abs(sum - 1.0) <= 1e-9) return;
    context.problems.error(context.marks.of("companies"),
                           fmt::format("companies.leak + defensive + aggressive + fix + plan is {:.6g}, but must be 1", sum));
}

void check_survey(const Scenario& scenario, ReadContext& context) {
    if (scenario.survey.date <= scenario.horizon) return;
    context.problems.error(
        context.marks.of("survey.date"),
        fmt::format("survey.date ({}) lies beyond the horizon ({})", instant_text(scenario.survey.date), duration_text(scenario.horizon)));
}

void check_tick(Duration tick, const char* key, ReadContext& context) {
    if (tick % kGrid == Duration{0}) return;
    context.problems.error(context.marks.of(key), fmt::format("{} is {}, but must be a multiple of 5 min", key, duration_text(tick)));
}

void check_file(const NetworkParams& network, ReadContext& context) {
    if (network.file.empty()) return;
    const Mark mark = context.marks.of("network.file");
    std::error_code failure;
    const bool is_binary = std::filesystem::path{network.file}.extension() == ".fbgraph";
    if (!std::filesystem::is_regular_file(network.file, failure)) {
        context.problems.error(mark, fmt::format("network.file: there is no file {}", shortened(network.file)));
    }
    if (!is_binary && network.edges == EdgeWords::unstated) {
        context.problems.error(
            mark,
            "network.file is a text file, so network.edges must say what a line 'a b' means: 'author-follower' (b follows a) or "
            "'follower-author' (a follows b); a wrong direction turns the network round");
    }
}

bool is_id(std::string_view id) {
    const bool has_only_word_letters =
        id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == std::string_view::npos;
    return !id.empty() && has_only_word_letters && id.find_first_not_of("0123456789") != std::string_view::npos;
}

// A gaffe is nothing but its first posts.
bool has_first_posts(const Scenario& scenario, const IncidentParams& incident) {
    if (has_failures(incident.incident_class) || incident.seeds_at_start > 0 || incident.seeds_per_hour > 0.0) return true;
    return std::any_of(scenario.timeline.begin(), scenario.timeline.end(), [&](const Command& command) {
        const bool is_about_it = command.incident == incident.id || (command.incident.empty() && &incident == &scenario.incidents.front());
        return command.kind == CommandKind::seeds && is_about_it;
    });
}

void check_incidents(const Scenario& scenario, ReadContext& context) {
    std::map<std::string, std::size_t> first_of;
    if (scenario.incidents.size() > kMaxIncidents) {
        context.problems.error(context.marks.of("incidents"),
                               fmt::format("incidents has {} entries, but may have at most {}", scenario.incidents.size(), kMaxIncidents));
    }
    for (std::size_t i = 0; i < scenario.incidents.size(); ++i) {
        const IncidentParams& incident = scenario.incidents[i];
        const std::string path = fmt::format("incidents.{}", i);
        const auto [first, is_new] = first_of.try_emplace(incident.id, i);
        if (context.marks.has(path + ".id") && !is_id(incident.id)) {
            context.problems.error(context.marks.of(path + ".id"),
                                   fmt::format("{}.id is '{}', but must consist of letters, digits, '_' and '-', with at least one letter",
                                               path, shortened(incident.id)));
        } else if (!is_new && !incident.id.empty()) {
            context.problems.error(context.marks.of(path + ".id"),
                                   fmt::format("{}.id '{}' is already the id of incidents.{}", path, incident.id, first->second));
        }
        if (incident.start > scenario.horizon) {
            context.problems.warning(context.marks.of(path + ".start"),
                                     fmt::format("{}.start ({}) lies beyond the horizon ({}); it will never happen", path,
                                                 instant_text(incident.start), duration_text(scenario.horizon)));
        }
        const double seeds = static_cast<double>(incident.seeds_at_start) + 2.0 * incident.seeds_per_hour * hours_of(incident.duration);
        if (seeds >= static_cast<double>(kMostFirstPosters)) {
            context.problems.error(context.marks.of(path), fmt::format("{} would have {:.0f} first posts or more, but may have at most {}",
                                                                       path, seeds, kMostFirstPosters - 1));
        }
        if (incident.incident_class != IncidentClass::outage && has_failures(incident.incident_class) && !incident.aftershocks.empty()) {
            context.problems.warning(context.marks.of(path + ".aftershocks"),
                                     fmt::format("{}.aftershocks: only an outage returns; here they bring news but no failures", path));
        }
        if (!has_first_posts(scenario, incident)) {
            context.problems.warning(context.marks.of(path),
                                     fmt::format("{} fails nobody and has no first posts; set seeds_at_start or seeds_per_hour", path));
        }
    }
}

void check_timeline(const Scenario& scenario, ReadContext& context) {
    double posters = 0.0;
    for (const Command& command : scenario.timeline) {
        if (command.kind == CommandKind::seeds) posters += command.number;
        if (posters < static_cast<double>(kMostFirstPosters)) continue;
        context.problems.error(command.mark, fmt::format("the timeline sends out {:.0f} first posters, but may send at most {}", posters,
                                                         kMostFirstPosters - 1));
        return;
    }
}

void check_general(const Scenario& scenario, ReadContext& context) {
    static constexpr std::array<std::string_view, 4> kGrades{"", "A", "B", "C"};
    if (std::find(kGrades.begin(), kGrades.end(), scenario.evidence_grade) == kGrades.end()) {
        context.problems.error(context.marks.of("evidence_grade"),
                               fmt::format("evidence_grade is '{}', but must be A, B or C", shortened(scenario.evidence_grade)));
    }
    const bool is_plain =
        scenario.name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.") == std::string::npos;
    if (context.marks.has("name") && (!is_plain || scenario.name.empty() || scenario.name[0] == '.' || scenario.name.size() > 100)) {
        context.problems.error(
            context.marks.of("name"),
            fmt::format("name is '{}', but must be a short word of letters, digits, '_', '-' and '.'; titles go into title",
                        shortened(scenario.name)));
    }
}

}  // namespace

void check_scenario(const Scenario& scenario, ReadContext& context) {
    check_general(scenario, context);
    check_file(scenario.network, context);
    check_platform(scenario, context);
    check_exposures(scenario, context);
    check_crowd(scenario.crowd, context);
    check_companies(scenario.companies, context);
    check_survey(scenario, context);
    check_tick(scenario.company.policy_tick, "company.policy_tick", context);
    check_tick(scenario.sim.metrics_tick, "sim.metrics_tick", context);
    check_tick(scenario.media.feed_tick, "media.feed_tick", context);
    check_tick(scenario.attitude.sample_tick, "attitude.sample_tick", context);
    check_incidents(scenario, context);
    check_timeline(scenario, context);
}

void drop_unused_generator_keys(NetworkParams& network, ReadContext& context) {
    static constexpr std::array<std::string_view, 3> kUsed{"file", "edges", "strict"};
    if (network.file.empty()) return;
    const NetworkParams defaults;
    std::string unused;
    Mark first;
    for (const Field& field : NetworkParams::fields()) {
        if (std::find(kUsed.begin(), kUsed.end(), field.info.key) != kUsed.end()) continue;
        const std::string path = fmt::format("network.{}", field.info.key);
        field.set(&network, field.get(&defaults));
        if (!context.marks.has(path)) continue;
        if (unused.empty()) first = context.marks.of(path);
        unused += (unused.empty() ? "" : ", ") + path;
    }
    if (unused.empty()) return;
    context.problems.warning(first, fmt::format("not used, because network.file gives the graph: {}", unused));
}

}  // namespace firebreak
