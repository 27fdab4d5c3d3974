#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 7> kAccounts{"cost_agents",     "cost_surge", "cost_approvals", "cost_compensation",
                                                    "cost_statements", "cost_fixes", "cost_churn"};
constexpr std::array<std::string_view, 9> kService{"sla_attainment",           "response_rate", "no_reply",    "first_response_median",
                                                   "first_response_km_median", "utilisation",   "backlog_max", "satisfaction_all",
                                                   "cost_per_complaint"};

// Accounts on which no policy spends anything are left out.
std::vector<std::string_view> spent_on(const ReportContext& context) {
    std::vector<std::string_view> accounts;
    for (const std::string_view account : kAccounts) {
        const bool is_spent = std::any_of(context.branches.begin(), context.branches.end(),
                                          [&](std::uint32_t branch) { return context.mean(account, branch).value_or(0.0) != 0.0; });
        if (is_spent) accounts.push_back(account);
    }
    return accounts;
}

ReportChart chart_of(const ReportContext& context, const std::vector<std::string_view>& accounts) {
    ReportChart chart;
    chart.id = "cost";
    chart.kind = "stacked";
    chart.title = say("cost.title");
    chart.caption = say("cost.caption");
    chart.table = {say("cost.table"), {{say("question.policy"), false}}, {}};
    Json policies = Json::array();
    Json parts = Json::array();
    for (const std::uint32_t branch : context.branches) policies.push_back(context.policy_of(branch));
    for (const std::string_view account : accounts) {
        const Bilingual name = capitalised(words_of_measure(account).name);
        chart.table.columns.push_back({name});
        Json values = Json::array();
        for (const std::uint32_t branch : context.branches) values.push_back(json_of(context.mean(account, branch)));
        parts.push_back({{"title", json_of(name)}, {"values", values}});
    }
    chart.table.columns.push_back({say("cost.total")});
    std::vector<Bilingual> told;
    for (const std::uint32_t branch : context.branches) {
        std::vector<Bilingual> row{as_written(context.title(branch))};
        for (const std::string_view account : accounts) row.push_back(figure(FigureKind::euro, context.mean(account, branch)));
        const Bilingual total = figure(FigureKind::euro, context.mean("cost_total", branch));
        row.push_back(total);
        chart.table.rows.push_back(std::move(row));
        told.push_back(say("robust.alternative_one", context.title(branch), total));
    }
    chart.alternative = say("cost.alternative", list_of(told));
    chart.data = data_text({{"format", "euro"}, {"policies", policies}, {"parts", parts}});
    return chart;
}

ReportTable service_table(const ReportContext& context) {
    ReportTable table{say("cost.service"), {{say("difference.measure"), false}}, {}};
    for (const std::uint32_t branch : context.branches) table.columns.push_back({as_written(context.title(branch))});
    for (const std::string_view key : kService) {
        const MeasureWords words = words_of_measure(key);
        Bilingual name = capitalised(words.name);
        if (!words.unit.en.empty()) name = filled({"", "{0} ({1})", "{0} ({1})"}, name, words.unit);
        std::vector<Bilingual> row{name};
        bool is_known = false;
        for (const std::uint32_t branch : context.branches) {
            const BranchMeasure* measure = context.find(key, branch);
            const MeasureSpread spread = measure == nullptr ? MeasureSpread{} : measure->spread;
            is_known = is_known || spread.mean;
            row.push_back(!spread.mean ? as_written("–")
                                       : filled({"", "{0} ({1})", "{0} ({1})"}, figure(words.kind, spread.mean),
                                                range(words.kind, spread.low, spread.high)));
        }
        if (is_known) table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

ReportSection cost_section(const ReportContext& context) {
    ReportSection section{"cost", say("cost.heading"), {}};
    const std::vector<std::string_view> accounts = spent_on(context);
    if (accounts.empty()) section.blocks.emplace_back(ReportNote{say("cost.missing")});
    else section.blocks.emplace_back(chart_of(context, accounts));
    ReportTable service = service_table(context);
    if (!service.rows.empty()) section.blocks.emplace_back(std::move(service));
    return section;
}

}  // namespace firebreak
