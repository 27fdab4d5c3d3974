#include "engine/crowd/crowd.hpp"

#include "engine/core/elementary.hpp"

#include <algorithm>
#include <bit>

namespace firebreak {
namespace {

/// A supporter is always disclosed as one, and believed accordingly.
constexpr double kSupporterCredibility = 0.6;
constexpr double kHoursPerYear = 365.25 * 24.0;

}  // namespace

Crowd::Crowd(const CrowdSurroundings& surroundings, std::uint32_t influencer_followers, Draws draws, Draws people)
    : around_{surroundings},
      draws_{draws},
      population_{surroundings.scenario.crowd, surroundings.graph.accounts(), influencer_followers, people, surroundings.scenario.attitude},
      accounts_{surroundings.graph.accounts()},
      opinions_{surroundings.scenario.attitude.is_on() ? surroundings.graph.accounts() : 0},
      blocks_((surroundings.graph.accounts() >> kBlockShift) + 1),
      anger_decay_{-1.0 / static_cast<double>(surroundings.scenario.crowd.anger_half_life.count())},
      accidental_decay_{-1.0 / static_cast<double>(surroundings.scenario.attitude.half_life_accidental.count())},
      preventable_decay_{-1.0 / static_cast<double>(surroundings.scenario.attitude.half_life_preventable.count())},
      complaint_intercept_{logit(surroundings.scenario.crowd.public_complaint)},
      anger_bound_{exp_exact(surroundings.scenario.platform.anger_effect)},
      direct_share_{surroundings.scenario.crowd.direct_share()},
      failure_anger_{surroundings.scenario.crowd.background_anger},
      seed_arousal_{0.0F},
      has_thresholds_{surroundings.scenario.platform.contagion == Contagion::threshold_count ||
                      surroundings.scenario.platform.contagion == Contagion::threshold_fraction},
      is_thinned_{surroundings.scenario.sim.exposures == Exposures::shares_only},
      done_sharing_(
          is_thinned_ && surroundings.scenario.platform.share_once_per == ShareScope::issue ? surroundings.graph.accounts() / 64 + 1 : 0),
      mean_initial_attitude_{population_.mean_initial_attitude()},
      timeline_posters_{first_posters_of_timeline(surroundings.scenario)} {
    for (const IncidentParams& incident : around_.scenario.incidents) {
        failure_anger_.push_back(incident.anger);
        seed_arousal_.push_back(static_cast<float>(incident.seed_arousal));
    }
    const PlatformParams& platform = around_.scenario.platform;
    const double rho = platform.contagion == Contagion::reinforced ? platform.reinforcement : 0.0;
    const CrowdParams& crowd = around_.scenario.crowd;
    for (std::size_t n = 0; n < supporter_factor_.size(); ++n) {
        const auto welcome = static_cast<double>(std::min<std::int64_t>(static_cast<std::int64_t>(n), crowd.supporters_welcome));
        const double beyond = static_cast<double>(n) - welcome;
        supporter_factor_[n] =
            n == 0 ? 1.0 : exp_exact(crowd.supporter_effect * kSupporterCredibility * welcome + crowd.supporter_suspicion * beyond);
    }
    for (std::size_t sector = 0; sector < std::size(churn_per_hour_of_sector_); ++sector)
        churn_per_hour_of_sector_[sector] = around_.scenario.attitude.effective_churn(static_cast<Sector>(sector)) / kHoursPerYear;
    for (std::size_t m = 0; m < reinforcement_.size(); ++m) reinforcement_[m] = 1.0 + rho * log_exact(1.0 + static_cast<double>(m));
}

void Crowd::handle(const Event& event, Outbox& out) {
    switch (event.kind()) {
        case EventKind::seed: return on_seed(event, out);
        case EventKind::failure: return on_failure(event, out);
        case EventKind::question: return on_question(event, out);
        case EventKind::private_end: return on_private_end(event, out);
        case EventKind::deletion: return on_deletion(event, out);
        case EventKind::visible: return on_visible(event, out);
        case EventKind::peer_visible: return on_peer_visible(event, out);
        case EventKind::exposure: return on_exposure(event, out);
        case EventKind::offered: return on_offered(event, out);
        case EventKind::contact: return on_contact(event, out);
        case EventKind::patience: return on_patience(event, out);
        case EventKind::follow_up: return on_follow_up(event, out);
        default: break;  // the company's own kinds never reach an account
    }
}

std::uint64_t Crowd::order_key(const Event& event) const noexcept {
    std::uint64_t subject = event.subject;
    switch (event.kind()) {
        case EventKind::deletion:
        case EventKind::peer_visible:
        case EventKind::offered:
        case EventKind::exposure: subject = around_.book.posts[event.subject].key; break;
        case EventKind::visible: subject = around_.book.replies[event.subject].key; break;
        case EventKind::patience:
        case EventKind::follow_up: subject = blocks_[block_of(event.account)].cases[event.subject].key; break;
        default: break;  // failures, questions and seeds are named by issue and number
    }
    return hash_of(index(event.account), subject);
}

void Crowd::meet(Account& account, AccountId id) {
    blocks_[block_of(id)].is_touched = true;
    account.flags = Account::kTouched;
    account.interest = static_cast<float>(population_.interest(id));
    if (population_.is_customer(id)) {
        account.flags |= Account::kCustomer;
        if (population_.has_initial_grievance(id)) {
            account.grievances = 1;
            account.anger = around_.scenario.crowd.initial_anger;
        }
    }
}

double Crowd::anger_of(const Account& account, Time now) const noexcept {
    if (account.anger == 0.0) return 0.0;
    return account.anger * exp2_exact(static_cast<double>((now - account.anger_at).count()) * anger_decay_);
}

void Crowd::set_anger(Account& account, Time now, double anger) const noexcept {
    account.anger = anger;
    account.anger_at = now;
}

// A <- A + g x (1 - A), never above 1 whatever the gain.
void Crowd::raise_anger(Account& account, AccountId id, Time now, double jump) const noexcept {
    const double before = anger_of(account, now);
    set_anger(account, now, before + std::min(1.0, population_.anger_gain(id) * jump) * (1.0 - before));
}

std::uint32_t Crowd::issue_scope(IssueId issue) const noexcept {
    constexpr std::uint32_t kBesideRoots = 0x8000'0000U;
    return around_.scenario.platform.share_once_per == ShareScope::issue ? index(issue) : kBesideRoots | index(issue);
}

std::uint32_t Crowd::share_scope(const Post& post) const noexcept {
    // Passing on a kind word is no passing on of the issue.
    constexpr std::uint32_t kGoodWords = 0x4000'0000U;
    if (is_positive(post.root_type)) return kGoodWords | issue_scope(post.issue);
    return around_.scenario.platform.share_once_per == ShareScope::issue ? index(post.issue) : index(post.root);
}

Crowd::Stance Crowd::stance(Account& account, AccountId id, std::uint32_t scope, AccountId heard) {
    Block& block = blocks_[block_of(id)];
    if (account.first_scope == 0) account.first_scope = scope + 1;
    if (account.first_scope != scope + 1) {
        const std::uint64_t name = (std::uint64_t{index(id)} << 32) | scope;
        const auto [place, is_new] = block.other_scopes.try_emplace(name, static_cast<std::uint32_t>(block.awareness.size()));
        if (is_new) block.awareness.emplace_back();
        Awareness& awareness = block.awareness[place->second];
        const bool is_first = heard != kNoAccount && awareness.distinct == 0;
        if (heard != kNoAccount) awareness.hear(heard, has_thresholds_);
        return {&awareness.flags, awareness.distinct, is_first};
    }
    if (heard == kNoAccount) return {&account.first_flags, account.first_distinct};
    bool is_first = false;
    if (account.first_awareness == 0) {
        if (account.first_distinct == 0) {
            account.first_source = heard;
            account.first_distinct = 1;
            is_first = true;
        } else if (account.first_source != heard) {
            block.awareness.emplace_back();
            account.first_awareness = static_cast<std::uint32_t>(block.awareness.size());
            block.awareness.back().hear(account.first_source, has_thresholds_);
        }
    }
    if (account.first_awareness != 0) account.first_distinct = block.awareness[account.first_awareness - 1].hear(heard, has_thresholds_);
    return {&account.first_flags, account.first_distinct, is_first};
}

void Crowd::begin_root(Account& account, AccountId id, IssueId issue) {
    *stance(account, id, issue_scope(issue), kNoAccount).flags |= kIsRootAuthor;
    if (has_own_bits(issue)) done_sharing_[index(id) / 64] |= std::uint64_t{1} << (index(id) % 64);
}

void Crowd::put(const Event& cause, std::uint32_t consequence, PostDraft draft, Outbox& out) {
    out.drafts.push_back({{cause.when, order_key(cause), consequence}, draft});
}

void Crowd::note(const Event& cause, CaseNote note, Outbox& out) {
    note.order = {cause.when, order_key(cause), 0};
    note.time = cause.time();
    note.account = cause.account;
    out.notes.push_back(note);
}

AccountLook Crowd::look_at(AccountId id, Time now) const noexcept {
    const Account& account = accounts_[index(id)];
    if (!account.has(Account::kTouched)) return {};
    const bool has_heard = account.first_distinct > 0;
    return {account.has(Account::kReached), account.grievances,     account.failures,
            anger_of(account, now),         account.first_distinct, has_heard ? account.first_source : kNoAccount};
}

double Crowd::mean_customer_anger(Time now) const noexcept {
    // Summed in account order, so the rounding is always the same. Who was never touched may still hold an old grievance.
    const double old_anger = around_.scenario.crowd.initial_anger * exp2_exact(static_cast<double>((now - kStart).count()) * anger_decay_);
    double sum = 0.0;
    population_.for_each_customer([&](AccountId id) {
        const Account& account = accounts_[index(id)];
        if (account.has(Account::kTouched)) sum += anger_of(account, now);
        else if (population_.has_initial_grievance(id)) sum += old_anger;
    });
    return population_.customers() == 0 ? 0.0 : sum / static_cast<double>(population_.customers());
}

}  // namespace firebreak
