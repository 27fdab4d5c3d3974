#include "viewer/network/network_picture.hpp"
#include "tests/viewer/network/made_up_course.hpp"
#include "tests/viewer/network/network_test_support.hpp"
#include "viewer/network/account_colours.hpp"
#include "viewer/network/heat_map.hpp"
#include "viewer/network/network_view.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace firebreak::viewer {
namespace {

TEST_CASE("everyone is in exactly one state, and what he did outranks what he met") {
    CHECK(state_of(0) == AccountState::unreached);
    CHECK(state_of(kLiveCustomer) == AccountState::unreached);
    CHECK(state_of(kLiveCustomer | kLiveReached) == AccountState::reached);
    CHECK(state_of(kLiveGrievance | kLiveReached) == AccountState::grievance);
    CHECK(state_of(kLiveGrievance | kLiveReached | kLiveShared) == AccountState::shared);
    CHECK(state_of(kLiveShared | kLiveComplained) == AccountState::complained);
    CHECK(state_of(kLiveComplained | kLiveSatisfied) == AccountState::satisfied);
    CHECK(state_of(kLiveSatisfied | kLiveForCompany) == AccountState::for_company);
    std::vector<std::uint8_t> flags(1000);
    for (std::size_t i = 0; i < flags.size(); ++i) flags[i] = static_cast<std::uint8_t>(i % 128);
    const StateCounts counts = count_states(flags);
    std::array<std::uint64_t, kAccountStates> expected{};
    for (const std::uint8_t byte : flags) ++expected[static_cast<std::size_t>(state_of(byte))];
    CHECK(counts.of_state == expected);
    CHECK(counts.accounts == 1000);
}

TEST_CASE("a small network is shown whole") {
    const NetworkPicture picture = make_picture(test::small_graph(), "words", 1);
    CHECK_FALSE(picture.is_sample());
    CHECK(picture.accounts.size() == 2'000);
    CHECK(picture.find(AccountId{17}) == 17U);
    CHECK_FALSE(picture.find(AccountId{2'000}));
    CHECK_FALSE(picture.find(kNoAccount));
    CHECK(picture.graph.has_transpose());
    CHECK(std::is_sorted(picture.by_followers.begin(), picture.by_followers.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return picture.followers[a] < picture.followers[b]; }));
}

TEST_CASE("of a large network a sample is shown, with true follower counts and the follows among its accounts") {
    const std::uint32_t accounts = kMostShown + 50'000;
    const FollowerGraph whole = generate(ErdosRenyi{accounts, 2.0}, Draws{1, 0});
    const FollowerGraph same = generate(ErdosRenyi{accounts, 2.0}, Draws{1, 0});
    const NetworkPicture picture = make_picture(generate(ErdosRenyi{accounts, 2.0}, Draws{1, 0}), "words", 1);
    CHECK(picture.is_sample());
    CHECK(picture.all_accounts == accounts);
    CHECK(picture.all_follows == whole.follows());
    REQUIRE(picture.accounts.size() == kMostShown);
    CHECK(std::set<AccountId>(picture.accounts.begin(), picture.accounts.end()).size() == kMostShown);
    // Every follow is kept when both its ends are: with probability .8² but for the few that the ends share.
    const double share = static_cast<double>(picture.graph.follows()) / static_cast<double>(whole.follows());
    CHECK(share == doctest::Approx(0.64).epsilon(0.01));
    for (std::uint32_t i = 0; i < kMostShown; i += 997) {
        CAPTURE(i);
        const AccountId account = picture.accounts[i];
        CHECK(picture.find(account) == i);
        CHECK(picture.followers[i] == whole.followers_count(account));
        std::vector<AccountId> expected;
        for (const AccountId follower : same.followers(account)) {
            if (const auto shown = picture.find(follower)) expected.push_back(AccountId{*shown});
        }
        const auto row = picture.graph.followers(AccountId{i});
        CHECK(std::equal(row.begin(), row.end(), expected.begin(), expected.end()));
    }
    std::size_t absent = 0;
    for (std::uint32_t a = 0; a < accounts; ++a) absent += picture.find(AccountId{a}) ? 0U : 1U;
    CHECK(absent == 50'000);
}

TEST_CASE("networks without rows have a picture too") {
    const auto graph_of = [](int which) {
        if (which == 0) return FollowerGraph{};
        if (which == 1) return FollowerGraph::complete(1);
        return which == 2 ? FollowerGraph::complete(300'000) : FollowerGraph::empty(500);
    };
    for (int which = 0; which < 4; ++which) {
        CAPTURE(which);
        FollowerGraph graph = graph_of(which);
        const std::uint32_t accounts = graph.accounts();
        const MadePicture made = test::made_picture(std::move(graph));
        CHECK(made.picture->accounts.size() == std::min(accounts, kMostShown));
        CHECK(made.picture->links.empty());
        CHECK(made.places->points.size() == made.picture->accounts.size());
        for (const Point& point : made.places->points) REQUIRE(std::isfinite(point.x + point.y));
        const Canvas canvas{0, 0, 300, 200};
        const HeatMap map =
            make_heat_map(*made.picture, *made.places, {}, canvas, {}, HeatOf::anger, make_look(ThemeName::dark, Language::english, 1.0F));
        CHECK(*std::max_element(map.heat.begin(), map.heat.end()) == 0.0F);
    }
}

TEST_CASE("the nearest account is found as by looking at all of them") {
    const MadePicture made = test::made_picture(test::small_graph());
    const std::vector<Point>& points = made.places->points;
    for (int i = 0; i < 400; ++i) {
        CAPTURE(i);
        const Point place{static_cast<float>(i % 20) / 19.0F, static_cast<float>(i / 20) / 19.0F};
        const float reach = 0.01F + 0.0005F * static_cast<float>(i);
        std::optional<std::uint32_t> expected;
        float best = reach * reach;
        for (std::uint32_t p = 0; p < points.size(); ++p) {
            const float dx = points[p].x - place.x;
            const float dy = points[p].y - place.y;
            if (dx * dx + dy * dy >= best) continue;
            best = dx * dx + dy * dy;
            expected = p;
        }
        const auto found = made.places->index.nearest(points, place, reach);
        REQUIRE(found.has_value() == expected.has_value());
        if (found) CHECK(*found == *expected);
    }
    CHECK_FALSE(made.places->index.nearest(points, {0.0F, 0.0F}, 0.001F));
    CHECK_FALSE(PlaceIndex{}.nearest({}, {0.5F, 0.5F}, 1.0F));
}

TEST_CASE("screen and picture are each other's inverse, and zooming keeps what is under the pointer") {
    const Canvas canvas{100.0F, 50.0F, 800.0F, 600.0F};
    Camera camera{0.4F, 0.6F, 3.0F};
    const Point place{0.37F, 0.55F};
    const Point pixel = to_screen(camera, canvas, place);
    const Point back = to_picture(camera, canvas, pixel);
    CHECK(back.x == doctest::Approx(place.x).epsilon(1e-4));
    CHECK(back.y == doctest::Approx(place.y).epsilon(1e-4));
    const Camera nearer = zoomed(camera, canvas, pixel, 2.5F);
    CHECK(nearer.zoom == doctest::Approx(7.5F));
    CHECK(to_screen(nearer, canvas, place).x == doctest::Approx(pixel.x).epsilon(1e-3));
    CHECK(to_screen(nearer, canvas, place).y == doctest::Approx(pixel.y).epsilon(1e-3));
    const Camera moved = panned(camera, canvas, {40.0F, -30.0F});
    CHECK(to_screen(moved, canvas, place).x == doctest::Approx(pixel.x + 40.0F).epsilon(1e-3));
    CHECK(to_screen(moved, canvas, place).y == doctest::Approx(pixel.y - 30.0F).epsilon(1e-3));
    CHECK(zoomed(camera, canvas, pixel, 1e9F).zoom == kMostZoom);
    CHECK(zoomed(camera, canvas, pixel, 1e-9F).zoom == kLeastZoom);
}

TEST_CASE("colours follow the states of the accounts shown, and who is loud is drawn last") {
    const MadePicture made = test::made_picture(test::small_graph());
    const LiveSnapshot live = test::made_up_course(made.picture->graph, 2);
    const Look look = make_look(ThemeName::dark, Language::english, 1.0F);
    PaintedAccounts painted;
    paint_accounts(*made.picture, live, ColourBy::state, look, painted);
    REQUIRE(painted.colours.size() == 2'000);
    for (std::size_t i = 0; i < painted.colours.size(); ++i) CHECK(painted.colours[i] == colour_of(look, state_of(live.account_flags[i])));
    REQUIRE(std::set<std::uint32_t>(painted.order.begin(), painted.order.end()).size() == 2'000);
    CHECK(state_of(live.account_flags[painted.order.front()]) <= AccountState::reached);
    CHECK(state_of(live.account_flags[painted.order.back()]) > AccountState::reached);
    paint_accounts(*made.picture, live, ColourBy::anger, look, painted);
    for (std::size_t i = 0; i < painted.colours.size(); ++i)
        CHECK(painted.colours[i] == ramp_colour(look, static_cast<float>(live.account_anger[i]) / 255.0F));
    // A snapshot that has not come yet, or knows fewer accounts.
    paint_accounts(*made.picture, LiveSnapshot{}, ColourBy::state, look, painted);
    CHECK(std::all_of(painted.colours.begin(), painted.colours.end(),
                      [&](Colour colour) { return colour == colour_of(look, AccountState::unreached); }));
}

TEST_CASE("the ramp gets brighter all the way on dark, and darker on light") {
    const auto brightness = [](Colour colour) {
        return 0.2126 * (colour & 255U) + 0.7152 * ((colour >> 8U) & 255U) + 0.0722 * ((colour >> 16U) & 255U);
    };
    for (const ThemeName theme : {ThemeName::dark, ThemeName::contrast}) {
        const Look look = make_look(theme, Language::english, 1.0F);
        for (int step = 0; step < 20; ++step) {
            CAPTURE(step);
            CHECK(brightness(ramp_colour(look, static_cast<float>(step + 1) / 20.0F)) >=
                  brightness(ramp_colour(look, static_cast<float>(step) / 20.0F)));
        }
    }
}

TEST_CASE("it burns where the angry are, with their mean anger, and nowhere else") {
    const MadePicture made = test::made_picture(test::small_graph());
    LiveSnapshot live;
    live.account_flags.assign(2'000, kLiveReached);
    live.account_anger.assign(2'000, 0);
    for (std::uint32_t i = 0; i < 2'000; ++i) {
        if (made.picture->communities.of_account[i] == 0) live.account_anger[i] = 204;
    }
    const Canvas canvas{0.0F, 0.0F, 600.0F, 600.0F};
    const Look look = make_look(ThemeName::dark, Language::english, 1.0F);
    const HeatMap map = make_heat_map(*made.picture, *made.places, {}, canvas, live, HeatOf::anger, look);
    const auto heat_at = [&](Point place) {
        const Point pixel = to_screen({}, canvas, place);
        return map.heat[static_cast<std::size_t>(pixel.y / kHeatCell) * static_cast<std::size_t>(map.columns) +
                        static_cast<std::size_t>(pixel.x / kHeatCell)];
    };
    CHECK(heat_at(made.places->discs[0].centre) == doctest::Approx(0.8F).epsilon(0.02));
    const auto farthest = std::max_element(made.places->discs.begin(), made.places->discs.end(), [&](const auto& a, const auto& b) {
        const auto far = [&](const CommunityDisc& disc) {
            const Point from = made.places->discs[0].centre;
            return std::hypot(disc.centre.x - from.x, disc.centre.y - from.y);
        };
        return far(a) < far(b);
    });
    CHECK(heat_at(farthest->centre) == doctest::Approx(0.0F));
}

TEST_CASE("recent posts glow, old ones have faded, and authors who are no accounts are left out") {
    const MadePicture made = test::made_picture(test::small_graph());
    const Canvas canvas{0.0F, 0.0F, 600.0F, 600.0F};
    const Look look = make_look(ThemeName::dark, Language::english, 1.0F);
    const auto hottest = [&](AccountId author, Duration age) {
        LiveSnapshot live;
        live.figures.now = Time{} + days{9};
        LivePost post;
        post.author = author;
        post.time = live.figures.now - age;
        live.posts = {post};
        const HeatMap map = make_heat_map(*made.picture, *made.places, {}, canvas, live, HeatOf::posts, look);
        return *std::max_element(map.heat.begin(), map.heat.end());
    };
    CHECK(hottest(AccountId{5}, Duration{0}) > 0.05F);
    CHECK(hottest(AccountId{5}, hours{24}) < 0.3F * hottest(AccountId{5}, Duration{0}));
    CHECK(hottest(kCompanyAccount, Duration{0}) == 0.0F);
    CHECK(hottest(kMediaAccount, Duration{0}) == 0.0F);
}

}  // namespace
}  // namespace firebreak::viewer
