#include "engine/scenario/company_mix.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>

namespace firebreak {
namespace {

constexpr std::size_t kFollowingTypes = 5;

// Percent: track and follow / track only / follow only / none. The columns of the chart are rounded and sum to 99 and 101 [V]; the article
// gives only 49 and 28, so its middle splits the remaining 23 as the chart's totals would [D].
ArchetypeShares printed(CompanyMix mix) noexcept {
    switch (mix) {
        case CompanyMix::article: return {49.0, 19.8, 3.2, 28.0};
        case CompanyMix::b2c: return {53.0, 25.0, 4.0, 17.0};
        case CompanyMix::b2b: return {27.0, 22.0, 5.0, 47.0};
        case CompanyMix::release_total: return {40.0, 21.0, 5.0, 34.0};
    }
    return {};
}

std::array<double, kFollowingTypes> following_shares(const CompaniesParams& params) noexcept {
    return {params.leak, params.defensive, params.aggressive, params.fix, params.plan};
}

// `whole` split by `shares` (which sum to 1) into whole numbers, the largest remainders rounded up, the earlier of equals first.
std::vector<std::int64_t> apportioned(std::int64_t whole, std::span<const double> shares) {
    std::vector<std::int64_t> counts;
    std::vector<double> remainders;
    for (const double share : shares) {
        const double exact = static_cast<double>(whole) * share;
        counts.push_back(static_cast<std::int64_t>(std::floor(exact)));
        remainders.push_back(exact - std::floor(exact));
    }
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    const std::int64_t missing = whole - std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    for (std::size_t i = 0; i < static_cast<std::size_t>(std::max<std::int64_t>(missing, 0)); ++i) ++counts[order[i % order.size()]];
    return counts;
}

}  // namespace

const std::vector<Field>& CompaniesParams::fields() {
    using P = CompaniesParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::mix>({.key = "mix", .help = "Shares of companies that track and follow up, only track, only follow up, do neither. 'article': 49/19.8/3.2/28; 'b2c': 53/25/4/17; 'b2b': 27/22/5/47; 'release_total': 40/21/5/34.", .evidence = "Satmetrix, January 2012 [V]; the article's middle and the release's totals [D]", .confidence = Confidence::high}),
        field<&P::count>({.key = "count", .unit = Unit::count, .min = 0, .max = 100'000, .help = "Companies to run, each with its own customers and its own course of events, in place of the one that `strategy` describes; 0: one company."}),
        field<&P::drawing>({.key = "drawing", .min = 0, .max = 9e15, .help = "Which company is of which type: another number, another drawing."}),
        field<&P::leak>({.key = "leak", .unit = Unit::share, .min = 0, .max = 1, .help = "Share, of companies that track and follow up, that answers kindly but never mends a cause (reply_leak).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::defensive>({.key = "defensive", .unit = Unit::share, .min = 0, .max = 1, .help = "The same that justifies itself (defensive).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::aggressive>({.key = "aggressive", .unit = Unit::share, .min = 0, .max = 1, .help = "The same that attacks (aggressive).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::fix>({.key = "fix", .unit = Unit::share, .min = 0, .max = 1, .help = "The same that answers and mends (reply_and_fix).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::plan>({.key = "plan", .unit = Unit::share, .min = 0, .max = 1, .help = "The same with a crisis plan (crisis_plan).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::customers_b2b>({.key = "customers_b2b", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of accounts that are customers where the mix is b2b, in place of crowd.customers.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::public_complaint_b2b>({.key = "public_complaint_b2b", .unit = Unit::share, .min = 0, .max = 1, .help = "The same for crowd.public_complaint.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::size_weight>({.key = "size_weight", .min = 0, .max = 1e6, .help = "Complaint volume of companies that answer over that of the others, on top of what the runs give; a weight in the shares over all companies.", .evidence = "3.6 with b2c, 6.0 with release_total reconcile Satmetrix with Eptica [D]", .confidence = Confidence::medium}),
        field<&P::answering_coverage>({.key = "answering_coverage", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of the complainers of a company with any process of answering that get a reply; used for the consistency test of the surveys only.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::survey_replied>({.key = "survey_replied", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of all complainers that say they got a reply; the target of the same test.", .evidence = "Eptica 2012: 21 % got none [V]", .confidence = Confidence::high}),
    };
    // clang-format on
    return kFields;
}

ArchetypeShares shares_of(CompanyMix mix) noexcept {
    ArchetypeShares shares = printed(mix);
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) share /= sum;
    return shares;
}

TypeShares type_shares(const CompaniesParams& params) noexcept {
    const ArchetypeShares mix = shares_of(params.mix);
    const std::array<double, kFollowingTypes> inside = following_shares(params);
    TypeShares shares{};
    for (std::size_t i = 0; i < kFollowingTypes; ++i) shares[i] = mix[0] * inside[i];
    std::copy(mix.begin() + 1, mix.end(), shares.begin() + kFollowingTypes);
    return shares;
}

Archetype archetype_of(CompanyMix mix, double u) noexcept {
    const ArchetypeShares shares = shares_of(mix);
    double below = 0.0;
    for (std::size_t i = 0; i + 1 < kArchetypes; ++i) {
        below += shares[i];
        if (u < below) return static_cast<Archetype>(i);
    }
    return Archetype::none;
}

std::vector<CompanyType> drawn_companies(const CompaniesParams& params, const Draws& draws) {
    const std::vector<std::int64_t> archetypes = apportioned(params.count, shares_of(params.mix));
    std::vector<std::int64_t> types = apportioned(archetypes[0], following_shares(params));
    types.insert(types.end(), archetypes.begin() + 1, archetypes.end());

    const auto count = static_cast<std::size_t>(params.count);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::uint64_t> keys(count);
    for (std::size_t i = 0; i < count; ++i) keys[i] = draws.bits(Purpose::company_archetype, i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] != keys[b] ? keys[a] < keys[b] : a < b; });

    std::vector<CompanyType> companies(count);
    std::size_t next = 0;
    for (std::size_t type = 0; type < types.size(); ++type) {
        for (std::int64_t i = 0; i < types[type]; ++i) companies[order[next++]] = static_cast<CompanyType>(type);
    }
    return companies;
}

TypeConduct conduct_of(CompanyType type) noexcept {
    switch (type) {
        case CompanyType::leak: return {"reply_leak", true};
        case CompanyType::defensive: return {"defensive", true};
        case CompanyType::aggressive: return {"aggressive", true};
        case CompanyType::fix: return {"reply_and_fix", true};
        case CompanyType::plan: return {"crisis_plan", true};
        case CompanyType::track_only: return {"monitor_silent", true};
        case CompanyType::follow_only: return {"canned", false};
        case CompanyType::none: return {"dead_account", false};
    }
    return {"dead_account", false};
}

std::optional<double> size_weight(const ReplyRecord& answering, double complainers_of_others, double replied) noexcept {
    const double surplus = answering.replied - replied * answering.complainers;
    if (!(surplus > 0.0)) return std::nullopt;
    return replied * complainers_of_others / surplus;
}

std::optional<double> consistent_size_weight(const ArchetypeShares& mix, double coverage, double replied) noexcept {
    double answering = 0.0;
    double others = 0.0;
    for (std::size_t i = 0; i < kArchetypes; ++i) (follows_up(static_cast<Archetype>(i)) ? answering : others) += mix[i];
    return size_weight({answering, coverage * answering}, others, replied);
}

}  // namespace firebreak
