#include "engine/report/tables.hpp"

#include "engine/measure/time_series.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <vector>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, kCaseClasses> kCaseClassWords{"complaint", "me_too", "question"};

std::string_view name_of(IssueId issue, const RunRecord& run) {
    return issue == kBackgroundIssue ? std::string_view{"background"} : std::string_view{run.incidents[index(issue) - 1U].id};
}

void put_account(CsvFile& file, AccountId account, const FollowerGraph& graph) {
    if (account == kCompanyAccount) {
        file.text("company");
    } else if (account == kMediaAccount) {
        file.text("media");
    } else {
        file.text(std::to_string(graph.label(account)));
    }
}

// The exact instant beside the readable one.
void put_instant(CsvFile& file, Time time) {
    if (time == kNever) {
        file.empty();
    } else {
        file.integer(microseconds_of(time));
    }
}

void put_key(CsvFile& file, bool is_there, std::uint64_t key) {
    if (is_there) {
        file.key(key);
    } else {
        file.empty();
    }
}

/// Places of `records` in the order of (time, key).
template <class Record, class TimeOf>
std::vector<std::size_t> by_time_and_key(std::span<const Record> records, TimeOf time_of) {
    std::vector<std::size_t> order(records.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (time_of(records[a]) != time_of(records[b])) return time_of(records[a]) < time_of(records[b]);
        return records[a].key < records[b].key;
    });
    return order;
}

}  // namespace

WrittenFile write_time_series(const std::filesystem::path& folder, const RunLabel& label, const RunRecord& run) {
    CsvFile file{folder / "timeseries.csv"};
    std::vector<std::string_view> names;
    for (const SeriesColumn& column : series_columns()) names.push_back(column.key);
    file.header(names);
    for (const SeriesRow& row : time_series(run)) {
        file.label(label, hours_of(row.start));
        for (const SeriesColumn& column : series_columns()) file.number(column.value(row));
        file.end_row();
    }
    return file.commit();
}

WrittenFile write_summaries(const std::filesystem::path& folder, std::span<const SummaryRow> runs) {
    CsvFile file{folder / "summary.csv"};
    std::vector<std::string_view> names;
    for (const MeasureInfo& info : measure_infos()) names.push_back(info.key);
    file.header(names);
    for (const SummaryRow& run : runs) {
        file.label(run.label, hours_of(run.end));
        for (const MeasureValue& value : run.values) file.number(value.value);
        file.end_row();
    }
    return file.commit();
}

WrittenFile write_summary(const std::filesystem::path& folder, const RunLabel& label, Time end, std::span<const MeasureValue> values) {
    return write_summaries(folder, std::array{SummaryRow{label, end, {values.begin(), values.end()}}});
}

WrittenFile write_posts(const std::filesystem::path& folder, const RunLabel& label, const RunRecord& run, const FollowerGraph& graph) {
    constexpr std::array<std::string_view, 14> kColumns{"time_us", "key",   "type",      "author",  "root",    "parent",    "case",
                                                        "issue",   "depth", "followers", "arousal", "valence", "vividness", "credibility"};
    CsvFile file{folder / "posts.csv"};
    file.header(kColumns);
    for (const std::size_t place : by_time_and_key(run.posts, [](const Post& post) { return post.time; })) {
        const Post& post = run.posts[place];
        file.label(label, hours_of(post.time))
            .integer(microseconds_of(post.time))
            .key(post.key)
            .text(kPostTypeWords[static_cast<std::size_t>(post.type)]);
        put_account(file, post.author, graph);
        file.key(run.posts[index(post.root)].key);
        put_key(file, post.parent != kNoPost, post.parent != kNoPost ? run.posts[index(post.parent)].key : 0);
        put_key(file, post.in_case != kNoCase, post.in_case != kNoCase ? run.cases[index(post.in_case)].key : 0);
        // Of a statement, `depth` is its number.
        file.text(name_of(post.issue, run)).integer(post.type == PostType::statement ? 0 : post.depth).integer(post.followers);
        for (const float value : {post.arousal, post.valence, post.vividness, post.credibility}) file.number(static_cast<double>(value));
        file.end_row();
    }
    return file.commit();
}

WrittenFile write_cases(const std::filesystem::path& folder, const RunLabel& label, const RunRecord& run, const FollowerGraph& graph) {
    constexpr std::array<std::string_view, 16> kColumns{
        "time_us",         "key",         "account",      "issue",     "class",
        "followers",       "rounds",      "replies",      "is_seed",   "detected_us",
        "replied_us",      "remedied_us", "satisfied_us", "is_judged", "is_patience_expired",
        "is_word_of_mouth"};
    CsvFile file{folder / "cases.csv"};
    file.header(kColumns);
    for (const std::size_t place : by_time_and_key(run.cases, [](const Case& record) { return record.opened; })) {
        const Case& record = run.cases[place];
        file.label(label, hours_of(record.opened)).integer(microseconds_of(record.opened)).key(record.key);
        put_account(file, record.account, graph);
        file.text(name_of(record.issue, run)).text(kCaseClassWords[static_cast<std::size_t>(record.case_class)]);
        file.integer(record.followers).integer(record.round).integer(record.replies).integer(record.is_seed ? 1 : 0);
        for (const Time time : {record.first_detection, record.first_reply, record.remedied, record.satisfied}) put_instant(file, time);
        for (const bool is_so : {record.is_judged, record.is_patience_expired, record.is_word_of_mouth}) file.integer(is_so ? 1 : 0);
        file.end_row();
    }
    return file.commit();
}

WrittenFile write_decisions(const std::filesystem::path& folder, const RunLabel& label, std::span<const Decision> decisions) {
    constexpr std::array<std::string_view, 2> kColumns{"time_us", "decision"};
    std::vector<const Decision*> order;
    for (const Decision& decision : decisions) order.push_back(&decision);
    std::stable_sort(order.begin(), order.end(), [](const Decision* a, const Decision* b) { return a->time < b->time; });
    CsvFile file{folder / "decisions.csv"};
    file.header(kColumns);
    for (const Decision* decision : order) {
        file.label(label, hours_of(decision->time)).integer(microseconds_of(decision->time)).text(decision->what);
        file.end_row();
    }
    return file.commit();
}

WrittenFile write_explanations(const std::filesystem::path& folder, const RunLabel& label, std::span<const Explanation> explanations) {
    constexpr std::array<std::string_view, 3> kColumns{"time_us", "reason", "done"};
    CsvFile file{folder / "explain.csv"};
    file.header(kColumns);
    for (const Explanation& one : explanations) {
        file.label(label, hours_of(one.time)).integer(microseconds_of(one.time)).text(one.reason).text(one.done);
        file.end_row();
    }
    return file.commit();
}

std::string summary_json(std::span<const MeasureValue> values) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (const MeasureValue& value : values) {
        nlohmann::ordered_json& entry = json[std::string{value.info->key}];
        if (!value.value) continue;  // stays null
        const auto whole = static_cast<std::int64_t>(*value.value);
        if (static_cast<double>(whole) == *value.value) {
            entry = whole;
        } else {
            entry = *value.value;
        }
    }
    return json.dump(2);
}

}  // namespace firebreak
