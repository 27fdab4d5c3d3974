// Departments that do not talk to each other: little of what is passed on arrives, and each hand-off takes a day.
#include "plugins/common/param_infos.hpp"

#include <algorithm>

namespace {

using namespace firebreak;

struct Silo {
    struct Params {
        double information_flow = 0.1;
        Duration hand_off_delay = std::chrono::hours{24};
        double hand_off_sigma = 1.0;
    };
    static constexpr std::array kParams = {
        field<&Params::information_flow>(
            share_info("information_flow",
                       "Probability that an escalation arrives at the department that owns the cause; at most the strategy's own.")),
        field<&Params::hand_off_delay>(duration_info("hand_off_delay", "Median delay of one hand-off between departments.")),
        field<&Params::hand_off_sigma>(spread_info("hand_off_sigma", "Spread of the hand-off delay.")),
    };
    explicit Silo(const Params& given) : params{given} {}

    [[nodiscard]] Orders modify(Orders orders) const {
        orders.information_flow = std::min(orders.information_flow, params.information_flow);
        orders.hand_off_delay = params.hand_off_delay;
        orders.hand_off_sigma = params.hand_off_sigma;
        return orders;
    }

    Params params;
};

}  // namespace

FIREBREAK_MODIFIER(Silo, "silo", "1.0.0", "Information hardly flows between departments, and slowly.");
