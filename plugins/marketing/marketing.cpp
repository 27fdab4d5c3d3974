// Marketing has the account: it replies in place of customer service, and half of the remedies are out of its reach.
#include "plugins/common/param_infos.hpp"

namespace {

using namespace firebreak;

struct Marketing {
    struct Params {
        double remedy_factor = 0.5;
    };
    static constexpr std::array kParams = {
        field<&Params::remedy_factor>(
            share_info("remedy_factor", "Multiplies the remedy of replies that marketing has not been giving already.")),
    };
    explicit Marketing(const Params& given) : params{given} {}

    [[nodiscard]] Orders modify(Orders orders) const {
        for (ClassOrders& entry : orders.classes) {
            // A strategy whose `department` is marketing has lost these remedies before.
            if (entry.reply.department != Department::marketing) entry.reply.remedy *= params.remedy_factor;
            entry.reply.department = Department::marketing;
        }
        return orders;
    }

    Params params;
};

}  // namespace

FIREBREAK_MODIFIER(Marketing, "marketing", "1.0.0", "Marketing replies; one person in seven expects it to, and it has fewer remedies.");
