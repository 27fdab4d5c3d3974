// A heavy validation process: every draft passes four desks, each in its own time, in office hours only. And nobody has a plan: when the
// company sees its first crisis, a bland statement is drafted, and comes out when it comes out.
#include "engine/core/samplers.hpp"
#include "plugins/common/param_infos.hpp"

namespace {

using namespace firebreak;

constexpr std::uint32_t kStatementDraw = 1;

struct SlowApproval {
    struct Params {
        int layers = 4;
        Duration approval_delay = std::chrono::hours{6};
        double approval_sigma = 1.0;
        bool office_hours_only = true;
        bool publishes_statement = true;
        double statement_empathy = 0.2;
        double swift_share = 0.82;
        Duration swift_mean = std::chrono::hours{10};
        Duration late_after = std::chrono::hours{48};
        Duration late_mean = std::chrono::hours{24};
    };
    static constexpr std::string_view kFreshfields = "[D] from Freshfields 2013 [V]: 21 h on average, more than 48 h in 18 % of crises";
    static constexpr std::array kParams = {
        field<&Params::layers>(count_info("layers", 0, 20, "Approvals that a drafted reply needs, one after the other.")),
        field<&Params::approval_delay>(duration_info("approval_delay", "Median time that one approval takes, in desk hours.")),
        field<&Params::approval_sigma>(spread_info("approval_sigma", "Spread of the approval time.")),
        field<&Params::office_hours_only>(
            setting_info("office_hours_only", "Approvers, and the desk that waits for them, work Monday to Friday, 9 to 18.")),
        field<&Params::publishes_statement>(
            setting_info("publishes_statement",
                         "In its first crisis the company publishes a bland statement; false beside a strategy that has a statement of its "
                         "own, such as crisis_plan.")),
        field<&Params::statement_empathy>(share_info("statement_empathy", "Empathy in the statement.")),
        field<&Params::swift_share>(sourced(
            share_info("swift_share", "Share of companies without a plan that find words soon; the others are late."), kFreshfields)),
        field<&Params::swift_mean>(sourced(duration_info("swift_mean", "Mean time until a swift statement is out."), kFreshfields)),
        field<&Params::late_after>(sourced(duration_info("late_after", "A late statement takes at least this long."), kFreshfields)),
        field<&Params::late_mean>(sourced(duration_info("late_mean", "Mean time that it takes beyond that."), kFreshfields)),
    };
    struct State {
        bool has_drafted = false;
    };

    explicit SlowApproval(const Params& given) : params{given} {}

    [[nodiscard]] Orders modify(Orders orders) const {
        orders.approval_layers = params.layers;
        orders.approval_delay = params.approval_delay;
        orders.approval_sigma = params.approval_sigma;
        if (params.office_hours_only) {
            orders.keeps_desk_hours = false;
            orders.hours = WeekHours::daily(0, 4, 9, 18);
        }
        return orders;
    }

    void decide(const Situation& seen, Actions& actions) {
        if (!seen.is_crisis || state.has_drafted || !params.publishes_statement) return;
        state.has_drafted = true;
        actions.note("no plan: a statement is being drafted");
        actions.publish({.type = StatementType::diminish, .empathy = params.statement_empathy}, statement_delay(actions));
    }

    [[nodiscard]] Duration statement_delay(const Actions& actions) const {
        const bool is_swift = actions.draw(kStatementDraw, 0, 0) < params.swift_share;
        const double chance = actions.draw(kStatementDraw, 0, 1);
        const double delay_hours = is_swift ? sample::exponential(chance, hours_of(params.swift_mean))
                                            : hours_of(params.late_after) + sample::exponential(chance, hours_of(params.late_mean));
        return clamped_hours(delay_hours, days{3650});
    }

    Params params;
    State state;
};

}  // namespace

FIREBREAK_MODIFIER(SlowApproval, "slow_approval", "1.0.0", "Four approvals in office hours, and a bland statement when there is no plan.");
