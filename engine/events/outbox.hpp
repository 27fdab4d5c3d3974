// What handling an account's event leads to: its own later events, posts it wants to make, news about its case, counts.
#pragma once

#include "engine/events/case.hpp"
#include "engine/events/event.hpp"
#include "engine/events/post.hpp"
#include "engine/events/tally.hpp"

#include <vector>

namespace firebreak {

/// A draft with its place in the order of all things.
struct OrderedDraft {
    OrderKey order;
    PostDraft draft;
};

/// Filled by one worker during the parallel phase of a window, emptied by the serial one.
struct Outbox {
    /// Later events of the account at hand; may lie inside the current window.
    std::vector<Event> events;
    std::vector<OrderedDraft> drafts;
    std::vector<CaseNote> notes;
    Tally tally;
    /// Changes of the number of accounts whose last thing heard was good, less bad, by the first hour of the run that begins with it.
    /// Sized by its owner and never emptied: sums of whole numbers.
    std::vector<std::int64_t> buzz;
};

}  // namespace firebreak
