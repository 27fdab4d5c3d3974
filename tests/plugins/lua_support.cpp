#include "tests/plugins/lua_support.hpp"

#include <doctest/doctest.h>

#include <utility>

namespace firebreak::test {
namespace {

std::vector<GivenValue> with_script(const std::string& source, std::vector<GivenValue> values) {
    values.push_back({"script", TextFile{"my.lua", source}, {}});
    return values;
}

}  // namespace

std::unique_ptr<Strategy> scripted(const std::string& source, std::vector<GivenValue> values) {
    return created(bundled("lua"), with_script(source, std::move(values)));
}

std::string problems_of(const std::string& source, std::vector<GivenValue> values) {
    Diagnostics diagnostics;
    const bool is_made = bundled("lua").create(with_script(source, std::move(values)), diagnostics) != nullptr;
    CHECK(is_made == !diagnostics.has_errors());
    std::string text;
    for (const Problem& problem : diagnostics.problems()) text += problem.text() + "\n";
    return text;
}

std::string deciding(const std::string& body) {
    return "function initial_orders() return {} end function decide(seen, actions)\n" + body + "\nend\n";
}

std::vector<std::string> acted(Strategy& strategy) {
    const std::vector<CaseView> cases = {{.id = 7, .opened = kStart + hours{1}, .detected = kStart + hours{2}, .followers = 40},
                                         {.id = 9, .case_class = CaseClass::me_too, .round = 2, .followers = 2000, .arousal_class = 2}};
    Situation situation;
    situation.now = kStart + hours{3};
    situation.cases = cases;
    situation.queue_length = 12;
    RecordingActions actions;
    try {
        strategy.act(situation, actions);
    } catch (const StrategyError& error) {
        actions.log.emplace_back(error.what());
    }
    return actions.log;
}

std::vector<std::string> acted(const std::string& body, std::vector<GivenValue> values) {
    return acted(*scripted(deciding(body), std::move(values)));
}

std::string failure_of(const std::string& body, std::vector<GivenValue> values) {
    const auto strategy = scripted(deciding(body), std::move(values));
    const std::vector<std::string> log = acted(*strategy);
    return !log.empty() && log.back().starts_with("strategy 'lua'") ? log.back() : "";
}

GivenValue params_of(const std::vector<std::string>& keys, const std::vector<std::string>& values) {
    ConfigTree tree;
    tree.files = {"s.yaml"};
    tree.nodes.push_back({.kind = ConfigNode::Kind::map, .line = 1, .column = 1, .key = {}, .text = {}});
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto place = static_cast<std::uint32_t>(tree.nodes.size());
        if (i == 0) tree.nodes[0].first_child = place;
        else tree.nodes.back().next_sibling = place;
        const std::uint32_t line = place + 1;
        tree.nodes.push_back({.kind = ConfigNode::Kind::scalar,
                              .line = line,
                              .column = 9,
                              .key_line = line,
                              .key_column = 3,
                              .file = 0,
                              .key = keys[i],
                              .text = values[i]});
    }
    return {"params", tree, {}};
}

}  // namespace firebreak::test
