// The standing orders of a company one by one, as parameters: for the commands that change them while a run goes on, and for widgets.
#pragma once

#include "engine/params/field.hpp"
#include "engine/plugin/orders.hpp"

#include <span>

namespace firebreak {

/// `monitoring`, `complaint.coverage`, `me_too.empathy`, `approval_delay` …: fields of an Orders.
[[nodiscard]] std::span<const Field> order_fields();

}  // namespace firebreak
