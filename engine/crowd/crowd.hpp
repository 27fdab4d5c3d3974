// The crowd: what people do with what happens to them. Every handler reads its own account and what was committed before the
// window, and writes its own account only; blocks of accounts are the unit that one thread owns during a window.
#pragma once

#include "engine/core/archive.hpp"
#include "engine/core/draw.hpp"
#include "engine/core/lazy_array.hpp"
#include "engine/crowd/account.hpp"
#include "engine/crowd/population.hpp"
#include "engine/events/activity.hpp"
#include "engine/events/conditions.hpp"
#include "engine/events/first_posters.hpp"
#include "engine/events/issue.hpp"
#include "engine/events/outbox.hpp"
#include "engine/graph/follower_graph.hpp"
#include "engine/scenario/scenario.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace firebreak {

/// What the crowd may read of the rest of the simulation. All of it outlives the crowd and changes only between windows.
struct CrowdSurroundings {
    const Scenario& scenario;
    const FollowerGraph& graph;
    const PostBook& book;
    const Issues& issues;
    const ActivityClock& activity;
    const Conditions& conditions;
    /// How many friends each account has; empty where no rule asks for it.
    std::span<const std::uint32_t> friends;
};

/// What can be seen of an account from outside, for pictures and for the story of one account.
struct AccountLook {
    bool is_reached = false;
    unsigned grievances = 0;
    unsigned failures = 0;
    double anger = 0.0;
    /// Distinct authors heard on the first issue it met, and the first of them.
    unsigned sources = 0;
    AccountId first_source = kNoAccount;
};

/// Accounts i with the same i >> kBlockShift belong to one block.
inline constexpr unsigned kBlockShift = 12;
[[nodiscard]] constexpr std::uint32_t block_of(AccountId account) noexcept { return index(account) >> kBlockShift; }

class Crowd {
  public:
    /// `influencer_followers`: follower count of the top .1 %. `people` draws who they are, `draws` what they do.
    Crowd(const CrowdSurroundings& surroundings, std::uint32_t influencer_followers, Draws draws, Draws people);
    Crowd(const CrowdSurroundings& surroundings, std::uint32_t influencer_followers, Draws draws)
        : Crowd{surroundings, influencer_followers, draws, draws} {}
    /// First posters that were added to the timeline. [serial]
    void add_first_posters(const FirstPosters& posters) { timeline_posters_.push_back(posters); }

    [[nodiscard]] const Population& population() const noexcept { return population_; }
    [[nodiscard]] std::uint32_t blocks() const noexcept { return static_cast<std::uint32_t>(blocks_.size()); }

    /// Handles one event of an account. [parallel] over blocks; each account's events in their order.
    void handle(const Event& event, Outbox& out);

    /// Has what handling the event will read on its way to the cache. Inlined by force: by itself, the compiler sees a function without an
    /// effect, and leaves its calls out. [parallel]
    [[gnu::always_inline]] void prefetch(const Event& event) const noexcept {
        const std::uint32_t place = index(event.account);
        __builtin_prefetch(&accounts_[place], 1);
        if (opinions_.size() != 0) {
            // Half of these records lie on two cache lines.
            const auto* opinion = reinterpret_cast<const char*>(&opinions_[place]);
            __builtin_prefetch(opinion, 1);
            __builtin_prefetch(opinion + sizeof(Opinion) - 1, 1);
        }
        if (event.kind() != EventKind::exposure) return;
        __builtin_prefetch(&around_.book.posts[event.subject]);
    }
    /// The same for what its record points to, once that has arrived.
    [[gnu::always_inline]] void prefetch_heard(AccountId id) const noexcept {
        const std::uint32_t place = accounts_[index(id)].first_awareness;
        if (place != 0) __builtin_prefetch(&blocks_[block_of(id)].awareness[place - 1], 1);
    }

    /// Whether this account will not share the issue any more, whatever it sees: known where only shares are followed, for the first
    /// incident. An event that would come to nothing need not be scheduled. [parallel] between windows.
    [[nodiscard]] bool is_done_sharing(AccountId id, IssueId issue) const noexcept {
        return has_own_bits(issue) && ((done_sharing_[index(id) / 64] >> (index(id) % 64)) & 1U) != 0;
    }

    /// The name that orders this event among those of the same time and kind.
    [[nodiscard]] std::uint64_t order_key(const Event& event) const noexcept;

