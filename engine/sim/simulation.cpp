#include "engine/sim/simulation.hpp"

#include "engine/events/first_posters.hpp"
#include "engine/scenario/live_settings.hpp"
#include "engine/sim/chosen_accounts.hpp"
#include "engine/sim/tempo.hpp"
#include "engine/sim/worker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace firebreak {
namespace {

constexpr std::uint64_t kInfluencersPerAccounts = 1000;

std::vector<double> expected_background(const Scenario& scenario, const ActivityClock& activity, const Incidents& incidents,
                                        std::uint64_t customers) {
    std::vector<double> volume(static_cast<std::size_t>(scenario.horizon / hours{1}) + 1);
    const double per_hour = incidents.background_posts_per_customer_hour() * static_cast<double>(customers);
    for (std::size_t hour = 0; hour < volume.size(); ++hour)
        volume[hour] = per_hour * activity.level_at(kStart + hours{static_cast<std::int64_t>(hour)});
    return volume;
}

}  // namespace

std::uint32_t influencer_threshold(const FollowerGraph& graph) {
    const std::uint64_t top = graph.accounts() / kInfluencersPerAccounts;
    if (top == 0 || graph.kind() != FollowerGraph::Kind::stored) return 0xffff'ffffU;
    std::vector<std::uint32_t> counts(graph.accounts());
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) counts[i] = static_cast<std::uint32_t>(graph.followers_count(AccountId{i}));
    const auto place = counts.begin() + static_cast<std::ptrdiff_t>(top);
    std::nth_element(counts.begin(), place, counts.end(), std::greater<>{});
    // Strictly above the first count outside the top: ties never make everybody an influencer.
    return *place + 1;
}

Simulation::Simulation(const RunSetup& setup)
    : given_{setup.scenario},
      plain_{setup.scenario},
      scenario_{with_tempo(setup.scenario)},
      strategy_{setup.strategy},
      successors_{setup.successors},
      influencer_followers_{setup.influencer_followers},
      graph_{setup.graph},
      repetition_{setup.repetition},
      draws_{setup.scenario.seed, setup.future.value_or(setup.repetition)},
      people_draws_{setup.scenario.seed, setup.repetition},
      horizon_{kStart + setup.scenario.horizon},
      activity_{setup.scenario.platform.activity},
      incidents_{scenario_, activity_, draws_, seed_candidates(scenario_, graph_)},
      friends_{needs_friends(scenario_) ? friends_counts(graph_) : std::vector<std::uint32_t>{}},
      issues_{incidents_.initial_issues()},
      tallies_(static_cast<std::size_t>((scenario_.horizon + scenario_.sim.metrics_tick - Duration{1}) / scenario_.sim.metrics_tick)),
      workers_{setup.threads == 0 ? Workers::available() : setup.threads},
      wheel_{wheel_width(), workers_.count()} {
    if (scenario_.sim.loop == Loop::windowed && scenario_.platform.min_reaction.count() <= 0) {
        throw InputError({}, "platform.min_reaction is 0: nobody needs any time to react, which needs sim.loop: serial");
    }
    fan_out_.emplace(scenario_, graph_, activity_, draws_, friends_);
    for (std::uint32_t i = 0; i < scenario_.timeline.size(); ++i) {
        if (scenario_.timeline[i].kind == CommandKind::set) settings_.push_back(i);
    }
    std::stable_sort(settings_.begin(), settings_.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return scenario_.timeline[a].at < scenario_.timeline[b].at; });
    build_crowd();
    background_volume_ = expected_background(scenario_, activity_, incidents_, crowd_->population().customers());
    build_company();
    build_attention();
    cases_of_block_.resize(crowd_->blocks());
    for (int i = 0; i < workers_.count(); ++i) worker_states_.push_back(std::make_unique<Worker>());
    if (scenario_.attitude.is_on()) {
        for (const auto& worker : worker_states_) worker->out.buzz.resize(static_cast<std::size_t>(scenario_.horizon / hours{1}) + 1);
    }

    std::vector<Event> first_events;
    crowd_->population().for_each_customer([&](AccountId customer) { incidents_.schedule_customer(customer, first_events); });
    incidents_.schedule_seeds(graph_.accounts(), first_events);
    for (const FirstPosters& posters : first_posters_of_timeline(scenario_)) {
        incidents_.schedule_seeds(posters.issue, posters.count, posters.first_number, posters.when, graph_.accounts(), first_events);
    }
    for (const Event& event : first_events) emit(0, event);
}

