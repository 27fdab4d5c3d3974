// The company listens and keeps silent in public, but passes what it sees to the department that owns the cause: the fire is fought at
// its source, and nobody is told.
#include "plugins/common/param_infos.hpp"

namespace {

using namespace firebreak;

struct MonitorEscalateSilent {
    struct Params {
        double monitoring = 0.9;
        Duration detection_delay = std::chrono::hours{1};
        double escalation = 1.0;
        double information_flow = 0.6;
        Duration hand_off_delay = std::chrono::hours{2};
        double hand_off_sigma = 0.5;
        int hand_off_hops = 1;
        int fix_threshold = 20;
        Duration fix_duration = std::chrono::hours{72};
    };
    static constexpr std::array kParams = {
        field<&Params::monitoring>(share_info("monitoring", "Share of tagged mentions that monitoring sees.")),
        field<&Params::detection_delay>(duration_info("detection_delay", "Median time until monitoring sees a mention.")),
        field<&Params::escalation>(share_info("escalation", "Probability that a seen case is escalated.")),
        field<&Params::information_flow>(share_info("information_flow", "Probability that an escalation arrives at its owner.")),
        field<&Params::hand_off_delay>(duration_info("hand_off_delay", "Median delay of one hand-off between departments.")),
        field<&Params::hand_off_sigma>(spread_info("hand_off_sigma", "Spread of the hand-off delay.")),
        field<&Params::hand_off_hops>(count_info("hand_off_hops", 0, 20, "Hand-offs until a case reaches its owner.")),
        field<&Params::fix_threshold>(count_info("fix_threshold", 1, 1e6, "Escalated cases of one issue that start a root-cause fix.")),
        field<&Params::fix_duration>(duration_info("fix_duration", "Median duration of a root-cause fix.", 1)),
    };
    explicit MonitorEscalateSilent(const Params& given) : params{given} {}

    [[nodiscard]] Orders initial_orders() const {
        Orders orders;
        orders.monitoring = params.monitoring;
        orders.detection_delay = params.detection_delay;
        orders.escalation = params.escalation;
        orders.information_flow = params.information_flow;
        orders.hand_off_delay = params.hand_off_delay;
        orders.hand_off_sigma = params.hand_off_sigma;
        orders.hand_off_hops = params.hand_off_hops;
        orders.fix_threshold = params.fix_threshold;
        orders.fix_duration = params.fix_duration;
        return orders;
    }

    Params params;
};

}  // namespace

FIREBREAK_STRATEGY(MonitorEscalateSilent, "monitor_escalate_silent", "1.0.0",
                   "Answers nobody, but escalates what it sees until the cause is fixed.");