    /// What a post's own properties contribute to the hazard of sharing it: everything that does not depend on who sees it.
    [[nodiscard]] double appeal(const Post& post) const noexcept;

    /// Mean attitude of all customers at `now`, the mean before anything happened included by its expectation. O(customers with an
    /// opinion). [serial]
    [[nodiscard]] double mean_attitude(Time now) const noexcept;

    /// What is still to be counted at the end of a run: churn of those to whom nothing more happened, compensation of those not met
    /// since. O(customers). [serial]
    void close(Time end, Tally& tally);

    /// The state of an account at `now`. O(1). [serial]
    [[nodiscard]] AccountLook look_at(AccountId id, Time now) const noexcept;

    /// Mean anger of all customers at `now`. O(touched accounts).
    [[nodiscard]] double mean_customer_anger(Time now) const noexcept;

    /// A digest of every account and open case that does not depend on the order in which they were touched.
    [[nodiscard]] std::uint64_t digest() const;
    void save(Writer& out) const;
    void load(Reader& in);

  private:
    /// State of a block that does not fit the accounts' fixed records.
    struct Block {
        bool is_touched = false;
        std::vector<Awareness> awareness;
        /// (account, scope) -> place in `awareness`, for all scopes but an account's first.
        std::unordered_map<std::uint64_t, std::uint32_t> other_scopes;
        std::vector<CrowdCase> cases;
        /// Who has an opinion, one bit each, in account order: sums over them always round the same way.
        std::vector<std::uint64_t> opinionated;
    };
    /// An account's relation to an issue (or root): what it did, how many distinct authors it has heard.
    struct Stance {
        std::uint8_t* flags;
        unsigned distinct;
        /// The first that was ever heard of it.
        bool is_first = false;
    };

    /// The account's record, filled in the first time.
    Account& touch(AccountId id) {
        Account& account = accounts_[index(id)];
        if (!account.has(Account::kTouched)) meet(account, id);
        return account;
    }
    void meet(Account& account, AccountId id);
    [[nodiscard]] double anger_of(const Account& account, Time now) const noexcept;
    void raise_anger(Account& account, AccountId id, Time now, double jump) const noexcept;
    void set_anger(Account& account, Time now, double anger) const noexcept;
    [[nodiscard]] Stance stance(Account& account, AccountId id, std::uint32_t scope, AccountId heard);
    /// The number under which what an account did about an issue is remembered, and about what may be shared once.
    [[nodiscard]] std::uint32_t issue_scope(IssueId issue) const noexcept;
    [[nodiscard]] std::uint32_t share_scope(const Post& post) const noexcept;

    /// Remembers that this account started something of its own about the issue.
    void begin_root(Account& account, AccountId id, IssueId issue);
    [[nodiscard]] bool has_own_bits(IssueId issue) const noexcept { return !done_sharing_.empty() && index(issue) == 1; }

    void on_seed(const Event& event, Outbox& out);
    void on_failure(const Event& event, Outbox& out);
    void on_question(const Event& event, Outbox& out);
    void on_private_end(const Event& event, Outbox& out);
    void on_deletion(const Event& event, Outbox& out);
    void on_visible(const Event& event, Outbox& out);
    void on_peer_visible(const Event& event, Outbox& out);
    void on_exposure(const Event& event, Outbox& out);
    void on_sharing(const Event& event, const Post& post, Outbox& out);
    void on_offered(const Event& event, Outbox& out);
    void on_contact(const Event& event, Outbox& out);
    void on_patience(const Event& event, Outbox& out);
    void on_follow_up(const Event& event, Outbox& out);

    // One exposure, step by step.
    void see_company(Account& account, const Post& post, const Event& event, Outbox& out);
    void count_impression(Account& account, const Post& post, Time now, Outbox& out) const;
    void take_over_anger(Account& account, const Post& post, double observers, Time now) const;
    void consider_sharing(Account& account, const Event& event, const Post& post, const Stance& relation, double observers, Outbox& out);
    void share(const Event& event, const Post& post, Outbox& out);
    void consider_me_too(Account& account, const Event& event, const Post& post, Outbox& out);
    void consider_answering(const Event& event, const Post& post, Outbox& out);
    void consider_testing(Account& account, const Event& event, const Post& post, Outbox& out);