Simulation::~Simulation() = default;

void Simulation::build_crowd() {
    crowd_ = std::make_unique<Crowd>(CrowdSurroundings{scenario_, graph_, book_, issues_, activity_, conditions_, friends_},
                                     influencer_followers_, draws_, people_draws_);
}

void Simulation::build_company() {
    company_ = std::make_unique<Company>(
        CompanySurroundings{scenario_, book_, cases_, issues_, conditions_, graph_.accounts(), background_volume_, successors_}, strategy_,
        draws_);
}

void Simulation::build_attention() {
    attention_ = std::make_unique<Attention>(
        AttentionSurroundings{scenario_, book_, issues_, conditions_, activity_, graph_.accounts(), influencer_followers_}, draws_);
}

Time Simulation::next_setting() const noexcept {
    return settings_done_ == settings_.size() ? kNever : kStart + scenario_.timeline[settings_[settings_done_]].at;
}

// Crowd, company and press work their parameters into tables of their own when they are made.
void Simulation::apply_settings(Time until) {
    if (next_setting() >= until) return;
    const std::size_t first = settings_done_;
    for (; next_setting() < until; ++settings_done_) {
        const Command& command = plain_.timeline[settings_[settings_done_]];
        Diagnostics problems;
        apply_setting(plain_, command.key, command.value, command.mark, problems);
        problems.throw_if_errors();
    }
    scenario_ = with_tempo(plain_);
    Writer state;
    crowd_->save(state);
    company_->save(state);
    attention_->save(state);
    fan_out_.emplace(scenario_, graph_, activity_, draws_, friends_);
    // Their making leaves marks in the common record, which are there already.
    const Conditions conditions = conditions_;
    build_crowd();
    build_company();
    build_attention();
    conditions_ = conditions;
    Reader in{state.bytes()};
    crowd_->load(in);
    company_->load(in);
    attention_->load(in);
    for (std::size_t i = first; i < settings_done_; ++i) {
        const Command& command = plain_.timeline[settings_[i]];
        company_->write_down(kStart + command.at, fmt::format("{} set to {}", command.key, command.value));
    }
}

void Simulation::add_command(const Command& command, Strategy* successor) {
    const auto place = static_cast<std::uint32_t>(scenario_.timeline.size());
    scenario_.timeline.push_back(command);
    plain_.timeline.push_back(command);
    if (command.kind == CommandKind::strategy) {
        if (successor == nullptr) throw RunError("a strategy is to take over, but none was given");
        successors_.push_back(successor);
        company_->add_successor(*successor);
    }
    switch (command.kind) {
        case CommandKind::seeds: {
            const FirstPosters posters = first_posters_of_timeline(scenario_).back();
            crowd_->add_first_posters(posters);
            std::vector<Event> events;
            incidents_.schedule_seeds(posters.issue, posters.count, posters.first_number, posters.when, graph_.accounts(), events);
            for (const Event& event : events) emit(0, event);
            break;
        }
        case CommandKind::set: {
            const auto later = [this](const Command& given, std::uint32_t other) { return given.at < scenario_.timeline[other].at; };
            const auto from = settings_.begin() + static_cast<std::ptrdiff_t>(settings_done_);
            settings_.insert(std::upper_bound(from, settings_.end(), command, later), place);
            break;
        }
        case CommandKind::article: attention_->schedule_command(place); break;
        default: company_->schedule_command(place); break;
    }
}

// A wheel needs some width even where the serial loop leaves it unused.
Duration Simulation::wheel_width() const noexcept {
    return scenario_.platform.min_reaction.count() > 0 ? scenario_.platform.min_reaction : Duration{seconds{1}};
}

