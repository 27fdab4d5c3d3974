// A rumour as a contact process (Daley and Kendall 1964, Maki and Thompson 1973): spreaders tell whom they meet, and stop when it is no
// news. Two accounts change at one instant, so this runs in the serial loop only.
#include "engine/core/samplers.hpp"
#include "engine/crowd/crowd.hpp"

namespace firebreak {
namespace {

/// All tellings belong to the one rumour of a run, whose root is the first post.
constexpr PostId kRumourRoot{0};
constexpr std::uint64_t kTellingName = 0x5275'6d6f;

}  // namespace

void Crowd::become_spreader(Account& account, AccountId id, Time now, Outbox& out) {
    account.flags |= Account::kSpreader | Account::kReached;
    ++out.tally.reached;
    const double wait = sample::exponential(draws_.uniform(Purpose::rumour_contact, index(id), 0),
                                            static_cast<double>(around_.scenario.platform.kernel_mean.count()));
    out.events.emplace_back(now + clamped_hours(wait / 3.6e9, around_.scenario.horizon), EventKind::contact, id, 0);
}

void Crowd::on_contact(const Event& event, Outbox& out) {
    const PlatformParams& platform = around_.scenario.platform;
    const Time now = event.time();
    const AccountId id = event.account;
    Account& teller = touch(id);
    if (teller.has(Account::kStifler)) return;
    const std::uint64_t others = around_.graph.followers_count(id);
    if (others == 0) return;
    auto place = static_cast<std::uint64_t>(draws_.uniform(Purpose::rumour_target, index(id), event.subject) * static_cast<double>(others));
    AccountId listener{};
    if (around_.graph.kind() == FollowerGraph::Kind::complete) {
        if (place >= index(id)) ++place;
        listener = AccountId{static_cast<std::uint32_t>(place)};
    } else {
        listener = around_.graph.followers(id)[place];
    }
    ++out.tally.impressions;
    Account& met = touch(listener);
    // Daley and Kendall's pair of spreaders meets once, but each of the two tells the other: half of these tellings count.
    const bool is_pair = platform.rumour_rule == RumourRule::daley_kendall && !met.has(Account::kStifler);
    const double stifling = is_pair ? 0.5 * platform.stifling : platform.stifling;
    if (!met.has(Account::kReached)) {
        become_spreader(met, listener, now, out);
        PostDraft draft{
            .key = hash_of(kTellingName, index(listener)), .time = now, .author = listener, .parent = kRumourRoot, .type = PostType::share};
        put(event, 0, draft, out);
    } else if (draws_.bernoulli(stifling, Purpose::rumour_stop, index(id), event.subject)) {
        const auto stop = [&](Account& account) {
            account.flags |= Account::kStifler;
            ++out.tally.stifled;
        };
        if (is_pair) stop(met);
        stop(teller);
        return;
    }
    const std::uint32_t next = event.subject + 1;
    const double wait =
        sample::exponential(draws_.uniform(Purpose::rumour_contact, index(id), next), static_cast<double>(platform.kernel_mean.count()));
    out.events.emplace_back(now + clamped_hours(wait / 3.6e9, around_.scenario.horizon), EventKind::contact, id, next);
}

}  // namespace firebreak