    // Attitude and what follows from it (opinion.cpp).
    [[nodiscard]] Opinion& opinion(AccountId id, Time now) {
        Opinion& own = opinions_[index(id)];
        if (!own.has(Opinion::kFormed)) form(own, id, now);
        return own;
    }
    void form(Opinion& own, AccountId id, Time now);
    [[nodiscard]] double attitude_of(const Opinion& opinion, Time now) const noexcept;
    void move_attitude(const Account& account, AccountId id, Time now, double attitude);
    void hear_bad(Account& account, AccountId id, IssueId issue, double force, Time now);
    void hear_good(Account& account, AccountId id, double cap, Time now);
    void remember_heard(AccountId id, bool is_good, Time now, Outbox& out);
    [[nodiscard]] double churn_rate(const Account& account, AccountId id, double lost_attitude) const noexcept;
    void sum_churn(const Account& account, AccountId id, Opinion& opinion, Time now) const noexcept;
    /// Sets the number of unresolved grievances; the churn hazard is summed up to now with the old one.
    void set_grievances(Account& account, AccountId id, int grievances, Time now);
    /// Whether this customer has left by `now`; notes the first time.
    bool has_left(Account& account, AccountId id, Time now, Outbox& out);
    /// Offers of compensation made since the account was last met.
    void settle_compensation(Account& account, AccountId id, Time now, Tally& tally);

    void become_spreader(Account& account, AccountId id, Time now, Outbox& out);
    void end_case(Account& account, CrowdCase& open, Time now);
    void praise_or_withdraw(const Event& event, const CrowdCase& open, std::uint32_t local_case, CaseNote& note, Outbox& out);
    [[nodiscard]] bool is_any_live(Time now) const noexcept;
    [[nodiscard]] double public_factor(IssueId issue, Time now) const noexcept;
    void look_up(const Event& event, Outbox& out) const;
    [[nodiscard]] PostDraft supporter_draft(AccountId id, IssueId issue, std::uint32_t number, Time now) const;

    [[nodiscard]] double public_probability(const Account& account, AccountId id, Time now) const noexcept;
    void decide_public(Account& account, const Event& event, IssueId issue, std::uint32_t number, Outbox& out);
    [[nodiscard]] double replies_factor(const Post& post, AccountId id, Time now) const noexcept;
    [[nodiscard]] bool decides_to_share(const Post& post, const Account& account, AccountId id, const Stance& stance, double observers,
                                        Time now) const noexcept;
    [[nodiscard]] bool reaches_threshold(AccountId id, unsigned distinct) const noexcept;
    /// Opens a case in the author's block and schedules the end of his patience.
    std::uint32_t open_case(AccountId id, IssueId issue, std::uint64_t key, bool is_question, Time now, Outbox& out);
    [[nodiscard]] float arousal_of_seed(IssueId issue, std::uint32_t number) const noexcept;
    [[nodiscard]] PostDraft angry_draft(AccountId id, IssueId issue, std::uint64_t key, PostType type, double anger, Time now) const;
    void put(const Event& cause, std::uint32_t consequence, PostDraft draft, Outbox& out);
    void note(const Event& cause, CaseNote note, Outbox& out);
    [[nodiscard]] CrowdCase& case_of(AccountId id, std::uint32_t local) { return blocks_[block_of(id)].cases[local]; }

    CrowdSurroundings around_;
    Draws draws_;
    Population population_;
    LazyArray<Account> accounts_;
    LazyArray<Opinion> opinions_;
    std::vector<Block> blocks_;
    /// Exponents of 2 per microsecond.
    double anger_decay_;
    double accidental_decay_;
    double preventable_decay_;
    /// 1 + reinforcement x ln(1 + m) for m = 0 … 8.
    std::array<double, 9> reinforcement_{};
    double complaint_intercept_;
    /// exp of the anger effect: no anger raises a hazard by more.
    double anger_bound_;
    double direct_share_;
    /// Per issue: anger of one of its failures, arousal of its first posts.
    std::vector<double> failure_anger_;
    std::vector<float> seed_arousal_;
    /// Factor on sharing by number of supporters heard.
    std::array<double, 256> supporter_factor_{};
    /// Sharing waits for a number of sources: they are counted on beyond eight.
    bool has_thresholds_;
    /// Exposures that reach an account lead to a share.
    bool is_thinned_;
    /// Where only shares are followed and each issue is shared once: who has shared the first incident or started something about it, one
    /// bit each, so that the whole network's fit into the cache.
    std::vector<std::uint64_t> done_sharing_;
    double mean_initial_attitude_ = 0.0;
    double churn_per_hour_of_sector_[5] = {};
    std::vector<FirstPosters> timeline_posters_;
};

}  // namespace firebreak
