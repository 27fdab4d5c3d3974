// A response strategy that is written in Lua. docs/strategies/lua.md is for those who write one; what a script finds stands in
// environment.hpp, what it remembers in script.hpp, what it may use up in machine.hpp.
#include "plugins/lua/script.hpp"

#include "plugins/common/desk_orders.hpp"

#include <algorithm>
#include <optional>

namespace {

using namespace firebreak;

struct Lua {
    struct Params {
        TextFile script;
        ConfigTree params;
        std::int64_t instructions = 100'000'000;
        int memory = 64;
    };
    static constexpr std::array kParams = {
        field<&Params::script>({.key = "script",
                                .help = "The path of a Lua file, which defines initial_orders() and, where it acts, decide(seen, actions).",
                                .evidence = "[A] the user's own",
                                .confidence = Confidence::low}),
        field<&Params::params>({.key = "params",
                                .help = "Values of the parameters that the script declares, by their names.",
                                .evidence = "[A] the user's own",
                                .confidence = Confidence::low}),
        field<&Params::instructions>(
            {.key = "instructions",
             .unit = Unit::count,
             .min = 10'000,
             .max = 1e12,
             .help = "What one call of the script may take, in instructions of Lua: some 100 million a second. A script "
                     "that takes more ends its run, with the line where it was.",
             .evidence = "[A]",
             .confidence = Confidence::low}),
        field<&Params::memory>({.key = "memory",
                                .unit = Unit::count,
                                .min = 1,
                                .max = 4096,
                                .help = "The memory that a script may use, in MB.",
                                .evidence = "[A]",
                                .confidence = Confidence::low}),
    };

    // Loads the script to see whether that can be done; loading takes a fraction of a millisecond.
    static void check(const Params& params, ParameterProblems& problems) {
        if (!is_given(params)) {
            problems.report_line("script", 0, 0, true, "the strategy lua has no script: it holds the orders of canned and never acts");
            return;
        }
        const Given given = given_in(params.params);
        for (const std::uint32_t node : given.refused)
            problems.report_node("params", node, false, false, "params must be names with values, such as coverage: 0.5");
        try {
            const lua::Script script{params.script.name, params.script.text, given.params, limits_of(params)};
            for (const lua::ParamFlaw& flaw : script.flaws())
                problems.report_node("params", given.nodes[flaw.place], flaw.at_key, false, flaw.text);
            if (script.flaws().empty()) static_cast<void>(script.initial_orders());
        } catch (const std::runtime_error& error) {
            const lua::SourceProblem problem = lua::placed(error.what(), params.script.name);
            problems.report_line("script", static_cast<std::uint32_t>(problem.line), 0, false, problem.text);
        }
    }

    explicit Lua(const Params& params) {
        if (is_given(params)) script.emplace(params.script.name, params.script.text, given_in(params.params).params, limits_of(params));
    }

    [[nodiscard]] Orders initial_orders() const { return script ? script->initial_orders() : to_orders(ReplyParams{}); }

    void decide(const Situation& seen, Actions& actions) {
        if (script) script->decide(seen, actions);
    }

    [[nodiscard]] std::vector<std::byte> snapshot() const { return script ? script->snapshot() : std::vector<std::byte>{}; }
    void restore(std::span<const std::byte> bytes) {
        if (script) script->restore(bytes);
        else if (!bytes.empty()) throw std::length_error("the snapshot is of a script, and there is none");
    }

    std::optional<lua::Script> script;

  private:
    struct Given {
        std::vector<lua::GivenParam> params;
        /// Of each of them, where it stands in the tree.
        std::vector<std::uint32_t> nodes;
        std::vector<std::uint32_t> refused;
    };

    [[nodiscard]] static bool is_given(const Params& params) { return !params.script.name.empty() || !params.script.text.empty(); }

    [[nodiscard]] static lua::Limits limits_of(const Params& params) {
        return {.steps = params.instructions, .memory = static_cast<std::size_t>(params.memory) << 20};
    }

    [[nodiscard]] static Given given_in(const ConfigTree& tree) {
        Given given;
        if (!tree.is_given()) return given;
        if (tree.nodes.front().kind != ConfigNode::Kind::map) {
            if (tree.nodes.front().kind != ConfigNode::Kind::nothing) given.refused.push_back(0);
            return given;
        }
        for (std::uint32_t node = tree.nodes.front().first_child; node != kNoNode; node = tree.nodes[node].next_sibling) {
            const ConfigNode& value = tree.nodes[node];
            given.params.push_back({value.key, value.text, value.is_quoted, value.kind == ConfigNode::Kind::scalar});
            given.nodes.push_back(node);
        }
        return given;
    }
};

}  // namespace

FIREBREAK_STRATEGY(Lua, "lua", "1.0.0", "Does what a script in Lua says.");
