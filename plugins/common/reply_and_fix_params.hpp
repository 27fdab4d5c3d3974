// Kind replies, a remedy in every second one, and every case passed on: shared by reply_and_fix and by crisis_plan, which builds on it.
#pragma once

#include "plugins/common/desk_orders.hpp"

namespace firebreak {

struct ReplyAndFixParams : ReplyParams {
    ReplyAndFixParams() {
        empathy = 0.8;
        explanation = 0.5;
        apology = 0.6;
        remedy = 0.5;
        escalation = 1.0;
        information_flow = 0.9;
        fix_duration = std::chrono::hours{48};
    }
};

}  // namespace firebreak
