#include "engine/plugin/check/made_up_company.hpp"

#include "engine/core/hash.hpp"

#include <fmt/format.h>

namespace firebreak::check {

std::string text_of(const Reply& reply) {
    return fmt::format("e{} x{} a{} k{} c{} h{} r{} d{} b{} bh{}", reply.empathy, reply.explanation, reply.apology, reply.private_channel,
                       reply.compensation, reply.hostility, reply.remedy, static_cast<int>(reply.department), reply.backfire,
                       reply.backfire_hostility);
}

std::string text_of(const Orders& orders) {
    std::string text = fmt::format("m{} D{} t{} desk{} V{} s{} L{} esc{} i{} H{} s{} n{} fix{} T{} staff{} ", orders.monitoring,
                                   orders.detection_delay.count(), static_cast<int>(orders.triage), orders.keeps_desk_hours,
                                   orders.approval_delay.count(), orders.approval_sigma, orders.approval_layers, orders.escalation,
                                   orders.information_flow, orders.hand_off_delay.count(), orders.hand_off_sigma, orders.hand_off_hops,
                                   orders.fix_threshold, orders.fix_duration.count(), orders.staffing);
    text +=
        fmt::format("posts{} del{} peers{} handling{} ", orders.posts_per_day, orders.deletion, orders.peer_answer, orders.handling_factor);
    for (const ClassOrders& entry : orders.classes) text += fmt::format("[{} {}]", entry.coverage, text_of(entry.reply));
    for (const bool is_open : orders.hours.open) text += is_open ? '1' : '0';
    return text;
}

void RecordingActions::set_orders(const Orders& given) {
    orders.push_back(given);
    log.push_back("orders " + text_of(given));
}
void RecordingActions::answer(std::uint32_t case_id, const Reply& reply) {
    log.push_back(fmt::format("answer {} {}", case_id, text_of(reply)));
}
void RecordingActions::ignore(std::uint32_t case_id) { log.push_back(fmt::format("ignore {}", case_id)); }
void RecordingActions::prioritise(std::uint32_t case_id) { log.push_back(fmt::format("prioritise {}", case_id)); }
void RecordingActions::escalate(std::uint32_t case_id) { log.push_back(fmt::format("escalate {}", case_id)); }
void RecordingActions::remove(std::uint32_t case_id) { log.push_back(fmt::format("remove {}", case_id)); }
void RecordingActions::mobilise(const Supporters& supporters, Duration delay) {
    log.push_back(fmt::format("mobilise {} of {} a{} after {}", supporters.count, static_cast<int>(supporters.choice), supporters.arousal,
                              delay.count()));
}
void RecordingActions::publish(const Statement& statement, Duration delay) {
    published.push_back({statement, delay});
    log.push_back(fmt::format("publish {} e{} h{} fix{} after {}", static_cast<int>(statement.type), statement.empathy, statement.hostility,
                              statement.announces_fix, delay.count()));
}
void RecordingActions::start_fix(Duration median_duration) {
    fixes.push_back(median_duration);
    log.push_back(fmt::format("fix {}", median_duration.count()));
}
void RecordingActions::note(std::string_view text) { log.push_back(fmt::format("note {}", text)); }
double RecordingActions::draw(std::uint32_t purpose, std::uint64_t entity, std::uint32_t n) const {
    return draws_.uniform(Purpose::strategy, hash_of(purpose, entity), n);
}

Situation situation_at(std::uint32_t n, std::uint64_t history, std::vector<CaseView>& cases) {
    cases.clear();
    for (std::uint32_t i = 0; i < hash_of(history, n) % 5; ++i) {
        const std::uint64_t chance = hash_of(history, n, i);
        cases.push_back({.id = static_cast<std::uint32_t>(chance % (n + 1)),
                         .case_class = static_cast<CaseClass>(chance / 8 % 3),
                         .issue = static_cast<std::uint16_t>(chance / 64 % 2),
                         .round = static_cast<std::uint8_t>(1 + chance / 128 % 4),
                         .is_closed = chance / 1024 % 7 == 0,
                         .opened = kStart + minutes{15 * n},
                         .detected = kStart + minutes{15 * n + 5},
                         .followers = static_cast<std::uint32_t>(chance / 4096 % 10'000),
                         .arousal_class = static_cast<std::uint8_t>(chance / 99 % 3)});
    }
    Situation situation;
    situation.now = kStart + minutes{15 * n};
    situation.cases = cases;
    situation.is_crisis = (n >= 20 && n < 60) || (n >= 150 && n < 170);
    situation.seen_last_hour = situation.is_crisis ? 200.0 : 8.0;
    situation.expected_last_hour = 8.0;
    situation.queue_length = situation.is_crisis ? 90 : 3;
    situation.oldest_wait = minutes{n % 50};
    situation.agents = 2;
    situation.busy_agents = 1;
    situation.articles = n / 40;
    situation.net_sentiment = situation.is_crisis ? -60.0 : 5.0;
    situation.spent = 12.5 * n;
    situation.weekday = n / 96 % 7;
    return situation;
}

std::vector<std::string> played(Strategy& strategy, std::uint32_t first, std::uint32_t last, std::uint64_t history) {
    RecordingActions actions;
    std::vector<CaseView> cases;
    for (std::uint32_t n = first; n < last; ++n) strategy.act(situation_at(n, history, cases), actions);
    return actions.log;
}

}  // namespace firebreak::check
