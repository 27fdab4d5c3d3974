// The parallel loop: conservative windows as wide as the fastest reaction.
#include "engine/sim/simulation.hpp"
#include "engine/sim/worker.hpp"

#include <algorithm>

namespace firebreak {
namespace {

// Below this many events a window is not worth waking other threads for.
constexpr std::size_t kWorthSharing = 500;
// With one thread, groups only make for shorter sorts: from this many events per block on.
constexpr std::size_t kEventsPerBlock = 16;
// How many events ahead an account's records are fetched: about as long as memory takes, in handlers.
constexpr std::size_t kFetchAhead = 6;
// How many events of the next window are looked after while this one is worked on: most windows of a small run have fewer.
constexpr std::size_t kFetchInNextWindow = 16;

}  // namespace

bool Simulation::comes_before(const Event& a, const Event& b) const noexcept {
    if (a.account != b.account) return a.account < b.account;
    if (a.when != b.when) return a.when < b.when;
    return crowd_->order_key(a) < crowd_->order_key(b);
}

void Simulation::run_windows(Time until) {
    const Duration width = wheel_width();
    const Window end = until >= horizon_ ? kNoWindow : wheel_.window_of(until + width - Duration{1});
    while (true) {
        Window next = wheel_.next_window();
        if (has_own_event()) next = std::min(next, wheel_.window_of(next_own_time()));
        if (next == kNoWindow || next >= end) return;
        wheel_.advance(std::max(next, wheel_.current()));
        const Time window_end = kStart + width * (wheel_.current() + 1);
        window_events_.clear();
        sample_attitude(kStart + width * wheel_.current());
        wheel_.drain(window_events_);
        wheel_.look_ahead(kFetchInNextWindow, [this](const Event& event) { crowd_->prefetch(event); });
        if (!window_events_.empty()) process_accounts(window_end);
        record_and_company(window_end);
        if (!new_posts_.empty()) spread_new_posts();
        now_ = window_end;
    }
}

void Simulation::process_accounts(Time window_end) {
    const auto before = [this](const Event& a, const Event& b) { return comes_before(a, b); };
    const std::size_t worth_grouping = workers_.count() > 1 ? kWorthSharing : kEventsPerBlock * crowd_->blocks();
    if (window_events_.size() < worth_grouping) {
        std::sort(window_events_.begin(), window_events_.end(), before);
        process_group(0, window_events_.size(), window_events_, 0, window_end);
    } else {
        // Counting sort by block, then each block is one worker's for the rest of the window.
        std::vector<std::size_t> starts(crowd_->blocks() + 1);
        for (const Event& event : window_events_) ++starts[block_of(event.account) + 1];
        for (std::size_t b = 1; b < starts.size(); ++b) starts[b] += starts[b - 1];
        grouped_events_.resize(window_events_.size());
        std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
        for (const Event& event : window_events_) grouped_events_[next[block_of(event.account)]++] = event;
        std::vector<std::uint32_t> busy_blocks;
        for (std::uint32_t b = 0; b < crowd_->blocks(); ++b) {
            if (starts[b] != starts[b + 1]) busy_blocks.push_back(b);
        }
        workers_.for_each(busy_blocks.size(), [&](int worker, std::size_t piece) {
            const std::uint32_t block = busy_blocks[piece];
            std::sort(grouped_events_.begin() + static_cast<std::ptrdiff_t>(starts[block]),
                      grouped_events_.begin() + static_cast<std::ptrdiff_t>(starts[block + 1]), before);
            process_group(starts[block], starts[block + 1], grouped_events_, worker, window_end);
        });
    }
    for (const auto& worker : worker_states_) {
        for (const OrderedDraft& one : worker->out.drafts) drafts_.push_back({one.order, &one.draft});
        notes_.insert(notes_.end(), worker->out.notes.begin(), worker->out.notes.end());
        count(worker->out.tally, window_end - Duration{1});
        worker->out.notes.clear();
        worker->out.tally = {};
    }
}

// Events [first, last) are sorted by account and order; what an account causes itself inside the window is merged in.
void Simulation::process_group(std::size_t first, std::size_t last, const std::vector<Event>& events, int worker, Time window_end) {
    Worker& own = *worker_states_[static_cast<std::size_t>(worker)];
    const auto later = [this](const Event& a, const Event& b) { return comes_before(b, a); };
    while (first != last || !own.soon.empty()) {
        Event event;
        const bool takes_soon = !own.soon.empty() && (first == last || comes_before(own.soon.front(), events[first]));
        if (takes_soon) {
            std::pop_heap(own.soon.begin(), own.soon.end(), later);
            event = own.soon.back();
            own.soon.pop_back();
        } else {
            // What comes after `last` is the next group's: it will be wanted soon as well.
            if (first + 2 * kFetchAhead < events.size()) crowd_->prefetch(events[first + 2 * kFetchAhead]);
            if (first + kFetchAhead < events.size()) crowd_->prefetch_heard(events[first + kFetchAhead].account);
            event = events[first++];
        }
        handle(event, own.out);
        for (const Event& next : own.out.events) {
            if (next.time() < window_end) {
                own.soon.push_back(next);
                std::push_heap(own.soon.begin(), own.soon.end(), later);
            } else {
                wheel_.add(worker, next);
            }
        }
        own.out.events.clear();
    }
}

void Simulation::record_and_company(Time window_end) {
    std::sort(drafts_.begin(), drafts_.end(), [](const DraftRef& a, const DraftRef& b) { return a.order < b.order; });
    std::sort(notes_.begin(), notes_.end(), [](const CaseNote& a, const CaseNote& b) { return a.order < b.order; });
    std::size_t draft = 0;
    std::size_t note = 0;
    while (true) {
        // Of the three streams, whichever comes first in the order of all things. A note before the posts of the same event.
        const bool has_note = note < notes_.size();
        const bool has_draft = draft < drafts_.size();
        const bool takes_note = has_note && (!has_draft || notes_[note].order <= drafts_[draft].order);
        const bool has_message = has_note || has_draft;
        if (has_own_event() && next_own_time() < window_end &&
            (!has_message || next_own_order() < (takes_note ? notes_[note].order : drafts_[draft].order))) {
            step_own();
        } else if (takes_note) {
            take(notes_[note++]);
        } else if (has_draft) {
            if (draft + 2 * kFetchAhead < drafts_.size()) __builtin_prefetch(drafts_[draft + 2 * kFetchAhead].draft);
            if (draft + kFetchAhead < drafts_.size()) graph_.prefetch_place(drafts_[draft + kFetchAhead].draft->author);
            commit(*drafts_[draft++].draft);
        } else {
            break;
        }
    }
    drafts_.clear();
    notes_.clear();
    for (const auto& worker : worker_states_) worker->out.drafts.clear();
}

}  // namespace firebreak
