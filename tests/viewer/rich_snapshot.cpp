#include "tests/viewer/rich_snapshot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace firebreak::viewer::test {
namespace {

constexpr std::int64_t kNowHour = 8 * 24 + 21;
constexpr std::int64_t kOutbreakHour = 7 * 24 + 7;

// A small linear congruential generator: the snapshot is the same at each start.
struct Draws {
    std::uint64_t state = 7;
    double operator()() {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(state >> 40U) / static_cast<double>(1U << 24U);
    }
    std::uint32_t below(std::uint32_t most) { return static_cast<std::uint32_t>((*this)() * most); }
};

Time at_hour(double hour) { return kStart + Duration{static_cast<std::int64_t>(hour * 3.6e9)}; }

std::vector<LivePoint> course(double height, std::int64_t to_hour) {
    std::vector<LivePoint> series;
    Draws draw;
    LivePoint last;
    for (std::int64_t hour = 0; hour <= to_hour; ++hour) {
        LivePoint point;
        const double clock = static_cast<double>(hour % 24);
        const double day = 0.55 + 0.45 * std::sin((clock - 9.0) / 24.0 * 6.28);
        const double since = static_cast<double>(hour - kOutbreakHour);
        const double wave = since < 0 ? 0.0 : height * (1.0 - std::exp(-(since + 1.0) / 3.0)) * std::exp(-since / 30.0) * (0.4 + 0.6 * day);
        point.start = at_hour(static_cast<double>(hour));
        point.expected_volume = 40.0 * day;
        point.complaints = static_cast<std::int64_t>(8.0 * day * (0.7 + 0.6 * draw()) + wave * (0.9 + 0.2 * draw()));
        point.shares = static_cast<std::int64_t>(20.0 * day * (0.7 + 0.6 * draw()) + 2.1 * wave * (0.9 + 0.2 * draw()));
        point.questions = static_cast<std::int64_t>(6.0 * day);
        point.articles = hour == kOutbreakHour + 5 ? 2 : 0;
        point.volume = point.complaints + point.shares + point.questions + point.articles;
        const bool is_open = clock >= 8 && clock < 20;
        point.replies = is_open ? std::min<std::int64_t>(60, point.complaints / 2 + 4) : 0;
        point.backlog = std::max<std::int64_t>(0, last.backlog + point.complaints / 3 - point.replies);
        point.seen_mentions = 0.6 * static_cast<double>(point.volume);
        point.cumulative_reach = std::min<std::int64_t>(86'000, last.cumulative_reach + point.shares * 14 + 30);
        point.buzz = -static_cast<double>(point.cumulative_reach) / 100'000.0 * 32.0 * (since < 0 ? 0.4 : 1.0) +
                     (since > 20 ? (since - 20.0) * 0.3 : 0.0);
        point.spent = last.spent + (is_open ? 240.0 : 20.0);
        series.push_back(point);
        last = point;
    }
    return series;
}

std::vector<LivePost> posts() {
    std::vector<LivePost> list;
    Draws draw;
    constexpr std::array<PostType, 16> kMix{PostType::complaint, PostType::share,       PostType::share,     PostType::me_too,
                                            PostType::complaint, PostType::share,       PostType::question,  PostType::follow_up,
                                            PostType::share,     PostType::peer_answer, PostType::complaint, PostType::praise,
                                            PostType::me_too,    PostType::support,     PostType::share,     PostType::follow_up};
    for (std::uint32_t i = 0; i < kLivePosts; ++i) {
        LivePost post;
        post.id = PostId{60'000 - i};
        post.time = at_hour(static_cast<double>(kNowHour)) - seconds{i * 23};
        post.type = kMix[i % kMix.size()];
        if (i % 61 == 7) post.type = PostType::article;
        if (i % 83 == 11) post.type = PostType::statement;
        if (i % 97 == 19) post.type = PostType::brand_post;
        post.author = AccountId{draw.below(100'000)};
        if (post.type == PostType::article) post.author = kMediaAccount;
        if (post.type == PostType::statement || post.type == PostType::brand_post) post.author = kCompanyAccount;
        post.root_type = post.type == PostType::share ? (i % 5 == 0 ? PostType::article : PostType::complaint) : post.type;
        post.root = post.type == PostType::share ? PostId{50'000 + draw.below(5'000)} : post.id;
        post.root_author = post.type == PostType::share ? AccountId{draw.below(100'000)} : post.author;
        post.followers = static_cast<std::uint32_t>(std::exp(3.0 + 6.0 * draw()));
        post.shares = draw.below(i % 7 == 0 ? 900 : 12);
        post.replies = draw.below(3);
        post.arousal = static_cast<float>(draw());
        const bool is_good = is_positive(post.root_type);
        post.valence = static_cast<float>(is_good ? 0.4 + 0.5 * draw() : -0.2 - 0.7 * draw());
        post.issue = i % 4 == 0 ? kBackgroundIssue : IssueId{1};
        post.round = static_cast<std::uint8_t>(post.type == PostType::follow_up ? 2 + i % 2 : 1);
        post.is_seen_by_company = draw() < 0.55;
        post.in_case = post.type == PostType::complaint ? CaseId{i} : kNoCase;
        post.is_deleted = i == 33;
        list.push_back(post);
    }
    return list;
}

std::vector<LiveCase> cases() {
    std::vector<LiveCase> list;
    Draws draw;
    for (std::uint32_t i = 0; i < 320; ++i) {
        LiveCase one;
        one.id = CaseId{4'000 + i};
        one.account = AccountId{draw.below(100'000)};
        one.newest_post = PostId{60'000 - i};
        one.opened = at_hour(static_cast<double>(kNowHour)) - minutes{1'800 - 5 * static_cast<int>(i)};
        one.status = static_cast<LiveCaseStatus>(i % 9 < 3 ? 2 : i % kLiveCaseStatuses);
        one.detected = one.status == LiveCaseStatus::unseen ? kNever : one.opened + minutes{35};
        one.followers = static_cast<std::uint32_t>(std::exp(3.0 + 6.0 * draw()));
        one.arousal = static_cast<float>(draw());
        one.issue = IssueId{1};
        one.case_class = static_cast<CaseClass>(i % 3);
        one.round = static_cast<std::uint8_t>(1 + i % 3);
        one.seen_round = one.status == LiveCaseStatus::unseen ? std::uint8_t{0} : one.round;
        one.replies = one.status == LiveCaseStatus::answered ? std::uint8_t{1} : std::uint8_t{0};
        if (one.replies > 0) one.first_reply = one.opened + hours{3};
        one.is_escalated = i % 17 == 0;
        one.is_first_in_queue = i == 5;
        one.is_out_of_patience = i % 11 == 0;
        one.is_satisfied = one.status == LiveCaseStatus::closed;
        list.push_back(one);
    }
    return list;
}

LiveDecision decision(double hour, const char* text) {
    LiveDecision line;
    line.time = at_hour(hour);
    std::strncpy(line.text.data(), text, line.text.size() - 1);
    return line;
}

}  // namespace

LiveSnapshot rich_snapshot() {
    LiveSnapshot live;
    LiveFigures& f = live.figures;
    f.now = at_hour(static_cast<double>(kNowHour));
    f.horizon = at_hour(21 * 24);
    f.outbreak = at_hour(kOutbreakHour);
    f.state = LiveState::running;
    f.speed = 3'600.0;
    f.real_speed = 3'590.0;
    f.accounts = 100'000;
    f.customers = 41'280;
    f.posts = 60'000;
    f.articles = 4;
    f.statements = 1;
    f.churned = 112;
    live.series = course(420.0, kNowHour);
    f.reached = live.series.back().cumulative_reach;
    f.volume_last_hour = static_cast<double>(live.series.back().volume);
    f.expected_last_hour = live.series.back().expected_volume;
    f.buzz = live.series.back().buzz;
    f.attitude = -0.14;
    f.spent = live.series.back().spent;
    f.seen_last_hour = live.series.back().seen_mentions;
    f.seen_expected = 22.0;
    f.company_sees_crisis = false;
    f.is_crisis = true;
    f.queue_length = 148;
    f.oldest_wait = hours{9} + minutes{20};
    f.agents = 12;
    f.busy_agents = 11;
    f.awaiting_approval = 7;
    f.cases = 5'120;
    f.cases_seen = 2'930;
    f.cases_answered = 1'408;
    f.cases_satisfied = 521;
    f.is_desk_open = true;
    f.escalations_arrived = 14;
    f.is_fix_running = true;
    live.posts = posts();
    live.cases = cases();
    live.decisions = {decision(kOutbreakHour + 22.5, "12 agents from now on"),
                      decision(kOutbreakHour + 9, "statement: diminish, empathy 0.4"),
                      decision(kOutbreakHour + 3, "case 4012 escalated to the department that owns the cause")};
    live.account_flags.assign(100'000, 0);
    live.account_anger.assign(100'000, 0);
    return live;
}

void fill(ViewerState& state, const LiveSnapshot& live) {
    state.scenario_title = "A French bank's cards and app fail for twelve hours";
    state.issues = {"everyday", "outage"};
    state.incidents = {"outage"};
    state.strategy = "canned";
    state.strategies = {{"canned", "Polite standard replies in office hours.", ""},
                        {"crisis_plan", "Mends the cause early and answers in the evening.", ""},
                        {"human_humour", "Answers like a human being, with humour where it is safe.", ""},
                        {"monitor_silent", "Reads everything and says nothing.", ""}};
    const auto row = [](SettingRow::Reach reach, const char* section, const char* key, Kind kind, Unit unit, double min, double max,
                        const char* value) {
        SettingRow result;
        result.reach = reach;
        result.section = section;
        result.key = key;
        result.help = fmt::format("What {} means, in one sentence.", key);
        result.kind = kind;
        result.unit = unit;
        result.min = min;
        result.max = max;
        result.value = value;
        result.default_value = value;
        return result;
    };
    using Reach = SettingRow::Reach;
    state.rows = {row(Reach::order, "orders", "monitoring", Kind::real, Unit::share, 0, 1, "0.6"),
                  row(Reach::order, "orders", "approval_layers", Kind::integer, Unit::count, 0, 10, "2"),
                  row(Reach::order, "orders", "approval_delay", Kind::duration, Unit::duration, 0, 48, "90 min"),
                  row(Reach::order, "orders", "triage", Kind::choice, Unit::none, 0, 0, "fifo"),
                  row(Reach::live, "platform", "platform.visibility", Kind::real, Unit::share, 0, 1, "0.25"),
                  row(Reach::live, "media", "media.is_on", Kind::boolean, Unit::none, 0, 1, "true"),
                  row(Reach::restart, "network", "network.accounts", Kind::integer, Unit::count, 100, 1e7, "100000")};
    state.rows[3].choices = {"fifo", "anger", "influence", "sla"};
    using MarkKind = TimeMark::Kind;
    state.marks = {{at_hour(kOutbreakHour), MarkKind::outbreak, "outage"},
                   {at_hour(kOutbreakHour + 3), MarkKind::inject, "A journalist calls"},
                   {at_hour(kOutbreakHour + 5), MarkKind::article, "First article"},
                   {at_hour(kOutbreakHour + 9), MarkKind::statement, "Statement: diminish"},
                   {at_hour(kOutbreakHour + 22.5), MarkKind::decision, "12 agents"}};
    AbandonedFuture future;
    future.from = at_hour(kOutbreakHour + 9);
    for (const LivePoint& point : course(700.0, kNowHour + 10)) {
        if (point.start >= future.from) future.series.push_back(point);
    }
    state.abandoned.push_back(future);
    (void)live;
}

}  // namespace firebreak::viewer::test
