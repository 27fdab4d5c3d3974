// The shape of what was passed on.
#include "engine/measure/measure_table.hpp"
#include "engine/measure/quantile.hpp"

#include <array>

namespace firebreak {
namespace {

using namespace measure_table_words;

constexpr std::array kTable = {
    MeasureEntry{{"structural_virality", "links",
                  "Mean distance between two posts of a cascade, averaged over the roots that were shared; near 2 for a broadcast, large "
                  "for chains.",
                  kEmergent},
                 [](Facts f) { return f.shared.structural_virality; }},
    MeasureEntry{{"structural_virality_large", "links", "The same over cascades of more than 100 posts.", kEmergent},
                 [](Facts f) { return f.large.structural_virality; }},
    MeasureEntry{{"depth1_fraction", "share",
                  "Shares made directly from the root / shares of the root, averaged over the roots that were shared.", kEmergent},
                 [](Facts f) { return f.shared.direct_share; }},
    MeasureEntry{{"depth1_fraction_large", "share", "The same over cascades of more than 100 posts.", kEmergent},
                 [](Facts f) { return f.large.direct_share; }},
    MeasureEntry{{"depth1_fraction_of_shares", "share", "Shares made directly from a root / all shares.", kEmergent},
                 [](Facts f) { return ratio(f.direct_shares, f.volume.shares()); }},
    MeasureEntry{{"largest_cascade", "posts", "Posts of the largest cascade, its root included.", kEmergent},
                 [](Facts f) { return number(f.largest_cascade); }},
    MeasureEntry{{"large_cascades", "cascades", "Cascades of more than 100 posts.", kEmergent},
                 [](Facts f) { return number(f.large.cascades); }},
    MeasureEntry{{"unshared_fraction", "share", "Roots never shared / roots.", kEmergent},
                 [](Facts f) { return ratio(f.unshared_roots, f.roots); }},
    MeasureEntry{{"effective_gain", "items per item",
                  "Spectral radius of the next-generation matrix at t0: below 1 a large event needs forcing from outside, from 1 on it can "
                  "run away.",
                  kEmergent},
                 [](Facts f) { return f.run.gain; }},
};

}  // namespace

std::span<const MeasureEntry> cascade_measures() { return kTable; }

}  // namespace firebreak
