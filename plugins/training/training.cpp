// A culture of social media: trained agents are kinder, less hostile and quicker.
#include "plugins/common/param_infos.hpp"

#include <algorithm>

namespace {

using namespace firebreak;

struct Training {
    struct Params {
        double level = 1.0;
    };
    static constexpr std::array kParams = {
        field<&Params::level>(share_info(
            "level",
            "How well the agents are trained: at 1, empathy grows by half, hostility falls by 70 % and handling takes 20 % less time. It "
            "comes on top of a strategy's own parameter `training`, which changes the tone alone: set one of the two.")),
    };
    explicit Training(const Params& given) : params{given} {}

    [[nodiscard]] Orders modify(Orders orders) const {
        for (ClassOrders& entry : orders.classes) {
            entry.reply.empathy = std::min(1.0, entry.reply.empathy * (1.0 + 0.5 * params.level));
            entry.reply.hostility *= 1.0 - 0.7 * params.level;
        }
        orders.handling_factor = std::max(0.01, orders.handling_factor * (1.0 - 0.2 * params.level));
        return orders;
    }

    Params params;
};

}  // namespace

FIREBREAK_MODIFIER(Training, "training", "1.0.0", "Trained agents: kinder, less hostile, quicker.");
