#include "engine/core/hash.hpp"
#include "engine/measure/quantile.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/report_sections.hpp"

#include <algorithm>

namespace firebreak {
namespace {

ReportList model_list() {
    return {
        {say("method.odd_purpose"), say("method.odd_entities"), say("method.odd_process"), say("method.odd_time"), say("method.odd_more")}};
}

ReportList limit_list() {
    return {{say("method.limit_forecast"), say("method.limit_chance"), say("method.limit_none"), say("method.limit_product"),
             say("method.limit_platform"), say("method.limit_tone"), say("method.limit_reference")}};
}

// How many times as many runs it would take without pairing, of the measure that decides.
std::optional<double> typical_saving(const ReportContext& context) {
    std::vector<double> savings;
    for (const std::uint32_t branch : context.branches) {
        const BranchMeasure* measure = context.find(lead_measure(context.comparison), branch);
        if (measure != nullptr && measure->replicates_saved) savings.push_back(*measure->replicates_saved);
    }
    return quantile(savings, 0.5);
}

ReportList comparison_list(const ReportContext& context) {
    ReportList list{{say("method.pairing")}};
    if (const std::optional<double> saving = typical_saving(context)) {
        list.items.push_back(
            say("method.saved", words_of_measure(lead_measure(context.comparison)).with_article, figure(FigureKind::number, saving)));
    }
    list.items.push_back(say("method.intervals"));
    list.items.push_back(say("method.many", context.comparison.leading.size(), context.branches.size()));
    return list;
}

ReportTable run_table(const ReportContext& context) {
    ReportTable table{say("method.runs"),
                      {{say("question.policy"), false},
                       {say("method.finished")},
                       {say("method.failed")},
                       {say("method.missing")},
                       {say("method.failure"), false}},
                      {}};
    for (const std::uint32_t branch : context.branches) {
        for (const BranchRuns& runs : context.comparison.runs) {
            if (runs.branch != branch) continue;
            const auto count = [](std::int64_t number) { return figure(FigureKind::count, static_cast<double>(number)); };
            const std::string failure = runs.guilty_strategy.empty() || runs.first_failure.empty()
                                            ? runs.first_failure
                                            : fmt::format("{}: {}", runs.guilty_strategy, runs.first_failure);
            table.rows.push_back({as_written(context.title(branch)), count(runs.finished), count(runs.failed), count(runs.missing),
                                  as_written(failure.empty() ? "–" : failure)});
        }
    }
    return table;
}

ReportTable measure_table_of(const ReportContext& context) {
    ReportTable table{say("method.measures_table"),
                      {{say("difference.measure"), false}, {say("method.key"), false}, {say("method.definition"), false}},
                      {}};
    std::vector<std::string_view> keys{context.comparison.leading.begin(), context.comparison.leading.end()};
    for (const std::string_view more : {std::string_view{"crisis"}, std::string_view{context.comparison.cost_measure}}) {
        if (std::find(keys.begin(), keys.end(), more) == keys.end()) keys.push_back(more);
    }
    for (const std::string_view key : keys) {
        for (const MeasureInfo& info : measure_infos()) {
            if (info.key != key) continue;
            Bilingual name = capitalised(words_of_measure(key).name);
            if (info.tag == MeasureTag::assumed_sign) name = joined(name, say("difference.tag"), " · ");
            if (info.tag == MeasureTag::emergent) name = joined(name, say("method.emergent"), " · ");
            table.rows.push_back({name, as_written(std::string{key}), as_written(std::string{info.help})});
        }
    }
    return table;
}

ReportTable provenance_table(const ReportContext& context, const ReportProvenance& provenance) {
    const StudyResults& results = context.results;
    ReportTable table{say("method.provenance_table"), {{say("question.item"), false}, {say("question.value"), false}}, {}};
    table.rows.push_back({say("method.program"), as_written("firebreak " + results.program_version)});
    if (results.study.seed) table.rows.push_back({say("method.seed"), as_written(fmt::format("{}", *results.study.seed))});
    if (!results.study.file.empty()) table.rows.push_back({say("method.study_file"), as_written(results.study.file)});
    if (!results.study.scenario.empty()) table.rows.push_back({say("method.scenario_file"), as_written(results.study.scenario.string())});
    table.rows.push_back(
        {say("question.network"), say("question.network_is", figure(FigureKind::count, static_cast<double>(results.accounts)),
                                      figure(FigureKind::count, static_cast<double>(results.follows)))});
    const auto add_hash = [&table](const Bilingual& of, const std::string& text) {
        if (!text.empty()) table.rows.push_back({say("method.hash", of), as_written(hex_text(hash_text(text)))});
    };
    add_hash(say("method.study_file"), provenance.study_yaml);
    add_hash(say("method.scenario_file"), results.scenario_yaml);
    for (const ReportProvenance::Fact& fact : provenance.facts) table.rows.push_back({fact.name, as_written(fact.value)});
    return table;
}

Bilingual words_of(const ReportContext& context, const ComparisonNote& note) {
    const auto count = [](std::int64_t number) { return figure(FigureKind::count, static_cast<double>(number)); };
    switch (note.kind) {
        case ComparisonNote::Kind::failed_runs:
            return say(note.count == 1 ? PhraseKey{"note.failed_one"} : PhraseKey{"note.failed"}, count(note.count),
                       context.quoted_title(note.branch), note.detail);
        case ComparisonNote::Kind::missing_runs:
            return say(note.count == 1 ? PhraseKey{"note.missing_one"} : PhraseKey{"note.missing"}, count(note.count),
                       context.quoted_title(note.branch));
        case ComparisonNote::Kind::gaps:
            return say("note.gaps", capitalised(words_of_measure(note.detail).name), count(note.count), count(note.of),
                       context.quoted_title(note.branch));
        case ComparisonNote::Kind::few_repetitions: return say("note.few", count(note.count), count(note.of));
    }
    return as_written(note.text);
}

void add_part(ReportSection& section, const Bilingual& heading, ReportBlock block) {
    section.blocks.emplace_back(ReportHeading{heading});
    section.blocks.push_back(std::move(block));
}

}  // namespace

ReportSection method_section(const ReportContext& context, const ReportProvenance& provenance) {
    ReportSection section{"method", say("method.heading"), {}};
    add_part(section, say("method.limits"), limit_list());
    add_part(section, say("method.model"), model_list());
    add_part(section, say("method.comparison"), comparison_list(context));
    section.blocks.emplace_back(run_table(context));
    if (!context.comparison.notes.empty()) {
        ReportList notes;
        for (const ComparisonNote& note : context.comparison.notes) notes.items.push_back(words_of(context, note));
        add_part(section, say("method.notes"), std::move(notes));
    }
    add_part(section, say("method.measures"), measure_table_of(context));
    add_part(section, say("method.provenance"), provenance_table(context, provenance));
    if (!provenance.study_yaml.empty()) section.blocks.emplace_back(ReportFold{say("method.study_yaml"), provenance.study_yaml});
    if (!context.results.scenario_yaml.empty())
        section.blocks.emplace_back(ReportFold{say("method.scenario_yaml"), context.results.scenario_yaml});
    return section;
}

}  // namespace firebreak
