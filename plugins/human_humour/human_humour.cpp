// Everybody gets an answer, at any hour, from a person with a sense of humour (O2 2012). Now and then a joke goes wrong, and people read
// hostility into it. As canned in all else.
#include "plugins/common/desk_orders.hpp"

namespace {

using namespace firebreak;

struct HumanHumour {
    struct Params : ReplyParams {
        Params() {
            empathy = 0.7;
            hostility = 0.0;
            coverage = 1.0;
            hours = OpeningHours::always;
        }
        double backfire = 0.1;
        double backfire_hostility = 0.5;
    };
    static constexpr auto kParams =
        joined_fields(desk_fields<Params>(),
                      std::array{
                          field<&Params::backfire>(share_info("backfire", "Probability that the tone of a reply goes wrong.")),
                          field<&Params::backfire_hostility>(number_info("backfire_hostility", Unit::none, 0, 2,
                                                                         "The hostility that people read in a reply that went wrong.")),
                      });
    explicit HumanHumour(const Params& given) : params{given} {}

    [[nodiscard]] Orders initial_orders() const {
        Orders orders = to_orders(params);
        for (ClassOrders& entry : orders.classes) {
            entry.reply.backfire = params.backfire;
            entry.reply.backfire_hostility = params.backfire_hostility;
        }
        return orders;
    }

    Params params;
};

}  // namespace

FIREBREAK_STRATEGY(HumanHumour, "human_humour", "1.0.0", "Answers everybody at any hour, with humour that sometimes goes wrong.");
