#include "engine/scenario/survey_params.hpp"

namespace firebreak {

const std::vector<Field>& SurveyParams::fields() {
    using P = SurveyParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::date>({.key = "date", .unit = Unit::instant, .min = 0, .max = 1e6, .help = "When people are asked: 'd30', or a date; d0 00:00: at the horizon."}),
        field<&P::recall>({.key = "recall", .unit = Unit::duration, .min = 1, .max = 1e6, .help = "How far back they remember: complaints and questions older than that are not reported.", .evidence = "Eptica 2012 names no window; a year [A]", .confidence = Confidence::low}),
        field<&P::respondents>({.key = "respondents", .unit = Unit::count, .min = 0, .max = 1e9, .help = "How many complainers, how many who asked a question and how many customers are asked, drawn at random; 0: all of them."}),
        field<&P::reporting_bias>({.key = "reporting_bias", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that a complainer who got a reply reports none: forgotten, or not counted as one.", .evidence = "[A]", .confidence = Confidence::low}),
    };
    // clang-format on
    return kFields;
}

const std::vector<Field>& SurveyTarget::fields() {
    using P = SurveyTarget;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::item>({.key = "what", .help = "What was asked. Of complainers: no_reply (of anybody), no_company_reply, replied, dissatisfied_all, speed_motive, counts_on_peers, expects_service, expects_marketing, sector_bank and so on; of those who got a reply: "
                                                "dissatisfied, satisfied, deleted, praised; of those who asked: question_unsatisfied; of customers: complains_more; of threads: thread_unanswered, first_reply_mean, first_reply_median."}),
        field<&P::published>({.key = "published", .min = 0, .max = 1e5, .help = "What was published: a share, for first_reply_mean and first_reply_median hours."}),
        field<&P::tolerance>({.key = "tolerance", .min = 0, .max = 1e5, .help = "How far from it a run may be and still agree, in the same unit.", .evidence = "sampling error: 3 points of 1,000 respondents, 5 of the complainers among them [D]", .confidence = Confidence::medium}),
        field<&P::source>({.key = "source", .help = "Who published it."}),
    };
    // clang-format on
    return kFields;
}

}  // namespace firebreak
