// What became of the cases, how the desk fared, and what a survey of the complainers would say.
#include "engine/measure/measure_table.hpp"
#include "engine/measure/quantile.hpp"

#include <array>

namespace firebreak {
namespace {

using namespace measure_table_words;

constexpr std::array kTable = {
    MeasureEntry{{"cases", "cases", "Cases opened by complaints, me-toos and questions, whether the company saw them or not.", kEmergent},
                 [](Facts f) { return number(f.cases.cases); }},
    MeasureEntry{{"cases_detected", "cases", "Cases that monitoring saw.", MeasureTag::none},
                 [](Facts f) { return number(f.cases.detected); }},
    MeasureEntry{{"cases_answered", "cases", "Cases with at least one public reply.", MeasureTag::none},
                 [](Facts f) { return number(f.cases.answered); }},
    MeasureEntry{{"response_rate", "share",
                  "Cases with a public reply within 7 days / cases opened at least 7 days before the end of the run.", kEmergent},
                 [](Facts f) { return response_rate(f.run.cases, f.run.end, kResponseWithin); }},
    MeasureEntry{{"first_response_median", "h",
                  "Median time from the opening of a case to its first reply, answered cases only; read it with first_response_km_median.",
                  kEmergent},
                 [](Facts f) { return f.response.median; }},
    MeasureEntry{{"first_response_mean", "h", "Mean of the same.", kEmergent}, [](Facts f) { return f.response.mean; }},
    MeasureEntry{{"first_response_p90", "h", "90 % of the answered cases got their first reply within this time.", kEmergent},
                 [](Facts f) { return f.response.p90; }},
    MeasureEntry{{"first_response_km_median", "h",
                  "Kaplan-Meier median over all cases, unanswered ones counted as waiting until the end of the run, deleted ones too; none "
                  "when more than half would never be answered.",
                  kEmergent},
                 [](Facts f) { return f.response.kaplan_meier_median; }},
    MeasureEntry{{"sla_attainment", "share", "Cases with a reply within 1 hour / all cases.", kEmergent},
                 [](Facts f) { return sla_attainment(f.run.cases, kServiceLevel); }},
    MeasureEntry{{"resolution_rate", "share", "Cases whose root was remedied / all cases.", kAssumed},
                 [](Facts f) { return f.resolution.rate; }},
    MeasureEntry{{"resolution_time_median", "h", "Median time from the opening of a case to the remedy, remedied cases only.", kEmergent},
                 [](Facts f) { return f.resolution.median; }},
    MeasureEntry{{"resolution_time_mean", "h", "Mean of the same.", kEmergent}, [](Facts f) { return f.resolution.mean; }},
    MeasureEntry{{"no_reply", "share", "Complaints and me-toos never replied to / all complaints and me-toos.", kEmergent},
                 [](Facts f) { return unanswered_complaints(f.run.cases); }},
    MeasureEntry{
        {"peer_answer_share", "share", "Cases first answered by a peer / cases with an answer by a peer or the company.", kEmergent},
        [](Facts f) { return peer_answer_share(f.run.cases); }},
    MeasureEntry{{"cases_peer_closed", "cases", "Cases that a peer's answer settled.", kEmergent},
                 [](Facts f) { return number(f.cases.peer_closed); }},
    MeasureEntry{{"cases_withdrawn", "cases", "Cases whose complaint its author took back.", kAssumed},
                 [](Facts f) { return number(f.cases.withdrawn); }},
    MeasureEntry{{"cases_removed", "cases", "Cases whose complaint the company deleted.", MeasureTag::none},
                 [](Facts f) { return number(f.cases.removed); }},
    MeasureEntry{{"patience_expired", "cases", "Cases whose complainer ran out of patience before any reply.", kAssumed},
                 [](Facts f) { return number(f.cases.patience_expired); }},
    MeasureEntry{
        {"word_of_mouth", "cases", "Of these, cases whose complainer also told a friend offline; not part of the volume.", kAssumed},
        [](Facts f) { return number(f.cases.word_of_mouth); }},

    MeasureEntry{{"replies", "replies", "Public replies by the company.", MeasureTag::none},
                 [](Facts f) { return number(f.desk.replies); }},
    MeasureEntry{{"escalations", "cases", "Cases that the desk escalated towards the department that owns the cause.", MeasureTag::none},
                 [](Facts f) { return number(f.desk.escalations); }},
    MeasureEntry{{"outbreak_to_fix", "h", "From the outbreak of the first incident to the start of the first root-cause fix.", kEmergent},
                 [](Facts f) { return f.fix.start_after_outbreak; }},
    MeasureEntry{{"escalation_to_fix", "h",
                  "From the first escalated case since the outbreak to the start of the first root-cause fix, counted from the beginning "
                  "of the escalation's step of the time series.",
                  kEmergent},
                 [](Facts f) { return f.fix.start_after_escalation; }},
    MeasureEntry{{"fix_time", "h", "From the start of that fix to its end; none when it did not end in the run.", MeasureTag::none},
                 [](Facts f) { return f.fix.duration; }},
    MeasureEntry{{"backlog_mean", "cases", "Time-average length of the desk's queue.", kEmergent},
                 [](Facts f) { return f.desk.mean_queue; }},
    MeasureEntry{{"backlog_max", "cases", "Longest queue at the end of a step of the time series.", kEmergent},
                 [](Facts f) { return number(f.desk.longest_queue); }},
    MeasureEntry{
        {"utilisation", "share", "Busy agent time / agent time on duty; above 1 when agents finish their case after closing.", kEmergent},
        [](Facts f) { return f.desk.utilisation; }},

    MeasureEntry{{"complainers", "accounts", "Accounts with at least one complaint or me-too.", kEmergent},
                 [](Facts f) { return number(f.survey.complainers); }},
    MeasureEntry{{"satisfaction_all", "share",
                  "Complainers whom the company's reply satisfied / all complainers, each by the newest of his complaints: what a survey "
                  "of all of them would find, reading (a).",
                  kAssumed},
                 [](Facts f) { return f.survey.satisfied; }},
    MeasureEntry{{"satisfaction_given_reply", "share",
                  "The same / complainers with a reply to the newest of their complaints: reading (b).", kAssumed},
                 [](Facts f) { return f.survey.satisfied_given_reply; }},
    MeasureEntry{
        {"reported_no_reply", "share",
         "1 - complainers who had seen a reply or a peer's answer by the end of the run, the day of the survey / complainers.", kEmergent},
        [](Facts f) { return f.survey.no_reply; }},
    MeasureEntry{
        {"unsatisfied_questions", "share", "Questions that neither a reply satisfied nor a peer's answer settled / questions.", kAssumed},
        [](Facts f) { return unsatisfied_questions(f.run.cases); }},
    MeasureEntry{{"repeat_complaint_rate", "share", "Complainers with two or more cases on the same issue / complainers.", kEmergent},
                 [](Facts f) { return f.survey.repeated; }},
    MeasureEntry{{"wants_speed", "share", "Complainers who wanted a fast answer above all / complainers.", MeasureTag::none},
                 [](Facts f) { return f.survey.wants_speed; }},
    MeasureEntry{{"counts_on_peers", "share", "Complainers who count on other consumers' answers / complainers.", MeasureTag::none},
                 [](Facts f) { return f.survey.counts_on_peers; }},
};

}  // namespace

std::span<const MeasureEntry> case_measures() { return kTable; }

}  // namespace firebreak
