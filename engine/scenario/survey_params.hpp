// The section `survey` and the list `survey_targets`: what people would report of their complaints if they were asked, and what a survey
// that did ask them has published. MODEL: facts of the two articles, survey layer.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/core/time.hpp"
#include "engine/params/field.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak {

/// What can be asked. Of persons: complainers, or those of them who got a reply, or who asked a question, or customers; the last four are
/// of threads (a complaint and what follows it), as content analyses count them.
enum class SurveyItem : std::uint8_t {
    no_reply,
    no_company_reply,
    replied,
    dissatisfied_all,
    dissatisfied,
    satisfied,
    question_unsatisfied,
    speed_motive,
    counts_on_peers,
    expects_service,
    expects_marketing,
    sector_bank,
    sector_mobile,
    sector_fixed,
    sector_retail,
    sector_other,
    complains_more,
    deleted,
    praised,
    thread_unanswered,
    first_reply_mean,
    first_reply_median
};
inline constexpr std::size_t kSurveyItems = 22;
template <>
struct ChoiceWords<SurveyItem> {
    static constexpr std::array<std::string_view, kSurveyItems> words{
        "no_reply",          "no_company_reply",     "replied",       "dissatisfied_all", "dissatisfied",
        "satisfied",         "question_unsatisfied", "speed_motive",  "counts_on_peers",  "expects_service",
        "expects_marketing", "sector_bank",          "sector_mobile", "sector_fixed",     "sector_retail",
        "sector_other",      "complains_more",       "deleted",       "praised",          "thread_unanswered",
        "first_reply_mean",  "first_reply_median"};
};

/// Hours, not a share.
[[nodiscard]] constexpr bool is_hours(SurveyItem item) noexcept {
    return item == SurveyItem::first_reply_mean || item == SurveyItem::first_reply_median;
}

struct SurveyParams {
    /// Since day 0; 0: at the horizon.
    Duration date{0};
    Duration recall = days{365};
    /// Of each kind (complainers, askers, customers); 0: everybody.
    std::int64_t respondents = 0;
    double reporting_bias = 0.0;

    static const std::vector<Field>& fields();
};

/// An entry of `survey_targets`.
struct SurveyTarget {
    SurveyItem item = SurveyItem::no_reply;
    double published = 0.0;
    double tolerance = 0.05;
    std::string source;

    static const std::vector<Field>& fields();
};

}  // namespace firebreak
