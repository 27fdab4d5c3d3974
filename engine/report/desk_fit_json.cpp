// The calibration of the desk as JSON (the other half of desk_fit_report.hpp).
#include "engine/report/desk_fit_report.hpp"
#include "engine/scenario/timestamp_reader.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

std::string word_of(DeskHours open) { return std::string{ChoiceWords<DeskHours>::words[static_cast<std::size_t>(open)]}; }

Json json_of(const RatedDesk& rated) {
    return {{"detection_hours", rated.desk.detection_hours},
            {"approval_hours", rated.desk.approval_hours},
            {"approval_sigma", rated.desk.approval_sigma},
            {"hours", word_of(rated.desk.open)},
            {"median_hours", rated.median_hours},
            {"chi_square", rated.chi_square}};
}

Json json_of(const DelayQuantiles& quantiles) {
    Json list = Json::array();
    for (const std::optional<double> quantile : quantiles) list.push_back(quantile ? Json(*quantile) : Json(nullptr));
    return list;
}

Json json_of(const DeskSample& sample) {
    return {{"messages", sample.messages},
            {"answered", sample.answered},
            {"first", date_text(sample.first)},
            {"last", date_text(sample.last)},
            {"days", sample.days},
            {"busiest_day", date_text(sample.busiest_day)},
            {"on_busiest_day", sample.on_busiest_day},
            {"in_office_hours", sample.in_office_hours}};
}

Json json_of(const ClosedHours& test) {
    return {{"hours", word_of(test.open)},
            {"answers", test.answers},
            {"while_closed", test.while_closed},
            {"share_if_kept", test.share_if_kept},
            {"share_if_always", test.share_if_always},
            {"p_value", test.p_value}};
}

Json json_of(const DeskFitRow& row) {
    const DeskFit& fit = row.fit;
    Json json{{"company", row.name}, {"sample", json_of(fit.sample)}, {"best", json_of(fit.best)}};
    json["shortest_detection"] = json_of(fit.shortest_detection);
    json["longest_detection"] = json_of(fit.longest_detection);
    json["has_no_shortest"] = fit.has_no_shortest;
    json["has_no_longest"] = fit.has_no_longest;
    json["is_sigma_at_limit"] = fit.is_sigma_at_limit;
    json["quantile_shares"] = kDelayShares;
    json["observed_hours"] = json_of(fit.observed);
    json["fitted_hours"] = json_of(fit.fitted);
    json["ks_distance"] = fit.largest_distance;
    json["degrees_of_freedom"] = fit.degrees;
    json["identified"] = {{"sum_of_delays", true}, {"detection_and_approval_apart", false}, {"hours", fit.sample.tells_hours}};
    json["by_hours"] = Json::array();
    for (const RatedDesk& rated : fit.by_hours) json["by_hours"].push_back(json_of(rated));
    json["closed_hours"] = Json::array();
    for (const ClosedHours& test : fit.closed_hours) json["closed_hours"].push_back(json_of(test));
    return json;
}

}  // namespace

std::string desk_fit_json(std::span<const DeskFitRow> rows, const DeskFitContext& context) {
    Json json{{"file", context.file},
              {"given",
               {{"handling_hours", context.law.handling_hours},
                {"handling_cv", context.law.handling_cv},
                {"detection_sigma", context.law.detection_sigma},
                {"utc_offset_hours", hours_of(context.utc_offset)}}},
              {"companies_left_out", context.left_out},
              {"fits", Json::array()}};
    for (const DeskFitRow& row : rows) json["fits"].push_back(json_of(row));
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace firebreak