void Simulation::run_until(Time until) {
    until = std::min(until, horizon_);
    while (true) {
        const Time stop = std::min(until, next_setting());
        if (scenario_.sim.loop == Loop::windowed) {
            run_windows(stop);
        } else {
            run_serially(stop);
        }
        if (next_setting() >= until) break;
        now_ = std::max(now_, stop);
        apply_settings(stop + Duration{1});
    }
    now_ = std::max(now_, until);
    if (until < horizon_ || is_done_) return;
    is_done_ = true;
    note_end_of_run();
}

void Simulation::emit(int worker, const Event& event) {
    if (scenario_.sim.loop == Loop::windowed) {
        wheel_.add(worker, event);
        return;
    }
    heap_.push_back({{event.when, crowd_->order_key(event), 0}, event});
    std::push_heap(heap_.begin(), heap_.end());
}

// World first (does it happen at all, and what comes after it), then the person it happens to.
void Simulation::handle(const Event& event, Outbox& out) {
    if (event.kind() == EventKind::failure && !incidents_.resolve_failure(event, issues_, out.events)) return;
    if (event.kind() == EventKind::question) incidents_.schedule_next_question(event, out.events);
    crowd_->handle(event, out);
}

void Simulation::count(const Tally& tally, Time when) {
    const auto step = static_cast<std::size_t>((when - kStart) / scenario_.sim.metrics_tick);
    if (step < tallies_.size()) tallies_[step] += tally;
}

OrderKey Simulation::next_own_order() const noexcept {
    if (!attention_->has_event()) return company_->next_order();
    if (!company_->has_event()) return attention_->next_order();
    return std::min(company_->next_order(), attention_->next_order());
}

Time Simulation::next_own_time() const noexcept { return Time{Duration{static_cast<std::int64_t>(next_own_order().when / kEventKinds)}}; }

void Simulation::step_own() {
    const bool is_company = company_->has_event() && (!attention_->has_event() || company_->next_order() < attention_->next_order());
    if (is_company) {
        company_->step();
        return take_company_output();
    }
    attention_->step(attention_output_);
    for (const Event& event : attention_output_.account_events) emit(0, event);
    attention_output_.account_events.clear();
    const std::vector<PostDraft> articles = std::exchange(attention_output_.articles, {});
    for (const PostDraft& article : articles) commit(article);
}

void Simulation::take_company_output() {
    CompanyOutput& output = company_->output();
    if (output.is_empty()) return;
    if (scenario_.sim.exposures == Exposures::shares_only)
        throw RunError("sim.exposures is shares_only, where nobody sees what a company does, but the company has done something");
    for (const Event& event : output.account_events) emit(0, event);
    output.account_events.clear();
    for (const SupporterRequest& request : std::exchange(output.supporters, {})) call_supporters(request);
    for (const PostDraft& draft : std::exchange(output.posts, {})) commit(draft);
}

// Supporters post a reaction time after they were asked.
void Simulation::call_supporters(const SupporterRequest& request) {
    const Time when = request.when + std::max(scenario_.platform.min_reaction, Duration{1});
    conditions_.supporter_calls.push_back(
        {when, request.issue, supporters_, request.wanted.count, static_cast<float>(request.wanted.arousal)});
    for (const AccountId account : choose_supporters(request.wanted, graph_, book_, draws_, supporters_)) {
        if (when < horizon_) emit(0, Event{when, EventKind::seed, account, failure_subject(request.issue, supporters_, true)});
        ++supporters_;
    }
}

// The state holds everything before `until` and nothing from then on: attitudes can be read.
void Simulation::sample_attitude(Time until) {
    if (!scenario_.attitude.is_on()) return;
    while (true) {
        const Time next = kStart + scenario_.attitude.sample_tick * static_cast<std::int64_t>(attitude_samples_.size());
        if (next > until || next > horizon_) return;
        attitude_samples_.push_back({next, crowd_->mean_attitude(next)});
    }
}

void Simulation::note_end_of_run() {
    sample_attitude(horizon_);
    Tally last;
    crowd_->close(horizon_, last);
    count(last, horizon_ - Duration{1});
}

std::vector<std::int64_t> Simulation::buzz_changes() const {
    std::vector<std::int64_t> changes(worker_states_.front()->out.buzz.size());
    for (const auto& worker : worker_states_) {
        for (std::size_t hour = 0; hour < changes.size(); ++hour) changes[hour] += worker->out.buzz[hour];
    }
    return changes;
}

