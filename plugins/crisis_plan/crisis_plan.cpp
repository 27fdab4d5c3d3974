// As reply_and_fix, with a plan in the drawer. When the company's own crisis rule fires: approval is bypassed, the desk opens longer, the
// fix starts at once and is pushed, a prepared statement goes out, and agents are called in. The plan stands down when the rule has been
// quiet for `calm_before_end`: the ordinary orders return, and a later crisis finds the plan ready again.
#include "engine/core/samplers.hpp"
#include "plugins/common/reply_and_fix_params.hpp"

namespace {

using namespace firebreak;

constexpr std::uint32_t kStatementDelayDraw = 1;

struct CrisisPlan {
    struct Params : ReplyAndFixParams {
        double surge = 3.0;
        Duration surge_delay = std::chrono::hours{1};
        bool bypasses_approval = true;
        OpeningHours crisis_hours = OpeningHours::extended;
        Duration statement_delay = std::chrono::hours{1};
        double statement_sigma = 0.3;
        double statement_empathy = 0.8;
        double fix_duration_factor = 0.5;
        Duration calm_before_end = std::chrono::hours{12};
    };
    static constexpr auto kParams = joined_fields(
        desk_fields<Params>(),
        std::array{
            field<&Params::surge>(number_info("surge", Unit::none, 1, 20, "The plan multiplies the agents by this.")),
            field<&Params::surge_delay>(duration_info("surge_delay", "Time until the extra agents start, at a policy tick.")),
            field<&Params::bypasses_approval>(setting_info("bypasses_approval", "In a crisis, replies go out without approval.")),
            field<&Params::crisis_hours>(setting_info("crisis_hours", "Opening hours in a crisis: office, desk, extended or always.")),
            field<&Params::statement_delay>(sourced(duration_info("statement_delay", "Median time until the prepared statement is out."),
                                                    "[A]; without a plan 21 h on average (Freshfields 2013 [V])", Confidence::low)),
            field<&Params::statement_sigma>(spread_info("statement_sigma", "Spread of the time until the statement is out.")),
            field<&Params::statement_empathy>(share_info("statement_empathy", "Empathy in the statement.")),
            field<&Params::fix_duration_factor>(
                number_info("fix_duration_factor", Unit::none, 0.01, 1, "In a crisis, fix_duration is multiplied by this.")),
            field<&Params::calm_before_end>(
                duration_info("calm_before_end", "The plan stands down when the crisis rule has been quiet for this long.")),
        });
    struct State {
        Time activated;
        Time calm_since = kNever;
        std::uint32_t activations = 0;
        bool is_active = false;
        bool is_surging = false;
    };

    explicit CrisisPlan(const Params& given) : params{given} {}

    [[nodiscard]] Orders initial_orders() const { return to_orders(params); }

    void decide(const Situation& seen, Actions& actions) {
        if (seen.is_crisis) state.calm_since = kNever;
        else if (state.calm_since == kNever) state.calm_since = seen.now;
        if (seen.is_crisis && !state.is_active) activate(seen, actions);
        else if (state.is_active && !seen.is_crisis && seen.now - state.calm_since >= params.calm_before_end) stand_down(actions);
        if (state.is_active && !state.is_surging && seen.now - state.activated >= params.surge_delay) call_in_agents(actions);
    }

    void activate(const Situation& seen, Actions& actions) {
        state = {.activated = seen.now, .activations = state.activations + 1, .is_active = true};
        actions.note("crisis plan activated");
        actions.set_orders(crisis_orders());
        actions.start_fix(crisis_orders().fix_duration);
        const double drafting = sample::lognormal(actions.draw(kStatementDelayDraw, 0, state.activations), hours_of(params.statement_delay),
                                                  params.statement_sigma);
        actions.publish({.type = StatementType::rebuild, .empathy = params.statement_empathy, .announces_fix = true},
                        clamped_hours(drafting, days{3650}));
    }

    void call_in_agents(Actions& actions) {
        state.is_surging = true;
        actions.note("extra agents have arrived");
        actions.set_orders(crisis_orders());
    }

    void stand_down(Actions& actions) {
        state.is_active = false;
        state.is_surging = false;
        actions.note("crisis plan stood down");
        actions.set_orders(initial_orders());
    }

    [[nodiscard]] Orders crisis_orders() const {
        Orders orders = to_orders(params);
        open_desk(orders, params.crisis_hours);
        if (params.bypasses_approval) orders.approval_layers = 0;
        if (state.is_surging) orders.staffing *= params.surge;
        orders.fix_duration = clamped_hours(hours_of(params.fix_duration) * params.fix_duration_factor, days{3650});
        return orders;
    }

    Params params;
    State state;
};

}  // namespace

FIREBREAK_STRATEGY(CrisisPlan, "crisis_plan", "1.0.0",
                   "Answers, fixes, and has a crisis plan: longer hours, more agents, a prepared statement, a pushed fix.");
