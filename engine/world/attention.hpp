// What draws attention beyond the network: trending lists and editors look at the volume at every feed tick. Both follow a cumulative
// hazard with keyed thresholds, so that less volume only delays them. Everything here is serial, in the order of simulated time.
#pragma once

#include "engine/core/archive.hpp"
#include "engine/core/draw.hpp"
#include "engine/core/permutation.hpp"
#include "engine/events/activity.hpp"
#include "engine/events/conditions.hpp"
#include "engine/events/event.hpp"
#include "engine/events/issue.hpp"
#include "engine/events/post.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <deque>
#include <set>
#include <vector>

namespace firebreak {

/// What attention reads and writes of the common record.
struct AttentionSurroundings {
    const Scenario& scenario;
    const PostBook& book;
    Issues& issues;
    Conditions& conditions;
    const ActivityClock& activity;
    std::uint64_t accounts;
    /// Followers from which on a sharer makes a story.
    std::uint32_t influencer_followers;
};

/// What it leads to outside; emptied by the caller after each step.
struct AttentionOutput {
    /// Accounts that are shown the trending post.
    std::vector<Event> account_events;
    std::vector<PostDraft> articles;
};

class Attention {
  public:
    Attention(AttentionSurroundings surroundings, Draws draws);

    /// Takes on entry `place` of the timeline if it is an article, for its time.
    void schedule_command(std::uint32_t place);
    /// A post was made. In the order of time.
    void hear(PostId post);
    [[nodiscard]] bool has_event() const noexcept { return !events_.empty(); }
    [[nodiscard]] OrderKey next_order() const noexcept { return events_.begin()->order; }
    /// Handles its next event: a feed tick, or the appearance of an article.
    void step(AttentionOutput& out);
    /// The events of an article's readers, each reading it after a while of activity. O(readers).
    void send_to_readers(PostId article, std::vector<Event>& out) const;

    /// Articles that have appeared.
    [[nodiscard]] std::size_t articles() const noexcept { return published_; }
    [[nodiscard]] std::uint64_t digest() const;
    void save(Writer& out) const;
    void load(Reader& in);

  private:
    struct OwnEvent {
        OrderKey order;
        IssueId issue = kBackgroundIssue;
        std::uint32_t number = 0;
        bool is_tick = false;
        friend bool operator<(const OwnEvent& a, const OwnEvent& b) noexcept { return a.order < b.order; }
    };
    /// A root that was shared within the last day, the most shared first.
    struct Talked {
        std::uint32_t shares = 0;
        std::uint64_t key = 0;
        std::uint32_t root = 0;
        friend bool operator<(const Talked& a, const Talked& b) noexcept {
            if (a.shares != b.shares) return a.shares > b.shares;
            if (a.key != b.key) return a.key < b.key;
            return a.root < b.root;
        }
    };
    /// State of the media about one issue.
    struct Story {
        double hazard = 0.0;
        double threshold = 0.0;
        std::uint32_t decided = 0;
        std::uint32_t appeared = 0;
        bool has_influencer = false;
    };

    void tick(Time now, AttentionOutput& out);
    void follow_talk(Time now);
    void follow_trend(Time now, AttentionOutput& out);
    void follow_stories(Time now);
    void publish(IssueId issue, std::uint32_t number, Time now, AttentionOutput& out);
    void schedule_tick(Time when);
    [[nodiscard]] static std::uint64_t article_name(IssueId issue, std::uint32_t number) noexcept;
    /// Items of an issue in the last `ticks` full ticks, per 100,000 accounts.
    [[nodiscard]] double volume(std::size_t issue, std::size_t ticks, Time now) const noexcept;
    [[nodiscard]] std::size_t ticks_in(Duration stretch) const noexcept;
    [[nodiscard]] double news_value(std::size_t issue) const noexcept;
    void change_talk(PostId post, int sign);
    [[nodiscard]] PostId most_shared(Time now) const noexcept;

    AttentionSurroundings around_;
    Draws draws_;
    Time horizon_;
    KeyedPermutation trending_order_;
    bool has_talk_;
    std::set<OwnEvent> events_;
    std::vector<Story> stories_;
    /// Items by issue and tick; the last entry of each is the tick that goes on.
    std::vector<std::vector<std::uint32_t>> items_;
    /// Posts against the company of the last day, oldest first, and the roots they belong to.
    std::deque<PostId> recent_;
    std::set<Talked> talk_;
    /// Shares of each root within the last day.
    std::vector<std::uint32_t> shares_of_root_;
    double trending_hazard_ = 0.0;
    std::uint64_t offered_ = 0;
    std::size_t published_ = 0;
};

}  // namespace firebreak
