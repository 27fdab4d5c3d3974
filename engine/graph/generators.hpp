// Networks made to measure. Every generator is a function of its parameters and of keyed draws: the same graph for any number of threads.
// Parameters out of range throw InputError. What follows from a parameter exactly, and what on average, is said at each.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/graph/degree_sequence.hpp"
#include "engine/graph/follower_graph.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace firebreak {

/// What happened while a graph was generated.
struct GenerationReport {
    /// Follows first drawn as self-loops or duplicates, then exchanged with others, which keeps every account's counts.
    std::uint64_t rewired = 0;
    /// Follows dropped because no exchange was found, or because the model drops them (R-MAT).
    std::uint64_t removed = 0;
    /// The community of each account, for the community model.
    std::vector<std::uint32_t> communities;
};

/// Heavy-tailed follower and friend counts, otherwise random (Newman, Strogatz and Watts 2001). Reproduces: the mean exactly; both tails
/// (defaults after KONECT's Higgs network, 14.86 M follows among 456.6 k accounts); not reciprocity, communities, or a correlation between
/// the two counts. 1 M accounts: 1 s of processor time for 16 M follows (103 MB), 2 s for 32 M (182 MB); 41.7 M accounts: 115 s for
/// 1.47 G (7.5 GB).
struct ConfigurationModel {
    std::uint32_t accounts = 100'000;
    double mean_follows = 32.5;
    /// Of the densities of follower counts and friend counts.
    double follower_exponent = 2.05;
    double friend_exponent = 2.67;
    /// The largest count, as a share of the accounts.
    double cap = 0.17;
};
[[nodiscard]] FollowerGraph generate(const ConfigurationModel& model, Draws draws, GenerationReport* report = nullptr);

/// Communities and reciprocity, after the LFR benchmark (Lancichinetti and Fortunato 2009), directed. Reproduces: the mean (within .5 %);
/// both tails; Pareto community sizes; the share of follows that leave the community (as an average: celebrities are followed from
/// everywhere, ordinary accounts from nearby); the share of connected pairs that follow each other (.22: Kwak et al. 2010). Does not:
/// clustering beyond the communities, overlap. 1 M accounts, 32 M follows: 9 s of processor time, 580 MB. Hubs larger than their
/// surroundings lose some .3 % of the follows (report->removed), which the returned follows make up for.
struct CommunityModel {
    std::uint32_t accounts = 100'000;
    double mean_follows = 32.5;
    double follower_exponent = 2.05;
    double friend_exponent = 2.67;
    double cap = 0.17;
    double mixing = 0.30;
    double reciprocity = 0.22;
    double community_exponent = 2.0;
    /// Mean and largest size of a community, as shares of the accounts.
    double mean_community = 0.01;
    double largest_community = 0.10;
};
[[nodiscard]] FollowerGraph generate(const CommunityModel& model, Draws draws, GenerationReport* report = nullptr);

/// Every ordered pair (or, with `both_arcs`, every pair) is connected independently, so that an account has `mean_follows` followers on
/// average (Gilbert 1959), by geometric skips (Batagelj and Brandes 2005). Drawn twice rather than stored, one way: 50 ns and 4 bytes per
/// follow; both ways 12 bytes more.
struct ErdosRenyi {
    std::uint32_t accounts = 100'000;
    double mean_follows = 10.0;
    bool both_arcs = false;
};
[[nodiscard]] FollowerGraph generate(const ErdosRenyi& model, Draws draws);

/// Everyone has `degree` neighbours, each followed and following; otherwise random (pairing model, Bollobás 1980). Exact. accounts · degree
/// is even.
struct RegularGraph {
    std::uint32_t accounts = 100'000;
    std::uint32_t degree = 10;
};
[[nodiscard]] FollowerGraph generate(const RegularGraph& model, Draws draws, GenerationReport* report = nullptr);

/// Each new account is tied, both ways, to `links` others in proportion to the ties these have (Barabási and Albert 1999); begins with
/// links + 1 accounts all tied. Reproduces: exactly `links` ties per newcomer, tail exponent 3. Serial, about 50 ns per tie.
struct BarabasiAlbert {
    std::uint32_t accounts = 100'000;
    std::uint32_t links = 10;
};
[[nodiscard]] FollowerGraph generate(const BarabasiAlbert& model, Draws draws);

/// Recursive quadrants (Chakrabarti, Zhan and Faloutsos 2004; defaults of Graph500). `follows` are drawn, twice each, so that they need not
/// be stored; self-loops and duplicates are dropped and reported. Accounts are renamed at random, or the ids would tell the counts. For a
/// number of accounts that is no power of two, see QuadrantDraws. 1 M accounts: 1.3 s of processor time for 16 M follows (118 MB);
/// 41.7 M accounts: 190 s for 1.47 G (6.4 GB).
struct RmatGraph {
    std::uint32_t accounts = std::uint32_t{1} << 20;
    std::uint64_t follows = std::uint64_t{1} << 24;
    double a = 0.57;
    double b = 0.19;
    double c = 0.19;
    bool renames = true;
};
[[nodiscard]] FollowerGraph generate(const RmatGraph& model, Draws draws, GenerationReport* report = nullptr);

/// A random graph in which account i has out_degrees[i] followers and in_degrees[i] friends. The sums must be equal; all counts are kept
/// unless report->removed says otherwise.
[[nodiscard]] FollowerGraph configuration_of(std::span<const std::uint32_t> out_degrees, std::span<const std::uint32_t> in_degrees,
                                             Draws draws, GenerationReport* report = nullptr);

/// Account i has exactly out_degrees[i] followers, any set of others as likely: friend counts are then Poisson (in large graphs).
[[nodiscard]] FollowerGraph uniform_targets(std::span<const std::uint32_t> out_degrees, Draws draws);

/// A random undirected graph, as follows both ways, in which account i has degrees[i] neighbours. The sum must be even.
[[nodiscard]] FollowerGraph undirected_configuration(std::span<const std::uint32_t> degrees, Draws draws,
                                                     GenerationReport* report = nullptr);

}  // namespace firebreak
