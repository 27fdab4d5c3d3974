// What a company can be told to do, and what it can see: the vocabulary shared by the desk and the strategies.
// A strategy holds standing orders, which the desk applies to the microsecond when it detects a case; at every policy tick it sees
// what is new and may change them or act on single cases.
#pragma once

#include "engine/core/time.hpp"
#include "engine/params/field.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace firebreak {

enum class Department : std::uint8_t { service, marketing, other };
enum class Triage : std::uint8_t { fifo, anger, influence, sla };
enum class CaseClass : std::uint8_t { complaint, me_too, question };
inline constexpr std::size_t kCaseClasses = 3;
/// The SCCT response families, from the least to the most accommodating.
enum class StatementType : std::uint8_t { deny, diminish, rebuild };

template <>
struct ChoiceWords<Department> {
    static constexpr std::array<std::string_view, 3> words{"service", "marketing", "other"};
};
template <>
struct ChoiceWords<Triage> {
    static constexpr std::array<std::string_view, 4> words{"fifo", "anger", "influence", "sla"};
};
template <>
struct ChoiceWords<StatementType> {
    static constexpr std::array<std::string_view, 3> words{"deny", "diminish", "rebuild"};
};

/// The content of a public reply. All shares lie in [0, 1] but `hostility`: 0 neutral, 1 defensive, 2 aggressive.
struct Reply {
    double empathy = 0.0;
    double explanation = 0.0;
    double apology = 0.0;
    /// "Write to us privately."
    double private_channel = 0.0;
    /// Compensation offered in public.
    double compensation = 0.0;
    double hostility = 0.0;
    /// Probability that the reply contains a real remedy.
    double remedy = 0.0;
    Department department = Department::service;
    /// Probability that its tone goes wrong, and the hostility that people then read in it.
    double backfire = 0.0;
    double backfire_hostility = 0.0;
    friend bool operator==(const Reply&, const Reply&) = default;
};

/// Orders for one class of case.
struct ClassOrders {
    /// Share of the seen cases of this class that get an answer.
    double coverage = 0.0;
    Reply reply;
    friend bool operator==(const ClassOrders&, const ClassOrders&) = default;
};

/// Which hours of the week (0 = Monday 00:00) the desk is open.
struct WeekHours {
    std::array<bool, 168> open{};
    [[nodiscard]] static constexpr WeekHours always() noexcept {
        WeekHours week;
        week.open.fill(true);
        return week;
    }
    /// The same opening and closing hour on days first…last (0 = Monday); 24 closes at midnight.
    [[nodiscard]] static constexpr WeekHours daily(std::size_t first_day, std::size_t last_day, std::size_t from_hour,
                                                   std::size_t to_hour) noexcept {
        WeekHours week;
        for (std::size_t day = first_day; day <= last_day; ++day) {
            for (std::size_t hour = from_hour; hour < to_hour; ++hour) week.open[day * 24 + hour] = true;
        }
        return week;
    }
    friend bool operator==(const WeekHours&, const WeekHours&) = default;
};

/// Standing orders.
struct Orders {
    /// Share of tagged mentions that monitoring sees; untagged ones are seen half as often and only with a listening tool.
    double monitoring = 0.0;
    /// Median detection delay; the company's own (listening tool or not) when negative.
    Duration detection_delay{-1};
    std::array<ClassOrders, kCaseClasses> classes{};
    Triage triage = Triage::fifo;
    /// Opening hours; the desk's own from the scenario when `keeps_desk_hours`.
    bool keeps_desk_hours = true;
    WeekHours hours = WeekHours::always();
    /// Median time that one approval layer takes, in desk hours, and its spread in ln units. No layer, no delay.
    Duration approval_delay{0};
    double approval_sigma = 1.0;
    int approval_layers = 0;
    /// Probability that a detected case is escalated, and that an escalation arrives at the department that owns the cause.
    double escalation = 0.0;
    double information_flow = 0.0;
    /// Median hand-off delay per hop between departments, its spread, and the number of hops.
    Duration hand_off_delay = std::chrono::hours{2};
    double hand_off_sigma = 0.5;
    int hand_off_hops = 1;
    /// Escalated cases of one issue that start a root-cause fix, and the fix's median duration.
    int fix_threshold = 20;
    Duration fix_duration = std::chrono::hours{72};
    /// The desk's agents are multiplied by this.
    double staffing = 1.0;
    /// The company's own posts per day, whatever is going on.
    double posts_per_day = 0.0;
    /// Probability that a seen complaint is deleted instead of answered.
    double deletion = 0.0;
    /// Probability that an expert or advocate who sees an open complaint answers it; the crowd's own when negative.
    double peer_answer = -1.0;
    /// Handling times are multiplied by this.
    double handling_factor = 1.0;
    friend bool operator==(const Orders&, const Orders&) = default;
};

/// Whom a call for supporters reaches.
enum class SupporterChoice : std::uint8_t { anybody, most_followers, near_complaints };
template <>
struct ChoiceWords<SupporterChoice> {
    static constexpr std::array<std::string_view, 3> words{"anybody", "most_followers", "near_complaints"};
};

/// People who speak up for the company, always disclosed as its supporters.
struct Supporters {
    std::uint32_t count = 0;
    SupporterChoice choice = SupporterChoice::anybody;
    /// Arousal of what they post.
    double arousal = 0.3;
};

