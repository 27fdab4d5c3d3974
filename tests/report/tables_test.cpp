#include "engine/report/tables.hpp"
#include "tests/measure/made_up.hpp"
#include "tests/report/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

const RunLabel kLabel{5, "base", 2, 77};

/// A complaint at .5 h, its share a microsecond later, a statement; the complaint's case was answered at 2 h.
struct MadeUpRun {
    MadeUpFeed feed;
    std::vector<Case> cases{case_at(0.5, 2.0)};
    std::vector<Issue> incidents{Issue{}};
    std::vector<double> background{0.0, 0.0, 0.0, 0.0};
    FollowerGraph graph = FollowerGraph::empty(10);
    RunRecord record;

    MadeUpRun() {
        incidents[0].id = "outage, \"big\"";
        feed.root(at(0.5));
        feed.posts[0].in_case = CaseId{0};
        feed.share(at(0.5) + Duration{1}, 0);
        feed.root(at(3.0), PostType::statement);
        feed.posts[2].author = kCompanyAccount;
        feed.posts[2].depth = 1;
        cases[0].key = feed.posts[0].key;
        cases[0].account = AccountId{0};
        record.posts = feed.posts;
        record.cases = cases;
        record.incidents = incidents;
        record.background_volume = background;
        record.end = kStart + hours{4};
    }
};

std::vector<std::string> lines_of(const std::filesystem::path& file) {
    std::stringstream text{content_of(file)};
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
}

std::size_t fields_in(const std::string& line) { return static_cast<std::size_t>(std::count(line.begin(), line.end(), ',')) + 1; }

}  // namespace

TEST_CASE("posts are named by their keys and exact to the microsecond") {
    const TemporaryFolder folder;
    const MadeUpRun run;
    CHECK(write_posts(folder.path(), kLabel, run.record, run.graph).name == "posts.csv");
    const std::vector<std::string> lines = lines_of(folder.path() / "posts.csv");
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] ==
          "run,branch,repetition,seed,time,time_us,key,type,author,root,parent,case,issue,depth,followers,arousal,valence,vividness,"
          "credibility");
    CHECK(lines[1] ==
          "5,base,2,77,0.5,1800000000,0000000000000001,complaint,0,0000000000000001,,0000000000000001,\"outage, "
          "\"\"big\"\"\",0,0,0,-0.699999988079071,1,1");
    CHECK(lines[2] ==
          "5,base,2,77,0.5000000002777778,1800000001,0000000000000002,share,1,0000000000000001,0000000000000001,,\"outage, "
          "\"\"big\"\"\",1,0,0,-0.699999988079071,1,1");
    CHECK(lines[3].find(",statement,company,") != std::string::npos);
}

TEST_CASE("posts of the same microsecond stand in the order of their keys, however the run came by them") {
    const TemporaryFolder folder;
    MadeUpRun run;
    std::vector<Post> posts;
    for (const std::uint64_t key : {9ULL, 2ULL, 5ULL}) {
        Post post = run.feed.posts[0];
        post.key = key;
        post.root = PostId{static_cast<std::uint32_t>(posts.size())};
        post.in_case = kNoCase;
        posts.push_back(post);
    }
    run.record.posts = posts;
    static_cast<void>(write_posts(folder.path(), kLabel, run.record, run.graph));
    const std::vector<std::string> lines = lines_of(folder.path() / "posts.csv");
    REQUIRE(lines.size() == 4);
    CHECK(lines[1].find(",0000000000000002,complaint") != std::string::npos);
    CHECK(lines[2].find(",0000000000000005,complaint") != std::string::npos);
    CHECK(lines[3].find(",0000000000000009,complaint") != std::string::npos);
}

