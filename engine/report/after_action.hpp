// The debrief of an exercise as one HTML file: what happened, what was decided and how fast, what each decision changed, how it was scored.
// It has no script and loads nothing: charts are inline SVG, screenshots stand in the page. It is also the accessible output of the
// viewer, so every chart has its words and its table, and it prints on A4.
#pragma once

#include "engine/core/time.hpp"
#include "engine/report/bilingual.hpp"
#include "engine/report/figures.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

/// A line of a table of two columns.
struct AfterActionFact {
    Bilingual name;
    Bilingual value;
};

/// One step of a course; a value that is not a number is left out of its chart.
struct AfterActionPoint {
    Time start{};
    double volume = 0.0;
    double backlog = 0.0;
    double buzz = 0.0;
    double reach = 0.0;
};

/// The run itself, or a future that was abandoned by a rewind or kept for comparison.
struct AfterActionCourse {
    std::string name;
    /// Where it parts from the run.
    Time from{};
    /// By time.
    std::vector<AfterActionPoint> points;
};

enum class AfterActionStatus : std::uint8_t { planned, published, skipped, delayed, reserve };

struct AfterActionInject {
    std::string number;
    Time planned = kNever;
    std::optional<Time> published;
    std::string from;
    std::string to;
    Bilingual channel;
    std::string message;
    std::string expected_action;
    AfterActionStatus status = AfterActionStatus::planned;
    /// 0 to 5.
    std::optional<int> score;
    std::string notes;
};

/// What would have been otherwise in one measure: the run with the decision minus the same people and draws without it.
struct AfterActionDifference {
    Bilingual measure;
    FigureKind kind = FigureKind::number;
    std::optional<double> mean;
    /// Ends of the 95 % interval over replicates from the fork.
    std::optional<double> low;
    std::optional<double> high;
    int replicates = 0;
};

struct AfterActionDecision {
    Time time{};
    /// The question that was put; empty where the team acted by itself.
    std::string question;
    /// What was decided; empty where no answer came.
    std::string answer;
    std::optional<Duration> time_taken;
    std::optional<Duration> time_limit;
    bool is_late = false;
    std::string expected_action;
    std::optional<int> score;
    /// What the differences compare with: "no statement".
    std::string alternative;
    std::vector<AfterActionDifference> differences;
};

/// A sentence on what led to what: which post, which unanswered complaint.
struct AfterActionCause {
    std::optional<Time> time;
    Bilingual text;
    /// Of the reach or volume that it accounts for.
    std::optional<double> share;
};

struct AfterActionMeasure {
    Bilingual name;
    FigureKind kind = FigureKind::number;
    std::optional<double> value;
    /// The same at the end of the first abandoned future, where there is one.
    std::optional<double> other;
};

struct AfterActionPicture {
    /// The bytes of a PNG file.
    std::string png;
    std::string caption;
};

struct AfterActionNote {
    Time time{};
    Bilingual author;
    std::string text;
};

struct AfterAction {
    std::string title;
    /// Who took part, when, where: as the facilitator writes it.
    std::string subtitle;
    std::vector<AfterActionFact> scenario;
    /// What the charts show.
    Time from{};
    Time to{};
    Time outbreak = kNever;
    /// How long one step of a course is; volumes are per step.
    Duration step = hours{1};
    /// The run first.
    std::vector<AfterActionCourse> courses;
    std::vector<AfterActionInject> injects;
    std::vector<AfterActionDecision> decisions;
    std::vector<Time> articles;
    std::vector<AfterActionCause> causes;
    std::vector<AfterActionMeasure> measures;
    std::vector<AfterActionPicture> pictures;
    std::vector<AfterActionNote> notes;
    /// How the differences were computed, and whatever else a reader must know.
    std::vector<Bilingual> method;
    /// Version, seed, hashes.
    std::vector<AfterActionFact> provenance;
    /// With these two the run is made again; folded away in the page.
    std::string scenario_yaml;
    std::string journal_yaml;
    std::string program_version;
};

/// UTF-8; equal values give equal bytes. Parts without content are left out. [serial]
[[nodiscard]] std::string after_action_html(const AfterAction& exercise, Language language);

}  // namespace firebreak
