#include "plugins/rules/columns.hpp"

namespace firebreak::rules {
namespace {

constexpr std::array<std::string_view, 3> kAngerWords{"calm", "annoyed", "angry"};
constexpr std::array<std::string_view, kCaseClasses> kClassWords{"complaint", "me_too", "question"};
using K = ColumnKind;

// In the order of CompanyColumn.
constexpr std::array<ColumnInfo, kCompanyColumnCount> kCompanyColumns{{
    {.key = "seen_last_hour", .kind = K::number, .help = "Mentions that monitoring saw in the last full hour."},
    {.key = "expected_last_hour", .kind = K::number, .help = "Mentions that are usual in that hour of the day."},
    {.key = "volume_ratio", .kind = K::number, .help = "The first over the second: 3 is three times the usual."},
    {.key = "crisis", .kind = K::flag, .max = 1, .help = "The company's own crisis rule sees a crisis."},
    {.key = "since_alarm", .kind = K::duration, .help = "Time since the crisis rule first fired; not known before."},
    {.key = "calm_for", .kind = K::duration, .help = "Time since the last crisis ended; not known in one, nor before the first."},
    {.key = "queue_length", .kind = K::count, .help = "Cases that wait for an agent."},
    {.key = "oldest_wait", .kind = K::duration, .help = "How long the oldest of them has waited since it was seen."},
    {.key = "agents", .kind = K::count, .help = "Agents at work now."},
    {.key = "busy_share", .kind = K::share, .max = 1, .help = "Share of them that handle a case; not known without agents."},
    {.key = "new_cases", .kind = K::count, .help = "Cases new or changed since the last policy tick."},
    {.key = "angry_share",
     .kind = K::share,
     .max = 1,
     .help = "Of the cases new or changed in the last 24 h, the share that is angry; not known without any."},
    {.key = "annoyed_share", .kind = K::share, .max = 1, .help = "The share that is annoyed, likewise."},
    {.key = "top_followers", .kind = K::count, .help = "Followers of the most followed author among the new or changed cases."},
    {.key = "net_sentiment",
     .kind = K::number,
     .min = -100,
     .max = 100,
     .help = "100 x (positive - negative) / all of the mentions seen today and yesterday."},
    {.key = "articles", .kind = K::count, .help = "Articles that have appeared about the company."},
    {.key = "escalations", .kind = K::count, .help = "Escalated cases that have arrived at the department that owns the cause."},
    {.key = "fix_running", .kind = K::flag, .max = 1, .help = "A root cause is being fixed."},
    {.key = "spent", .kind = K::number, .help = "Euros spent so far on agents, approvals, compensation, statements and fixes."},
    {.key = "time_of_day", .kind = K::clock, .max = 1440, .help = "The hour: '22:00-06:00' (the end is not in it), '>= 18:00'."},
    {.key = "weekday", .kind = K::weekday, .max = 6, .help = "The day: saturday, monday-friday, [saturday, sunday]."},
    {.key = "elapsed", .kind = K::duration, .help = "Time since day 0, 00:00."},
    {.key = "statements", .kind = K::count, .help = "Statements published so far, whoever asked for them."},
    {.key = "statements_made", .kind = K::count, .help = "Statements that this playbook has asked for."},
    {.key = "since_statement", .kind = K::duration, .help = "Time since the last of these; not known before the first."},
    {.key = "fixes_started", .kind = K::count, .help = "Times that this playbook has started a fix."},
    {.key = "since_fix", .kind = K::duration, .help = "Time since the last of these; not known before the first."},
    {.key = "supporters_called", .kind = K::count, .help = "Supporters that this playbook has asked to post."},
}};

// In the order of CaseColumn.
constexpr std::array<ColumnInfo, kCaseColumnCount> kCaseColumns{{
    {.key = "class", .kind = K::word, .max = 2, .words = kClassWords, .help = "What the post is: complaint, me_too or question."},
    {.key = "anger",
     .kind = K::word,
     .max = 2,
     .words = kAngerWords,
     .help = "The angriest that a post of the case has been: calm, annoyed or angry; '>= annoyed' is allowed."},
    {.key = "followers", .kind = K::count, .help = "The author's followers: his reach."},
    {.key = "age", .kind = K::duration, .help = "Time since the case opened."},
    {.key = "waiting", .kind = K::duration, .help = "Time since monitoring saw it."},
    {.key = "round", .kind = K::count, .min = 1, .max = 255, .help = "1 for a first complaint, more after follow-ups."},
    {.key = "answered", .kind = K::flag, .max = 1, .help = "It has had an answer in some round."},
    {.key = "closed", .kind = K::flag, .max = 1, .help = "The latest round that was seen is answered."},
    {.key = "issue",
     .kind = K::count,
     .max = 65'535,
     .help = "Number of the issue it is about, in the order of outbreak; 0: ordinary failures."},
}};

}  // namespace

std::span<const ColumnInfo> company_columns() noexcept { return kCompanyColumns; }
std::span<const ColumnInfo> case_columns() noexcept { return kCaseColumns; }

}  // namespace firebreak::rules
