#include "engine/scenario/general_params.hpp"

#include <array>

namespace firebreak {

const std::vector<Field>& general_fields() {
    using S = Scenario;
    static const std::vector<Field> kFields = {
        field<&S::name>(
            {.key = "name",
             .help = "Short name used for folders and results: letters, digits, '_', '-' and '.'; the file's name when left out."}),
        field<&S::title>({.key = "title", .help = "One line that says what the scenario is about."}),
        field<&S::description>({.key = "description", .help = "What happens, for people."}),
        field<&S::question>({.key = "question", .help = "What the scenario is for, in one line: the question that it answers."}),
        field<&S::evidence_grade>(
            {.key = "evidence_grade", .help = "How far the scenario's numbers are documented: A (sources), B (partly) or C (assumed)."}),
        field<&S::seed>({.key = "seed",
                         .min = 0,
                         .max = 9e15,
                         .help = "Names the experiment: the same seed gives the same customers, failures and moods."}),
        field<&S::horizon>({.key = "horizon",
                            .unit = Unit::duration,
                            .min = 1.0 / 3.6e9,
                            .max = 3650.0 * 24,
                            .help = "How long a run lasts, from day 0 00:00."}),
        field<&S::start_date>({.key = "start_date",
                               .help = "Calendar date of day 0, such as 2012-07-02; sets the weekday and allows dates in `start` and `at`. "
                                       "Without it, day 0 is a Monday."}),
    };
    return kFields;
}

std::span<const TopLevelKey> structured_keys() noexcept {
    static constexpr std::array kKeys = {
        TopLevelKey{"firebreak", "Version of the file format; always the first line: `firebreak: 1`."},
        TopLevelKey{"sources", "Where the scenario's facts come from: a text, or a list of texts."},
        TopLevelKey{"expect", "What one should see when running it: a text, or a list of texts."},
        TopLevelKey{"documented", "What is documented about the case: a text, or a list of texts."},
        TopLevelKey{"calibration", "Which of it set the parameters here: a text, or a list of texts."},
        TopLevelKey{"held_out", "What results are only compared with, and nothing was tuned to: a text, or a list of texts."},
        TopLevelKey{"myths", "Widespread errors about the case that the file corrects: a text, or a list of texts."},
        TopLevelKey{"network", "Section: a real follower graph from a file, or a generated one."},
        TopLevelKey{"platform", "Section: who sees a post, when, and how it is passed on."},
        TopLevelKey{"crowd", "Section: customers, their failures, anger, complaints and patience."},
        TopLevelKey{"company", "Section: monitoring and what replies do; with the nested section `desk`."},
        TopLevelKey{"attitude", "Section: what people think of the company, what they last heard, and whether they stay."},
        TopLevelKey{"media", "Section: when newspapers and channels take an issue up, and whom they reach."},
        TopLevelKey{"costs", "Section: what the company's doing, and what it loses, costs."},
        TopLevelKey{"survey", "Section: what people would report of their complaints if they were asked."},
        TopLevelKey{"companies", "Section: many companies in place of one, and how they treat complaints."},
        TopLevelKey{"strategy",
                    "How the company responds: a strategy's name, as canned or canned+slow_approval, or a section with `name`, `modifiers` "
                    "and the strategy's own parameters."},
        TopLevelKey{"incidents", "List: what goes wrong, when, for whom."},
        TopLevelKey{"timeline", "List: what the company or the facilitator does at a stated time."},
        TopLevelKey{"survey_targets", "List: what surveys have published, for `firebreak survey` to compare with."},
        TopLevelKey{"sim", "Section: how a run is carried out."},
    };
    return kKeys;
}

std::span<const TextList> text_lists() noexcept {
    using S = Scenario;
    static constexpr std::array kLists = {
        TextList{"sources", &S::sources},         TextList{"expect", &S::expect},     TextList{"documented", &S::documented},
        TextList{"calibration", &S::calibration}, TextList{"held_out", &S::held_out}, TextList{"myths", &S::myths},
    };
    return kLists;
}

}  // namespace firebreak
