// The SIR epidemic of igraph's C library, where it is installed.
#pragma once

#include "engine/graph/follower_graph.hpp"

#include <memory>

namespace firebreak::bench {

class IgraphSir {
  public:
    /// `graph` has every follow both ways; igraph gets one edge for each pair.
    explicit IgraphSir(const FollowerGraph& graph);
    ~IgraphSir();
    IgraphSir(const IgraphSir&) = delete;
    IgraphSir& operator=(const IgraphSir&) = delete;
    /// State changes of an epidemic from one random account; negative without igraph, or when it gave up.
    [[nodiscard]] double state_changes(double infection, double recovery) const;

  private:
    struct Rows;
    std::unique_ptr<Rows> rows_;
};

}  // namespace firebreak::bench
