// Customers help customers: the company answers as canned, and runs a place where experts and advocates are invited to answer too.
#include "plugins/common/desk_orders.hpp"

namespace {

using namespace firebreak;

struct PeerAnswers {
    struct Params : ReplyParams {
        double peer_answer = 0.05;
    };
    static constexpr auto kParams = joined_fields(
        desk_fields<Params>(),
        std::array{
            field<&Params::peer_answer>(
                sourced(share_info("peer_answer",
                                   "Probability that an expert or advocate who sees an open complaint answers it; the crowd's own rate is "
                                   ".01, and a company that invites its peers gets five times that."),
                        "[A]; that it works: Weitzl & Hutzinger [V]", Confidence::low)),
        });
    explicit PeerAnswers(const Params& given) : params{given} {}

    [[nodiscard]] Orders initial_orders() const {
        Orders orders = to_orders(params);
        orders.peer_answer = params.peer_answer;
        return orders;
    }

    Params params;
};

}  // namespace

FIREBREAK_STRATEGY(PeerAnswers, "peer_answers", "1.0.0", "Answers with a standard text, and invites experts and advocates to answer.");
