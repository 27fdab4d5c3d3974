#include "viewer/panels/desk.hpp"

#include "tests/viewer/panel_driver.hpp"
#include "tests/viewer/rich_snapshot.hpp"
#include "viewer/panels/account_card.hpp"
#include "viewer/panels/company_view.hpp"

#include <fmt/format.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace firebreak;
using namespace firebreak::viewer;
using test::PanelDriver;

namespace {

struct Desk : PanelDriver {
    Desk() : PanelDriver{420.0F, 800.0F} {
        live = test::rich_snapshot();
        test::fill(state, live);
        draw = draw_desk;
        frames(2);
    }
    // The number of the case in the table's first row.
    [[nodiscard]] std::string first() const {
        const NamedItem* highest = nullptr;
        for (const NamedItem& item : items()) {
            if (item.name.starts_with("case ") && (highest == nullptr || item.rect.top < highest->rect.top)) highest = &item;
        }
        return highest == nullptr ? "" : highest->name;
    }
};

std::string name_of(const LiveCase& one) { return fmt::format("case {}", index(one.id)); }

}  // namespace

TEST_CASE("a click on a case selects it, its account and its post") {
    Desk desk;
    const LiveCase one = desk.live.cases[4];
    desk.click(name_of(one));
    CHECK(desk.state.selected_case == one.id);
    CHECK(desk.state.selected_post == one.newest_post);
    REQUIRE(desk.last<InspectAccount>() != nullptr);
    CHECK(desk.last<InspectAccount>()->account == one.account);
}

TEST_CASE("the cases are sorted by age at first, the oldest on top, and by whatever head is clicked") {
    Desk desk;
    CHECK(desk.first() == name_of(desk.live.cases.front()));
    desk.click("cases column 1");
    CHECK(desk.first() == name_of(desk.live.cases.back()));
    desk.click("cases column 3");
    const auto most = std::max_element(desk.live.cases.begin(), desk.live.cases.end(),
                                       [](const LiveCase& a, const LiveCase& b) { return a.followers < b.followers; });
    CHECK(desk.first() == name_of(*most));
    desk.click("cases column 4");
    const auto angriest = std::max_element(desk.live.cases.begin(), desk.live.cases.end(),
                                           [](const LiveCase& a, const LiveCase& b) { return a.arousal < b.arousal; });
    CHECK(desk.first() == name_of(*angriest));
}

TEST_CASE("a desk without cases or agents stands") {
    Desk desk;
    desk.live = LiveSnapshot{};
    desk.frames(2);
    CHECK(desk.first().empty());
}

TEST_CASE("the company's view stands with and without a run") {
    PanelDriver driver{420.0F, 800.0F};
    driver.draw = draw_company_view;
    driver.frames(2);
    CHECK(driver.shows("company table"));
    driver.live = test::rich_snapshot();
    driver.frames(2);
    CHECK(driver.shows("company table"));
    CHECK(driver.actions.empty());
}

TEST_CASE("the card of an account leads to whom it heard it from, and closes") {
    PanelDriver driver;
    driver.draw = draw_account_card;
    AccountCard card;
    card.account = AccountId{7};
    card.attitude = std::nan("");
    card.heard_from = {{AccountId{3}, kStart + hours{1}}, {AccountId{7}, kStart + hours{2}}};
    card.history = {{kStart + hours{2}, AccountEvent::Kind::met_post, PostType::complaint, kNoPost, AccountId{3}, IssueId{1}}};
    driver.state.account_card = card;
    driver.frames(2);
    driver.click("heard from 0");
    REQUIRE(driver.last<InspectAccount>() != nullptr);
    CHECK(driver.last<InspectAccount>()->account == AccountId{3});
    driver.forget();
    driver.click("heard from 1");
    CHECK(driver.actions.empty());
    driver.click("close account");
    CHECK_FALSE(driver.state.account_card.has_value());
}
