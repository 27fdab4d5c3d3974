// What is not there cannot be read: half of the complaints that the company sees on its own pages are deleted, and the rest get the
// standard reply. Those who notice a deletion make an issue of it (Nestle 2010).
#include "plugins/common/desk_orders.hpp"

namespace {

using namespace firebreak;

struct DeleteAndCensor {
    struct Params : ReplyParams {
        double deletion = 0.5;
    };
    static constexpr auto kParams = joined_fields(
        desk_fields<Params>(),
        std::array{
            field<&Params::deletion>(share_info("deletion", "Probability that a seen complaint is deleted instead of answered.")),
        });
    explicit DeleteAndCensor(const Params& given) : params{given} {}

    [[nodiscard]] Orders initial_orders() const {
        Orders orders = to_orders(params);
        orders.deletion = params.deletion;
        return orders;
    }

    Params params;
};

}  // namespace

FIREBREAK_STRATEGY(DeleteAndCensor, "delete_and_censor", "1.0.0", "Deletes complaints, and answers the rest with a standard text.");
