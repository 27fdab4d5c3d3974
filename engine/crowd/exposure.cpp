// One exposure, in order: impression and who was heard, contagion, share, me-too.
#include "engine/core/elementary.hpp"
#include "engine/crowd/crowd.hpp"

#include <algorithm>

namespace firebreak {
namespace {

// Coins of a (post, follower) pair: one 64-bit mix each, salted by what they decide.
constexpr std::uint64_t kShareSalt = 0x5348415245000001ULL;
constexpr std::uint64_t kMeTooSalt = 0x4d45544f4f000001ULL;

double pair_uniform(const Draws& draws, std::uint64_t salt, std::uint64_t post_key, AccountId follower) noexcept {
    return unit_interval(mix(mix(post_key ^ draws.key() ^ salt) + index(follower) * 0x9e3779b97f4a7c15ULL));
}

constexpr float kArousedAbove = 0.6F;
constexpr int kRepliesCounted = 3;

}  // namespace

double Crowd::appeal(const Post& post) const noexcept {
    const PlatformParams& platform = around_.scenario.platform;
    return platform.share_probability * static_cast<double>(post.vividness) *
           exp_exact(platform.arousal_effect * (static_cast<double>(post.arousal) - 0.5)) * static_cast<double>(post.credibility) *
           pow_exact(platform.damping, static_cast<double>(post.depth));
}

// Product of mu over the newest three public replies that were out a reaction time ago and that this account happens to read.
double Crowd::replies_factor(const Post& post, AccountId id, Time now) const noexcept {
    double factor = 1.0;
    const PlatformParams& platform = around_.scenario.platform;
    int counted = 0;
    for (std::uint32_t place = around_.book[post.root].newest_reply; place != kNoReply && counted < kRepliesCounted;) {
        const PublishedReply& reply = around_.book.replies[place];
        place = reply.previous;
        if (reply.published + platform.min_reaction > now) continue;
        if (platform.thread_seen < 1.0 && !draws_.bernoulli(platform.thread_seen, Purpose::thread_seen, reply.key ^ mix(index(id))))
            continue;
        factor *= static_cast<double>(post.arousal > kArousedAbove ? reply.mu_aroused : reply.mu_calm);
        ++counted;
    }
    return factor;
}

bool Crowd::decides_to_share(const Post& post, const Account& account, AccountId id, const Stance& stance, double observers,
                             Time now) const noexcept {
    const PlatformParams& platform = around_.scenario.platform;
    const double u = pair_uniform(draws_, kShareSalt, post.key, id);
    double hazard = post.appeal * static_cast<double>(account.interest) * observers * reinforcement_[stance.distinct];
    if (account.statement != 0) hazard *= static_cast<double>(around_.book.statements[account.statement - 1U].mu);
    // 1 - exp(-x) <= x, anger is at most 1 and novelty at most 1: most exposures are decided here.
    if (u >= hazard * anger_bound_) return false;
    hazard *= exp_exact(platform.anger_effect * anger_of(account, now));
    if (platform.novelty_half_life.count() > 0) {
        const Duration age = around_.issues[index(post.issue)].age_of_news(now, around_.book[post.root].time);
        hazard *= exp2_exact(-static_cast<double>(age.count()) / static_cast<double>(platform.novelty_half_life.count()));
    }
    return u < 1.0 - exp_exact(-hazard);
}

void Crowd::on_exposure(const Event& event, Outbox& out) {
    const Time now = event.time();
    const AccountId id = event.account;
    const Post& post = around_.book.posts[event.subject];
    Account& account = touch(id);
    ++out.tally.impressions;
    if (post.type == PostType::statement) {
        account.statement = std::max(account.statement, post.depth);
        return;
    }
    const bool is_against = is_negative(post.root_type);
    if (is_against) {
        ++out.tally.negative_impressions;
        if (!account.has(Account::kReached)) {
            account.flags |= Account::kReached;
            ++out.tally.reached;
        }
        account.see_complaint(now);
    }
    const Stance relation = stance(account, id, share_scope(post), post.author);
    const CrowdParams& crowd = around_.scenario.crowd;
    const double observers = replies_factor(post, id, now);
    if (is_against && crowd.anger_transfer > 0.0) {
        const double before = anger_of(account, now);
        const double transfer = crowd.anger_transfer * static_cast<double>(post.arousal) * static_cast<double>(account.interest) *
                                static_cast<double>(post.credibility) * observers *
                                (account.has(Account::kCustomer) ? crowd.transfer_customer : crowd.transfer_other);
        set_anger(account, now, before + (1.0 - before) * std::min(1.0, transfer));
    }
    if ((*relation.flags & (kHasShared | kIsRootAuthor)) == 0 && around_.book[post.root].author != id &&
        decides_to_share(post, account, id, relation, observers, now)) {
        *relation.flags |= kHasShared;
        const auto followers = static_cast<std::uint32_t>(around_.graph.followers_count(id));
        PostDraft draft{
            .key = hash_of(post.key, index(id)), .time = now, .author = id, .parent = PostId{event.subject}, .type = PostType::share};
        if (around_.scenario.platform.share_once_per == ShareScope::issue) draft.key = hash_of(0x5348, index(id), index(post.issue));
        draft.credibility = static_cast<float>(credibility_of(population_.role(id, followers)));
        put(event, 0, draft, out);
    }
    if (!is_against || account.grievances == 0 || !account.has(Account::kCustomer)) return;
    std::uint8_t& past = *stance(account, id, issue_scope(post.issue), kNoAccount).flags;
    if ((past & (kHasMeToo | kIsRootAuthor)) != 0) return;
    const double hazard = crowd.me_too * anger_of(account, now) * std::min<double>(account.grievances, 3.0);
    const double u = pair_uniform(draws_, kMeTooSalt, post.key, id);
    if (u >= hazard || u >= 1.0 - exp_exact(-hazard)) return;
    past |= kHasMeToo | kIsRootAuthor;
    const std::uint64_t key = hash_of(0x4d65, index(id), index(post.issue));
    PostDraft draft = angry_draft(id, post.issue, key, PostType::me_too, anger_of(account, now), now);
    draft.opens_case = true;
    draft.local_case = open_case(id, post.issue, key, false, now, out);
    put(event, 1, draft, out);
}

}  // namespace firebreak
