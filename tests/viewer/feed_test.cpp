#include "viewer/panels/feed.hpp"

#include "tests/viewer/panel_driver.hpp"
#include "tests/viewer/rich_snapshot.hpp"

#include <fmt/format.h>

#include <doctest/doctest.h>

#include <algorithm>

using namespace firebreak;
using namespace firebreak::viewer;
using test::PanelDriver;

namespace {

struct Feed : PanelDriver {
    Feed() : PanelDriver{400.0F, 800.0F} {
        live = test::rich_snapshot();
        test::fill(state, live);
        draw = draw_feed;
        frame();
    }
    [[nodiscard]] std::size_t shown() const {
        return static_cast<std::size_t>(
            std::count_if(items().begin(), items().end(), [](const NamedItem& item) { return item.name.starts_with("post "); }));
    }
    [[nodiscard]] bool shows_post(std::size_t place) const { return shows(fmt::format("post {}", index(live.posts[place].id))); }
};

}  // namespace

TEST_CASE("a click on a post selects it and asks who wrote it") {
    Feed feed;
    feed.click(fmt::format("post {}", index(feed.live.posts[2].id)));
    CHECK(feed.state.selected_post == feed.live.posts[2].id);
    REQUIRE(feed.last<InspectAccount>() != nullptr);
    CHECK(feed.last<InspectAccount>()->account == feed.live.posts[2].author);
    CHECK(feed.state.selected_account == feed.live.posts[2].author);
}

TEST_CASE("a post of the press or the company asks for no account") {
    Feed feed;
    feed.live.posts[0].author = kMediaAccount;
    feed.click(fmt::format("post {}", index(feed.live.posts[0].id)));
    CHECK(feed.actions.empty());
    CHECK(feed.state.selected_post == feed.live.posts[0].id);
}

TEST_CASE("only what is in view is drawn, and scrolling brings the rest") {
    Feed feed;
    CHECK(feed.shown() > 4);
    CHECK(feed.shown() < 20);
    CHECK(feed.shows_post(0));
    feed.scroll("feed cards", -60.0F);
    CHECK_FALSE(feed.shows_post(0));
    CHECK(feed.shown() > 4);
}

TEST_CASE("the search looks at handles and sentences, whatever the case") {
    Feed feed;
    const std::string number = std::to_string(index(feed.live.posts[6].author));
    feed.click("feed search");
    feed.type("USER_" + number);
    CHECK(feed.shows_post(6));
    CHECK(feed.shown() == 1);
    feed.state.feed.search = "no sentence says this";
    feed.frame();
    CHECK(feed.shown() == 0);
}

TEST_CASE("the filter leaves types out, all of them or all but one, and what the company has seen") {
    Feed feed;
    feed.click("feed filter");
    feed.click("feed all");
    feed.frame();
    CHECK(feed.shown() == 0);
    feed.click("feed type 3");
    CHECK(feed.state.feed.types.count() == 1);
    CHECK(feed.shown() > 0);
    feed.click("feed all");
    feed.click("feed unseen");
    CHECK(feed.state.feed.is_only_unseen);
    const auto first_unseen =
        std::find_if(feed.live.posts.begin(), feed.live.posts.end(), [](const LivePost& post) { return !post.is_seen_by_company; });
    CHECK(feed.shows_post(static_cast<std::size_t>(first_unseen - feed.live.posts.begin())));
}

TEST_CASE("participants see what monitoring saw, and can click nothing") {
    Feed feed;
    for (LivePost& post : feed.live.posts) post.is_seen_by_company = false;
    feed.live.posts[3].is_seen_by_company = true;
    feed.draw = draw_company_feed;
    feed.frames(2);
    CHECK(feed.shows_post(3));
    for (std::size_t i = 0; i < feed.live.posts.size(); ++i) {
        CAPTURE(i);
        if (i != 3 && is_person(feed.live.posts[i].author)) CHECK_FALSE(feed.shows_post(i));
    }
    feed.click(fmt::format("post {}", index(feed.live.posts[3].id)));
    CHECK(feed.actions.empty());
    CHECK(feed.state.selected_post == kNoPost);
}

TEST_CASE("an empty feed says so and stands") {
    Feed feed;
    feed.live.posts.clear();
    feed.frames(2);
    CHECK(feed.shown() == 0);
    CHECK(feed.shows("feed search"));
}
