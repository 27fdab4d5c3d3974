#include "tests/bench/peers/igraph_sir.hpp"

#ifdef FIREBREAK_HAS_IGRAPH
#include <igraph/igraph.h>
#endif

namespace firebreak::bench {

#ifdef FIREBREAK_HAS_IGRAPH

struct IgraphSir::Rows {
    igraph_t graph;
};

IgraphSir::IgraphSir(const FollowerGraph& graph) : rows_{new Rows} {
    igraph_set_error_handler(igraph_error_handler_printignore);
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, static_cast<igraph_integer_t>(graph.follows()));
    igraph_integer_t place = 0;
    for (std::uint32_t author = 0; author < graph.accounts(); ++author) {
        for (const AccountId follower : graph.followers(AccountId{author})) {
            if (index(follower) < author) continue;
            VECTOR(ends)[place++] = author;
            VECTOR(ends)[place++] = index(follower);
        }
    }
    igraph_create(&rows_->graph, &ends, graph.accounts(), IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
    igraph_rng_seed(igraph_rng_default(), 1);
}

IgraphSir::~IgraphSir() { igraph_destroy(&rows_->graph); }

double IgraphSir::state_changes(double infection, double recovery) const {
    igraph_vector_ptr_t results;
    igraph_vector_ptr_init(&results, 0);
    const bool has_failed = igraph_sir(&rows_->graph, infection, recovery, 1, &results) != IGRAPH_SUCCESS;
    double changes = 0.0;
    for (igraph_integer_t i = 0; i < igraph_vector_ptr_size(&results); ++i) {
        auto* const result = static_cast<igraph_sir_t*>(VECTOR(results)[i]);
        changes += static_cast<double>(igraph_vector_size(&result->times));
        igraph_sir_destroy(result);
        igraph_free(result);
    }
    igraph_vector_ptr_destroy(&results);
    return has_failed ? -1.0 : changes;
}

#else

struct IgraphSir::Rows {};

IgraphSir::IgraphSir(const FollowerGraph&) {}
IgraphSir::~IgraphSir() = default;
double IgraphSir::state_changes(double, double) const { return -1.0; }

#endif

}  // namespace firebreak::bench
