#include "viewer/exercise/events_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_set>
#include <utility>

namespace firebreak::viewer {
namespace {

auto place_in(std::vector<Inject>& injects, InjectId id) {
    return std::find_if(injects.begin(), injects.end(), [id](const Inject& inject) { return inject.id == id; });
}

void mark_published(Inject& inject, Time now) {
    inject.status = InjectStatus::published;
    inject.published_at = now;
    inject.is_reserve = false;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

std::vector<Command> commands_of(const Inject& inject, Time now) {
    Command note;
    note.kind = CommandKind::note;
    note.at = now.time_since_epoch();
    note.text = fmt::format("inject {}", inject.number.empty() ? fmt::format("#{}", inject.id) : inject.number);
    if (!inject.channel.empty()) note.text += fmt::format(" [{}]", inject.channel);
    if (!inject.from.empty() || !inject.to.empty()) note.text += fmt::format(" {} -> {}", inject.from, inject.to);
    note.text += ": " + first_line(inject.message);
    std::vector<Command> commands{std::move(note)};
    if (inject.effect) {
        commands.push_back(*inject.effect);
        commands.back().at = now.time_since_epoch();
    }
    return commands;
}

std::string next_number(const std::vector<Inject>& injects) {
    unsigned highest = 0;
    for (const Inject& inject : injects) {
        unsigned number = 0;
        const char* end = inject.number.data() + inject.number.size();
        const auto read = std::from_chars(inject.number.data(), end, number);
        if (read.ec == std::errc{} && read.ptr == end) highest = std::max(highest, number);
    }
    return std::to_string(highest + 1);
}

EventsList::EventsList(std::vector<Inject> injects) {
    give_ids(injects);
    history_ = History<std::vector<Inject>>{std::move(injects)};
}

void EventsList::give_ids(std::vector<Inject>& injects) {
    std::unordered_set<InjectId> taken;
    for (const Inject& inject : injects) last_id_ = std::max(last_id_, inject.id);
    for (Inject& inject : injects) {
        if (inject.id == 0 || !taken.insert(inject.id).second) inject.id = ++last_id_;
    }
}

const Inject* EventsList::find(InjectId id) const noexcept {
    const auto row = row_of(id);
    return row ? &injects()[*row] : nullptr;
}

std::optional<std::size_t> EventsList::row_of(InjectId id) const noexcept {
    for (std::size_t row = 0; row < injects().size(); ++row) {
        if (injects()[row].id == id) return row;
    }
    return std::nullopt;
}

void EventsList::set(std::vector<Inject> injects) {
    history_.set(std::move(injects));
    ++revision_;
}

template <class Change>
bool EventsList::change(InjectId id, const Change& apply) {
    std::vector<Inject> copy = injects();
    const auto place = place_in(copy, id);
    if (place == copy.end() || !apply(*place)) return false;
    set(std::move(copy));
    return true;
}

InjectId EventsList::insert(std::size_t row, Inject inject) {
    std::vector<Inject> copy = injects();
    inject.id = ++last_id_;
    if (inject.number.empty()) inject.number = next_number(copy);
    const auto place = copy.begin() + static_cast<std::ptrdiff_t>(std::min(row, copy.size()));
    copy.insert(place, std::move(inject));
    set(std::move(copy));
    return last_id_;
}

bool EventsList::edit(const Inject& changed) {
    return change(changed.id, [&](Inject& inject) {
        if (is_same(inject, changed)) return false;
        inject = changed;
        return true;
    });
}

bool EventsList::move(InjectId id, std::size_t row) {
    std::vector<Inject> copy = injects();
    const auto place = place_in(copy, id);
    const std::size_t target = std::min(row, copy.empty() ? 0 : copy.size() - 1);
    if (place == copy.end() || static_cast<std::size_t>(place - copy.begin()) == target) return false;
    Inject inject = std::move(*place);
    copy.erase(place);
    copy.insert(copy.begin() + static_cast<std::ptrdiff_t>(target), std::move(inject));
    set(std::move(copy));
    return true;
}

bool EventsList::remove(InjectId id) {
    std::vector<Inject> copy = injects();
    const auto place = place_in(copy, id);
    if (place == copy.end()) return false;
    copy.erase(place);
    set(std::move(copy));
    return true;
}

InjectId EventsList::duplicate(InjectId id) {
    const std::optional<std::size_t> row = row_of(id);
    if (!row) return 0;
    Inject copy = injects()[*row];
    copy.number = next_number(injects());
    copy.status = InjectStatus::planned;
    copy.published_at.reset();
    copy.score.reset();
    return insert(*row + 1, std::move(copy));
}

void EventsList::replace(std::vector<Inject> injects) {
    give_ids(injects);
    set(std::move(injects));
}

void EventsList::append(std::vector<Inject> injects) {
    std::vector<Inject> copy = this->injects();
    for (Inject& inject : injects) inject.id = ++last_id_;
    copy.insert(copy.end(), std::make_move_iterator(injects.begin()), std::make_move_iterator(injects.end()));
    set(std::move(copy));
}

void EventsList::sort_by_time(const ExerciseTiming& timing) {
    std::vector<Inject> copy = injects();
    const auto is_earlier = [&](const Inject& one, const Inject& other) {
        if (one.is_reserve != other.is_reserve) return !one.is_reserve;
        return moment_of(one.at, timing) < moment_of(other.at, timing);
    };
    if (std::is_sorted(copy.begin(), copy.end(), is_earlier)) return;
    std::stable_sort(copy.begin(), copy.end(), is_earlier);
    set(std::move(copy));
}

std::vector<Command> EventsList::publish_now(InjectId id, Time now) {
    std::vector<Command> commands;
    change(id, [&](Inject& inject) {
        if (inject.status == InjectStatus::published) return false;
        commands = commands_of(inject, now);
        mark_published(inject, now);
        return true;
    });
    return commands;
}

bool EventsList::skip(InjectId id) {
    return change(id, [](Inject& inject) {
        if (inject.status == InjectStatus::published || inject.status == InjectStatus::skipped) return false;
        inject.status = InjectStatus::skipped;
        return true;
    });
}

bool EventsList::plan_again(InjectId id) {
    return change(id, [](Inject& inject) {
        if (inject.status != InjectStatus::skipped && inject.status != InjectStatus::delayed) return false;
        inject.status = InjectStatus::planned;
        return true;
    });
}

bool EventsList::delay(InjectId id, Duration by, Time now, const ExerciseTiming& timing) {
    return change(id, [&](Inject& inject) {
        const Time planned = moment_of(inject.at, timing);
        if (inject.status == InjectStatus::published || by <= Duration{0} || planned >= kNever) return false;
        inject.at = inject_time_at(std::max(planned, now) + by, inject.at.base, timing);
        inject.status = InjectStatus::delayed;
        return true;
    });
}

bool EventsList::take_from_reserve(InjectId id, const InjectTime& at) {
    return change(id, [&](Inject& inject) {
        if (!inject.is_reserve) return false;
        inject.is_reserve = false;
        inject.at = at;
        inject.status = InjectStatus::planned;
        return true;
    });
}

bool EventsList::put_in_reserve(InjectId id) {
    return change(id, [](Inject& inject) {
        if (inject.is_reserve || inject.status == InjectStatus::published) return false;
        inject.is_reserve = true;
        inject.status = InjectStatus::planned;
        return true;
    });
}

bool EventsList::set_score(InjectId id, std::optional<int> score) {
    if (score && (*score < 0 || *score > kBestScore)) return false;
    return change(id, [&](Inject& inject) {
        if (inject.score == score) return false;
        inject.score = score;
        return true;
    });
}

std::vector<InjectId> EventsList::due(Time now, const ExerciseTiming& timing) const {
    std::vector<const Inject*> found;
    for (const Inject& inject : injects()) {
        if (is_waiting(inject) && moment_of(inject.at, timing) <= now) found.push_back(&inject);
    }
    std::stable_sort(found.begin(), found.end(),
                     [&](const Inject* one, const Inject* other) { return moment_of(one->at, timing) < moment_of(other->at, timing); });
    std::vector<InjectId> ids;
    for (const Inject* inject : found) ids.push_back(inject->id);
    return ids;
}

std::optional<InjectId> EventsList::next(Time now, const ExerciseTiming& timing) const {
    std::optional<InjectId> found;
    Time earliest = kNever;
    for (const Inject& inject : injects()) {
        const Time moment = moment_of(inject.at, timing);
        if (!is_waiting(inject) || moment <= now || moment >= earliest) continue;
        earliest = moment;
        found = inject.id;
    }
    return found;
}

std::vector<Command> EventsList::publish_due(Time now, const ExerciseTiming& timing) {
    std::vector<Command> commands;
    for (const InjectId id : due(now, timing)) {
        const std::vector<Command> more = commands_of(*find(id), now);
        commands.insert(commands.end(), more.begin(), more.end());
        history_.amend([id, now](std::vector<Inject>& injects) {
            const auto place = place_in(injects, id);
            if (place != injects.end() && place->status != InjectStatus::published) mark_published(*place, now);
        });
        ++revision_;
    }
    return commands;
}

void EventsList::rewound_to(Time moment) {
    history_.amend([moment](std::vector<Inject>& injects) {
        for (Inject& inject : injects) {
            if (!inject.published_at || *inject.published_at <= moment) continue;
            inject.published_at.reset();
            inject.status = InjectStatus::planned;
        }
    });
    ++revision_;
}

bool EventsList::undo() {
    if (!history_.undo()) return false;
    ++revision_;
    return true;
}

bool EventsList::redo() {
    if (!history_.redo()) return false;
    ++revision_;
    return true;
}

}  // namespace firebreak::viewer
