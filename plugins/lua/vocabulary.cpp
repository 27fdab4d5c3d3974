#include "plugins/lua/vocabulary.hpp"

#include <array>

namespace firebreak::lua {
namespace {

// Ranges are the host's to check: it does so for every strategy alike.
constexpr ParamInfo said(std::string_view key, std::string_view help) { return {.key = key, .help = help}; }

constexpr std::array kOrders{
    field<&Orders::monitoring>(said("monitoring", "share of tagged mentions that monitoring sees; 0")),
    field<&Orders::detection_delay>(
        said("detection_delay", "median time until a mention is seen; negative, the default: the company's own")),
    field<&Orders::triage>(said("triage", "whose turn it is: \"fifo\" (the default), \"anger\", \"influence\" or \"sla\"")),
    field<&Orders::keeps_desk_hours>(said("keeps_desk_hours", "the desk's own hours hold; true, or false where `hours` are given")),
    field<&Orders::approval_delay>(said("approval_delay", "median time that one approval takes, in desk hours; 0")),
    field<&Orders::approval_sigma>(said("approval_sigma", "its spread, in ln units; 1")),
    field<&Orders::approval_layers>(said("approval_layers", "approvals that a draft needs; 0")),
    field<&Orders::escalation>(said("escalation", "probability that a detected case is escalated; 0")),
    field<&Orders::information_flow>(said("information_flow", "probability that an escalation arrives; 0")),
    field<&Orders::hand_off_delay>(said("hand_off_delay", "median delay of a hop between departments; 2 * hour")),
    field<&Orders::hand_off_sigma>(said("hand_off_sigma", "its spread, in ln units; 0.5")),
    field<&Orders::hand_off_hops>(said("hand_off_hops", "number of hops; 1")),
    field<&Orders::fix_threshold>(said("fix_threshold", "escalated cases of one issue that start a fix; 20")),
    field<&Orders::fix_duration>(said("fix_duration", "median duration of a fix; 72 * hour")),
    field<&Orders::staffing>(said("staffing", "the desk's agents are multiplied by this; 1")),
    field<&Orders::posts_per_day>(said("posts_per_day", "the company's own posts per day; 0")),
    field<&Orders::deletion>(said("deletion", "probability that a seen complaint is deleted instead of answered; 0")),
    field<&Orders::peer_answer>(said("peer_answer",
                                     "probability that an expert or advocate answers an open complaint; negative, the default: "
                                     "the crowd's own")),
    field<&Orders::handling_factor>(said("handling_factor", "handling times are multiplied by this; 1")),
};

constexpr std::array kClass{
    field<&ClassOrders::coverage>(said("coverage", "share of the seen cases of this class that get an answer; 0")),
};

constexpr std::array kReply{
    field<&Reply::empathy>(said("empathy", "0 to 1; 0")),
    field<&Reply::explanation>(said("explanation", "0 to 1; 0")),
    field<&Reply::apology>(said("apology", "0 to 1; 0")),
    field<&Reply::private_channel>(said("private_channel", "how far it sends people to a private channel, 0 to 1; 0")),
    field<&Reply::compensation>(said("compensation", "compensation offered in public, 0 to 1; 0")),
    field<&Reply::hostility>(said("hostility", "0 neutral, 1 defensive, 2 aggressive; 0")),
    field<&Reply::remedy>(said("remedy", "probability that it contains a real remedy; 0")),
    field<&Reply::department>(said("department", "who replies: \"service\" (the default), \"marketing\" or \"other\"")),
    field<&Reply::backfire>(said("backfire", "probability that its tone goes wrong; 0")),
    field<&Reply::backfire_hostility>(said("backfire_hostility", "the hostility that people then read in it; 0")),
};

constexpr std::array kStatement{
    field<&Statement::type>(said("type", "\"deny\", \"diminish\" (the default) or \"rebuild\"")),
    field<&Statement::empathy>(said("empathy", "0 to 1; 0")),
    field<&Statement::hostility>(said("hostility", "0 to 2; 0")),
    field<&Statement::announces_fix>(said("announces_fix", "whether it says that the cause is being mended; false")),
};

constexpr std::array kSupporters{
    field<&Supporters::count>(said("count", "how many; 0")),
    field<&Supporters::choice>(said("choice", "\"anybody\" (the default), \"most_followers\" or \"near_complaints\"")),
    field<&Supporters::arousal>(said("arousal", "arousal of what they post; 0.3")),
};

constexpr std::array<std::string_view, 6> kDeclaration{"default", "min", "max", "help", "unit", "choices"};

}  // namespace

std::span<const Field> order_fields() noexcept { return kOrders; }
std::span<const Field> class_fields() noexcept { return kClass; }
std::span<const Field> reply_fields() noexcept { return kReply; }
std::span<const Field> statement_fields() noexcept { return kStatement; }
std::span<const Field> supporter_fields() noexcept { return kSupporters; }
std::span<const std::string_view> declaration_words() noexcept { return kDeclaration; }

}  // namespace firebreak::lua
