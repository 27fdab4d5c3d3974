// On the defensive: replies explain why the company is right. As canned, but justification in place of empathy and apology.
#include "plugins/common/desk_orders.hpp"

namespace {

using namespace firebreak;

struct Params : ReplyParams {
    Params() {
        hostility = 1.0;
        empathy = 0.0;
        apology = 0.0;
        explanation = 0.5;
    }
};

using Defensive = DeskStrategy<Params>;

}  // namespace

FIREBREAK_STRATEGY(Defensive, "defensive", "1.0.0", "Justifies itself in place of showing empathy.");
