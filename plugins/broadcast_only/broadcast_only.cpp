// An audience is there to be talked to: the company posts, listens to nobody and answers nobody. While an issue is live, what it posts
// draws complaints into its own comments.
#include "plugins/common/param_infos.hpp"

namespace {

using namespace firebreak;

struct BroadcastOnly {
    struct Params {
        double posts_per_day = 3.0;
    };
    static constexpr std::array kParams = {
        field<&Params::posts_per_day>(
            number_info("posts_per_day", Unit::per_day, 0, 1000, "The company's own posts per day, whatever is going on.")),
    };
    explicit BroadcastOnly(const Params& given) : params{given} {}

    [[nodiscard]] Orders initial_orders() const {
        Orders orders;
        orders.posts_per_day = params.posts_per_day;
        return orders;
    }

    Params params;
};

}  // namespace

FIREBREAK_STRATEGY(BroadcastOnly, "broadcast_only", "1.0.0", "Posts for its audience, listens to nobody and answers nobody.");
