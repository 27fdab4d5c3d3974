// The standard reply: most complaints are answered, in office hours, after approval, with little of what people want. It satisfies about
// one in five (MODEL.md 1.2, S3), and its values are the defaults of ReplyParams.
#include "plugins/common/desk_orders.hpp"

namespace {

using namespace firebreak;

using Canned = DeskStrategy<ReplyParams>;

}  // namespace

FIREBREAK_STRATEGY(Canned, "canned", "1.0.0", "Answers most complaints with a standard text, in office hours and after approval.");
