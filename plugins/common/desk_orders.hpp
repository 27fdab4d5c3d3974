// What all strategies that reply have in common: one table of parameters, from which a preset differs only by its defaults.
// The defaults here are the ordinary, unsatisfying corporate reply (preset `canned`).
#pragma once

#include "engine/plugin/strategy.hpp"
#include "plugins/common/param_infos.hpp"

#include <algorithm>

namespace firebreak {

enum class OpeningHours : std::uint8_t { office, desk, extended, always };

template <>
struct ChoiceWords<OpeningHours> {
    static constexpr std::array<std::string_view, 4> words{"office", "desk", "extended", "always"};
};

struct ReplyParams {
    double monitoring = 0.97;
    Duration detection_delay = minutes{15};
    double coverage = 0.82;
    OpeningHours hours = OpeningHours::office;
    Triage triage = Triage::fifo;
    double staffing = 1.0;

    double empathy = 0.2;
    double explanation = 0.1;
    double apology = 0.1;
    double private_channel = 0.4;
    double compensation = 0.0;
    double hostility = 0.0;
    double remedy = 0.14;
    Department department = Department::service;
    double marketing_remedy_factor = 0.5;
    double training = 0.0;

    int approval_layers = 1;
    Duration approval_delay = std::chrono::hours{1};
    double approval_sigma = 1.5;

