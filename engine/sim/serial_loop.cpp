// The plain loop, strictly in the order of all things: the oracle for the windowed one, and the loop of tests in which nobody needs
// time to react.
#include "engine/sim/simulation.hpp"
#include "engine/sim/worker.hpp"

#include <algorithm>

namespace firebreak {

void Simulation::run_serially(Time until) {
    Outbox& out = worker_states_.front()->out;
    while (true) {
        const bool has_account_event = !heap_.empty() && heap_.front().event.time() < until;
        const bool has_company_event = has_own_event() && (next_own_time() < until || until >= horizon_);
        if (!has_account_event && !has_company_event) return;
        if (has_company_event && (!has_account_event || next_own_order() < heap_.front().order)) {
            sample_attitude(next_own_time());
            step_own();
        } else {
            std::pop_heap(heap_.begin(), heap_.end());
            const Pending next = heap_.back();
            heap_.pop_back();
            sample_attitude(next.event.time());
            handle(next.event, out);
            for (const Event& event : out.events) emit(0, event);
            for (const CaseNote& note : out.notes) take(note);
            for (const OrderedDraft& draft : out.drafts) commit(draft.draft);
            count(out.tally, next.event.time());
            out.events.clear();
            out.notes.clear();
            out.drafts.clear();
            out.tally = {};
        }
        if (!new_posts_.empty()) spread_new_posts();
    }
}

}  // namespace firebreak
