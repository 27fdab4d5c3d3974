// study.sqlite: what the tables are called and what stands in them. docs/researchers.md tells the same.
#include "engine/study/assignments.hpp"
#include "engine/study/database.hpp"
#include "engine/study/result_store.hpp"

#include <fmt/format.h>

#include <string>

#include <unistd.h>

namespace firebreak {
namespace {

std::int64_t signed_of(std::uint64_t value) noexcept { return static_cast<std::int64_t>(value); }

std::string joined(const std::vector<Assignment>& changes) {
    std::string text;
    for (const Assignment& change : changes) text += (text.empty() ? "" : "; ") + change.text;
    return text;
}

std::string marks(std::size_t count) {
    std::string text = "?";
    for (std::size_t i = 1; i < count; ++i) text += ", ?";
    return text;
}

void write_about(Database& database, const StudyResults& results) {
    database.run("CREATE TABLE study (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
    SqlStatement insert = database.prepare("INSERT INTO study VALUES (?, ?)");
    const auto put = [&](std::string_view key, const std::string& value) { insert.text(1, key).text(2, value).finish(); };
    const Study& study = results.study;
    put("format", "1");
    put("name", study.name);
    put("title", study.title);
    put("question", study.question);
    put("baseline", study.baseline);
    put("repetitions", std::to_string(study.repetitions));
    put("series_step_hours", fmt::format("{}", hours_of(study.series_step)));
    put("program_version", results.program_version);
    put("scenario_title", results.scenario_title);
    put("scenario_yaml", results.scenario_yaml);
    put("accounts", std::to_string(results.accounts));
    put("follows", std::to_string(results.follows));
    put("missing_runs", std::to_string(results.missing_runs));
}

void write_branches(Database& database, const Study& study) {
    database.run("CREATE TABLE branches (branch TEXT PRIMARY KEY, number INTEGER NOT NULL, title TEXT NOT NULL, changes TEXT NOT NULL)");
    SqlStatement insert = database.prepare("INSERT INTO branches VALUES (?, ?, ?, ?)");
    for (std::size_t i = 0; i < study.branches.size(); ++i) {
        const StudyBranch& branch = study.branches[i];
        insert.text(1, branch.name).integer(2, static_cast<std::int64_t>(i)).text(3, branch.title).text(4, joined(branch.changes)).finish();
    }
}

void write_points(Database& database, const StudyResults& results) {
    database.run("CREATE TABLE points (point INTEGER NOT NULL, kind TEXT NOT NULL, parameter TEXT, value TEXT)");
    SqlStatement bare = database.prepare("INSERT INTO points (point, kind) VALUES (?, ?)");
    SqlStatement full = database.prepare("INSERT INTO points VALUES (?, ?, ?, ?)");
    for (std::size_t i = 0; i < results.points.size(); ++i) {
        const StudyPoint& point = results.points[i];
        const auto number = static_cast<std::int64_t>(i);
        if (point.changes.empty()) bare.integer(1, number).text(2, text_of(point.kind)).finish();
        for (const Assignment& change : point.changes)
            full.integer(1, number).text(2, text_of(point.kind)).text(3, key_of(change)).text(4, value_of(change)).finish();
    }
}

SqlStatement& label(SqlStatement& insert, const StudyResults& results, const StudyRun& run, double time) {
    return insert.integer(1, signed_of(run.run))
        .text(2, results.study.branches[run.branch].name)
        .integer(3, signed_of(run.repetition))
        .integer(4, signed_of(run.seed))
        .real(5, time);
}

constexpr const char* kLabel =
    "run INTEGER NOT NULL, branch TEXT NOT NULL, repetition INTEGER NOT NULL, seed INTEGER NOT NULL, time REAL NOT NULL";

void write_runs(Database& database, const StudyResults& results) {
    database.run(fmt::format("CREATE TABLE runs ({}, point INTEGER NOT NULL, failure TEXT NOT NULL, strategy TEXT NOT NULL)", kLabel));
    SqlStatement insert = database.prepare("INSERT INTO runs VALUES (" + marks(8) + ")");
    for (const StudyRun& run : results.runs)
        label(insert, results, run, run.end_hours).integer(6, run.point).text(7, run.failure).text(8, run.guilty_strategy).finish();
}

void write_summary_table(Database& database, const StudyResults& results) {
    std::string columns = fmt::format("{}, point INTEGER NOT NULL", kLabel);
    for (const MeasureInfo& info : measure_infos()) columns += fmt::format(", \"{}\" REAL", info.key);
    database.run("CREATE TABLE summary (" + columns + ")");
    SqlStatement insert = database.prepare("INSERT INTO summary VALUES (" + marks(6 + measure_infos().size()) + ")");
    for (const StudyRun& run : results.runs) {
        if (!run.failure.empty()) continue;
        label(insert, results, run, run.end_hours).integer(6, run.point);
        for (std::size_t i = 0; i < run.measures.size(); ++i) insert.real(static_cast<int>(7 + i), run.measures[i]);
        insert.finish();
    }
}

void write_series(Database& database, const StudyResults& results) {
    const std::vector<std::string>& names = results.study.series;
    if (names.empty()) return;
    std::string columns = kLabel;
    for (const std::string& name : names) columns += fmt::format(", \"{}\" REAL", name);
    database.run("CREATE TABLE timeseries (" + columns + ")");
    SqlStatement insert = database.prepare("INSERT INTO timeseries VALUES (" + marks(5 + names.size()) + ")");
    for (const StudyRun& run : results.runs) {
        const std::size_t rows = run.series.size() / names.size();
        for (std::size_t row = 0; row < rows; ++row) {
            label(insert, results, run, results.series_hours[row]);
            for (std::size_t i = 0; i < names.size(); ++i) insert.real(static_cast<int>(6 + i), run.series[row * names.size() + i]);
            insert.finish();
        }
    }
}

void write_roots(Database& database, const StudyResults& results) {
    database.run(
        fmt::format("CREATE TABLE roots ({}, point INTEGER NOT NULL, rank INTEGER NOT NULL, post TEXT NOT NULL, type TEXT NOT NULL, "
                    "author TEXT NOT NULL, answered_after REAL, shares INTEGER NOT NULL)",
                    kLabel));
    SqlStatement insert = database.prepare("INSERT INTO roots VALUES (" + marks(12) + ")");
    for (const StudyRun& run : results.runs) {
        for (const AttributedRoot& root : run.roots) {
            label(insert, results, run, root.posted_hours).integer(6, run.point).integer(7, root.rank);
            insert.text(8, fmt::format("{:016x}", root.post)).text(9, root.type).text(10, root.author);
            insert.real(11, root.answered_after_hours).integer(12, root.shares).finish();
        }
    }
}

struct Aside {
    std::filesystem::path file;
    ~Aside() { ::unlink(file.c_str()); }
};

}  // namespace

void write_study_database(const StudyFolder& folder, const StudyResults& results) {
    const Aside aside{folder.path / fmt::format(".study-{}.sqlite", ::getpid())};
    ::unlink(aside.file.c_str());
    {
        Database database{aside.file, Database::Use::create};
        database.run("BEGIN");
        write_about(database, results);
        write_branches(database, results.study);
        write_points(database, results);
        write_runs(database, results);
        write_summary_table(database, results);
        write_series(database, results);
        write_roots(database, results);
        database.run("COMMIT");
        database.close();
    }
    std::filesystem::rename(aside.file, folder.database());
}

}  // namespace firebreak