    double escalation = 0.0;
    double information_flow = 0.6;
    Duration hand_off_delay = std::chrono::hours{2};
    double hand_off_sigma = 0.5;
    int hand_off_hops = 1;
    int fix_threshold = 20;
    Duration fix_duration = std::chrono::hours{72};
};

/// The table for `Params`, which is ReplyParams or a struct derived from it.
template <class Params>
[[nodiscard]] constexpr auto desk_fields() {
    using P = ReplyParams;
    constexpr std::string_view kContent = "content of replies: Einwiller & Steilen 2015 [V]";
    return std::array{
        inherited_field<Params, &P::monitoring>(share_info("monitoring", "Share of tagged mentions that monitoring sees.")),
        inherited_field<Params, &P::detection_delay>(
            sourced(duration_info("detection_delay", "Median time until monitoring sees a mention."),
                    "[A] 15 min with a listening tool, 6 h without", Confidence::low)),
        inherited_field<Params, &P::coverage>(
            sourced(share_info("coverage", "Share of the seen cases that get an answer."),
                    "[D] Einwiller & Steilen 2015; telecom .60, finance .46, retail .44 in 2012 (Socialbakers [V])")),
        inherited_field<Params, &P::hours>(
            setting_info("hours",
                         "Opening hours: office (Monday to Friday, 9 to 18), desk (those of the company's desk), "
                         "extended (7 to 23, every day) or always.")),
        inherited_field<Params, &P::triage>(
            sourced(setting_info("triage", "Which case comes first: fifo (oldest), anger, influence (most followers), sla (most overdue)."),
                    "firms favour followers: Gunarathne et al. [V]")),
        inherited_field<Params, &P::staffing>(number_info("staffing", Unit::none, 0, 50, "The desk's agents are multiplied by this.")),
        inherited_field<Params, &P::empathy>(sourced(share_info("empathy", "Empathy in a reply."), kContent)),
        inherited_field<Params, &P::explanation>(share_info("explanation", "Explanation or justification in a reply.")),
        inherited_field<Params, &P::apology>(share_info("apology", "Apology in a reply.")),
        inherited_field<Params, &P::private_channel>(share_info("private_channel", "How far a reply sends people to a private channel.")),
        inherited_field<Params, &P::compensation>(sourced(share_info("compensation", "Compensation offered in public."),
                                                          "[A]; it fuels the fire: Herhausen et al. [V]", Confidence::low)),
        inherited_field<Params, &P::hostility>(
            number_info("hostility", Unit::none, 0, 2, "Tone of a reply: 0 neutral, 1 defensive, 2 aggressive.")),
        inherited_field<Params, &P::remedy>(sourced(share_info("remedy", "Probability that a reply contains a real remedy."), kContent)),
        inherited_field<Params, &P::department>(sourced(setting_info("department", "Who replies: service, marketing or other."),
                                                        "people expect service 66.7 %, marketing 13.6 % [V]")),
        inherited_field<Params, &P::marketing_remedy_factor>(
            share_info("marketing_remedy_factor", "Multiplies `remedy` when marketing replies.")),
        inherited_field<Params, &P::training>(
            share_info("training",
                       "Training in social media: at 1, empathy grows by half and hostility falls by 70 %. The modifier `training` does "
                       "that to any strategy and shortens handling as well: set one of the two.")),
        inherited_field<Params, &P::approval_layers>(
            count_info("approval_layers", 0, 20, "Approvals that a drafted reply needs, one after the other; a heavy process has 4.")),
        inherited_field<Params, &P::approval_delay>(
            duration_info("approval_delay", "Median time that one approval takes, in desk hours; 6 h in a heavy process.")),
        inherited_field<Params, &P::approval_sigma>(spread_info("approval_sigma", "Spread of the approval time; 1 in a heavy process.")),
        inherited_field<Params, &P::escalation>(
            share_info("escalation", "Probability that a seen case is escalated to the department that owns its cause.")),
        inherited_field<Params, &P::information_flow>(
            share_info("information_flow", "Probability that an escalation arrives at that department; .1 between silos.")),
        inherited_field<Params, &P::hand_off_delay>(
            duration_info("hand_off_delay", "Median delay of one hand-off between departments; 24 h between silos.")),
        inherited_field<Params, &P::hand_off_sigma>(spread_info("hand_off_sigma", "Spread of the hand-off delay; 1 between silos.")),
        inherited_field<Params, &P::hand_off_hops>(
            count_info("hand_off_hops", 0, 20, "Hand-offs until a case reaches the department that owns its cause.")),
        inherited_field<Params, &P::fix_threshold>(
            count_info("fix_threshold", 1, 1e6, "Escalated cases of one issue that start a root-cause fix.")),
        inherited_field<Params, &P::fix_duration>(duration_info("fix_duration", "Median duration of a root-cause fix.", 1)),
    };
}

inline void open_desk(Orders& orders, OpeningHours choice) {
    orders.keeps_desk_hours = choice == OpeningHours::desk;
    switch (choice) {
        case OpeningHours::office: orders.hours = WeekHours::daily(0, 4, 9, 18); break;
        case OpeningHours::extended: orders.hours = WeekHours::daily(0, 6, 7, 23); break;
        case OpeningHours::desk:
        case OpeningHours::always: orders.hours = WeekHours::always(); break;
    }
}

/// The reply after training and department have had their say.
[[nodiscard]] inline Reply reply_of(const ReplyParams& params) {
    return {.empathy = std::min(1.0, params.empathy * (1.0 + 0.5 * params.training)),
            .explanation = params.explanation,
            .apology = params.apology,
            .private_channel = params.private_channel,
            .compensation = params.compensation,
            .hostility = params.hostility * (1.0 - 0.7 * params.training),
            .remedy = params.remedy * (params.department == Department::marketing ? params.marketing_remedy_factor : 1.0),
            .department = params.department};
}

[[nodiscard]] inline Orders to_orders(const ReplyParams& params) {
    Orders orders;
    orders.monitoring = params.monitoring;
    orders.detection_delay = params.detection_delay;
    orders.classes.fill({.coverage = params.coverage, .reply = reply_of(params)});
    orders.triage = params.triage;
    open_desk(orders, params.hours);
    orders.approval_delay = params.approval_delay;
    orders.approval_sigma = params.approval_sigma;
    orders.approval_layers = params.approval_layers;
    orders.escalation = params.escalation;
    orders.information_flow = params.information_flow;
    orders.hand_off_delay = params.hand_off_delay;
    orders.hand_off_sigma = params.hand_off_sigma;
    orders.hand_off_hops = params.hand_off_hops;
    orders.fix_threshold = params.fix_threshold;
    orders.fix_duration = params.fix_duration;
    orders.staffing = params.staffing;
    return orders;
}

/// A strategy that holds standing orders and never acts: all there is to a preset whose `Params` differ from ReplyParams by their defaults.
template <class PresetParams>
struct DeskStrategy {
    using Params = PresetParams;
    static constexpr auto kParams = desk_fields<Params>();
    explicit DeskStrategy(const Params& given) : params{given} {}
    [[nodiscard]] Orders initial_orders() const { return to_orders(params); }
    Params params;
};

}  // namespace firebreak
