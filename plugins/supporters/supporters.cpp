// People who speak up for the company when it asks them to. They are always disclosed as its supporters: the engine knows no others.
#include "plugins/common/param_infos.hpp"

#include <algorithm>

namespace {

using namespace firebreak;

enum class Occasion : std::uint8_t { crisis, first_mention };

}  // namespace

template <>
struct firebreak::ChoiceWords<Occasion> {
    static constexpr std::array<std::string_view, 2> words{"crisis", "first_mention"};
};

namespace {

struct SupportersCalled {
    struct Params {
        int count = 20;
        SupporterChoice choice = SupporterChoice::near_complaints;
        double arousal = 0.3;
        Occasion occasion = Occasion::crisis;
        Duration delay = std::chrono::hours{1};
    };
    static constexpr std::array kParams = {
        field<&Params::count>(sourced(count_info("count", 0, 1e6, "Supporters who are asked to post; always disclosed as such."),
                                      "[A]; one may help (AESCS 2015 [V]), too many may do harm (ECIS 2017 [V])", Confidence::low)),
        field<&Params::choice>(
            sourced(setting_info("choice",
                                 "Whom the call reaches: anybody, most_followers, or near_complaints (people near those who complain). "
                                 "Always disclosed as the company's supporters."),
                    "[A]; nearness beats fame: Mochalova & Nanopoulos 2014 [V]", Confidence::low)),
        field<&Params::arousal>(share_info("arousal", "Arousal of what the supporters post.")),
        field<&Params::occasion>(setting_info("occasion",
                                              "When they are called, once in a run: crisis (the company sees its first crisis) or "
                                              "first_mention (it sees the first complaint about an issue).")),
        field<&Params::delay>(duration_info("delay", "Time from that moment until they post.")),
    };
    struct State {
        bool has_called = false;
    };

    explicit SupportersCalled(const Params& given) : params{given} {}

    [[nodiscard]] Orders modify(Orders orders) const { return orders; }

    void decide(const Situation& seen, Actions& actions) {
        if (state.has_called || params.count == 0 || !is_occasion(seen)) return;
        state.has_called = true;
        actions.note("supporters are called, disclosed as such");
        actions.mobilise({.count = static_cast<std::uint32_t>(params.count), .choice = params.choice, .arousal = params.arousal},
                         params.delay);
    }

    [[nodiscard]] bool is_occasion(const Situation& seen) const {
        if (params.occasion == Occasion::crisis) return seen.is_crisis;
        // Issue 0 is the ordinary trouble of every day.
        return std::ranges::any_of(seen.cases, [](const CaseView& view) { return view.issue != 0; });
    }

    Params params;
    State state;
};

}  // namespace

FIREBREAK_MODIFIER(SupportersCalled, "supporters", "1.0.0",
                   "Calls in supporters, always disclosed as such, in a crisis or at the first mention of an issue.");
