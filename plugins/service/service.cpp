// Customer service replies, as two out of three people expect, with all the remedies that the strategy gives.
#include "engine/plugin/strategy.hpp"

namespace {

struct Service {
    [[nodiscard]] firebreak::Orders modify(firebreak::Orders orders) const {
        for (firebreak::ClassOrders& entry : orders.classes) entry.reply.department = firebreak::Department::service;
        return orders;
    }
};

}  // namespace

FIREBREAK_MODIFIER(Service, "service", "1.0.0", "Customer service replies, as two out of three people expect.");
