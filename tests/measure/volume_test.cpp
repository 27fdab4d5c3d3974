#include "engine/measure/volume.hpp"
#include "tests/measure/made_up.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace firebreak;
using namespace firebreak::test;

TEST_CASE("every post but a statement is an item, counted by its type") {
    MadeUpFeed feed;
    const std::uint32_t first = feed.root(at(1.0));
    feed.root(at(1.1), PostType::question, kBackgroundIssue);
    feed.root(at(1.2), PostType::statement);
    const std::uint32_t shared = feed.share(at(1.5), first);
    feed.share(at(2.5), shared);
    feed.root(at(3.0), PostType::me_too);
    feed.root(at(4.0), PostType::follow_up);
    feed.posts[0].followers = 100;
    feed.posts[3].followers = 20;

    // 1 complaint + 1 question + 2 shares + 1 me-too + 1 follow-up; all but the question are negative.
    const VolumeCounts counts = count_items(feed.posts);
    CHECK(counts.total() == 6);
    CHECK(counts.shares() == 2);
    CHECK(counts.roots == 4);
    CHECK(counts.shares_of_roots == 2);
    CHECK(counts.of_type[static_cast<std::size_t>(PostType::statement)] == 0);
    CHECK(counts.potential_impressions == 120);
    CHECK(counts.negative == 5);
    CHECK(counts.positive == 0);
    CHECK(item_times(feed.posts).size() == 6);
}

TEST_CASE("what speaks for the company is an item but no root, and the company's own posts are neither") {
    MadeUpFeed feed;
    const std::uint32_t article = feed.root(at(1.0), PostType::article);
    const std::uint32_t praise = feed.root(at(1.1), PostType::praise);
    feed.root(at(1.2), PostType::peer_answer);
    feed.root(at(1.3), PostType::support);
    const std::uint32_t own = feed.root(at(1.4), PostType::brand_post);
    feed.share(at(1.5), article);
    feed.share(at(1.6), article);
    feed.share(at(1.7), praise);
    feed.share(at(1.8), own);
    feed.posts[0].deleted = at(1.9);

    // 4 posts and 3 shares; the deleted article stays. Roots: the article, with its 2 shares.
    const VolumeCounts counts = count_items(feed.posts);
    CHECK(counts.total() == 7);
    CHECK(counts.shares() == 3);
    CHECK(counts.roots == 1);
    CHECK(counts.shares_of_roots == 2);
    for (const PostType type : {PostType::article, PostType::praise, PostType::peer_answer, PostType::support}) {
        CAPTURE(static_cast<int>(type));
        CHECK(counts.of_type[static_cast<std::size_t>(type)] == 1);
    }
    CHECK(counts.of_type[static_cast<std::size_t>(PostType::brand_post)] == 0);
}

TEST_CASE("a share of voice needs a second voice") {
    CHECK(*share_of_voice(std::vector<std::int64_t>{30, 10, 60}, 1) == 0.1);
    CHECK(*share_of_voice(std::vector<std::int64_t>{0, 5}, 0) == 0.0);
    CHECK_FALSE(share_of_voice(std::vector<std::int64_t>{30}, 0).has_value());
    CHECK_FALSE(share_of_voice(std::vector<std::int64_t>{0, 0}, 0).has_value());
}

TEST_CASE("a valence of .1 either way is still neutral") {
    MadeUpFeed feed;
    for (const float valence : {0.1F, -0.1F, 0.11F, -0.11F, 0.0F}) {
        feed.root(at(1.0));
        feed.posts.back().valence = valence;
    }
    const VolumeCounts counts = count_items(feed.posts);
    CHECK(counts.positive == 1);
    CHECK(counts.negative == 1);
}

TEST_CASE("a post on the stroke of an hour belongs to the hour that begins") {
    MadeUpFeed feed;
    feed.root(at(0.0));
    feed.root(kStart + hours{1} - Duration{1});
    feed.root(at(1.0));
    feed.root(at(2.0));
    feed.root(at(3.0), PostType::statement);
    CHECK(hourly_volume(feed.posts, 3) == std::vector<double>{2.0, 1.0, 1.0});
}