/// A public statement by the company.
struct Statement {
    StatementType type = StatementType::diminish;
    double empathy = 0.0;
    double hostility = 0.0;
    bool announces_fix = false;
};

/// A case as monitoring shows it.
struct CaseView {
    std::uint32_t id = 0;
    CaseClass case_class = CaseClass::complaint;
    std::uint16_t issue = 0;
    /// Rounds seen so far: 1 for a first complaint, more after follow-ups.
    std::uint8_t round = 1;
    bool is_answered = false;
    /// The latest round that monitoring has seen is answered. Whether the complainer is content does not show.
    bool is_closed = false;
    Time opened{};
    Time detected{};
    std::uint32_t followers = 0;
    /// Highest arousal that a seen post of the case has had, in three steps (0 calm, 1 annoyed, 2 angry): text features are coarse.
    std::uint8_t arousal_class = 0;
};

/// What the company sees at a policy tick; never the hidden state.
struct Situation {
    Time now;
    /// Cases new or changed since the last tick, in the order of their detection.
    std::span<const CaseView> cases;
    /// Mentions seen in the last full hour, and the number expected at this hour of the day.
    double seen_last_hour = 0.0;
    double expected_last_hour = 0.0;
    /// The company's own crisis rule on seen volume.
    bool is_crisis = false;
    std::uint32_t queue_length = 0;
    Duration oldest_wait{0};
    std::uint32_t agents = 0;
    std::uint32_t busy_agents = 0;
    std::uint32_t statements_published = 0;
    /// Escalated cases that have arrived at the owner department, all issues together.
    std::uint32_t escalations_arrived = 0;
    bool is_fix_running = false;
    /// Articles that have appeared about the company.
    std::uint32_t articles = 0;
    /// 100 x (positive - negative) / all of the mentions seen so far today and yesterday; 0 when none was seen.
    double net_sentiment = 0.0;
    /// Spent so far on agents, approvals, compensation, statements and fixes, in euros.
    double spent = 0.0;
    /// The day of `now`, 0 = Monday.
    std::uint32_t weekday = 0;
};

/// Where a strategy's actions go. All take effect at `Situation::now` or after the stated delay.
class Actions {
  public:
    virtual ~Actions() = default;
    /// Replaces the standing orders, for cases detected from now on and for hours, staffing and approval at once.
    virtual void set_orders(const Orders& orders) = 0;
    /// Answers this case with `reply`, whatever the coverage; it joins the queue if it is not in it.
    virtual void answer(std::uint32_t case_id, const Reply& reply) = 0;
    /// Takes this case out of the queue.
    virtual void ignore(std::uint32_t case_id) = 0;
    /// Puts this case before all others in the queue.
    virtual void prioritise(std::uint32_t case_id) = 0;
    virtual void escalate(std::uint32_t case_id) = 0;
    /// Deletes the newest seen post of this case from the company's own pages. People may notice.
    virtual void remove(std::uint32_t case_id) = 0;
    /// Asks disclosed supporters to post, `delay` from now.
    virtual void mobilise(const Supporters& supporters, Duration delay) = 0;
    /// Publishes a statement after `delay` (drafting and approval are the strategy's to decide).
    virtual void publish(const Statement& statement, Duration delay) = 0;
    /// Starts a root-cause fix of every live issue whose fix has not begun, with this median duration.
    virtual void start_fix(Duration median_duration) = 0;
    /// Writes a line into the decision log.
    virtual void note(std::string_view text) = 0;
    /// A uniform in [0, 1): a pure function of (run, purpose, entity, n); `purpose` is the strategy's own numbering.
    [[nodiscard]] virtual double draw(std::uint32_t purpose, std::uint64_t entity, std::uint32_t n) const = 0;
    /// True when somebody listens to `because`: what it would say need not be worked out otherwise.
    [[nodiscard]] virtual bool wants_reasons() const { return false; }
    /// Says why the actions that follow are taken, up to the next reason; at most 1,000 bytes. It changes no result.
    virtual void because(std::string_view reason) { static_cast<void>(reason); }
};

/// A strategy as the engine uses it: bundled plugin, rules file or script alike. [serial]
class Strategy {
  public:
    virtual ~Strategy() = default;
    /// The standing orders in force from the start.
    [[nodiscard]] virtual Orders initial_orders() = 0;
    /// What it does at a policy tick. Throws StrategyError when the strategy fails.
    virtual void act(const Situation& situation, Actions& actions) = 0;
    /// Its memory, for checkpoints; `restore` of a snapshot continues as if never interrupted.
    [[nodiscard]] virtual std::vector<std::byte> snapshot() const = 0;
    virtual void restore(std::span<const std::byte> bytes) = 0;
};

/// A change to whatever a strategy orders (modified_strategy.hpp puts the two together). Alone, it changes the default orders. [serial]
class Modifier : public Strategy {
  public:
    /// The orders, changed: a function of its parameters, its memory and `orders` alone. Throws StrategyError when the modifier fails.
    [[nodiscard]] virtual Orders modify(const Orders& orders) = 0;
    /// The memory that `modify` may depend on: while these bytes stay, so does what it makes of the same orders. Empty without one.
    [[nodiscard]] virtual std::vector<std::byte> memory() const = 0;
};

}  // namespace firebreak
