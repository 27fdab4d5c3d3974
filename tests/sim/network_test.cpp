// The networks that a scenario can ask for, and who counts as an influencer in them.
#include "tests/sim/run_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace firebreak;

TEST_CASE("every model gives a network of the accounts and, where it says so, of the mean that was asked for") {
    for (const NetworkModel model :
         {NetworkModel::configuration, NetworkModel::communities, NetworkModel::erdos_renyi, NetworkModel::regular,
          NetworkModel::barabasi_albert, NetworkModel::rmat, NetworkModel::uniform_targets, NetworkModel::complete, NetworkModel::empty}) {
        CAPTURE(static_cast<int>(model));
        NetworkParams params;
        params.model = model;
        params.accounts = 4096;
        params.mean_follows = 10.0;
        const Network network = make_network(params);
        CHECK(network.graph.accounts() == 4096);
        CHECK_FALSE(network.summary.empty());
        const double mean = static_cast<double>(network.graph.follows()) / 4096.0;
        if (model == NetworkModel::regular) CHECK(mean == 10.0);
        // Hubs .1 x 91, others .9 x 1; 410 accounts are hubs.
        if (model == NetworkModel::uniform_targets) CHECK(mean == (410.0 * 91.0 + 3686.0) / 4096.0);
        if (model == NetworkModel::erdos_renyi) CHECK(std::abs(mean - 10.0) < 4.0 * std::sqrt(10.0 / 4096.0));
        if (model == NetworkModel::empty) CHECK(network.graph.follows() == 0);
        const Network again = make_network(params);
        CHECK(again.graph.content_hash() == network.graph.content_hash());
    }
}

TEST_CASE("at most one account in a thousand is an influencer, and none has fewer followers than one who is not") {
    for (const double mean : {3.0, 20.0}) {
        for (const NetworkModel model : {NetworkModel::configuration, NetworkModel::regular, NetworkModel::erdos_renyi}) {
            NetworkParams params;
            params.model = model;
            params.accounts = 20'000;
            params.mean_follows = model == NetworkModel::regular ? 4.0 : mean;
            const FollowerGraph graph = make_network(params).graph;
            const std::uint32_t threshold = influencer_threshold(graph);
            std::uint64_t influencers = 0;
            std::uint64_t greatest_other = 0;
            for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
                const std::uint64_t followers = graph.followers_count(AccountId{i});
                if (followers >= threshold) ++influencers;
                else greatest_other = std::max(greatest_other, followers);
            }
            CAPTURE(static_cast<int>(model));
            CHECK(influencers <= 20);
            CHECK(greatest_other < threshold);
            if (model == NetworkModel::configuration) CHECK(influencers > 0);
            if (model == NetworkModel::regular) CHECK(influencers == 0);
        }
    }
}