std::vector<std::int64_t> Simulation::buzz_by_hour() const {
    std::vector<std::int64_t> buzz = buzz_changes();
    std::partial_sum(buzz.begin(), buzz.end(), buzz.begin());
    return buzz;
}

// A row is split where it is long; pieces of a few thousand follows keep all workers busy and cost nothing.
void Simulation::spread_new_posts() {
    constexpr std::size_t kPiece = 8192;
    constexpr std::size_t kWorthSharing = kPiece / 2;
    // How many posts ahead rows are fetched.
    constexpr std::size_t kFetchAhead = 8;
    struct Piece {
        Spreading spreading;
        std::span<const AccountId> row;
        std::span<const float> weights;
        AccountId author;
    };
    std::vector<Piece> pieces;
    std::size_t follows = 0;
    if (scenario_.platform.contagion == Contagion::rumour) return new_posts_.clear();
    std::vector<Event> readers;
    for (std::size_t i = 0; i < new_posts_.size(); ++i) {
        const PostId id = new_posts_[i];
        if (i + kFetchAhead < new_posts_.size()) graph_.prefetch_place(book_[new_posts_[i + kFetchAhead]].author);
        const Post& post = book_[id];
        if (post.author == kMediaAccount) {
            attention_->send_to_readers(id, readers);
            for (const Event& event : readers) emit(0, event);
            readers.clear();
            continue;
        }
        const Spreading spreading = fan_out_->start(id, post);
        std::span<const AccountId> row;
        std::span<const float> weights;
        if (post.author == kCompanyAccount) {
            row = audience();
        } else if (graph_.kind() == FollowerGraph::Kind::stored) {
            row = graph_.followers(post.author);
            if (scenario_.platform.follow_weights) weights = graph_.weights(post.author);
        }
        follows += row.size();
        const bool is_whole = fan_out_->uses_skips() || row.size() <= kPiece;
        if (is_whole) {
            pieces.push_back({spreading, row, weights, post.author});
            continue;
        }
        for (std::size_t first = 0; first < row.size(); first += kPiece) {
            const std::size_t length = std::min(kPiece, row.size() - first);
            pieces.push_back(
                {spreading, row.subspan(first, length), weights.empty() ? weights : weights.subspan(first, length), post.author});
        }
    }
    new_posts_.clear();
    follows_crossed_ += follows;
    const bool is_thinned = scenario_.sim.exposures == Exposures::shares_only;
    const auto spread_to = [&](const Piece& piece, auto&& matters, auto&& put) {
        if (graph_.kind() == FollowerGraph::Kind::complete && piece.author != kCompanyAccount) {
            fan_out_->spread_to_all(piece.spreading, piece.author, graph_.accounts(), matters, put);
        } else {
            fan_out_->spread(piece.spreading, piece.row, piece.weights, matters, put);
        }
    };
    const auto spread = [&](int worker, std::size_t i) {
        const Piece& piece = pieces[i];
        if (i + kFetchAhead < pieces.size()) __builtin_prefetch(pieces[i + kFetchAhead].row.data());
        const auto put = [&](const Event& event) { emit(worker, event); };
        if (!is_thinned) return spread_to(piece, everybody, put);
        const IssueId issue = book_.posts[piece.spreading.subject].issue;
        spread_to(
            piece, [&](AccountId follower) { return !crowd_->is_done_sharing(follower, issue); }, put);
    };
    if (scenario_.sim.loop == Loop::windowed && follows >= kWorthSharing) {
        workers_.for_each(pieces.size(), spread);
    } else {
        for (std::size_t i = 0; i < pieces.size(); ++i) spread(0, i);
    }
}

std::span<const AccountId> Simulation::audience() {
    if (!has_audience_) {
        has_audience_ = true;
        for (std::uint32_t i = 0; i < graph_.accounts(); ++i) {
            if (crowd_->population().follows_company(AccountId{i})) audience_.push_back(AccountId{i});
        }
    }
    return audience_;
}

std::uint64_t Simulation::exposures_handled() const noexcept {
    std::uint64_t sum = 0;
    for (const Tally& tally : tallies_) sum += static_cast<std::uint64_t>(tally.impressions);
    return sum;
}

}  // namespace firebreak
