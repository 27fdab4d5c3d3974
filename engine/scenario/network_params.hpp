// The section `network`: a real graph from a file, or a generated one.
#pragma once

#include "engine/params/field.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak {

enum class NetworkModel : std::uint8_t {
    configuration,
    communities,
    erdos_renyi,
    regular,
    barabasi_albert,
    rmat,
    uniform_targets,
    complete,
    empty
};
template <>
struct ChoiceWords<NetworkModel> {
    static constexpr std::array<std::string_view, 9> words{"configuration", "communities",     "erdos_renyi", "regular", "barabasi_albert",
                                                           "rmat",          "uniform_targets", "complete",    "empty"};
};

/// What a line "a b" of an edge list means: b follows a, or a follows b.
enum class EdgeWords : std::uint8_t { unstated, author_follower, follower_author };
template <>
struct ChoiceWords<EdgeWords> {
    static constexpr std::array<std::string_view, 3> words{"unstated", "author-follower", "follower-author"};
};

struct NetworkParams {
    std::string file;
    EdgeWords edges = EdgeWords::unstated;
    bool strict = false;
    NetworkModel model = NetworkModel::configuration;
    std::int64_t accounts = 100'000;
    double mean_follows = 32.5;
    double follower_exponent = 2.05;
    double friend_exponent = 2.67;
    double degree_cap = 0.17;
    bool both_arcs = false;
    double mixing = 0.30;
    double reciprocity = 0.22;
    /// Share of accounts with many followers in `uniform_targets`, and both counts.
    double hub_share = 0.1;
    std::int64_t hub_followers = 91;
    std::int64_t other_followers = 1;
    std::int64_t seed = 1;

    static const std::vector<Field>& fields();
};

}  // namespace firebreak
