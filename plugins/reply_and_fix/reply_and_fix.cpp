// Answers kindly, with a remedy in every second reply, and passes every case on until the cause is fixed.
#include "plugins/common/reply_and_fix_params.hpp"

namespace {

using ReplyAndFix = firebreak::DeskStrategy<firebreak::ReplyAndFixParams>;

}  // namespace

FIREBREAK_STRATEGY(ReplyAndFix, "reply_and_fix", "1.0.0", "Answers kindly, with a remedy, and has the cause fixed.");
