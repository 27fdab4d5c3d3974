#include "engine/scenario/network_params.hpp"

namespace firebreak {

const std::vector<Field>& NetworkParams::fields() {
    using P = NetworkParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::file>({.key = "file", .help = "Follower graph to read: edge list or CSV (plain or gzip) or .fbgraph; empty: generate one. Relative to the "
                                                "scenario's folder, or to the current folder when given with --set."}),
        field<&P::edges>({.key = "edges", .help = "What a line 'a b' of the file means: 'author-follower' says that b follows a, 'follower-author' that a follows b."}),
        field<&P::strict>({.key = "strict", .help = "Refuse a file with self-loops or duplicates instead of dropping and counting them."}),
        field<&P::model>({.key = "model", .help = "Generator used when no file is given."}),
        field<&P::accounts>({.key = "accounts", .unit = Unit::count, .min = 1, .max = 100'000'000, .help = "Number of accounts to generate.",
                             .evidence = "Higgs Twitter graph has 456,626 [V]", .confidence = Confidence::high}),
        field<&P::mean_follows>({.key = "mean_follows", .unit = Unit::count, .min = 0, .max = 10'000, .help = "Mean number of followers per account (equal to the mean number followed).",
                                 .evidence = "Higgs: 14.86 M follows of 456.6 k accounts [V]", .confidence = Confidence::high}),
        field<&P::follower_exponent>({.key = "follower_exponent", .min = 1.5, .max = 6, .help = "Density exponent of the Pareto law of follower counts.",
                                      .evidence = "KONECT Higgs 2.05 [V]; Kwak 2.276 [V]", .confidence = Confidence::high}),
        field<&P::friend_exponent>({.key = "friend_exponent", .min = 1.5, .max = 6, .help = "Density exponent of the Pareto law of the number of accounts followed.",
                                    .evidence = "KONECT Higgs 2.67 [V]", .confidence = Confidence::high}),
        field<&P::degree_cap>({.key = "degree_cap", .unit = Unit::share, .min = 0.0001, .max = 1, .help = "Largest follower count as a share of all accounts.",
                               .evidence = "8.4 k of 50 k in the feasibility study [D]", .confidence = Confidence::medium}),
        field<&P::both_arcs>({.key = "both_arcs", .help = "Every follow is returned, as in an undirected graph (model: erdos_renyi)."}),
        field<&P::mixing>({.key = "mixing", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of follows that leave the community (model: communities).",
                           .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::reciprocity>({.key = "reciprocity", .unit = Unit::share, .min = 0, .max = 0.6, .help = "Share of follows that are returned (model: communities).",
                                .evidence = "Kwak 22 % [M]", .confidence = Confidence::medium}),
        field<&P::hub_share>({.key = "hub_share", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of accounts with hub_followers followers (model: uniform_targets)."}),
        field<&P::hub_followers>({.key = "hub_followers", .unit = Unit::count, .min = 0, .max = 1'000'000, .help = "Followers of a hub (model: uniform_targets)."}),
        field<&P::other_followers>({.key = "other_followers", .unit = Unit::count, .min = 0, .max = 1'000'000, .help = "Followers of any other account (model: uniform_targets)."}),
        field<&P::seed>({.key = "seed", .min = 0, .max = 9e15, .help = "Seed of the generated graph; every repetition of a run meets the same graph."}),
    };
    // clang-format on
    return kFields;
}

}  // namespace firebreak