TEST_CASE("only complaints about an incident's own failures are first-hand") {
    MadeUpFeed feed;
    const std::uint32_t complaint = feed.root(at(0.5));
    feed.share(at(0.6), complaint);
    feed.root(at(0.7), PostType::me_too);
    feed.root(at(0.8), PostType::complaint, kBackgroundIssue);
    feed.posts[feed.root(at(0.9))].in_case = CaseId{0};
    // A complaint left under another post came from reading that post.
    feed.posts[feed.root(at(0.95))].parent = PostId{complaint};
    feed.root(at(0.96), PostType::article);
    feed.root(at(0.97), PostType::follow_up);
    Case first_poster = case_at(0.9);
    first_poster.is_seed = true;
    const std::vector<Case> cases{first_poster};
    CHECK(hourly_first_hand(feed.posts, cases, 1) == std::vector<double>{1.0});
}

TEST_CASE("of two hours with the same volume the earlier is the peak") {
    const std::vector<double> volume{1.0, 5.0, 2.0, 5.0};
    CHECK(peak_of(volume)->hour == 1);
    CHECK(peak_of(volume)->volume == 5.0);
    CHECK_FALSE(peak_of({}).has_value());
    CHECK_FALSE(peak_of(std::vector<double>{0.0, 0.0}).has_value());
}

TEST_CASE("the half-life ends with the item that completes half of what followed the peak") {
    // From the peak at 10 h on: items at 10.1, 10.5, 11, 14, 30 h. Half of 5 is reached with the third, an hour after the peak.
    const std::vector<Time> times{at(2.0), at(9.9), at(10.1), at(10.5), at(11.0), at(14.0), at(30.0)};
    CHECK(*half_life(times, at(10.0)) == hours{1});
    // Of four, the second completes the half.
    CHECK(*half_life(std::vector<Time>{at(10.0), at(12.0), at(13.0), at(14.0)}, at(10.0)) == hours{2});
    CHECK(*half_life(std::vector<Time>{at(10.0)}, at(10.0)) == Duration{0});
    CHECK_FALSE(half_life(std::vector<Time>{at(9.0)}, at(10.0)).has_value());
}

TEST_CASE("volume that doubles every 3 hours has a doubling time of 3 hours") {
    // The n-th of 200 items comes at 3 log2 n hours, so ln n is a straight line in time of slope ln 2 / 3.
    std::vector<Time> times;
    for (int n = 1; n <= 200; ++n) times.push_back(at(3.0 * std::log2(n)));
    CHECK(*doubling_time_hours(times) == doctest::Approx(3.0).epsilon(1e-9));
}

TEST_CASE("the doubling time looks at the items from 1 % to 20 % of the final volume") {
    // 100 items: ranks 1 to 20 double every 2 hours; what comes later does not count.
    std::vector<Time> times;
    for (int n = 1; n <= 20; ++n) times.push_back(at(2.0 * std::log2(n)));
    for (int n = 21; n <= 100; ++n) times.push_back(at(10.0 * n));
    CHECK(*doubling_time_hours(times) == doctest::Approx(2.0).epsilon(1e-9));
}

TEST_CASE("the doubling time needs five items between 1 % and 20 %, and some time between them") {
    // 20 % of 24 items are 4, of 25 items 5.
    std::vector<Time> times;
    for (int n = 1; n <= 24; ++n) times.push_back(at(n));
    CHECK_FALSE(doubling_time_hours(times).has_value());
    times.push_back(at(25.0));
    CHECK(doubling_time_hours(times).has_value());
    CHECK_FALSE(doubling_time_hours(std::vector<Time>(100, at(1.0))).has_value());
    CHECK_FALSE(doubling_time_hours({}).has_value());
}