TEST_CASE("what did not happen to a case is an empty field") {
    const TemporaryFolder folder;
    const MadeUpRun run;
    static_cast<void>(write_cases(folder.path(), kLabel, run.record, run.graph));
    const std::vector<std::string> lines = lines_of(folder.path() / "cases.csv");
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] ==
          "run,branch,repetition,seed,time,time_us,key,account,issue,class,followers,rounds,replies,is_seed,detected_us,replied_us,"
          "remedied_us,satisfied_us,"
          "is_judged,is_patience_expired,is_word_of_mouth");
    CHECK(lines[1] == "5,base,2,77,0.5,1800000000,0000000000000001,0,\"outage, \"\"big\"\"\",complaint,0,1,1,0,,7200000000,,,0,0,0");
}

TEST_CASE("decisions keep their order within an instant") {
    const TemporaryFolder folder;
    const std::vector<Decision> decisions{{at(2.0), "second"}, {at(1.0), "first, with a comma"}, {at(2.0), "also second"}};
    static_cast<void>(write_decisions(folder.path(), kLabel, decisions));
    const std::vector<std::string> lines = lines_of(folder.path() / "decisions.csv");
    REQUIRE(lines.size() == 4);
    CHECK(lines[1] == "5,base,2,77,1,3600000000,\"first, with a comma\"");
    CHECK(lines[2] == "5,base,2,77,2,7200000000,second");
    CHECK(lines[3] == "5,base,2,77,2,7200000000,also second");
}

TEST_CASE("the time series and the summary have a field for every column") {
    const TemporaryFolder folder;
    const MadeUpRun run;
    const std::vector<MeasureValue> values = measure_run(run.record);
    static_cast<void>(write_time_series(folder.path(), kLabel, run.record));
    static_cast<void>(write_summary(folder.path(), kLabel, run.record.end, values));
    const std::vector<std::string> series = lines_of(folder.path() / "timeseries.csv");
    REQUIRE(series.size() == 5);
    for (const std::string& line : series) CHECK(fields_in(line) == fields_in(series[0]));
    CHECK(series[1].find("5,base,2,77,0,2,1,0,0,0,1,") == 0);
    CHECK(series[4].find("5,base,2,77,3,0,") == 0);
    const std::vector<std::string> summary = lines_of(folder.path() / "summary.csv");
    REQUIRE(summary.size() == 2);
    CHECK(summary[0].find("run,branch,repetition,seed,time,volume,") == 0);
    CHECK(summary[1].find("5,base,2,77,4,2,") == 0);
    CHECK(fields_in(summary[0]) == measure_infos().size() + 5);
    CHECK(fields_in(summary[1]) == fields_in(summary[0]));
}

TEST_CASE("the summary of many runs has a row for each, labelled by its own repetition") {
    const TemporaryFolder folder;
    const MadeUpRun run;
    const std::vector<MeasureValue> values = measure_run(run.record);
    const std::vector<SummaryRow> rows{{{0, "base", 0, 77}, at(4.0), values}, {{1, "base", 1, 77}, at(2.5), values}};
    CHECK(write_summaries(folder.path(), rows).name == "summary.csv");
    const std::vector<std::string> lines = lines_of(folder.path() / "summary.csv");
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].find("run,branch,repetition,seed,time,volume,") == 0);
    CHECK(lines[1].find("0,base,0,77,4,2,") == 0);
    CHECK(lines[2].find("1,base,1,77,2.5,2,") == 0);
    for (const std::string& line : lines) CHECK(fields_in(line) == measure_infos().size() + 5);
}

TEST_CASE("the JSON summary has every measure, with null where it does not apply") {
    const MadeUpRun run;
    const auto json = nlohmann::json::parse(summary_json(measure_run(run.record)));
    CHECK(json.size() == measure_infos().size());
    for (const MeasureInfo& info : measure_infos()) {
        CAPTURE(info.key);
        CHECK(json.contains(std::string{info.key}));
    }
    CHECK(json["volume"] == 2);
    CHECK(json["volume"].is_number_integer());
    CHECK(json["fraction_share"] == 0.5);
    CHECK(json["response_rate"].is_null());
}
