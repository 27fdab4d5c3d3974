// Kind replies over an unmended leak: nobody passes the cause on, so customers fail again, and every further reply convinces less.
#include "plugins/common/desk_orders.hpp"

namespace {

using namespace firebreak;

struct Params : ReplyParams {
    Params() {
        empathy = 0.8;
        explanation = 0.5;
        apology = 0.6;
        remedy = 0.15;
        escalation = 0.0;
    }
};

using ReplyLeak = DeskStrategy<Params>;

}  // namespace

FIREBREAK_STRATEGY(ReplyLeak, "reply_leak", "1.0.0", "Answers kindly, but never has the cause fixed.");
