// The company listens and keeps silent. What people see is what they see of a dead account, to the last post: only the company's own
// figures differ.
#include "plugins/common/param_infos.hpp"

namespace {

using namespace firebreak;

struct MonitorSilent {
    struct Params {
        double monitoring = 0.9;
        Duration detection_delay = std::chrono::hours{1};
    };
    static constexpr std::array kParams = {
        field<&Params::monitoring>(share_info("monitoring", "Share of tagged mentions that monitoring sees.")),
        field<&Params::detection_delay>(duration_info("detection_delay", "Median time until monitoring sees a mention.")),
    };
    explicit MonitorSilent(const Params& given) : params{given} {}

    [[nodiscard]] Orders initial_orders() const {
        Orders orders;
        orders.monitoring = params.monitoring;
        orders.detection_delay = params.detection_delay;
        return orders;
    }

    Params params;
};

}  // namespace

FIREBREAK_STRATEGY(MonitorSilent, "monitor_silent", "1.0.0", "Sees most complaints, answers none and passes none on.");
