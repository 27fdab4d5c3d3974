// A strategy and its modifiers as one strategy: who changes what, in which order, and what is remembered.
#include "engine/plugin/modified_strategy.hpp"

#include "tests/plugins/support.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <functional>

using namespace firebreak;
using namespace firebreak::test;

namespace {

/// Does what a test tells it to.
class Scripted final : public Modifier {
  public:
    std::function<void(const Situation&, Actions&, int& memory)> at_tick = [](const Situation&, Actions&, int&) {};
    std::function<Orders(Orders, int memory)> change = [](Orders orders, int) { return orders; };
    int number = 0;

    Orders initial_orders() override { return modify({}); }
    Orders modify(const Orders& orders) override { return change(orders, number); }
    [[nodiscard]] std::vector<std::byte> memory() const override { return snapshot(); }
    void act(const Situation& situation, Actions& actions) override { at_tick(situation, actions, number); }
    [[nodiscard]] std::vector<std::byte> snapshot() const override {
        std::vector<std::byte> bytes(sizeof number);
        std::memcpy(bytes.data(), &number, sizeof number);
        return bytes;
    }
    void restore(std::span<const std::byte> bytes) override { std::memcpy(&number, bytes.data(), sizeof number); }
};

std::unique_ptr<Scripted> adding_layers(int layers) {
    auto modifier = std::make_unique<Scripted>();
    modifier->change = [layers](Orders orders, int) {
        orders.approval_layers += layers;
        return orders;
    };
    return modifier;
}

std::unique_ptr<Scripted> doubling_layers() {
    auto modifier = std::make_unique<Scripted>();
    modifier->change = [](Orders orders, int) {
        orders.approval_layers *= 2;
        return orders;
    };
    return modifier;
}

Orders layered(int layers) {
    Orders orders;
    orders.approval_layers = layers;
    return orders;
}

std::unique_ptr<Strategy> chosen(const std::vector<const char*>& names) {
    auto strategy = std::make_unique<ModifiedStrategy>(created(bundled(names.front())));
    Diagnostics diagnostics;
    for (std::size_t i = 1; i < names.size(); ++i) strategy->add(names[i], bundled(names[i]).create_modifier({}, diagnostics));
    diagnostics.throw_if_errors();
    return strategy;
}

}  // namespace

TEST_CASE("modifiers change the orders in their order, at the start and whenever the strategy sets new ones") {
    auto base = std::make_unique<Scripted>();
    base->at_tick = [](const Situation&, Actions& actions, int&) {
        actions.note("before");
        actions.set_orders(layered(10));
        actions.note("after");
    };
    ModifiedStrategy strategy{std::move(base)};
    strategy.add("add", adding_layers(3));
    strategy.add("double", doubling_layers());
    CHECK(strategy.initial_orders().approval_layers == (0 + 3) * 2);
    RecordingActions actions;
    strategy.act({}, actions);
    REQUIRE(actions.log.size() == 3);
    CHECK(actions.log[0] == "note before");
    CHECK(actions.orders.at(0).approval_layers == (10 + 3) * 2);
    CHECK(actions.log[2] == "note after");
}

TEST_CASE("what a modifier orders replaces what the strategy ordered, passes the later modifiers only, and yields to the strategy's next") {
    auto base = std::make_unique<Scripted>();
    base->at_tick = [](const Situation& seen, Actions& actions, int&) {
        if (seen.is_crisis) actions.set_orders(layered(1));
    };
    auto middle = std::make_unique<Scripted>();
    middle->at_tick = [](const Situation& seen, Actions& actions, int&) {
        if (!seen.is_crisis) actions.set_orders(layered(7));
    };
    ModifiedStrategy strategy{std::move(base)};
    strategy.add("add", adding_layers(100));
    strategy.add("middle", std::move(middle));
    strategy.add("double", doubling_layers());
    (void)strategy.initial_orders();
    RecordingActions actions;
    strategy.act({}, actions);
    REQUIRE(actions.orders.size() == 1);
    CHECK(actions.orders[0].approval_layers == 7 * 2);
    Situation crisis;
    crisis.is_crisis = true;
    strategy.act(crisis, actions);
    REQUIRE(actions.orders.size() == 2);
    CHECK(actions.orders[1].approval_layers == (1 + 100) * 2);
}

TEST_CASE("orders are formed anew when a modifier's memory changes what it does with them, and stay when it does not") {
    auto modifier = std::make_unique<Scripted>();
    modifier->at_tick = [](const Situation& seen, Actions&, int& memory) { memory = seen.is_crisis ? 5 : 0; };
    modifier->change = [](Orders orders, int memory) {
        orders.approval_layers += memory;
        return orders;
    };
    ModifiedStrategy strategy{created(bundled("canned"))};
    strategy.add("nervous", std::move(modifier));
    CHECK(strategy.initial_orders().approval_layers == 1);
    RecordingActions actions;
    Situation crisis;
    crisis.is_crisis = true;
    strategy.act({}, actions);
    CHECK(actions.orders.empty());
    strategy.act(crisis, actions);
    strategy.act(crisis, actions);
    REQUIRE(actions.orders.size() == 1);
    CHECK(actions.orders[0].approval_layers == 6);
    strategy.act({}, actions);
    REQUIRE(actions.orders.size() == 2);
    CHECK(actions.orders[1].approval_layers == 1);
}

