// From names and values to a strategy that runs, or to all that is wrong with them.
#include "engine/scenario/chosen_strategy.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;

TEST_CASE("a choice of strategy and modifiers is opened, checked and created in one go, and all that is wrong is reported at once") {
    const StrategyLibrary library{default_plugin_folders()};
    const auto mark = [](std::size_t line) { return Mark{.file = "s.yaml", .line = line, .column = 3}; };
    Diagnostics none;
    const StrategyChoice good{
        "canned", {}, {{"slow_approval", {{"layers", std::int64_t{3}, mark(2)}}, mark(2)}, {"silo", {}, mark(3)}}, mark(1)};
    const auto strategy = create_strategy(library, good, none);
    REQUIRE(strategy != nullptr);
    CHECK(none.problems().empty());
    const Orders orders = strategy->initial_orders();
    CHECK(orders.approval_layers == 3);
    CHECK(orders.approval_delay == hours{6});
    CHECK(orders.information_flow == 0.1);
    CHECK(orders.classes[0].coverage == 0.82);
    CHECK(short_form(good) == "canned+slow_approval+silo");

    const auto problems = [&](const StrategyChoice& choice) {
        Diagnostics diagnostics;
        CHECK(create_strategy(library, choice, diagnostics) == nullptr);
        std::string text;
        for (const Problem& problem : diagnostics.problems()) text += problem.text() + '\n';
        Diagnostics checked;
        check_strategy(library, choice, checked);
        CHECK(checked.problems().size() == diagnostics.problems().size());
        return text;
    };
    CHECK(problems({"slow_approval", {}, {}, mark(1)}) ==
          "s.yaml:1:3: 'slow_approval' is a modifier: it changes what a strategy orders and needs one to change; write "
          "canned+slow_approval, or another strategy in the place of canned\n");
    CHECK(problems({"canned", {}, {{"defensive", {}, mark(4)}}, mark(1)}) ==
          "s.yaml:4:3: 'defensive' is a strategy and cannot modify another one; the modifiers are: marketing, service, silo, "
          "slow_approval, supporters, training\n");
    CHECK(problems({"canned", {}, {{"sillo", {}, mark(4)}}, mark(1)})
              .starts_with("s.yaml:4:3: there is no modifier 'sillo'; did you mean 'silo'?"));
    CHECK(problems({"canned",
                    {{"coverge", 0.5, mark(2)}},
                    {{"silo", {{"flow", 0.5, mark(5)}}, mark(4)}, {"training", {{"level", 2.0, mark(7)}}, mark(6)}},
                    mark(1)}) ==
          "s.yaml:2:3: the strategy canned has no parameter 'coverge'; did you mean 'coverage'?\n"
          "s.yaml:5:3: the modifier silo has no parameter 'flow'\n"
          "s.yaml:7:3: level is 2, but must lie in [0, 1]\n");
}
