// On the verge of verbal aggression: quick to answer, unfiltered by any approval, and hostile.
#include "plugins/common/desk_orders.hpp"

namespace {

using namespace firebreak;

struct Params : ReplyParams {
    Params() {
        hostility = 2.0;
        empathy = 0.0;
        remedy = 0.05;
        detection_delay = minutes{30};
        approval_layers = 0;
        approval_delay = Duration{0};
    }
};

using Aggressive = DeskStrategy<Params>;

}  // namespace

FIREBREAK_STRATEGY(Aggressive, "aggressive", "1.0.0", "Answers without a filter, in a hostile tone.");