TEST_CASE("a reply that the strategy gives to a single case passes through the modifiers too, all other actions as they are") {
    auto base = std::make_unique<Scripted>();
    base->at_tick = [](const Situation&, Actions& actions, int&) {
        actions.answer(4, {.empathy = 0.4, .hostility = 1.0, .remedy = 0.5});
        actions.remove(5);
        actions.mobilise({.count = 3, .choice = SupporterChoice::most_followers, .arousal = 0.2}, hours{2});
        actions.publish({.empathy = 0.4}, hours{1});
    };
    Diagnostics diagnostics;
    ModifiedStrategy strategy{std::move(base)};
    strategy.add("training", bundled("training").create_modifier({}, diagnostics));
    strategy.add("marketing", bundled("marketing").create_modifier({}, diagnostics));
    (void)strategy.initial_orders();
    RecordingActions actions;
    strategy.act({}, actions);
    REQUIRE(actions.log.size() == 4);
    const Reply expected{.empathy = 0.4 * 1.5, .hostility = 1.0 * (1.0 - 0.7), .remedy = 0.5 * 0.5, .department = Department::marketing};
    CHECK(actions.log[0] == "answer 4 " + text_of(expected));
    CHECK(actions.log[1] == "remove 5");
    CHECK(actions.log[2] == "mobilise 3 of 1 a0.2 after 7200000000");
    CHECK(actions.orders.empty());
}

TEST_CASE("a strategy draws the same numbers with modifiers and without, and a modifier draws others, whatever stands beside it") {
    std::vector<double> drawn;
    const auto drawing = [&drawn] {
        auto part = std::make_unique<Scripted>();
        part->at_tick = [&drawn](const Situation&, Actions& actions, int&) { drawn.push_back(actions.draw(1, 2, 3)); };
        return part;
    };
    RecordingActions actions;
    ModifiedStrategy both{drawing()};
    both.add("one", drawing());
    both.add("two", drawing());
    both.add("two", drawing());
    both.act({}, actions);
    ModifiedStrategy other{drawing()};
    other.add("two", drawing());
    other.act({}, actions);
    REQUIRE(drawn.size() == 6);
    CHECK(drawn[0] == actions.draw(1, 2, 3));
    CHECK(drawn[4] == drawn[0]);
    CHECK(drawn[5] == drawn[2]);
    CHECK(drawn[1] != drawn[0]);
    CHECK(drawn[2] != drawn[1]);
    CHECK(drawn[3] != drawn[2]);
}

TEST_CASE("a modified strategy restored from a snapshot continues as if it had never been interrupted, and two of them do not mix") {
    const std::vector<std::vector<const char*>> choices = {{"canned", "slow_approval", "silo"},
                                                           {"crisis_plan", "training", "supporters", "marketing"},
                                                           {"crisis_plan", "slow_approval"},
                                                           {"dead_account", "service"}};
    for (const std::vector<const char*>& names : choices) {
        CAPTURE(names.front());
        for (const std::uint32_t moment : {0U, 19U, 21U, 25U, 62U, 155U}) {
            CAPTURE(moment);
            const auto whole = chosen(names);
            const auto resumed = chosen(names);
            (void)whole->initial_orders();
            (void)resumed->initial_orders();
            (void)played(*whole, 0, moment);
            const std::vector<std::byte> memory = whole->snapshot();
            resumed->restore(memory);
            CHECK(resumed->snapshot() == memory);
            CHECK(played(*resumed, moment, 250) == played(*whole, moment, 250));
            CHECK(resumed->snapshot() == whole->snapshot());
        }
        const auto first = chosen(names);
        const auto second = chosen(names);
        std::vector<std::string> first_log;
        std::vector<std::string> second_log;
        for (std::uint32_t n = 0; n < 250; ++n) {
            for (const std::string& line : played(*first, n, n + 1, 1)) first_log.push_back(line);
            for (const std::string& line : played(*second, n, n + 1, 2)) second_log.push_back(line);
        }
        CHECK(first_log == played(*chosen(names), 0, 250, 1));
        CHECK(second_log == played(*chosen(names), 0, 250, 2));
    }
}

TEST_CASE("a modifier that orders something at one tick still prevails after a rewind, and a damaged snapshot is refused") {
    const auto make = [] {
        auto modifier = std::make_unique<Scripted>();
        modifier->at_tick = [](const Situation& seen, Actions& actions, int&) {
            if (seen.is_crisis) actions.set_orders(layered(9));
        };
        auto strategy = std::make_unique<ModifiedStrategy>(created(bundled("canned")));
        strategy->add("add", adding_layers(1));
        strategy->add("once", std::move(modifier));
        (void)strategy->initial_orders();
        return strategy;
    };
    const auto before = make();
    Situation crisis;
    crisis.is_crisis = true;
    RecordingActions actions;
    before->act(crisis, actions);
    CHECK(actions.orders.size() == 1);
    const auto after = make();
    const std::vector<std::byte> memory = before->snapshot();
    after->restore(memory);
    after->act({}, actions);
    CHECK_MESSAGE(actions.orders.size() == 1, "nothing has changed, so nothing is ordered");
    for (std::size_t length = 0; length < memory.size(); ++length)
        CHECK_THROWS_AS(after->restore(std::span{memory}.first(length)), RunError);
}
